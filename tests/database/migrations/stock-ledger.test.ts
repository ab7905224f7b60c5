import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { migrate } from '../../../database/migrate'
import { openRaw, temporaryFolder } from '../../helpers/database'

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.clear())

const before = 3
const nothing = async () => undefined

/** An office that received, issued and took an issue back with the version before. */
const rows = `
  INSERT INTO depots VALUES ('d1', '990001100000', 'r1', 1, 1, NULL, '镇储备库', 'township', NULL, '', '', '[]', '');
  INSERT INTO items (id, owner, rev, created_at, updated_at, name, spec, unit, decimals, category, gbt38565_code,
    shelf_life_months, remark, initials)
    VALUES ('i1', '990001100000', 'r2', 1, 1, '救生衣', '', '件', 0, '', '', NULL, '', 'jsy');
  INSERT INTO lots VALUES ('l1', '990001100000', 'r3', 1, 1, NULL, 'i1', 'A', NULL, NULL, '上级调拨', '', NULL, '');
  INSERT INTO lots VALUES ('l2', '990001100000', 'r4', 1, 1, NULL, 'i1', 'B', NULL, NULL, '协议储备', '', 100, '');
  INSERT INTO lots VALUES ('l3', '990001100000', 'r4', 1, 1, NULL, 'i1', 'C', NULL, NULL, '', '', 100, '');
  INSERT INTO stock_documents VALUES ('s1', '990001100000', 'r5', 5, 5, NULL, 'receive', 'RK-2026-0001', 'd1', 4, '说明', '张敏', NULL, NULL);
  INSERT INTO stock_documents VALUES ('s2', '990001100000', 'r6', 6, 6, NULL, 'issue', 'CK-2026-0001', 'd1', 6, '', '张敏', NULL, NULL);
  INSERT INTO stock_documents VALUES ('s3', '990001100000', 'r7', 7, 7, NULL, 'reverse', 'CX-2026-0001', 'd1', 7, '', '张敏', 's2', NULL);
  INSERT INTO stock_movements VALUES (11, 's1', 'd1', 'l1', 'A1', 10, 4, 5);
  INSERT INTO stock_movements VALUES (12, 's1', 'd1', 'l2', '', 3, 4, 5);
  INSERT INTO stock_movements VALUES (13, 's2', 'd1', 'l1', 'A1', -4, 6, 6);
  INSERT INTO stock_movements VALUES (14, 's3', 'd1', 'l1', 'A1', 4, 7, 7);
`

async function migrated() {
  const db = openRaw(join(folder.path, 'youbei.db'))
  await migrate(db, nothing, before)
  db.pragma('foreign_keys = ON')
  db.exec(rows)
  await migrate(db, nothing, before + 1)
  return db
}

it('keeps every document, movement and balance; what lay somewhere is there still', async () => {
  const db = await migrated()
  expect(
    db
      .prepare('SELECT id, document_id, line, kind, status, quantity, entered_at FROM stock_movements')
      .raw()
      .all(),
  ).toEqual([
    [11, 's1', 1, 'receive', 'here', 10, 5],
    [12, 's1', 2, 'receive', 'here', 3, 5],
    [13, 's2', 1, 'issue', 'here', -4, 6],
    [14, 's3', 1, 'reverse', 'here', 4, 7],
  ])
  expect(
    db
      .prepare('SELECT lot_id, bin, status, quantity, reserved FROM stock_balances ORDER BY lot_id')
      .raw()
      .all(),
  ).toEqual([
    ['l1', 'A1', 'here', 10, 0],
    ['l2', '', 'here', 3, 0],
  ])
  expect(
    db
      .prepare('SELECT number, note, user_name, reverses_id, counterparty FROM stock_documents ORDER BY id')
      .raw()
      .all(),
  ).toEqual([
    ['RK-2026-0001', '说明', '张敏', null, ''],
    ['CK-2026-0001', '', '张敏', null, ''],
    ['CX-2026-0001', '', '张敏', 's2', ''],
  ])
  expect(db.pragma('foreign_key_check')).toEqual([])
  db.close()
})

