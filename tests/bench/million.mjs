import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runJob } from './data.mjs'

/**
 * An office whose ledger has a million entries: 20 depots, 2,000 items, 10,000 lots, 100,000 documents over five
 * years. Set up by the program; the entries are written through SQLite with every trigger and check of the schema, so
 * that balances and totals are what the program would have made. Kept for the next run.
 */
export const million = {
  depots: 20,
  items: 2_000,
  lots: 10_000,
  movements: 1_000_000,
  linesPerDocument: 10,
  years: 5,
}

/**
 * The profile's folder, copied from the one that is kept for this state of the schema; with fewer entries for what is
 * compared with the million: the same depots, items and lots.
 */
export async function millionProfile(ctx, into, movements = million.movements) {
  const key = createHash('sha256')
    .update(readFileSync(join(ctx.root, 'tests', 'database', 'schema.snapshot.sql')))
    .update(readFileSync(import.meta.filename))
    .update(String(movements))
    .digest('hex')
    .slice(0, 12)
  const kept = join(tmpdir(), `youbei-bench-million-${key}`)
  if (!existsSync(kept)) make(ctx, kept, movements)
  cpSync(kept, into, { recursive: true })
  return into
}

/** A raw connection to the profile's database, with the runtime's binding. */
export function openProfile(ctx, profile, options = {}) {
  const Sqlite = createRequire(import.meta.url)('better-sqlite3')
  return new Sqlite(join(profile, 'office', 'youbei.db'), {
    ...options,
    ...(ctx.sqliteBinding ? { nativeBinding: ctx.sqliteBinding } : {}),
  })
}

function make(ctx, kept, movements) {
  process.stdout.write(`准备 ${movements} 行台账（只做一次）… Making a ledger of ${movements} lines …\n`)
  const part = `${kept}.part`
  rmSync(part, { recursive: true, force: true })
  mkdirSync(part, { recursive: true })
  runJob(ctx, part, {
    steps: [
      {
        call: 'office.setUp',
        input: {
          division: { code: '990001100000', name: '清源镇', path: '示例省示例市示例县' },
          officeName: '清源镇应急管理服务中心',
          administratorName: '张敏',
        },
      },
      { call: 'supplies.saveDepot', input: { name: '储备点0' } },
      { call: 'supplies.saveItem', input: { name: '物资0', unit: '件', category: 'YB-202-01' } },
    ],
  })
  const db = openProfile(ctx, part)
  db.pragma('journal_mode = WAL')
  db.pragma('foreign_keys = ON')
  db.pragma('synchronous = OFF')
  db.pragma('cache_size = -262144')
  withoutIndexes(db, 'stock_movements', () => fill(db, movements))
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.close()
  renameSync(part, kept)
}

const id = (kind, n) => `0189000${kind}-0000-7000-8000-${String(n).padStart(12, '0')}`

/** Copies of the rows the program made, under other ids: columns that a later version adds keep their defaults. */
function copies(db, table, source, count, idOf, changes) {
  const row = db.prepare(`SELECT * FROM ${table} WHERE id = ?`).get(source)
  const generated = new Set(
    db
      .prepare(`SELECT name, hidden FROM pragma_table_xinfo('${table}')`)
      .all()
      .filter((column) => column.hidden !== 0)
      .map((column) => column.name),
  )
  const columns = Object.keys(row).filter((column) => !generated.has(column))
  const insert = db.prepare(
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((c) => `@${c}`).join(', ')})`,
  )
  for (let n = 0; n < count; n++) insert.run({ ...row, id: idOf(n), rev: `r${table}${n}`, ...changes(n) })
}

/** A million rows go in faster when their indexes are made afterwards; they are made as the schema has them. */
function withoutIndexes(db, table, fn) {
  const indexes = db
    .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL")
    .all(table)
  for (const { name } of indexes) db.exec(`DROP INDEX ${name}`)
  fn()
  for (const { sql } of indexes) db.exec(sql)
}

function fill(db, movements) {
  const depot = db.prepare('SELECT id FROM depots').get().id
  const item = db.prepare('SELECT id FROM items').get().id
  const groups = ['YB-101-04', 'YB-102-01', 'YB-103-01', 'YB-201-01', 'YB-202-01', 'YB-301-01', 'YB-302-01']
  const now = Date.now()
  const start = now - million.years * 365 * 86_400_000
  const day = (at) => new Date(at).toISOString().slice(0, 10)
  db.transaction(() => {
    copies(
      db,
      'depots',
      depot,
      million.depots,
      (n) => id(1, n),
      (n) => ({ name: `储备库${n}` }),
    )
    copies(
      db,
      'items',
      item,
      million.items,
      (n) => id(2, n),
      (n) => ({
        name: `物资${n}号`,
        initials: `wz${n}h`,
        category: groups[n % groups.length],
      }),
    )
    const lot = db.prepare(
      `INSERT INTO lots (id, owner, rev, created_at, updated_at, item_id, number, produced_on, expires_on, source, supplier,
         price_fen, remark, source_kind, donor)
       VALUES (?, '990001100000', ?, ?, ?, ?, ?, ?, ?, '', '', ?, '', ?, ?)`,
    )
    for (let n = 0; n < million.lots; n++) {
      const made = start + (n % 1_000) * 86_400_000
      const donated = n % 50 === 0
      lot.run(
        id(3, n),
        `rl${n}`,
        made,
        made,
        id(2, n % million.items),
        `L${n}`,
        day(made),
        day(made + 1_500 * 86_400_000),
        100 + (n % 900),
        donated ? 'donation' : 'purchase',
        donated ? `捐赠人${n % 40}` : '',
      )
    }
  })()
  const document = db.prepare(
    `INSERT INTO stock_documents (id, owner, rev, created_at, updated_at, kind, number, depot_id, happened_at, note, user_name)
     VALUES (?, '990001100000', ?, ?, ?, ?, ?, ?, ?, '', '张敏')`,
  )
  const movement = db.prepare(
    `INSERT INTO stock_movements (document_id, line, kind, depot_id, lot_id, bin, status, quantity, happened_at, entered_at)
     VALUES (?, ?, ?, ?, ?, '', 'here', ?, ?, ?)`,
  )
  const documents = movements / million.linesPerDocument
  const perDepot = million.lots / million.depots
  const batch = 5_000
  for (let from = 0; from < documents; from += batch)
    db.transaction(() => {
      for (let n = from; n < Math.min(documents, from + batch); n++) {
        const at = start + Math.floor((n / documents) * (now - start))
        const place = n % million.depots
        const round = Math.floor(n / million.depots)
        // Every lot comes in first, then goes in and out by turns: its depot is gone through once in a cycle.
        const cycle = Math.floor((round * million.linesPerDocument) / perDepot)
        const kind = cycle < 2 || (round + cycle) % 2 === 0 ? 'receive' : 'issue'
        document.run(
          id(4, n),
          `rd${n}`,
          at,
          at,
          kind,
          `${kind === 'receive' ? 'RK' : 'CK'}-M-${n}`,
          id(1, place),
          at,
        )
        for (let line = 0; line < million.linesPerDocument; line++) {
          const within = (round * million.linesPerDocument + line) % perDepot
          const quantity = kind === 'receive' ? 2 + (line % 3) : -1
          movement.run(
            id(4, n),
            line + 1,
            kind,
            id(1, place),
            id(3, place * perDepot + within),
            quantity,
            at,
            at,
          )
        }
      }
    })()
}
