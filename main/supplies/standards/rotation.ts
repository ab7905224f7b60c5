import { uuidv7 } from 'uuidv7'
import type { EntityManager } from '../../../database/open'
import type { RotationEntryRow } from '../../../database/supplies/standards/schema'
import {
  goneOfLot,
  type PerishableLot,
  perishableLots,
  rotationEntries,
} from '../../../database/supplies/standards/turnover'
import { DomainError } from '../../../preload/contract/result'
import type { RotationRow, standardsCalls } from '../../../preload/contract/supplies/standards'
import { type AreaHandlers, addDays, type Environment } from '../../host/index'
import { lotKind } from '../kinds'
import { pageOf, sorted, withWords } from '../page'
import { referenceCategories } from '../reference'
import { expiryFrom, isFood } from '../rules'
import { startOfDay } from '../time'
import { readWatchSettings, type WatchSettings } from '../watch/settings'
import { rotationEntryKind } from './kinds'

/** The day a lot keeps until: the label's, else production and the usual shelf life, which is a guess. */
export function endOf(
  lot: Pick<PerishableLot, 'expiresOn' | 'producedOn' | 'shelfLifeMonths'>,
  usualMonths: number | null,
): Readonly<{ on: string; by: 'label' | 'shelf-life' }> | null {
  if (lot.expiresOn !== null) return { on: lot.expiresOn, by: 'label' }
  const months = lot.shelfLifeMonths ?? usualMonths
  return lot.producedOn === null || months === null
    ? null
    : { on: expiryFrom(lot.producedOn, months), by: 'shelf-life' }
}

/** The day by which goods are to go out: so many days before their end, food later than the rest. */
export const rotateBy = (
  end: string,
  category: string,
  settings: Pick<WatchSettings, 'rotateDays' | 'rotateFoodDays'>,
): string => addDays(end, -(isFood(category) ? settings.rotateFoodDays : settings.rotateDays))

/** Every lot that is to go out in a year. What an earlier year left over stands in the year that is running. */
export function rotationRows(
  em: EntityManager,
  environment: Environment,
  year: number,
  today: string,
): RotationRow[] {
  const settings = readWatchSettings(em)
  const usual = new Map(
    referenceCategories(environment.resourceFolder).map(({ code, shelfLifeMonths }) => [
      code,
      shelfLifeMonths,
    ]),
  )
  const entries = new Map(rotationEntries(em, year).map((entry) => [entry.lotId, entry]))
  const span = { from: startOfDay(`${year}-01-01`), to: startOfDay(`${year + 1}-01-01`) }
  const current = today.startsWith(`${year}-`)
  return perishableLots(em).flatMap((lot): RotationRow[] => {
    const end = endOf(lot, usual.get(lot.category) ?? null)
    if (!end) return []
    const entry = entries.get(lot.lotId)
    const plannedOn = entry?.plannedOn ?? rotateBy(end.on, lot.category, settings)
    const left = current && plannedOn < `${year}-01-01` && lot.quantity > 0
    if (!plannedOn.startsWith(`${year}-`) && !left) return []
    const gone = goneOfLot(em, lot.lotId, span.from, span.to)
    // Neither here nor gone this year: it left some other way.
    if (lot.quantity === 0 && gone.gone === 0) return []
    return [asRow(lot, { end, plannedOn, gone, entry, today, left })]
  })
}

type Facts = Readonly<{
  end: { on: string; by: 'label' | 'shelf-life' }
  plannedOn: string
  gone: { gone: number; documentNumber: string }
  entry: RotationEntryRow | undefined
  today: string
  left: boolean
}>

function asRow(lot: PerishableLot, { end, plannedOn, gone, entry, today, left }: Facts): RotationRow {
  const state = lot.quantity === 0 ? 'done' : entry?.kept ? 'kept' : 'open'
  return {
    lotId: lot.lotId,
    itemId: lot.itemId,
    itemName: lot.itemName,
    spec: lot.spec,
    unit: lot.unit,
    decimals: lot.decimals,
    lotNumber: lot.lotNumber,
    depotNames: lot.depotNames.replaceAll(',', '、'),
    depotId: lot.depotId,
    bin: lot.bin,
    quantity: lot.quantity,
    gone: gone.gone,
    expiresOn: end.on,
    dateBy: end.by,
    plannedOn,
    month: left ? 1 : Number(plannedOn.slice(5, 7)),
    state,
    overdue: state === 'open' && plannedOn < today,
    replacement: entry?.replacement ?? '',
    note: entry?.note ?? '',
    documentNumber: gone.documentNumber,
    rev: entry?.rev ?? '',
  }
}

type Choice = Readonly<{
  month?: number | undefined
  state?: RotationRow['state'] | undefined
  search?: string | undefined
}>

/** The chosen rows in the order of their days. */
export function chosenRotation(
  rows: readonly RotationRow[],
  { month, state, search }: Choice,
): RotationRow[] {
  const fitting = rows.filter(
    (row) => (month === undefined || row.month === month) && (state === undefined || row.state === state),
  )
  const found = withWords(
    fitting,
    search,
    (row) => `${row.itemName} ${row.spec} ${row.lotNumber} ${row.depotNames}`,
  )
  return found.sort((a, b) => (a.plannedOn < b.plannedOn ? -1 : a.plannedOn > b.plannedOn ? 1 : 0))
}

export const rotationHandlers = {
  async listRotation({ em, environment, today }, { year, sort, offset, limit, ...choice }) {
    const rows = rotationRows(em, environment, year, today)
    const shown = sorted(chosenRotation(rows, choice), sort, {
      itemName: (row) => row.itemName,
      plannedOn: (row) => row.plannedOn,
      expiresOn: (row) => row.expiresOn ?? '',
      quantity: (row) => row.quantity / 10 ** row.decimals,
    })
    const months = Array.from({ length: 12 }, (_, index) => {
      const inMonth = rows.filter((row) => row.month === index + 1)
      const count = (state: RotationRow['state']) => inMonth.filter((row) => row.state === state).length
      return { month: index + 1, open: count('open'), done: count('done'), kept: count('kept') }
    })
    return { ...pageOf(shown, { offset, limit }), months }
  },

  async saveRotation({ em, records, subject }, { lotId, year, rev, ...fields }) {
    if (!fields.plannedOn.startsWith(`${year}-`))
      throw new DomainError('invalid-input', undefined, [{ path: 'plannedOn', reason: 'not-this-year' }])
    if (fields.kept && fields.note === '')
      throw new DomainError('invalid-input', undefined, [{ path: 'note', reason: 'required' }])
    records.get(lotKind, lotId)
    const known = rotationEntries(em, year).find((entry) => entry.lotId === lotId)
    if (known) records.update(rotationEntryKind, known.id, fields, rev === '' ? undefined : rev)
    else records.insert(rotationEntryKind, [{ id: uuidv7(), lotId, year, ...fields }])
    subject({ lot: lotId, year })
    return { lotId, plannedOn: fields.plannedOn }
  },
} satisfies Partial<AreaHandlers<typeof standardsCalls>>
