import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { migrate } from '../../../database/migrate'
import { openRaw, temporaryFolder } from '../../helpers/database'

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.clear())

const before = 6
const nothing = async () => undefined
/** The last instant of November in UTC, and the first of December: a month apart by one millisecond. */
const edge = Date.UTC(2025, 11, 1)

const rows = `
  INSERT INTO depots (id, owner, rev, created_at, updated_at, name, level, address, keeper, phones, remark)
    VALUES ('d1', '990001100000', 'r1', 1, 1, '镇储备库', 'township', '', '', '[]', '');
  INSERT INTO items (id, owner, rev, created_at, updated_at, name, spec, unit, decimals, category, gbt38565_code, remark, initials)
    VALUES ('i1', '990001100000', 'r2', 1, 1, '救生衣', '', '件', 0, '', '', '', 'jsy');
  INSERT INTO lots (id, owner, rev, created_at, updated_at, item_id, number, source, supplier, remark)
    VALUES ('l1', '990001100000', 'r3', 1, 1, 'i1', 'A', '', '', '');
  INSERT INTO stock_documents (id, owner, rev, created_at, updated_at, kind, number, depot_id, happened_at, note, user_name, reverses_id)
    VALUES ('s1', '990001100000', 'r5', 5, 5, 'receive', 'RK-2025-0001', 'd1', ${edge - 1}, '', '张敏', NULL),
      ('s2', '990001100000', 'r6', 5, 5, 'issue', 'CK-2025-0001', 'd1', ${edge}, '', '张敏', NULL),
      ('s3', '990001100000', 'r7', 5, 5, 'reverse', 'CX-2025-0001', 'd1', ${edge}, '', '张敏', 's2');
  INSERT INTO stock_movements VALUES (1, 's1', 1, 'receive', 'd1', 'l1', 'A1', 'here', 10, ${edge - 1}, 5);
  INSERT INTO stock_movements VALUES (2, 's2', 1, 'issue', 'd1', 'l1', 'A1', 'here', -4, ${edge}, 5);
  INSERT INTO stock_movements VALUES (3, 's3', 1, 'reverse', 'd1', 'l1', 'A1', 'here', 3, ${edge}, 5);
`

async function migrated() {
  const db = openRaw(join(folder.path, 'youbei.db'))
  await migrate(db, nothing, before)
  db.pragma('foreign_keys = ON')
  db.exec(rows)
  await migrate(db, nothing, before + 1)
  return db
}

const totals = 'SELECT month, kind, quantity FROM stock_months ORDER BY month, kind'

it('adds up the ledger that is there by UTC month, a reversal under what it takes back', async () => {
  const db = await migrated()
  expect(db.prepare(totals).raw().all()).toEqual([
    [2025 * 12 + 10, 'receive', 10],
    [2025 * 12 + 11, 'issue', -1],
  ])
  expect(db.pragma('foreign_key_check')).toEqual([])
  db.close()
})

it('goes on adding with every entry', async () => {
  const db = await migrated()
  db.exec(
    `INSERT INTO stock_movements VALUES (4, 's1', 2, 'receive', 'd1', 'l1', 'A1', 'here', 5, ${edge - 1}, 5)`,
  )
  expect(db.prepare(totals).raw().all()[0]).toEqual([2025 * 12 + 10, 'receive', 15])
  db.close()
})

it('lets one standard be in force, and one of a name be there', async () => {
  const db = await migrated()
  const standard = (id: string, name: string, active: number) => `
    INSERT INTO supply_standards (id, owner, rev, created_at, updated_at, name, origin, basis, active, remark)
    VALUES ('${id}', '990001100000', 'r9', 9, 9, '${name}', 'own', '', ${active}, '')`
  db.exec(standard('a', '甲', 1))
  expect(() => db.exec(standard('b', '乙', 1))).toThrow('UNIQUE')
  expect(() => db.exec(standard('c', '甲', 0))).toThrow('UNIQUE')
  db.exec(standard('d', '丁', 0))
  db.close()
})
