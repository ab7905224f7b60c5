import type { Cycles, Equipment, EquipmentLog } from '../../../preload/contract/supplies/index'
import { addMonths, folded } from '../rules'

type Done = Pick<EquipmentLog, 'kind' | 'doneOn' | 'result' | 'nextDueOn'>

export type DueDays = Readonly<{
  testDueOn: string | null
  maintenanceDueOn: string | null
  inspectionDueOn: string | null
  scrapOn: string | null
}>

/** Works that keep one of the days: charging a battery is its test run. */
const counting = {
  test: ['test', 'charge'],
  maintenance: ['maintenance'],
  inspection: ['inspection'],
} as const satisfies Record<string, readonly EquipmentLog['kind'][]>

/**
 * The days on which a unit is due. Each work is due one cycle after it was last passed (or on the day that was written
 * with it), and one cycle after `since` while it was never done; the first maintenance goes by the day of making where
 * the item says so. A work that failed does not move its day. Scrapping goes by the day of making. Months keep the day,
 * at the end of short months the last day.
 */
export function dueDays(
  cycles: Cycles,
  unit: Readonly<{ since: string; madeOn: string | null; state: Equipment['state'] }>,
  log: readonly Done[],
): DueDays {
  if (unit.state === 'scrapped')
    return { testDueOn: null, maintenanceDueOn: null, inspectionDueOn: null, scrapOn: null }
  const due = (work: keyof typeof counting, firstOn: string | null): string | null => {
    const cycle = cycles[work]
    const last = log
      .filter((one) => one.result === 'pass' && (counting[work] as readonly string[]).includes(one.kind))
      .reduce<Done | undefined>(
        (latest, one) => (!latest || one.doneOn > latest.doneOn ? one : latest),
        undefined,
      )
    if (!last) return firstOn ?? (cycle === null ? null : addMonths(unit.since, cycle))
    return last.nextDueOn ?? (cycle === null ? null : addMonths(last.doneOn, cycle))
  }
  const first =
    unit.madeOn !== null && cycles.firstMaintenance !== null
      ? addMonths(unit.madeOn, cycles.firstMaintenance)
      : null
  return {
    testDueOn: due('test', null),
    maintenanceDueOn: due('maintenance', first),
    inspectionDueOn: due('inspection', null),
    scrapOn: unit.madeOn !== null && cycles.scrap !== null ? addMonths(unit.madeOn, cycles.scrap) : null,
  }
}

/** The earliest day a unit is due, and for what; both null where nothing is. */
export function nextDue(days: DueDays): Readonly<Pick<Equipment, 'dueOn' | 'dueWork'>> {
  const all = [
    ['test', days.testDueOn],
    ['maintenance', days.maintenanceDueOn],
    ['inspection', days.inspectionDueOn],
    ['scrap', days.scrapOn],
  ] as const
  return all.reduce<Pick<Equipment, 'dueOn' | 'dueWork'>>(
    (earliest, [work, day]) =>
      day !== null && (earliest.dueOn === null || day < earliest.dueOn)
        ? { dueOn: day, dueWork: work }
        : earliest,
    { dueOn: null, dueWork: null },
  )
}

export const stateText: Readonly<Record<Equipment['state'], string>> = {
  usable: '可用',
  repair: '维修中',
  broken: '故障',
  scrapped: '已报废',
}

export const workText: Readonly<Record<NonNullable<Equipment['dueWork']>, string>> = {
  test: '试机',
  maintenance: '保养',
  inspection: '检验',
  scrap: '报废',
}

/** What makes two units the same: the item (by its id, by name and specification while it has none) and the serial. */
export const unitKey = (item: string, serial: string): string => `${item}\u0001${serial}`

/** The item of a listed unit as `unitKey` wants it. */
export const itemPart = ({
  itemId,
  itemName,
  spec,
}: Readonly<{ itemId: string | null; itemName: string; spec: string }>): string =>
  itemId ?? [itemName, spec].map(folded).join('\u0002')
