import {
  canonicalUnit,
  cleanText,
  headerUnit,
  type ImportRow,
  type ImportTable,
  type Issues,
  judgeTable,
  type MarkRow,
  matchKey,
  parseDay,
  parseMoney,
  parseQuantity,
  parseShelfLife,
  type Quantity,
  type RowCells,
  readSheets,
  type SheetFile,
  type ShelfLifeUnit,
  type TableChoice,
} from '../sheets/index'
import type { CategoryIndex } from './categories'
import { supplyFields } from './import-fields'
import { decimalsFor, isMeasured, itemKey, lotKey, scaleQuantity, settleLotDates, sourceOf } from './rules'

/**
 * A line of opening stock as read. `quantity` is scaled by 10^decimals (see rules), `priceFen` is the price of one
 * unit, `category` a code of the reference list or '', `categoryName` what the list itself calls it.
 */
export type OpeningRow = Readonly<{
  itemName: string
  spec: string
  unit: string
  decimals: number
  quantity: number
  depotName: string
  bin: string
  producedOn: string | null
  expiresOn: string | null
  shelfLifeMonths: number | null
  lotNumber: string
  source: string
  supplier: string
  priceFen: number | null
  category: string
  categoryName: string
  receivedOn: string | null
  remark: string
}>

export type OpeningOptions = TableChoice &
  Readonly<{
    /** `YYYY-MM-DD`, for dates that lie in the future or are past. */
    today: string
    categories: CategoryIndex
    /** Used where a row has none: `depotName`, `unit`. */
    defaults?: Readonly<Record<string, string>> | undefined
    /** Depots that exist: others are noted as new. Left out, nothing is noted. */
    knownDepots?: readonly string[] | undefined
  }>

/** Longest texts, as the contract has them. */
const LIMITS = {
  itemName: 60,
  spec: 60,
  unit: 10,
  depotName: 60,
  bin: 30,
  lotNumber: 40,
  source: 60,
  supplier: 60,
  remark: 500,
  counterparty: 60,
  receiver: 30,
  orderedBy: 30,
  event: 100,
} as const

/**
 * Reads a list of supplies as opening stock: every row with its verdict and reasons. Throws what `readSheets` throws,
 * and `sheet-not-found`. Duplicates: rows of the same item, depot, bin, lot number and dates are both taken and add up
 * in one lot, the later one with a warning (`same-lot`; `same-row` if nothing at all differs), because lists do count
 * the same goods on several lines.
 */
export async function readOpeningStock(
  path: string,
  name: string,
  options: OpeningOptions,
): Promise<ImportTable<OpeningRow>> {
  const progress = options.progress
  const file = await readSheets(path, name, {
    signal: options.signal,
    progress: (part) => progress?.(part * 0.7),
  })
  return judgeOpeningStock(file, { ...options, progress: (part) => progress?.(0.7 + part * 0.3) })
}

/** The same for a file that is already read, or for pasted rows. */
export function judgeOpeningStock(file: SheetFile, options: OpeningOptions): ImportTable<OpeningRow> {
  const carried = { depotName: '' }
  return judgeTable<OpeningRow>(
    file,
    {
      fields: supplyFields,
      keyFields: ['itemName', 'quantity'],
      judge: (row, issues, captions) => judgeGoods(row, issues, captions, options, carried),
      finish: (rows, mark) => {
        markDuplicates(rows, mark)
        if (options.knownDepots) markNewDepots(rows, mark, options.knownDepots)
      },
    },
    options,
  )
}

export type Captions = Readonly<Record<string, string>>

/** Reads the goods of a row: what, how much, where, of which lot. Null when something of it was refused. */
export function judgeGoods(
  row: RowCells,
  issues: Issues,
  captions: Captions,
  options: OpeningOptions,
  carried: { depotName: string },
): OpeningRow | null {
  const itemName = readName(row, issues)
  const spec = textOf(row, issues, 'spec')
  const depotName = readDepot(row, issues, captions, options, carried)
  const suggestion = itemName === '' ? null : options.categories.suggest(itemName, spec)
  const counted = readQuantity(row, issues)
  const amount =
    counted &&
    readUnit(
      row,
      issues,
      counted,
      options.defaults?.unit ?? '',
      suggestion?.exact ? suggestion.category.unit : '',
    )
  const dates = readDates(row, issues, options.today)
  const categoryName = textOf(row, issues, 'category') || row.section
  const pack =
    counted?.pack && amount && amount.unit !== counted.pack.unit
      ? `1${amount.unit}=${counted.pack.count}${counted.pack.unit}`
      : ''
  const rest = {
    bin: textOf(row, issues, 'bin'),
    lotNumber: textOf(row, issues, 'lotNumber'),
    source: sourceOf(textOf(row, issues, 'source')),
    supplier: textOf(row, issues, 'supplier'),
    priceFen: readPrice(row, issues),
    remark: [textOf(row, issues, 'remark'), pack].filter((part) => part !== '').join('；'),
  }
  if (issues.refused || !amount) return null
  const category = suggestion?.category.code ?? options.categories.byName(categoryName)?.code ?? ''
  return {
    itemName,
    spec,
    ...amount,
    depotName,
    ...dates,
    ...rest,
    category,
    categoryName: categoryName.slice(0, 60),
  }
}

