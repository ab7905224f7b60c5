import type { Input } from '../../../preload/contract/api'
import type { StockRow } from '../../../preload/contract/supplies/index'
import type { PickedDepot } from '../../shared/DepotPicker'
import { addMonths, localDay, parseDay, parseMoney, type parseQuantity } from '../../shared/format'
import type { FieldError } from '../../shared/formErrors'
import type { PickedItem } from '../../shared/ItemPicker'
import type { FormValues } from '../../shared/RecordForm'
import { type Counted, parseCounted } from '../packs'

/** What the editor of stock documents holds, and how it becomes the call's input. Pure. */

export type ReceiveLine = Partial<{
  item: PickedItem | null
  quantity: string
  producedOn: string
  expiresOn: string
  lotNumber: string
  bin: string
  price: string
}>

/** A row of stock as an issue line needs it. */
export type PickedStock = Pick<
  StockRow,
  | 'depotId'
  | 'depotName'
  | 'lotId'
  | 'bin'
  | 'itemName'
  | 'spec'
  | 'unit'
  | 'decimals'
  | 'quantity'
  | 'status'
  | 'lotNumber'
  | 'expiresOn'
  | 'state'
  | 'daysLeft'
> &
  // Drafts of an earlier version are without.
  Partial<Pick<StockRow, 'packagings'>>

export type TakeLine = Partial<{ stock: PickedStock | null; quantity: string }>

/** Kinds that the editor writes; arrivals and returns are confirmed beside the document they settle. */
export const editedKinds = ['receive', 'issue', 'transfer', 'lend', 'scrap', 'rotate', 'adjust'] as const
export type EditedKind = (typeof editedKinds)[number]

type Heading = Readonly<{ depot: PickedDepot | null | undefined; day: string; source: string }>

const words = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

const isFilled = (line: object): boolean =>
  Object.values(line).some((value) =>
    typeof value === 'string' ? value.trim() !== '' : value !== null && value !== undefined,
  )

/** The lines somebody wrote something into, with their place in the form. */
export function filledLines<L extends object>(lines: unknown): { at: number; line: L }[] {
  if (!Array.isArray(lines)) return []
  return (lines as (L | undefined)[]).flatMap((line, at) => (line && isFilled(line) ? [{ at, line }] : []))
}

export function headingOf(values: FormValues): Heading {
  return {
    depot: values.depot as PickedDepot | null | undefined,
    day: words(values.day),
    source: words(values.source),
  }
}

const fault = (path: FieldError['path'], reason: string, facts: FieldError['facts'] = {}): FieldError => ({
  path,
  reason,
  facts,
})

function headingFaults(values: FormValues, today: string, first: string): FieldError[] {
  const { depot, day } = headingOf(values)
  const known = day === '' ? today : parseDay(day)
  return [
    ...(depot ? [] : [fault(['depot'], 'required')]),
    ...(known === null ? [fault(['day'], 'date')] : known > today ? [fault(['day'], 'future')] : []),
    ...(filledLines(values.lines).length > 0 ? [] : [fault(['lines', 0, first], 'required')]),
  ]
}

/** What is wrong with a receipt before the host is asked: the same rules, said beside the field. */
export function receiveFaults(values: FormValues, today: string): FieldError[] {
  const found = headingFaults(values, today, 'item')
  for (const { at, line } of filledLines<ReceiveLine>(values.lines)) {
    const path = (name: string) => ['lines', at, name]
    if (!line.item) found.push(fault(path('item'), 'required'))
    found.push(...takenFault(path('quantity'), parseCounted(line.quantity, line.item)))
    const days = { producedOn: words(line.producedOn), expiresOn: words(line.expiresOn) }
    const produced = days.producedOn === '' ? null : parseDay(days.producedOn)
    const expires = days.expiresOn === '' ? null : parseDay(days.expiresOn)
    if (days.producedOn !== '' && produced === null) found.push(fault(path('producedOn'), 'date'))
    if (days.expiresOn !== '' && expires === null) found.push(fault(path('expiresOn'), 'date'))
    if (produced !== null && expires !== null && expires < produced)
      found.push(fault(path('expiresOn'), 'order'))
    const price = parseMoney(line.price ?? '')
    if (!price.ok) found.push(fault(path('price'), price.fault))
  }
  return found
}

