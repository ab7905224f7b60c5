import type { Input } from '../../preload/contract/api'
import type { StockRow } from '../../preload/contract/supplies/index'
import type { PickedDepot } from '../shared/DepotPicker'
import { addMonths, localDay, parseDay, parseMoney, parseQuantity } from '../shared/format'
import type { FieldError } from '../shared/formErrors'
import type { PickedItem } from '../shared/ItemPicker'
import type { FormValues } from '../shared/RecordForm'

/** What the two stock forms hold, and how it becomes the call's input. Pure. */

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
  | 'lotNumber'
  | 'expiresOn'
  | 'state'
  | 'daysLeft'
>

export type IssueLine = Partial<{ stock: PickedStock | null; quantity: string }>

type Heading = Readonly<{ depot: PickedDepot | null | undefined; day: string; note: string; source: string }>

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
    note: words(values.note),
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

function quantityFault(path: FieldError['path'], typed: string | undefined, decimals: number): FieldError[] {
  const parsed = parseQuantity(typed ?? '', decimals)
  if (!parsed.ok) return [fault(path, parsed.fault === 'empty' ? 'required' : parsed.fault)]
  return parsed.value > 0 ? [] : [fault(path, 'positive')]
}

/** What is wrong with a receipt before the host is asked: the same rules, said beside the field. */
export function receiveFaults(values: FormValues, today: string): FieldError[] {
  const found = headingFaults(values, today, 'item')
  for (const { at, line } of filledLines<ReceiveLine>(values.lines)) {
    const path = (name: string) => ['lines', at, name]
    if (!line.item) found.push(fault(path('item'), 'required'))
    found.push(...quantityFault(path('quantity'), line.quantity, line.item?.decimals ?? 3))
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

/** What is wrong with an issue: among others, more than lies there, also when several lines take from one lot. */
export function issueFaults(values: FormValues, today: string): FieldError[] {
  const found = headingFaults(values, today, 'stock')
  const { depot } = headingOf(values)
  const taken = new Map<string, number>()
  for (const { at, line } of filledLines<IssueLine>(values.lines)) {
    const path = (name: string) => ['lines', at, name]
    const { stock } = line
    if (!stock) {
      found.push(fault(path('stock'), 'required'))
      continue
    }
    if (depot && stock.depotId !== depot.id) found.push(fault(path('stock'), 'other-depot'))
    const wrong = quantityFault(path('quantity'), line.quantity, stock.decimals)
    found.push(...wrong)
    const parsed = parseQuantity(line.quantity ?? '', stock.decimals)
    if (!parsed.ok || wrong.length > 0) continue
    const key = `${stock.lotId} ${stock.bin}`
    const sum = (taken.get(key) ?? 0) + parsed.value
    taken.set(key, sum)
    if (sum > stock.quantity) found.push(fault(path('quantity'), 'not-enough'))
  }
  return found
}

/** The time of a document: now for today, noon for a day before (slips entered afterwards have no hour). */
export function happenedAtOf(day: string, today: string): number | undefined {
  const known = parseDay(day)
  if (known === null || known === today) return undefined
  const [year = 0, month = 1, date = 1] = known.split('-').map(Number)
  return new Date(year, month - 1, date, 12).getTime()
}

function documentOf(values: FormValues, today: string) {
  const { depot, day, note } = headingOf(values)
  const happenedAt = happenedAtOf(day, today)
  return { depotId: depot?.id ?? '', note, ...(happenedAt === undefined ? {} : { happenedAt }) }
}

const quantityOf = (typed: string | undefined, decimals: number): number => {
  const parsed = parseQuantity(typed ?? '', decimals)
  return parsed.ok ? parsed.value : 0
}

export function toReceive(values: FormValues, today: string): Input<'supplies', 'receive'> {
  const { source } = headingOf(values)
  return {
    ...documentOf(values, today),
    lines: filledLines<ReceiveLine>(values.lines).map(({ line }) => {
      const price = parseMoney(line.price ?? '')
      return {
        itemId: line.item?.id ?? '',
        quantity: quantityOf(line.quantity, line.item?.decimals ?? 0),
        lotNumber: words(line.lotNumber),
        producedOn: parseDay(words(line.producedOn)),
        expiresOn: parseDay(words(line.expiresOn)),
        bin: words(line.bin),
        source,
        priceFen: price.ok ? price.value : null,
      }
    }),
  }
}

export function toIssue(values: FormValues, today: string): Input<'supplies', 'issue'> {
  return {
    ...documentOf(values, today),
    lines: filledLines<IssueLine>(values.lines).map(({ line }) => ({
      lotId: line.stock?.lotId ?? '',
      bin: line.stock?.bin ?? '',
      quantity: quantityOf(line.quantity, line.stock?.decimals ?? 0),
    })),
  }
}

const formNames: Readonly<Record<string, string>> = {
  itemId: 'item',
  lotId: 'stock',
  priceFen: 'price',
  depotId: 'depot',
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
