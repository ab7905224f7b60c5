import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { migrate } from '../../../database/migrate'
import { openRaw, temporaryFolder } from '../../helpers/database'

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.clear())

const before = 5
const nothing = async () => undefined

const rows = `
  INSERT INTO depots (id, owner, rev, created_at, updated_at, name, level, address, keeper, phones, remark)
    VALUES ('d1', '990001100000', 'r1', 1, 1, '镇储备库', 'township', '', '', '[]', '');
  INSERT INTO items (id, owner, rev, created_at, updated_at, name, spec, unit, decimals, category, gbt38565_code, remark, initials)
    VALUES ('i1', '990001100000', 'r2', 1, 1, '救生衣', '', '件', 0, '', '', '', 'jsy');
  INSERT INTO lots (id, owner, rev, created_at, updated_at, item_id, number, source, supplier, remark)
    VALUES ('l1', '990001100000', 'r3', 1, 1, 'i1', 'A', '', '', '');
  INSERT INTO stock_documents (id, owner, rev, created_at, updated_at, kind, number, depot_id, happened_at, note, user_name)
    VALUES ('s1', '990001100000', 'r5', 5, 5, 'receive', 'RK-2026-0001', 'd1', 4, '', '张敏');
  INSERT INTO stock_movements VALUES (1, 's1', 1, 'receive', 'd1', 'l1', 'A1', 'here', 10, 4, 5);
`

const count = (id: string, number: string, more = "'counting', NULL") => `
  INSERT INTO stock_counts (id, owner, rev, created_at, updated_at, number, state, submitted_by, depot_id, category, bins,
    blind, together, sections, note, snapshot_at, snapshot_movement, started_by, uncounted_kept)
    SELECT '${id}', '990001100000', 'r9', 9, 9, '${number}', column1, column2, 'd1', '', '[]', 0, 'conflict', '[]', '', 9, 1, '', 0
    FROM (VALUES (${more}))`
const line = (id: string, countId: string, more = "'l1', 10, 0, 1") => `
  INSERT INTO stock_count_lines (id, count_id, position, depot_id, item_id, lot_id, bin, status, book, found, open, lot_number)
    SELECT '${id}', '${countId}', 1, 'd1', 'i1', column1, 'A1', 'here', column2, column3, column4, 'A' FROM (VALUES (${more}))`

async function migrated() {
  const db = openRaw(join(folder.path, 'youbei.db'))
  await migrate(db, nothing, before)
  db.pragma('foreign_keys = ON')
  db.exec(rows)
  await migrate(db, nothing, before + 1)
  return db
}

it('leaves the ledger as it was', async () => {
  const db = await migrated()
  expect(db.prepare('SELECT lot_id, bin, quantity FROM stock_balances').raw().all()).toEqual([
    ['l1', 'A1', 10],
  ])
  expect(db.pragma('foreign_key_check')).toEqual([])
  db.close()
})

it('keeps a lot in a bin on one open count, and a settled count as it is', async () => {
  const db = await migrated()
  db.exec(count('c1', 'PD-2026-0001'))
  db.exec(count('c2', 'PD-2026-0002'))
  db.exec(line('n1', 'c1'))
  expect(() => db.exec(line('n2', 'c2'))).toThrow('UNIQUE')
  db.exec("UPDATE stock_count_lines SET open = 0 WHERE id = 'n1'")
  db.exec(line('n2', 'c2'))
  expect(() => db.exec(count('c3', 'PD-2026-0002'))).toThrow('UNIQUE')
  expect(() => db.exec(count('c3', 'PD-2026-0003', "'submitted', NULL"))).toThrow('CHECK')
  db.exec("UPDATE stock_counts SET state = 'cancelled' WHERE id = 'c1'")
  expect(() => db.exec("UPDATE stock_counts SET state = 'counting' WHERE id = 'c1'")).toThrow('settled')
  // A found thing has no book figure, and only a found thing has no lot.
  expect(() => db.exec(line('n3', 'c1', "'l1', 3, 1, 0"))).toThrow('CHECK')
  expect(() => db.exec(line('n3', 'c1', 'NULL, 0, 0, 0'))).toThrow('CHECK')
  db.close()
})

it('lets nobody change a signed step, or a receipt twice, or approve more than was asked', async () => {
  const db = await migrated()
  db.exec("INSERT INTO supplies_steps VALUES ('t1', 'q1', 'asked', 1, 'u', '张敏', '', '', NULL)")
  expect(() => db.exec("UPDATE supplies_steps SET opinion = '改'")).toThrow('append-only')
  expect(() => db.exec('DELETE FROM supplies_steps')).toThrow('append-only')
  db.exec(`INSERT INTO stock_requests (id, owner, rev, created_at, updated_at, number, state, asked_at, unit, person, phone, purpose,
    deliver_to, remark, closed) VALUES ('q1', '990001100000', 'r', 1, 1, 'SL-2026-0001', 'asked', 1, '东坪村', '', '', '', '', '', 0)`)
  db.exec(`INSERT INTO stock_request_lines (id, owner, rev, created_at, updated_at, request_id, position, item_id, asked, approved, remark)
    VALUES ('m1', '990001100000', 'r', 1, 1, 'q1', 0, 'i1', 5, NULL, '')`)
  expect(() => db.exec("UPDATE stock_request_lines SET approved = 6 WHERE id = 'm1'")).toThrow('CHECK')
  expect(() => db.exec("UPDATE stock_requests SET state = 'approved' WHERE id = 'q1'")).toThrow('CHECK')
  db.exec("INSERT INTO stock_request_issues VALUES ('x1', 'q1', 'm1', 's1', 5, NULL)")
  expect(() => db.exec("UPDATE stock_request_issues SET received = 6 WHERE id = 'x1'")).toThrow('CHECK')
  db.exec("UPDATE stock_request_issues SET received = 5 WHERE id = 'x1'")
  expect(() => db.exec("UPDATE stock_request_issues SET received = 4 WHERE id = 'x1'")).toThrow('settled')
  db.close()
})