/** What is wrong with a slip by which goods leave: among others, more than lies there, also over several lines. */
export function takeFaults(values: FormValues, today: string, kind: EditedKind): FieldError[] {
  const found = headingFaults(values, today, 'stock')
  const { depot } = headingOf(values)
  const to = values.toDepot as PickedDepot | null | undefined
  if (kind === 'transfer' && !to) found.push(fault(['toDepot'], 'required'))
  if (kind === 'transfer' && to && depot?.id === to.id) found.push(fault(['toDepot'], 'same-depot'))
  const due = words(values.dueOn)
  if (due !== '' && parseDay(due) === null) found.push(fault(['dueOn'], 'date'))
  if ((kind === 'scrap' || kind === 'adjust') && words(values.reason) === '')
    found.push(fault(['reason'], 'required'))
  const taken = new Map<string, number>()
  for (const { at, line } of filledLines<TakeLine>(values.lines)) {
    const path = (name: string) => ['lines', at, name]
    const { stock } = line
    if (!stock) {
      found.push(fault(path('stock'), 'required'))
      continue
    }
    if (depot && stock.depotId !== depot.id) found.push(fault(path('stock'), 'other-depot'))
    const parsed = parseCounted(line.quantity, stock)
    const wrong =
      kind === 'adjust' ? differenceFault(path('quantity'), parsed) : takenFault(path('quantity'), parsed)
    found.push(...wrong)
    if (!parsed.ok || wrong.length > 0) continue
    const key = `${stock.lotId} ${stock.bin} ${stock.status}`
    const sum = (taken.get(key) ?? 0) + (kind === 'adjust' ? -parsed.value : parsed.value)
    taken.set(key, sum)
    if (sum > stock.quantity) found.push(fault(path('quantity'), 'not-enough'))
  }
  return found
}

type Parsed = ReturnType<typeof parseQuantity>

const takenFault = (path: FieldError['path'], parsed: Parsed): FieldError[] => {
  if (!parsed.ok) return [fault(path, parsed.fault === 'empty' ? 'required' : parsed.fault)]
  return parsed.value > 0 ? [] : [fault(path, 'positive')]
}

/** A difference may be less than nothing, but not nothing. */
const differenceFault = (path: FieldError['path'], parsed: Parsed): FieldError[] => {
  if (!parsed.ok) return [fault(path, parsed.fault === 'empty' ? 'required' : parsed.fault)]
  return parsed.value !== 0 ? [] : [fault(path, 'not-zero')]
}

/** The time of a document: now for today, noon for a day before (slips entered afterwards have no hour). */
export function happenedAtOf(day: string, today: string): number | undefined {
  const known = parseDay(day)
  if (known === null || known === today) return undefined
  const [year = 0, month = 1, date = 1] = known.split('-').map(Number)
  return new Date(year, month - 1, date, 12).getTime()
}

/** Texts of the heading that every kind may have. */
const texts = ['counterparty', 'receiver', 'phone', 'orderedBy', 'orderNumber', 'event', 'note'] as const

function documentOf(values: FormValues, today: string) {
  const { depot, day } = headingOf(values)
  const happenedAt = happenedAtOf(day, today)
  return {
    depotId: depot?.id ?? '',
    ...Object.fromEntries(texts.map((name) => [name, words(values[name])])),
    ...(happenedAt === undefined ? {} : { happenedAt }),
  }
}

const quantityOf = (typed: string | undefined, item: Counted | null | undefined): number => {
  const parsed = parseCounted(typed, item)
  return parsed.ok ? parsed.value : 0
}

type Receive = Input<'supplies', 'receive'>

