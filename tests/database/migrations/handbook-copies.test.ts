import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { migrate } from '../../../database/migrate'
import { migrations } from '../../../database/migrations/index'
import { openRaw, temporaryFolder } from '../../helpers/database'

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.clear())

it('keeps papers, and lets every copy have one number and be in one place', async () => {
  const db = openRaw(join(folder.path, 'youbei.db'))
  for (const { sql } of migrations.filter(({ version }) => version < 9)) db.exec(sql)
  db.pragma('user_version = 8')
  db.exec(`INSERT INTO handbooks (id, owner, rev, created_at, updated_at, title, version, pages, bytes, parts, made_at)
    VALUES ('h1', '990001100000', 'r', 1, 1, '手册', 1, 40, 1000, '[]', 1)`)
  await migrate(db, async () => undefined)
  expect(db.prepare('SELECT title FROM handbooks').get()).toEqual({ title: '手册' })

  const run = db.prepare(
    `INSERT INTO print_runs (id, owner, rev, created_at, updated_at, number, kind, handbook_id, from_id, binder, copies,
       first_number, last_number, printed_on, user_name, note)
     VALUES (@id, '990001100000', 'r', 1, 1, @id, @kind, 'h1', @from, '[]', @copies, @first, @last, '2026-11-22', '', '')`,
  )
  run.run({ id: 'r1', kind: 'whole', from: null, copies: 5, first: 1, last: 5 })
  // Numbers are as many as copies; change pages have none and start from an edition.
  expect(() => run.run({ id: 'r2', kind: 'whole', from: null, copies: 5, first: 6, last: 9 })).toThrow(
    /CHECK/,
  )
  expect(() => run.run({ id: 'r2', kind: 'change', from: null, copies: 5, first: null, last: null })).toThrow(
    /CHECK/,
  )
  run.run({ id: 'r2', kind: 'change', from: 'h1', copies: 5, first: null, last: null })

  const holding = db.prepare(
    `INSERT INTO print_holdings (id, owner, rev, created_at, updated_at, run_id, handbook_id, first_number, last_number,
       holder, unit, phone, given_on, state, ended_on, note)
     VALUES (@id, '990001100000', 'r', 1, 1, 'r1', 'h1', @first, @last, '李四', '', '', '2026-11-22', @state, @ended, '')`,
  )
  holding.run({ id: 'c1', first: 1, last: 3, state: 'held', ended: null })
  expect(() => holding.run({ id: 'c2', first: 3, last: 4, state: 'held', ended: null })).toThrow(
    /given out already/,
  )
  expect(() => holding.run({ id: 'c2', first: 4, last: 4, state: 'lost', ended: null })).toThrow(/CHECK/)
  holding.run({ id: 'c2', first: 4, last: 5, state: 'lost', ended: '2026-11-23' })
  db.close()
})
