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

type Line = { call: string; ok: boolean; result?: { id: string; number?: string } }

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
  const ids: Record<string, { id: string }> = {}
  const first = start(
    {
      steps: [
        { call: 'office.setUp', input: testOffice },
        { call: 'supplies.saveDepot', input: { name: '镇储备库' } },
        { call: 'supplies.saveItem', input: { name: '救生衣', unit: '件' } },
      ],
    },
    (line) => {
      if (line.result) ids[line.call] = line.result
    },
  )
  expect(await ended(first)).toBe(0)
  const depotId = ids['supplies.saveDepot']?.id
  const itemId = ids['supplies.saveItem']?.id

  const people = new Set<string>()
  const documents = new Set<string>()
  let killed = 0
  while (people.size + documents.size < commands || killed < kills) {
    let sinceStart = 0
    // Some starts live long, some die in their first moments.
    const lives = killed < kills ? Math.floor(Math.random() * 180) : Number.POSITIVE_INFINITY
    const child = start(
      {
        steps: [
          {
            call: 'people.save',
            input: { name: '李卫东$i', phones: [{ kind: 'mobile', number: '100 0000 0001' }] },
            repeat: 60,
          },
          {
            call: 'supplies.receive',
            input: { depotId, lines: [{ itemId, quantity: 3, lotNumber: 'L$i' }] },
            repeat: 60,
          },
        ],
      },
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
    expect(
      db
        .prepare(
          'SELECT count(*) AS n FROM stock_documents d WHERE NOT EXISTS (SELECT 1 FROM stock_movements m WHERE m.document_id = d.id)',
        )
        .get(),
    ).toEqual({ n: 0 })
    expect(
      db
        .prepare(
          `SELECT count(*) AS n FROM (SELECT lot_id, depot_id, bin, status, sum(quantity) AS q FROM stock_movements GROUP BY 1, 2, 3, 4) m
           JOIN stock_balances b USING (lot_id, depot_id, bin, status) WHERE b.quantity <> m.q`,
        )
        .get(),
    ).toEqual({ n: 0 })
    const numbers = db
      .prepare<[], { number: string }>(
        "SELECT number FROM stock_documents WHERE kind = 'receive' ORDER BY number",
      )
      .all()
    expect(numbers.map(({ number }) => Number(number.split('-')[2]))).toEqual(numbers.map((_, i) => i + 1))
    db.close()
  }
  expect(killed).toBeGreaterThanOrEqual(kills)
  expect(people.size + documents.size).toBeGreaterThanOrEqual(commands)
}, 300_000)
