import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { migrate } from '../../../database/migrate'
import { openRaw, temporaryFolder } from '../../helpers/database'

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.clear())

const stamp = "'990001100000', 'r', 1, 1, NULL"
const nothing = async () => undefined

it('keeps the depots and items of version 4 and gives them what version 5 knows', async () => {
  const db = openRaw(join(folder.path, 'youbei.db'))
  await migrate(db, nothing, 4)
  db.exec(`
    INSERT INTO depots (id, owner, rev, created_at, updated_at, deleted_at, name, level, division_code, address, keeper, phones, remark)
      VALUES ('d', ${stamp}, '镇储备库', 'township', NULL, '', '示例甲', '[]', '');
    INSERT INTO items (id, owner, rev, created_at, updated_at, deleted_at, name, spec, unit, decimals, category, gbt38565_code,
      shelf_life_months, remark, initials) VALUES
      ('i', ${stamp}, '棉被', '', '床', 0, 'YB-102-01', '', 96, '', 'mb'),
      ('j', ${stamp}, '瓶装饮用水', '', '箱', 0, 'YB-101-04', '', 12, '', 'pzyys');
  `)
  await migrate(db, nothing, 5)
  expect(
    db.prepare('SELECT name, keeper, key_holders, bins, latitude, truck_access FROM depots').get(),
  ).toEqual({
    name: '镇储备库',
    keeper: '示例甲',
    key_holders: '[]',
    bins: '[]',
    latitude: null,
    truck_access: '',
  })
  expect(db.prepare('SELECT id, kind, packagings, minimum FROM items ORDER BY id').all()).toEqual([
    { id: 'i', kind: 'durable', packagings: '[]', minimum: null },
    { id: 'j', kind: 'consumable', packagings: '[]', minimum: null },
  ])
  expect(() => db.exec("UPDATE depots SET latitude = 116.3, longitude = 28.4 WHERE id = 'd'")).toThrow(
    /CHECK/,
  )
  db.close()
})

it('refuses what no contract and no unit can be', async () => {
  const db = openRaw(join(folder.path, 'youbei.db'))
  await migrate(db, nothing, 5)
  const contract = (starts: string, ends: string) =>
    `INSERT INTO supply_contracts (id, owner, rev, created_at, updated_at, deleted_at, kind, number, partner, depot_id, contact,
      phone24, starts_on, ends_on, hours_to_deliver, lines, state, renews_id, remark, batch_id)
     VALUES ('c', ${stamp}, 'agreement', 'XY-1', '示例超市', NULL, '', '', '${starts}', '${ends}', 4, '[]', 'open', NULL, '', NULL)`
  expect(() => db.exec(contract('2026-02-01', '2026-01-01'))).toThrow(/CHECK/)
  db.exec(contract('2026-01-01', '2026-12-31'))
  expect(() => db.exec(contract('2026-01-01', '2026-12-31').replace("'c',", "'c2',"))).toThrow(/UNIQUE/)
  expect(() =>
    db.exec(`INSERT INTO label_formats VALUES ('f', ${stamp}, '大', 500, 300, 2, 1, 300, 300, 0, 0, 0, 0)`),
  ).toThrow(/CHECK/)
  db.close()
})
