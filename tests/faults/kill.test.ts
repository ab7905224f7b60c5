import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, expect, it } from 'vitest'
import type { Job } from '../../main/host/jobs'
import { testOffice } from '../helpers/host'
import { place, type Status } from '../helpers/ledger-model'
import { dice, type Known, Plan } from '../helpers/ledger-plan'
import { depotNames, lotExpiry, lotNumbers, type Snapshot, sorted, World } from '../helpers/ledger-world'

const root = join(import.meta.dirname, '..', '..')
const entry = join(root, 'out', 'main', 'host.js')
const profile = mkdtempSync(join(tmpdir(), 'youbei-kill-'))
const database = join(profile, 'office', 'youbei.db')
afterAll(() => rmSync(profile, { recursive: true, force: true }))

const commands = 2_000
const kills = 20
/** Commands planned for one life of the program; it is mostly killed before their end. */
const perLife = 200

type Answer = { id?: string; number?: string; rows?: readonly { lotId: string; lotNumber: string }[] }
type Line = { call: string; name?: string; ok: boolean; result?: Answer; error?: unknown }

/** The real data host as a process of its own, printing a line for each command that it answered. */
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
  new Promise<NodeJS.Signals | null>((resolve) => child.once('close', (_code, signal) => resolve(signal)))

const open = () => new Sqlite(database, { nativeBinding: process.env.YOUBEI_SQLITE_BINDING })

/** An office with something in it, and the model of the same. */
async function setUp(): Promise<{ world: World; known: Known }> {
  const begin = new Date()
  begin.setHours(0, 0, 0, 0)
  const happenedAt = begin.getTime() - 13 * 86_400_000
  const quantity = 60
  const lines = lotNumbers.map((lotNumber, lot) => ({
    itemId: '$item.id',
    quantity,
    lotNumber,
    expiresOn: lotExpiry[lot],
  }))
  const made: Record<string, Answer> = {}
  const first = start(
    {
      steps: [
        { call: 'office.setUp', input: testOffice },
        ...depotNames.map((name, n) => ({ call: 'supplies.saveDepot', name: `depot${n}`, input: { name } })),
        { call: 'supplies.saveItem', name: 'item', input: { name: '救生衣', unit: '件' } },
        { call: 'supplies.receive', input: { depotId: '$depot0.id', happenedAt, lines } },
        { call: 'supplies.listStock', name: 'stock' },
      ],
    },
    (line) => {
      if (line.name && line.result) made[line.name] = line.result
    },
  )
  await ended(first)
  const world = new World()
  const changes = lotNumbers.map((_, lot) => ({ place: place(0, lot, ''), quantity }))
  const lots = lotNumbers.map((_, lot) => lot)
  world.undo.push([
    world.book({ id: '', kind: 'receive', at: happenedAt, changes, lots, reversed: false, follows: null }),
  ])
  const stock = made.stock?.rows ?? []
  return {
    world,
    known: {
      depots: depotNames.map((_, n) => made[`depot${n}`]?.id ?? ''),
      itemId: made.item?.id ?? '',
      itemName: '救生衣',
      lots: lotNumbers.map((number) => stock.find((row) => row.lotNumber === number)?.lotId ?? ''),
      documents: new Map(),
      requests: new Map(),
      start: happenedAt,
    },
  }
}

