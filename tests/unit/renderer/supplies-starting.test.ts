import { expect, test } from 'vitest'
import type { StockRow } from '../../../preload/contract/supplies/index'
import { startingLines } from '../../../renderer/supplies/ledger/starting'

const row = { lotId: 'a', quantity: 12_500, decimals: 3 } as StockRow
const item = { id: 'i', name: '大米', spec: '', unit: 'kg', decimals: 2, shelfLifeMonths: 12 }

test('a lot that goes as a whole brings its quantity, a lot to take from does not', () => {
  expect(startingLines({ rows: [row], whole: true })).toEqual([{ stock: row, quantity: '12.5' }])
  expect(startingLines({ rows: [row] })).toEqual([{ stock: row, quantity: '' }])
})

test('wanted items become lines of a receipt, with quantities as they are typed', () => {
  expect(startingLines({ wanted: [{ item, quantity: 240_050 }] })).toEqual([{ item, quantity: '2400.5' }])
})

test('nothing chosen is no line', () => {
  expect(startingLines({})).toEqual([])
})
