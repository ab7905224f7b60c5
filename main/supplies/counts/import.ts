import {
  type ImportRow,
  type ImportTable,
  type Issues,
  judgeTable,
  type MarkRow,
  matchKey,
  parseDay,
  parseQuantity,
  type RowCells,
  type SheetFile,
  type TableChoice,
} from '../../sheets/index'
import { scaleQuantity } from '../rules'
import { countFields } from './import-fields'

/** A line of the count as the judge must know it. */
export type KnownLine = Readonly<{
  id: string
  position: number
  itemId: string
  itemName: string
  spec: string
  decimals: number
  lotNumber: string
  bin: string
}>
export type KnownItem = Readonly<{ id: string; name: string; spec: string; decimals: number }>
export type Known = Readonly<{
  countId: string
  number: string
  lines: readonly KnownLine[]
  items: readonly KnownItem[]
}>

/** A figure as read. `lineId` null: not on the count, found. `quantity` null: not counted, the row is left out. */
export type CountRowValues = Readonly<{
  countId: string
  lineId: string | null
  /** Number of the line as it stands on the sheet, and what the item is called: for the preview. */
  position: number | null
  itemName: string
  spec: string
  itemId: string
  lotNumber: string
  bin: string
  producedOn: string | null
  expiresOn: string | null
  quantity: number | null
  decimals: number
  counter: string
  /** As the person wrote it in the wizard; empty: now. */
  countedAt: string
}>

type Options = TableChoice &
  Readonly<{ known: Known; defaults?: Readonly<Record<string, string>> | undefined }>

/**
 * Reads a filled-in count sheet. A row finds its line by the number in the first column, else by name, lot number and
 * bin; what is on no line is a found thing, if the catalogue has it. A row without a figure is not counted yet.
 */
export function judgeCountSheet(file: SheetFile, options: Options): ImportTable<CountRowValues> {
  const lines = new Index(options.known)
  return judgeTable<CountRowValues>(
    file,
    {
      fields: countFields,
      keyFields: ['itemName'],
      judge: (row, issues, captions) => judgeRow(row, issues, captions, lines, options),
      finish,
    },
    options,
  )
}

class Index {
  readonly #byPosition: ReadonlyMap<number, KnownLine>
  readonly #byName = new Map<string, KnownLine[]>()
  readonly #items = new Map<string, KnownItem[]>()

