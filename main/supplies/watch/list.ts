import type { EntityManager } from '../../../database/open'
import { shortItems } from '../../../database/supplies/catalogue/repository'
import {
  contractsEndingBy,
  loansDueBy,
  stockEndingBy,
  worksDueBy,
} from '../../../database/supplies/watch/repository'
import type { DueLine } from '../../../preload/contract/care'
import { type WatchRow, watchKinds, watchUrgencies } from '../../../preload/contract/supplies/watch'
import { addDays, daysBetween } from '../../host/index'
import { withWords } from '../page'
import { byUrgency, urgencyOf, watchLot } from './rules'
import { readWatchSettings, type WatchSettings } from './settings'

const blank = {
  detail: '',
  place: '',
  quantity: null,
  wanted: null,
  unit: '',
  decimals: 0,
  lotId: null,
  depotId: null,
  bin: '',
  itemId: null,
  work: null,
  recordId: null,
} satisfies Partial<WatchRow>

/** Everything that needs somebody, the most pressing first. */
export function watchRows(em: EntityManager, today: string): WatchRow[] {
  const settings = readWatchSettings(em)
  return [
    ...goodsRows(em, today, settings),
    ...minimumRows(em, today),
    ...loanRows(em, today, settings),
    ...workRows(em, today, settings),
    ...contractRows(em, today, settings),
  ].sort(byUrgency)
}

function goodsRows(em: EntityManager, today: string, settings: WatchSettings): WatchRow[] {
  const last = addDays(today, Math.max(settings.soonDays, settings.foodDays))
  return stockEndingBy(em, last).flatMap((lot): WatchRow[] => {
    const seen = watchLot(lot, today, settings)
    if (!seen) return []
    return [
      {
        ...blank,
        ...seen,
        key: `lot/${lot.lotId}/${lot.depotId}/${lot.bin}`,
        name: lot.itemName,
        detail: [lot.spec, lot.lotNumber === '' ? '' : `#${lot.lotNumber}`].filter(Boolean).join(' '),
        place: [lot.depotName, lot.bin].filter(Boolean).join(' '),
        quantity: lot.quantity,
        unit: lot.unit,
        decimals: lot.decimals,
        on: lot.expiresOn,
        lotId: lot.lotId,
        depotId: lot.depotId,
        bin: lot.bin,
        itemId: lot.itemId,
      },
    ]
  })
}

/** Too little stock is not tied to a day; nothing at all is as pressing as what is overdue. */
function minimumRows(em: EntityManager, today: string): WatchRow[] {
  return shortItems(em, today).map((item) => ({
    ...blank,
    key: `minimum/${item.itemId}/${item.depotId ?? ''}`,
    kind: 'minimum',
    urgency: item.there <= 0 ? 'overdue' : 'urgent',
    name: item.itemName,
    detail: item.spec,
    place: item.depotName ?? '',
    quantity: item.there,
    wanted: item.minimum,
    unit: item.unit,
    decimals: item.decimals,
    on: null,
    daysLeft: null,
    depotId: item.depotId,
    itemId: item.itemId,
  }))
}

function loanRows(em: EntityManager, today: string, { urgentDays, noticeDays }: WatchSettings): WatchRow[] {
  return loansDueBy(em, addDays(today, noticeDays)).flatMap((loan): WatchRow[] => {
    const daysLeft = daysBetween(today, loan.dueOn)
    const urgency = urgencyOf(daysLeft, { urgent: Math.min(urgentDays, 7), notice: noticeDays })
    if (!urgency) return []
    return [
      {
        ...blank,
        key: `loan/${loan.documentId}`,
        kind: 'loan',
        urgency,
        name: loan.items,
        detail: loan.documentNumber,
        place: loan.borrower || loan.depotName,
        on: loan.dueOn,
        daysLeft,
        depotId: loan.depotId,
        recordId: loan.documentId,
      },
    ]
  })
}

function workRows(em: EntityManager, today: string, { urgentDays, noticeDays }: WatchSettings): WatchRow[] {
  return worksDueBy(em, addDays(today, noticeDays)).flatMap((unit): WatchRow[] => {
    const daysLeft = daysBetween(today, unit.dueOn)
    const urgency = urgencyOf(daysLeft, { urgent: Math.min(urgentDays, 7), notice: noticeDays })
    if (!urgency) return []
    return [
      {
        ...blank,
        key: `test/${unit.equipmentId}/${unit.work}`,
        kind: 'test',
        urgency,
        name: [unit.itemName, unit.spec].filter(Boolean).join(' '),
        detail: unit.serial,
        work: unit.work,
        place: unit.custodian,
        on: unit.dueOn,
        daysLeft,
        itemId: unit.itemId,
        recordId: unit.equipmentId,
      },
    ]
  })
}

function contractRows(
  em: EntityManager,
  today: string,
  { urgentDays, noticeDays }: WatchSettings,
): WatchRow[] {
  return contractsEndingBy(em, addDays(today, noticeDays)).flatMap((contract): WatchRow[] => {
    const daysLeft = daysBetween(today, contract.endsOn)
    const urgency = urgencyOf(daysLeft, { urgent: Math.min(urgentDays, 15), notice: noticeDays })
    if (!urgency) return []
    return [
      {
        ...blank,
        key: `contract/${contract.contractId}`,
        kind: 'contract',
        urgency,
        name: contract.partner,
        detail: contract.number,
        place: contract.contact,
        on: contract.endsOn,
        daysLeft,
        recordId: contract.contractId,
      },
    ]
  })
}

/**
 * What home says of the watch list beside the goods that expire, which have lines of their own: one line a kind, of
 * what is overdue as long as there is any.
 */
export function watchDue(em: EntityManager, today: string): DueLine[] {
  const settings = readWatchSettings(em)
  const kinds = {
    minimum: minimumRows(em, today),
    loan: loanRows(em, today, settings),
    test: workRows(em, today, settings),
    contract: contractRows(em, today, settings),
  }
  return Object.entries(kinds).flatMap(([kind, rows]): DueLine[] => {
    const overdue = rows.filter((row) => row.urgency === 'overdue').length
    const count = overdue > 0 && kind !== 'minimum' ? overdue : rows.length
    if (count === 0) return []
    return [
      {
        module: 'supplies',
        code: kind === 'minimum' ? 'minimum' : `${kind}-${overdue > 0 ? 'overdue' : 'soon'}`,
        level: overdue > 0 ? 'overdue' : 'soon',
        facts: { count },
        on: null,
        to: `/supplies/watch?kind=${kind}`,
      },
    ]
  })
}

export type WatchChoice = Readonly<{
  kind?: WatchRow['kind'] | undefined
  urgency?: WatchRow['urgency'] | undefined
  depotId?: string | undefined
  search?: string | undefined
}>

export function chosenWatch(
  rows: readonly WatchRow[],
  { kind, urgency, depotId, search }: WatchChoice,
): WatchRow[] {
  const fitting = rows.filter(
    (row) =>
      (kind === undefined || row.kind === kind) &&
      (urgency === undefined || row.urgency === urgency) &&
      (depotId === undefined || row.depotId === depotId),
  )
  return withWords(fitting, search, (row) => `${row.name} ${row.detail} ${row.place}`)
}

/** How many lines there are of each kind and urgency; none are left out. */
export function watchCounts(rows: readonly WatchRow[]) {
  return watchKinds.flatMap((kind) =>
    watchUrgencies.map((urgency) => ({
      kind,
      urgency,
      lines: rows.filter((row) => row.kind === kind && row.urgency === urgency).length,
    })),
  )
}
