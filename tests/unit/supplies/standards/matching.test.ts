import { expect, it } from 'vitest'
import { lineKeyOf, type MatchItem, matchItems, ratioOf } from '../../../../main/supplies/standards/matching'

const item = (id: string, name: string, rest: Partial<MatchItem> = {}): MatchItem => ({
  id,
  name,
  spec: '',
  unit: '件',
  category: '',
  packagings: [],
  ...rest,
})
const vest = { name: '救生衣', unit: '件', category: 'YB-202-01' }
const buoy = { name: '救生圈', unit: '个', category: 'YB-202-02' }

it('finds items by the same name and by the same category, each once', () => {
  const found = matchItems(
    [vest, buoy],
    [
      item('a', '救生衣', { category: 'YB-202-01' }),
      item('b', '成人救生衣', { category: 'YB-202-01' }),
      item('c', '铁锹'),
    ],
    [],
  )
  expect(found.get(lineKeyOf(vest))?.map(({ itemId, by }) => [itemId, by])).toEqual([
    ['a', 'name'],
    ['b', 'category'],
  ])
  expect(found.get(lineKeyOf(buoy))).toEqual([])
})

it('counts no item for two lines by itself', () => {
  const again = { name: '救生衣（成人）', unit: '件', category: 'YB-202-01' }
  const found = matchItems([vest, again], [item('a', '救生衣', { category: 'YB-202-01' })], [])
  expect([...found.values()].flat()).toHaveLength(1)
})

it('goes by what somebody said before anything else', () => {
  const items = [item('a', '救生衣', { category: 'YB-202-01' }), item('c', '铁锹')]
  const said = [
    { lineKey: lineKeyOf(vest), itemId: 'a', counted: false, ratio: null },
    { lineKey: lineKeyOf(buoy), itemId: 'c', counted: true, ratio: { itemUnits: 2, lineThousandths: 1_000 } },
  ]
  const found = matchItems([vest, buoy], items, said)
  expect(found.get(lineKeyOf(vest))).toEqual([])
  expect(found.get(lineKeyOf(buoy))).toEqual([
    { itemId: 'c', by: 'chosen', ratio: { itemUnits: 2, lineThousandths: 1_000 } },
  ])
})

it('knows units that are written otherwise, packs and contents; other units wait for somebody', () => {
  expect(ratioOf(item('a', '砂', { unit: '立方米' }), 'm³')).toEqual({ itemUnits: 1, lineThousandths: 1_000 })
  expect(
    ratioOf(item('a', '水', { unit: '瓶', packagings: [{ name: '箱', count: 24, of: '' }] }), '箱'),
  ).toEqual({ itemUnits: 24, lineThousandths: 1_000 })
  expect(ratioOf(item('a', '水', { unit: '箱', spec: '550ml×24瓶' }), 'L')).toEqual({
    itemUnits: 1,
    lineThousandths: 13_200,
  })
  const waiting = matchItems([vest], [item('a', '救生衣', { unit: '箱' })], [])
  expect(waiting.get(lineKeyOf(vest))).toEqual([{ itemId: 'a', by: 'name', ratio: null }])
})

it('has one key for names and units however they are typed', () => {
  expect(lineKeyOf({ name: '救 生 衣', unit: '公斤' })).toBe(lineKeyOf({ name: '救生衣', unit: 'kg' }))
})