/** What the database says after a restart, in the words of the model; refuses a ledger that contradicts itself. */
function read({ depots, lots }: Known) {
  const db = open()
  const all = <R>(sql: string) => db.prepare<[], R>(sql).all()
  try {
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(db.pragma('foreign_key_check')).toEqual([])
    expect(
      all(`SELECT * FROM (SELECT lot_id, depot_id, bin, status, sum(quantity) AS q FROM stock_movements GROUP BY 1, 2, 3, 4) m
        FULL JOIN stock_balances b USING (lot_id, depot_id, bin, status) WHERE coalesce(m.q, 0) <> coalesce(b.quantity, 0)`),
    ).toEqual([])
    // Every number up to the last of its kind is there, once.
    expect(
      all(`SELECT n.kind, n.last, count(s.number) AS there, count(DISTINCT s.number) AS numbers FROM document_numbers n
        LEFT JOIN (SELECT kind, number FROM stock_documents UNION ALL SELECT 'request', number FROM stock_requests) s
          ON s.kind = n.kind AND substr(s.number, 4, 4) = CAST(n.year AS TEXT)
        GROUP BY n.kind, n.year HAVING there <> n.last OR numbers <> n.last`),
    ).toEqual([])
    const documents = all<{ id: string; number: string }>('SELECT id, number FROM stock_documents')
    const numbers = new Map<string, number>()
    const requests = all<{ id: string; number: string; state: string; line: string; issued: number }>(
      `SELECT r.id, r.number, r.state, l.id AS line,
         (SELECT coalesce(sum(i.quantity), 0) FROM stock_request_issues i WHERE i.request_id = r.id) AS issued
       FROM stock_requests r JOIN stock_request_lines l ON l.request_id = r.id`,
    )
    for (const { number } of [...documents, ...requests])
      numbers.set(number.slice(0, 7), (numbers.get(number.slice(0, 7)) ?? 0) + 1)
    const balances = all<{
      depot: string
      lot: string
      bin: string
      status: Status
      quantity: number
      reserved: number
    }>(
      'SELECT depot_id AS depot, lot_id AS lot, bin, status, quantity, reserved FROM stock_balances WHERE quantity <> 0 OR reserved <> 0',
    ).map((row) => ({
      ...row,
      where: place(depots.indexOf(row.depot), lots.indexOf(row.lot), row.bin, row.status),
    }))
    const snapshot: Snapshot = {
      balances: sorted(balances.map(({ where, quantity }) => [where, quantity] as const)),
      reserved: sorted(
        balances.filter((row) => row.reserved !== 0).map(({ where, reserved }) => [where, reserved] as const),
      ),
      numbers: sorted(numbers),
      reversals: sorted(
        all<{ number: string; reversed: string }>(
          'SELECT s.number, r.number AS reversed FROM stock_documents s JOIN stock_documents r ON r.id = s.reverses_id',
        ).map((row) => [row.number, row.reversed] as const),
      ),
      requests: sorted(requests.map((row) => [row.number, `${row.state} ${row.issued}`] as const)),
      people: all<{ n: number }>('SELECT count(*) AS n FROM people')[0]?.n ?? 0,
    }
    return {
      snapshot,
      documents: new Map(documents.map(({ id, number }) => [number, id])),
      requests: new Map(requests.map(({ number, id, line }) => [number, { id, lineId: line }])),
    }
  } finally {
    db.close()
  }
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

it('agrees with the model after each of 20 kills in the middle of 2,000 random commands', async () => {
  expect(existsSync(entry), 'the program must be built first: npm run build').toBe(true)
  let { world, known } = await setUp()
  const seed = Math.floor(Math.random() * 2 ** 31)
  const roll = dice(seed)
  const tally: Record<string, number> = {}
  const count = (name: string) => {
    tally[name] = (tally[name] ?? 0) + 1
  }
  let answered = 0
  let killed = 0
  for (let life = 0; answered < commands || killed < kills; life++) {
    const before = world.clone()
    const planned = new Plan(world, known, seed + life, perLife)
    // Some lives are long, some end in their first moments; the last ones are left alone.
    const lives = killed < kills ? 1 + roll(perLife - 10) : Number.POSITIVE_INFINITY
    const moment = roll(12)
    const wrong: unknown[] = []
    let done = 0
    const child = start(
      { steps: planned.steps.map(({ call, input, name }) => ({ call, input, name })) },
      (line) => {
        const step = planned.steps[done++]
        if (line.ok !== step?.ok || (step.number && line.result?.number !== step.number))
          wrong.push({ step, line })
        if (step) count(step.ok ? step.kind : `${step.kind} refused`)
        if (done === lives) setTimeout(() => child.kill('SIGKILL'), moment)
      },
    )
    const signal = await ended(child)
    expect(wrong.slice(0, 1), `seed ${seed}, life ${life}`).toEqual([])
    expect(signal === 'SIGKILL' || done === perLife, `seed ${seed}, life ${life}`).toBe(true)
    answered += done
    if (signal === 'SIGKILL') killed++

    const { snapshot, ...ids } = read(known)
    // What was answered is there; of the command that was under way nothing, or all of it.
    const whole = !same(snapshot, planned.snapshots[done]) && same(snapshot, planned.snapshots[done + 1])
    if (!whole)
      expect(snapshot, `seed ${seed}, life ${life}, command ${done}`).toEqual(planned.snapshots[done])
    if (signal === 'SIGKILL') count(whole ? 'kill after the commit' : 'kill before the commit')
    const there = done + (whole ? 1 : 0)
    world = before
    new Plan(world, known, seed + life, there)
    known = { ...known, ...ids }
  }
  process.stdout.write(
    `commands between kills: ${answered}, kills: ${killed}, ${JSON.stringify(sorted(Object.entries(tally)))}\n`,
  )
  expect(killed).toBeGreaterThanOrEqual(kills)
  expect(answered).toBeGreaterThanOrEqual(commands)
  for (const kind of [
    'receive',
    'issue',
    'transfer',
    'arrive',
    'lend',
    'give-back',
    'reverse',
    'undo',
    'import',
    'approve',
    'hand-out',
  ])
    expect(tally[kind] ?? 0, kind).toBeGreaterThan(10)
  // Twenty starts of the program: a minute on a quiet machine, several beside other work.
}, 900_000)