it('sorts lots by the words of their source', async () => {
  const db = await migrated()
  expect(db.prepare('SELECT id, source_kind, reserve_form FROM lots ORDER BY id').raw().all()).toEqual([
    ['l1', 'allocation', 'physical'],
    ['l2', 'contract', 'agreement'],
    ['l3', 'other', 'physical'],
  ])
  db.close()
})

it('goes on numbering movements and keeps the ledger shut', async () => {
  const db = await migrated()
  const insert = (values: string) =>
    db.exec(`INSERT INTO stock_movements (document_id, line, kind, depot_id, lot_id, bin, status, quantity, happened_at,
      entered_at) VALUES (${values})`)
  insert("'s1', 3, 'receive', 'd1', 'l1', 'A1', 'here', 1, 8, 8")
  expect(db.prepare('SELECT max(id) FROM stock_movements').pluck().get()).toBe(15)
  expect(() => db.exec('UPDATE stock_movements SET quantity = 1')).toThrow('append-only')
  expect(() => db.exec('DELETE FROM stock_movements')).toThrow('append-only')
  expect(() => insert("'s1', 1, 'receive', 'd1', 'l1', 'A1', 'here', -99, 8, 8")).toThrow('CHECK')
  expect(() => insert("'s1', 1, 'receive', 'd1', 'l1', 'A1', 'lent', -1, 8, 8")).toThrow('CHECK')
  expect(() => insert("'s1', 1, 'issue', 'd1', 'l1', 'A1', 'here', -1, 8, 8")).toThrow('kind of its document')
  db.close()
})

it('lets a transfer neither make nor lose goods', async () => {
  const db = await migrated()
  const transfer = (arrived: number) =>
    db.transaction(() => {
      db.exec(`INSERT INTO stock_documents (id, owner, rev, created_at, updated_at, kind, number, depot_id, to_depot_id,
        happened_at, note, user_name) VALUES ('t1', '990001100000', 'r9', 9, 9, 'transfer', 'DB-2026-0001', 'd1', 'd1', 9, '', '');
        INSERT INTO stock_movements (document_id, line, kind, depot_id, lot_id, bin, status, quantity, happened_at, entered_at)
        VALUES ('t1', 1, 'transfer', 'd1', 'l1', 'A1', 'here', -4, 9, 9), ('t1', 1, 'transfer', 'd1', 'l1', '', 'transit', ${arrived}, 9, 9);`)
    })()
  expect(() => transfer(3)).toThrow('FOREIGN KEY')
  expect(db.prepare("SELECT count(*) FROM stock_documents WHERE id = 't1'").pluck().get()).toBe(0)
  transfer(4)
  expect(db.prepare("SELECT quantity FROM stock_balances WHERE status = 'transit'").pluck().get()).toBe(4)
  db.close()
})

it('keeps what is reserved from being given out, and gives it free again', async () => {
  const db = await migrated()
  const reserve = (quantity: number) =>
    db.exec(
      `INSERT INTO stock_reservations VALUES ('request', 'q${quantity}', 'd1', 'l1', 'A1', ${quantity}, 9)`,
    )
  const issue = (quantity: number) =>
    db.exec(`INSERT INTO stock_movements (document_id, line, kind, depot_id, lot_id, bin, status, quantity, happened_at,
      entered_at) VALUES ('s2', 2, 'issue', 'd1', 'l1', 'A1', 'here', ${-quantity}, 9, 9)`)
  expect(() => reserve(11)).toThrow('CHECK')
  reserve(8)
  expect(() => reserve(3)).toThrow('CHECK')
  expect(() => issue(3)).toThrow('CHECK')
  issue(2)
  db.exec("DELETE FROM stock_reservations WHERE holder_id = 'q8'")
  issue(3)
  expect(db.prepare("SELECT quantity, reserved FROM stock_balances WHERE lot_id = 'l1'").get()).toEqual({
    quantity: 5,
    reserved: 0,
  })
  db.close()
})
