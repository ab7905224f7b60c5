import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, expect, it } from 'vitest'
import type { Job } from '../../main/host/jobs'
import { testOffice } from '../helpers/host'

const root = join(import.meta.dirname, '..', '..')
const entry = join(root, 'out', 'main', 'host.js')
const profile = mkdtempSync(join(tmpdir(), 'youbei-kill-'))
const database = join(profile, 'office', 'youbei.db')
afterAll(() => rmSync(profile, { recursive: true, force: true }))

const commands = 2_000
const kills = 20

type Result = { id: string; rows?: readonly { lotId: string }[] }
type Line = { call: string; name?: string; ok: boolean; result?: Result }

/** Movements of a document of one line here: out of one place, into another, damaged goods apart. */
const movements = { receive: 1, adjust: 1, transfer: 2, arrive: 3, lend: 2, 'give-back': 3 }

/** The real data host as a process of its own, printing a line for each command that it confirmed. */
function start(job: Job, onLine: (line: Line) => void): ChildProcess {
  const file = join(profile, 'job.json')
  writeFileSync(file, JSON.stringify(job))
  const child = spawn(process.execPath, [entry, '--job', file, '--profile', profile], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let rest = ''
  child.stdout?.on('data', (chunk: Buffer) => {
    const lines = (rest + chunk.toString()).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) onLine(JSON.parse(line) as Line)
  })
  return child
}

const ended = (child: ChildProcess) =>
  new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)))

const open = () => new Sqlite(database, { nativeBinding: process.env.YOUBEI_SQLITE_BINDING })

it('is killed 20 times in the middle of 2,000 commands and never loses one that was confirmed', async () => {
  expect(existsSync(entry), 'the program must be built first: npm run build').toBe(true)
  const made: Record<string, Result> = {}
  const first = start(
    {
      steps: [
        { call: 'office.setUp', input: testOffice },
        { call: 'supplies.saveDepot', name: 'depot', input: { name: '镇储备库' } },
        { call: 'supplies.saveDepot', name: 'second', input: { name: '村储备点' } },
        { call: 'supplies.saveItem', name: 'item', input: { name: '救生衣', unit: '件' } },
        {
          call: 'supplies.receive',
          input: { depotId: '$depot.id', lines: [{ itemId: '$item.id', quantity: 1_000_000 }] },
        },
        { call: 'supplies.listStock', name: 'stock' },
      ],
    },
    (line) => {
      if (line.name && line.result) made[line.name] = line.result
    },
  )
  expect(await ended(first)).toBe(0)
  const depotId = made.depot?.id
  const toDepotId = made.second?.id
  const itemId = made.item?.id
  const lotId = made.stock?.rows?.[0]?.lotId
  const taken = { depotId, deviation: '试', lines: [{ lotId, quantity: 4 }] }
  const settled = [{ lotId, quantity: 2, damaged: 1, missing: 1 }]
  const adjusted = [{ lotId, quantity: 3 }]
  const oneOfEach = (round: number) => [
    {
      call: 'people.save',
      input: { name: `李卫东${round}`, phones: [{ kind: 'mobile', number: '100 0000 0001' }] },
    },
    {
      call: 'supplies.receive',
      input: { depotId, lines: [{ itemId, quantity: 3, lotNumber: `L${round}` }] },
    },
    { call: 'supplies.transfer', name: 'sent', input: { ...taken, toDepotId } },
    { call: 'supplies.lend', name: 'lent', input: taken },
    { call: 'supplies.arrive', input: { documentId: '$sent.id', reason: '试', lines: settled } },
    { call: 'supplies.giveBack', input: { documentId: '$lent.id', reason: '试', lines: settled } },
    { call: 'supplies.adjust', input: { depotId, reason: '试', lines: adjusted } },
  ]

  const people = new Set<string>()
  const documents = new Set<string>()
  let killed = 0
  while (people.size + documents.size < commands || killed < kills) {
    let sinceStart = 0
    // Some starts live long, some die in their first moments.
    const lives = killed < kills ? Math.floor(Math.random() * 180) : Number.POSITIVE_INFINITY
    const child = start(
      { steps: Array.from({ length: 20 }, (_, round) => oneOfEach(round)).flat() },
      (line) => {
        if (!line.ok || !line.result) throw new Error(`refused: ${JSON.stringify(line)}`)
        if (line.call === 'people.save') people.add(line.result.id)
        else documents.add(line.result.id)
        if (++sinceStart >= lives) child.kill('SIGKILL')
      },
    )
    const code = await ended(child)
    if (code !== 0) killed++

    const db = open()
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(db.pragma('foreign_key_check')).toEqual([])
    const has = (table: string) => {
      const rows = db.prepare<[], { id: string }>(`SELECT id FROM ${table}`).all()
      return new Set(rows.map((row) => row.id))
    }
    const [peopleThere, documentsThere] = [has('people'), has('stock_documents')]
    expect([...people].filter((id) => !peopleThere.has(id))).toEqual([])
    expect([...documents].filter((id) => !documentsThere.has(id))).toEqual([])
    // Nothing half-done: documents without lines, balances beside the ledger, gaps in the numbers.
    const lines = db
      .prepare<[], { kind: keyof typeof movements; n: number }>(
        `SELECT d.kind, (SELECT count(*) FROM stock_movements m WHERE m.document_id = d.id) AS n
         FROM stock_documents d`,
      )
      .all()
    expect(lines.filter(({ kind, n }) => n !== movements[kind])).toEqual([])
    expect(
      db
        .prepare(
          `SELECT lot_id, depot_id, bin, status, sum(quantity) AS q FROM stock_movements GROUP BY 1, 2, 3, 4
           EXCEPT SELECT lot_id, depot_id, bin, status, quantity FROM stock_balances`,
        )
        .all(),
    ).toEqual([])
    const numbers = db
      .prepare<[], { kind: string; number: string }>(
        'SELECT kind, number FROM stock_documents ORDER BY kind, number',
      )
      .all()
    const next = new Map<string, number>()
    for (const { kind, number } of numbers) {
      next.set(kind, (next.get(kind) ?? 0) + 1)
      expect(Number(number.split('-')[2])).toBe(next.get(kind))
    }
    db.close()
  }
  expect(killed).toBeGreaterThanOrEqual(kills)
  expect(people.size + documents.size).toBeGreaterThanOrEqual(commands)
}, 300_000)