export function toReceive(values: FormValues, today: string): Receive {
  const { source } = headingOf(values)
  const unit = words(values.counterparty)
  const isGift = /捐|赠|donat/i.test(source)
  return {
    ...documentOf(values, today),
    ...(words(values.replacesId) === '' ? {} : { replacesId: words(values.replacesId) }),
    lines: filledLines<ReceiveLine>(values.lines).map(({ line }): Receive['lines'][number] => {
      const price = parseMoney(line.price ?? '')
      return {
        itemId: line.item?.id ?? '',
        quantity: quantityOf(line.quantity, line.item),
        lotNumber: words(line.lotNumber),
        producedOn: parseDay(words(line.producedOn)),
        expiresOn: parseDay(words(line.expiresOn)),
        bin: words(line.bin),
        source,
        ...(words(values.reserveForm) === ''
          ? {}
          : { reserveForm: values.reserveForm as NonNullable<Receive['lines'][number]['reserveForm']> }),
        ...(isGift ? { donor: unit } : { supplier: unit }),
        priceFen: price.ok ? price.value : null,
      }
    }),
  }
}

/** A slip by which goods leave, move or are put right, as the call of its kind takes it. */
export function toTaken(values: FormValues, today: string, kind: EditedKind) {
  const withDue = kind === 'lend' || kind === 'rotate'
  const withReason = kind === 'scrap' || kind === 'rotate' || kind === 'adjust'
  const withStatus = kind === 'scrap' || kind === 'adjust'
  const withDeviation = kind === 'issue' || kind === 'transfer' || kind === 'lend'
  const to = values.toDepot as PickedDepot | null | undefined
  return {
    ...documentOf(values, today),
    ...(kind === 'transfer' ? { toDepotId: to?.id ?? '' } : {}),
    ...(withDue ? { dueOn: parseDay(words(values.dueOn)) } : {}),
    ...(withReason ? { reason: words(values.reason) } : {}),
    ...(withDeviation ? { deviation: words(values.deviation) } : {}),
    lines: filledLines<TakeLine>(values.lines).map(({ line }) => ({
      lotId: line.stock?.lotId ?? '',
      bin: line.stock?.bin ?? '',
      ...(withStatus ? { status: line.stock?.status ?? 'here' } : {}),
      quantity: quantityOf(line.quantity, line.stock),
    })),
  }
}

const formNames: Readonly<Record<string, string>> = {
  itemId: 'item',
  lotId: 'stock',
  priceFen: 'price',
  depotId: 'depot',
  toDepotId: 'toDepot',
  happenedAt: 'day',
}

/** Where a fault that the schema or the host found stands in the form: empty lines were left out of the input. */
export function formPath(path: FieldError['path'], values: FormValues): FieldError['path'] {
  const [first, index, name] = path
  if (first !== 'lines' || typeof index !== 'number') return [formNames[String(first)] ?? String(first)]
  const at = filledLines(values.lines)[index]?.at ?? index
  return ['lines', at, formNames[String(name)] ?? String(name ?? '')]
}

/** When goods made on a day expire, by the item's shelf life; empty where either is not known. */
export function expiryOf(producedOn: string, shelfLifeMonths: number | null | undefined): string {
  const day = parseDay(producedOn)
  if (day === null || !shelfLifeMonths) return ''
  return addMonths(day, shelfLifeMonths) ?? ''
}

/** Today on this computer, for forms that are open before the office's answer is there. */
export const todayHere = (): string => localDay(new Date())

/** What a receipt is worth in fen: quantities times prices, lines without a price left out. */
export function amountOf(lines: unknown): number {
  return filledLines<ReceiveLine>(lines).reduce((sum, { line }) => {
    const price = parseMoney(line.price ?? '')
    const decimals = line.item?.decimals ?? 0
    const quantity = quantityOf(line.quantity, line.item)
    return price.ok && price.value !== null
      ? sum + Math.round((quantity * price.value) / 10 ** decimals)
      : sum
  }, 0)
}

/** The day of production that a label with an expiry and the item's shelf life speak of; empty where one is not known. */
export function producedFrom(expiresOn: string, shelfLifeMonths: number | null | undefined): string {
  const day = parseDay(expiresOn)
  if (day === null || !shelfLifeMonths) return ''
  return addMonths(day, -shelfLifeMonths) ?? ''
}