export function textOf(row: RowCells, issues: Issues, field: keyof typeof LIMITS | 'category'): string {
  const text = row.text(field)
  if (field !== 'category' && text.length > LIMITS[field]) issues.refuse('too-long', field)
  return /^[-—–/\\]+$/.test(text) ? '' : text
}

/** A name without the spaces that align it: 棉　被 is 棉被. Words in Latin letters keep theirs. */
function readName(row: RowCells, issues: Issues): string {
  const name = textOf(row, issues, 'itemName').replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '')
  if (name === '') issues.refuse('name-missing', 'itemName')
  return name
}

function readDepot(
  row: RowCells,
  issues: Issues,
  captions: Captions,
  options: OpeningOptions,
  carried: { depotName: string },
): string {
  const own = textOf(row, issues, 'depotName').replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '')
  if (own !== '') {
    carried.depotName = own
    return own
  }
  const chosen = cleanText(options.defaults?.depotName ?? '')
  if (chosen !== '') {
    // Without a column for it the user's choice stands for all rows and is no surprise on any of them.
    if (row.has('depotName')) issues.warn('depot-default', 'depotName', chosen)
    return chosen
  }
  if (carried.depotName !== '') {
    issues.warn('depot-carried', 'depotName', carried.depotName)
    return carried.depotName
  }
  const title =
    captions.存放地点 ??
    captions.仓库 ??
    captions.仓库名称 ??
    captions.储备库 ??
    captions.储备点 ??
    captions.储备库名称
  if (title) {
    issues.warn('depot-from-title', undefined, title)
    return title.slice(0, LIMITS.depotName)
  }
  issues.refuse('depot-missing', 'depotName')
  return ''
}

function readQuantity(row: RowCells, issues: Issues): Quantity | null {
  const answer = parseQuantity(row.get('quantity'))
  if (!answer.ok) {
    issues.refuse(answer.reason, 'quantity')
    return null
  }
  // One number over several rows belongs to all of them together; giving it to each would multiply the stock.
  if (row.isMergedDown('quantity')) issues.refuse('quantity-merged', 'quantity')
  else if (answer.value.thousandths === 0) issues.refuse('quantity-zero', 'quantity')
  for (const note of answer.notes) issues.warn(note, 'quantity')
  return answer.value
}

/** Units that hold other units: twenty boxes are not twenty bottles. */
const PACKING = new Set(['箱', '包', '袋', '盒', '捆', '卷', '桶', '提', '打', '托', '板', '件', '组', '套'])

const differ = (a: string, b: string): boolean =>
  a !== b && (isMeasured(a) || isMeasured(b) || PACKING.has(a) || PACKING.has(b))

/** The unit from its column, the quantity itself, the header (数量（件）), the user's default or the reference list. */
function readUnit(row: RowCells, issues: Issues, counted: Quantity, chosen: string, usual: string) {
  const column = canonicalUnit(textOf(row, issues, 'unit'))
  const inHeader = /^[\p{L}㎡m³]{1,3}\d?$/u.test(headerUnit(row.header('quantity')))
    ? canonicalUnit(headerUnit(row.header('quantity')))
    : ''
  const unit = column || counted.unit || inHeader || canonicalUnit(chosen) || usual
  if (unit === '') {
    issues.refuse('unit-missing', 'unit')
    return null
  }
  if (column === '' && counted.unit === null && inHeader === '') issues.warn('unit-default', 'unit', unit)
  let thousandths = counted.thousandths
  if (counted.unit !== null && column !== '' && differ(column, counted.unit)) {
    if (counted.pack?.unit !== column) issues.refuse('unit-conflict', 'quantity')
    else {
      thousandths *= counted.pack.count
      issues.warn('pack-converted', 'quantity')
    }
  }
  const decimals = decimalsFor(unit)
  const quantity = scaleQuantity(thousandths, decimals)
  if (quantity === null) {
    issues.refuse(thousandths % 1000 === 0 ? 'quantity-too-large' : 'quantity-fraction', 'quantity')
    return null
  }
  return { unit, decimals, quantity }
}

const SHELF_UNITS: ReadonlyArray<readonly [RegExp, ShelfLifeUnit]> = [
  [/年/, 'year'],
  [/月/, 'month'],
  [/天|日/, 'day'],
]