  constructor(readonly known: Known) {
    this.#byPosition = new Map(known.lines.map((line) => [line.position, line]))
    for (const line of known.lines) push(this.#byName, matchKey(line.itemName), line)
    for (const item of known.items) push(this.#items, matchKey(item.name), item)
  }

  at = (position: number): KnownLine | undefined => this.#byPosition.get(position)

  /** Lines that a row without a number may mean: what it says must agree, what it leaves out may be anything. */
  like(row: Readonly<{ name: string; spec: string; lotNumber: string; bin: string }>): readonly KnownLine[] {
    const agrees = (said: string, there: string) => said === '' || matchKey(said) === matchKey(there)
    return (this.#byName.get(matchKey(row.name)) ?? []).filter(
      (line) =>
        agrees(row.spec, line.spec) && agrees(row.lotNumber, line.lotNumber) && agrees(row.bin, line.bin),
    )
  }

  items(name: string, spec: string): readonly KnownItem[] {
    const named = this.#items.get(matchKey(name)) ?? []
    const same = named.filter((item) => matchKey(item.spec) === matchKey(spec))
    return same.length > 0 || spec !== '' ? same : named
  }
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key)
  if (known) known.push(value)
  else map.set(key, [value])
}

const LIMITS = { lotNumber: 40, bin: 30, counter: 30 } as const

function textOf(row: RowCells, issues: Issues, field: keyof typeof LIMITS): string {
  const text = row.text(field)
  if (text.length > LIMITS[field]) issues.refuse('too-long', field)
  return /^[-—–/\\]+$/.test(text) ? '' : text
}

function judgeRow(
  row: RowCells,
  issues: Issues,
  captions: Readonly<Record<string, string>>,
  index: Index,
  options: Options,
): CountRowValues | null {
  const { known, defaults } = options
  const number = captions.盘点单号 ?? captions.盘点编号
  if (number !== undefined && matchKey(number) !== matchKey(known.number)) {
    issues.refuse('other-count', undefined, number)
    return null
  }
  const target = targetOf(row, issues)
  if (issues.refused) return null
  const found = find(target, issues, index)
  if (!found) return null
  const days = { producedOn: dayOf(row, issues, 'producedOn'), expiresOn: dayOf(row, issues, 'expiresOn') }
  const values = {
    countId: known.countId,
    lineId: found.lineId,
    position: target.position,
    itemName: target.name,
    spec: target.spec,
    itemId: found.itemId,
    lotNumber: target.lotNumber,
    bin: target.bin,
    ...days,
    decimals: found.decimals,
    counter: textOf(row, issues, 'counter'),
    countedAt: defaults?.countedAt ?? '',
  }
  if (row.text('quantity') === '') return { ...values, quantity: null }
  const quantity = quantityOf(row, issues, found.decimals)
  if (found.lineId === null && quantity !== null && quantity > 0) issues.warn('found-new', 'itemName')
  return issues.refused || quantity === null ? null : { ...values, quantity }
}

type Target = Readonly<{
  position: number | null
  name: string
  spec: string
  lotNumber: string
  bin: string
}>

function targetOf(row: RowCells, issues: Issues): Target {
  const name = row.text('itemName')
  if (name === '') issues.refuse('name-missing', 'itemName')
  const typed = row.text('position')
  return {
    position: /^\d{1,6}$/.test(typed) ? Number(typed) : null,
    name,
    spec: row.text('spec'),
    lotNumber: textOf(row, issues, 'lotNumber'),
    bin: textOf(row, issues, 'bin'),
  }
}

function find(
  target: Target,
  issues: Issues,
  index: Index,
): Readonly<{ lineId: string | null; itemId: string; decimals: number }> | null {
  const asLine = (line: KnownLine) => ({ lineId: line.id, itemId: line.itemId, decimals: line.decimals })
  const numbered = target.position === null ? undefined : index.at(target.position)
  if (numbered) {
    if (matchKey(numbered.itemName) === matchKey(target.name)) return asLine(numbered)
    issues.refuse('line-differs', 'position', numbered.itemName)
    return null
  }
  const [first, second] = index.like(target)
  if (first && second) {
    issues.refuse('line-several', 'itemName')
    return null
  }
  if (first) return asLine(first)
  const [item, other] = index.items(target.name, target.spec)
  if (!item || other) {
    issues.refuse('item-unknown', 'itemName', target.name)
    return null
  }
  return { lineId: null, itemId: item.id, decimals: item.decimals }
}

function quantityOf(row: RowCells, issues: Issues, decimals: number): number | null {
  const answer = parseQuantity(row.get('quantity'))
  if (!answer.ok) {
    issues.refuse(answer.reason, 'quantity')
    return null
  }
  if (row.isMergedDown('quantity')) issues.refuse('quantity-merged', 'quantity')
  for (const note of answer.notes) issues.warn(note, 'quantity')
  const quantity = scaleQuantity(answer.value.thousandths, decimals)
  if (quantity === null) issues.refuse('quantity-fraction', 'quantity')
  return quantity
}

/** Dates only matter for things that were found; one that cannot be read does not keep a figure out. */
function dayOf(row: RowCells, issues: Issues, field: 'producedOn' | 'expiresOn'): string | null {
  const answer = parseDay(row.get(field), { missing: field === 'producedOn' ? 'first' : 'last' })
  if (answer.ok) return answer.value
  issues.warn(answer.reason, field)
  return null
}

function finish(rows: readonly ImportRow<CountRowValues>[], mark: MarkRow<CountRowValues>): void {
  const seen = new Map<string, number>()
  for (const row of rows) {
    const { values } = row
    if (!values) continue
    if (values.quantity === null || (values.lineId === null && values.quantity === 0)) {
      mark(row, 'skip', { code: 'not-counted' })
      continue
    }
    if (values.lineId === null) continue
    const key = `${values.lineId} ${values.counter}`
    const first = seen.get(key)
    if (first === undefined) seen.set(key, row.row)
    else mark(row, 'skip', { code: 'line-twice', text: String(first) })
  }
}
