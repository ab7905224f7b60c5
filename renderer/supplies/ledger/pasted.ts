import { toHalfWidth } from '../../shared/format'

export type PastedLine = Readonly<{
  name: string
  spec: string
  quantity: string
  values: Readonly<Partial<Record<'producedOn' | 'expiresOn' | 'lotNumber' | 'bin' | 'price', string>>>
}>

type Column = 'name' | 'spec' | 'quantity' | keyof PastedLine['values']

/** What people write above the columns of a list. */
const heads: readonly (readonly [Column, RegExp])[] = [
  ['name', /名称|品名|物资|物品|item|name/i],
  ['spec', /规格|型号|spec/i],
  ['quantity', /数量|件数|qty|quantity/i],
  ['producedOn', /生产|出厂|produced/i],
  ['expiresOn', /有效|到期|失效|expir/i],
  ['lotNumber', /批号|批次|lot/i],
  ['bin', /货位|库位|货架|bin/i],
  ['price', /单价|价格|price/i],
]

/** The order of columns where nothing stands above them. */
const receiveOrder: readonly Column[] = [
  'name',
  'quantity',
  'producedOn',
  'expiresOn',
  'lotNumber',
  'bin',
  'price',
]
const takeOrder: readonly Column[] = ['name', 'quantity']

const isNumber = (cell: string | undefined): boolean => /^\s*[\d,.]+\s*$/.test(toHalfWidth(cell ?? ''))

/**
 * Copied rows as lines. With a head row the columns go by their names; without one by the order of the editor, a
 * specification between name and quantity is recognised. Rows without a name are left out.
 */
export function readPasted(rows: readonly (readonly string[])[], receiving: boolean): PastedLine[] {
  const [first = []] = rows
  const named = first.map((cell) => heads.find(([, words]) => words.test(cell))?.[0])
  const hasHead = named.includes('name') && named.includes('quantity') && !first.some(isNumber)
  return (hasHead ? rows.slice(1) : rows).flatMap((cells) => {
    const columns = hasHead ? named : columnsOf(cells, receiving)
    const cell = (column: Column) => (cells[columns.indexOf(column)] ?? '').trim()
    const name = columns.includes('name') ? cell('name') : ''
    if (name === '') return []
    const values = Object.fromEntries(
      (['producedOn', 'expiresOn', 'lotNumber', 'bin', 'price'] as const)
        .filter((column) => columns.includes(column))
        .map((column) => [column, cell(column)]),
    )
    return [{ name, spec: columns.includes('spec') ? cell('spec') : '', quantity: cell('quantity'), values }]
  })
}

function columnsOf(cells: readonly string[], receiving: boolean): readonly (Column | undefined)[] {
  const order = receiving ? receiveOrder : takeOrder
  return isNumber(cells[1]) || !isNumber(cells[2]) ? order : ['name', 'spec', ...order.slice(1)]
}