const shelfUnit = (row: RowCells, field: string): ShelfLifeUnit => {
  const unit = headerUnit(row.header(field))
  return unit === '' || unit.length > 3 ? null : (SHELF_UNITS.find(([word]) => word.test(unit))?.[1] ?? null)
}

/** Production, expiry and shelf life. 有效期 may hold 2027-03-01 or 3年, and so may 保质期: the cell decides, not its header. */
function readDates(row: RowCells, issues: Issues, today: string) {
  const producedOn = readDay(row, issues, 'producedOn', 'first')
  const receivedOn = readDay(row, issues, 'receivedOn', 'first')
  const inExpiry = readExpiryOrLife(row, issues, 'expiresOn')
  const inLife = readExpiryOrLife(row, issues, 'shelfLife')
  const shelfLifeMonths = inLife.months ?? inExpiry.months
  const expiresOn = inExpiry.day ?? inLife.day
  const settled = settleLotDates({ producedOn, expiresOn, shelfLifeMonths }, today)
  for (const fault of settled.faults)
    issues.refuse(fault, row.has('expiresOn') ? 'expiresOn' : 'shelfLife', `${producedOn} → ${expiresOn}`)
  for (const note of settled.notes) {
    const about =
      note === 'produced-in-future'
        ? producedOn
        : note === 'shelf-life-without-date'
          ? undefined
          : settled.expiresOn
    issues.warn(
      note,
      note === 'produced-in-future'
        ? 'producedOn'
        : note === 'shelf-life-without-date'
          ? 'shelfLife'
          : 'expiresOn',
      about ?? undefined,
    )
  }
  return { producedOn: settled.producedOn, expiresOn: settled.expiresOn, shelfLifeMonths, receivedOn }
}

export function readDay(
  row: RowCells,
  issues: Issues,
  field: string,
  missing: 'first' | 'last',
): string | null {
  const answer = parseDay(row.get(field), { missing })
  if (!answer.ok) {
    issues.refuse(answer.reason, field)
    return null
  }
  for (const note of answer.notes) issues.warn(note, field)
  return answer.value
}

function readExpiryOrLife(row: RowCells, issues: Issues, field: 'expiresOn' | 'shelfLife') {
  const none = { day: null, months: null }
  const cell = row.get(field)
  if (cell === null) return none
  const life = parseShelfLife(cell, shelfUnit(row, field))
  const day = parseDay(cell, { missing: 'last' })
  const lifeFirst = field === 'shelfLife' || shelfUnit(row, field) !== null
  if (life.ok && (lifeFirst || !day.ok)) {
    for (const note of life.notes) issues.warn(note, field)
    return { day: null, months: life.value }
  }
  if (day.ok) {
    for (const note of day.notes) issues.warn(note, field)
    return { day: day.value, months: null }
  }
  const reason = lifeFirst && !life.ok ? life.reason : day.reason
  // A shelf life is only needed where no date says it all.
  const label = parseDay(row.get('expiresOn'), { missing: 'last' })
  if (field === 'shelfLife' && label.ok && label.value !== null) issues.warn('shelf-life-ignored', field)
  else issues.refuse(reason, field)
  return none
}

/** A price that cannot be read does not keep the goods out of the books. */
function readPrice(row: RowCells, issues: Issues): number | null {
  const answer = parseMoney(row.get('price'), /万/.test(headerUnit(row.header('price'))))
  if (!answer.ok) {
    issues.warn(answer.reason, 'price')
    return null
  }
  for (const note of answer.notes) issues.warn(note, 'price')
  return answer.value
}

function markDuplicates(rows: readonly ImportRow<OpeningRow>[], mark: MarkRow<OpeningRow>): void {
  const seen = new Map<string, ImportRow<OpeningRow>>()
  for (const row of rows) {
    const { values } = row
    if (!values) continue
    const item = itemKey({ name: values.itemName, spec: values.spec, unit: values.unit })
    const key = [item, matchKey(values.depotName), matchKey(values.bin), lotKey(values)].join('\u0002')
    const first = seen.get(key)
    if (!first?.values) seen.set(key, row)
    else {
      const same = JSON.stringify(first.values) === JSON.stringify(values)
      mark(row, 'warn', { code: same ? 'same-row' : 'same-lot', text: String(first.row) })
    }
  }
}

export function markNewDepots<V extends Pick<OpeningRow, 'depotName'>>(
  rows: readonly ImportRow<V>[],
  mark: MarkRow<V>,
  known: readonly string[],
): void {
  const seen = new Set(known.map(matchKey))
  for (const row of rows) {
    if (!row.values || seen.has(matchKey(row.values.depotName))) continue
    seen.add(matchKey(row.values.depotName))
    mark(row, 'warn', { code: 'depot-new', field: 'depotName', text: row.values.depotName })
  }
}
