import type { Input } from '../../../preload/contract/api'
import type { IssueProposal, SupplyRequest } from '../../../preload/contract/supplies/index'
import type { PickedDepot } from '../../shared/DepotPicker'
import { formatQuantity, parseDay } from '../../shared/format'
import type { FieldError } from '../../shared/formErrors'
import type { PickedItem } from '../../shared/ItemPicker'
import type { FormValues } from '../../shared/RecordForm'
import { type Counted, parseCounted } from '../packs'

/** What the forms of a request hold, and how it becomes the calls' input. Pure. */

export type AskedLine = Partial<{ item: PickedItem | null; quantity: string; remark: string }>

const words = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

const fault = (path: FieldError['path'], reason: string, facts: FieldError['facts'] = {}): FieldError => ({
  path,
  reason,
  facts,
})

/** The lines somebody wrote something into, with their place in the form. */
export function askedLines(values: FormValues): { at: number; line: AskedLine }[] {
  const lines = Array.isArray(values.lines) ? (values.lines as (AskedLine | undefined)[]) : []
  return lines.flatMap((line, at) =>
    line && (line.item || words(line.quantity) !== '' || words(line.remark) !== '') ? [{ at, line }] : [],
  )
}

/** A typed quantity in smallest units; the reason where it is none. Nothing typed is `empty`. */
function typed(text: unknown, item: Counted | null | undefined): { value: number } | { reason: string } {
  const parsed = parseCounted(words(text), item)
  if (!parsed.ok) return { reason: parsed.fault === 'empty' ? 'required' : parsed.fault }
  return parsed.value < 0 ? { reason: 'positive' } : { value: parsed.value }
}

/** What is wrong with a request before the host is asked. */
export function askFaults(values: FormValues): FieldError[] {
  // All that is missing is said at once, not first the lines and then the heading.
  const found: FieldError[] = ['unit', 'person', 'purpose']
    .filter((name) => words(values[name]) === '')
    .map((name) => fault([name], 'required'))
  const day = words(values.neededOn)
  if (day !== '' && parseDay(day) === null) found.push(fault(['neededOn'], 'date'))
  const lines = askedLines(values)
  if (lines.length === 0) found.push(fault(['lines', 0, 'item'], 'required'))
  for (const { at, line } of lines) {
    if (!line.item) found.push(fault(['lines', at, 'item'], 'required'))
    const quantity = typed(line.quantity, line.item)
    if ('reason' in quantity) found.push(fault(['lines', at, 'quantity'], quantity.reason))
    else if (quantity.value === 0) found.push(fault(['lines', at, 'quantity'], 'positive'))
  }
  return found
}

export function toAsk(values: FormValues, request: SupplyRequest | null): Input<'supplies', 'saveRequest'> {
  const depot = values.deliverDepot as PickedDepot | null | undefined
  const day = parseDay(words(values.neededOn))
  return {
    ...(request ? { id: request.id, rev: request.rev } : {}),
    unit: words(values.unit),
    person: words(values.person),
    phone: words(values.phone),
    purpose: words(values.purpose),
    neededOn: day,
    deliverDepotId: depot?.id ?? null,
    deliverTo: words(values.deliverTo),
    remark: words(values.remark),
    lines: askedLines(values).map(({ line }) => {
      const quantity = typed(line.quantity, line.item)
      return {
        itemId: line.item?.id ?? '',
        asked: 'value' in quantity ? quantity.value : 0,
        remark: words(line.remark),
      }
    }),
  }
}

/** A request as the form holds it. */
export function fromRequest(request: SupplyRequest): FormValues {
  return {
    from: null,
    unit: request.unit,
    person: request.person,
    phone: request.phone,
    purpose: request.purpose,
    neededOn: request.neededOn ?? '',
    deliverDepot: request.deliverDepotId
      ? { id: request.deliverDepotId, name: request.deliverDepotName }
      : null,
    deliverTo: request.deliverTo,
    remark: request.remark,
    lines: request.requestLines.map((line) => ({
      item: {
        id: line.itemId,
        name: line.itemName,
        spec: line.spec,
        unit: line.unit,
        decimals: line.decimals,
        shelfLifeMonths: null,
        packagings: line.packagings,
      },
      quantity: formatQuantity(line.asked, line.decimals, { grouped: false }),
      remark: line.remark,
    })),
  }
}

type Figures = Readonly<Record<string, unknown>>
const figuresOf = (values: FormValues): Figures => (values.figures ?? {}) as Figures

type FigureLine = Readonly<{ key: string; item: Counted; most: number }>

/** Figures that are typed one beside each line: each a number, none above its most. Nothing typed is nothing. */
export function figureFaults(values: FormValues, lines: readonly FigureLine[]): FieldError[] {
  const figures = figuresOf(values)
  return lines.flatMap(({ key, item, most }) => {
    if (words(figures[key]) === '') return []
    const figure = typed(figures[key], item)
    if ('reason' in figure) return [fault(['figures', key], figure.reason)]
    return figure.value > most ? [fault(['figures', key], 'too-large')] : []
  })
}

/** The figure typed beside a line; 0 when nothing was. */
export function figureAt(values: FormValues, key: string, item: Counted | null | undefined): number {
  const figure = typed(figuresOf(values)[key], item)
  return 'value' in figure ? figure.value : 0
}

/** Key of a lot beside a line of the issue form. */
export const lotKey = (lineId: string, lot: Readonly<{ lotId: string; bin: string }>): string =>
  `${lineId} ${lot.lotId} ${lot.bin}`

/** The lots that are taken, as the issue call wants them. */
export function takenLots(
  values: FormValues,
  proposals: readonly IssueProposal[],
  itemOf: (lineId: string) => Counted | undefined,
): Input<'supplies', 'issueRequest'>['lines'] {
  return proposals.flatMap(({ lineId, lots }) =>
    lots.flatMap((lot) => {
      const quantity = figureAt(values, lotKey(lineId, lot), itemOf(lineId))
      return quantity > 0 ? [{ lineId, lotId: lot.lotId, bin: lot.bin, quantity }] : []
    }),
  )
}
