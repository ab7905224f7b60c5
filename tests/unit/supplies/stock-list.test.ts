import { afterAll, beforeAll, expect, it } from 'vitest'
import { rawConnection } from '../../../database/engine/connection'
import { listStock, type StockFilter } from '../../../database/supplies/repository'
import { openTestHost, type TestHost } from '../../helpers/host'

let host: TestHost
beforeAll(async () => {
  host = await openTestHost()
  const depots: string[] = []
  for (const name of ['镇储备库', '东坪村储备点', 'a7 仓']) {
    depots.push((await host.ask('supplies', 'saveDepot', { name })).id)
  }
  const items: string[] = []
  for (const [n, name] of ['救生衣', '编织袋', '方便面', '瓶装水', 'LED 手电筒', '雨衣'].entries())
    items.push(
      (
        await host.ask('supplies', 'saveItem', {
          name,
          spec: n % 2 ? 'A7 型' : '成人型',
          unit: '件',
          category: n === 2 ? 'YB-101-04' : 'YB-202-01',
        })
      ).id,
    )
  for (const [d, depotId] of depots.entries())
    await host.ask('supplies', 'receive', {
      depotId,
      lines: items.flatMap((itemId, n) =>
        [0, 1, 2].map((k) => ({
          itemId,
          quantity: 1 + ((n * 7 + k * 3 + d) % 5),
          lotNumber: ['', `A7-${n}`, `衣${k}`][(n + k + d) % 3] ?? '',
          bin: ['', 'A-7', '雨棚'][(n + d) % 3] ?? '',
          expiresOn: k === 0 ? null : `20${20 + ((n + k + d) % 12)}-05-01`,
        })),
      ),
    })
  // What is used up is in the balances still, and not in the list.
  const [gone] = (await host.ask('supplies', 'listStock', { search: '编织袋', limit: 1 })).rows
  if (!gone) throw new Error('nothing there')
  const { depotId, lotId, bin, quantity } = gone
  await host.ask('supplies', 'issue', { depotId, deviation: '试', lines: [{ lotId, bin, quantity }] })
}, 60_000)
afterAll(() => host.close())

const sorts = {
  itemName: 'i.initials',
  depotName: 'd.name',
  quantity: 'b.quantity',
  lotNumber: 'l.number',
  expiresOn: "coalesce(l.expires_on, '9999')",
}
type Field = keyof typeof sorts

/** The list as it is meant: everything joined, each word in the item, the lot's number or the bin. */
const plainly = (words: readonly string[], where: string, sort?: { field: Field; order: 'asc' | 'desc' }) =>
  host.reader.read(async (em) =>
    rawConnection(em)
      .prepare<string[], { lotId: string; depotName: string; bin: string; itemName: string; number: number }>(
        `SELECT b.lot_id AS lotId, d.name AS depotName, b.bin, i.name AS itemName, b.quantity
         FROM stock_balances b JOIN lots l ON l.id = b.lot_id JOIN items i ON i.id = l.item_id
           JOIN depots d ON d.id = b.depot_id
         WHERE b.quantity > 0 AND ${where}
           ${words.map(() => 'AND instr(i.search || char(10) || lower(l.number) || char(10) || lower(b.bin), ?) > 0').join(' ')}
         ORDER BY ${sort ? `${sorts[sort.field]} ${sort.order},` : ''}
           i.initials, i.id, l.expires_on, b.lot_id, b.depot_id, b.bin, b.status`,
      )
      .all(...words),
  )

const searches = ['', '衣', 'a7', '雨', 'jsy', '雨 a7', 'a7 衣', '型 a-7', 'led', '没有', '编织 衣1']
const narrowings: [string, Omit<StockFilter, 'search' | 'sort'>, string][] = [
  ['everything', {}, '1'],
  ['food', { category: 'YB-101' }, "i.category LIKE 'YB-101%'"],
  [
    'expired',
    { expiry: { state: 'expired', today: '2026-01-01', soon: '2026-07-01', soonFood: '2026-03-01' } },
    "l.expires_on <= '2026-01-01'",
  ],
]

it.each(narrowings)('finds, sorts, counts and pages as the plain join does: %s', async (_, filter, where) => {
  let found = 0
  for (const search of searches)
    for (const sort of [undefined, ...Object.keys(sorts)] as (Field | undefined)[])
      for (const order of ['asc', 'desc'] as const) {
        const sorted = sort ? { field: sort, order } : undefined
        const expected = await plainly(search.split(' ').filter(Boolean), where, sorted)
        found += expected.length
        for (const offset of [0, 5]) {
          const { rows, total } = await host.reader.read(async (em) =>
            listStock(em, { ...filter, search, sort: sorted }, { offset, limit: 9 }),
          )
          const got = rows.map(({ lotId, depotName, bin, itemName, quantity }) => ({
            lotId,
            depotName,
            bin,
            itemName,
            quantity,
          }))
          expect({ search, sorted, total, got }).toEqual({
            search,
            sorted,
            total: expected.length,
            got: expected.slice(offset, offset + 9),
          })
        }
      }
  expect(found).toBeGreaterThan(0)
})

it('narrows to a depot, an item and a lot', async () => {
  const [first] = (await host.ask('supplies', 'listStock', { search: '雨衣' })).rows
  if (!first) throw new Error('nothing there')
  for (const [column, filter] of [
    ['b.depot_id', { depotId: first.depotId }],
    ['l.item_id', { itemId: first.itemId }],
    ['b.lot_id', { lotId: first.lotId }],
  ] as const) {
    const value = Object.values(filter)[0]
    const expected = await plainly([], `${column} = '${value}'`)
    const { rows, total } = await host.reader.read(async (em) =>
      listStock(em, filter, { offset: 0, limit: 200 }),
    )
    expect(rows.map((row) => row.lotId)).toEqual(expected.map((row) => row.lotId))
    expect(total).toBe(expected.length)
    expect(total).toBeGreaterThan(0)
  }
})
