import type { EntityManager } from '../../../database/open'
import {
  depotNames,
  type LotFilter,
  type ReportLot,
  reportLots,
} from '../../../database/supplies/reports/repository'
import type { Environment } from '../../host/index'
import { referenceCategories } from '../reference'
import type { Group } from './rules'

/** Sources by the kind that is kept, as they stand on paper. */
export const sourceTexts: Readonly<Record<string, string>> = {
  purchase: '采购',
  allocation: '上级调拨',
  donation: '捐赠',
  contract: '协议储备',
  return: '归还',
  other: '其他',
}

/** What the rows of a report are about, and how a lot in a depot finds its row. */
export type Grouping = Readonly<{
  key: string
  name: string
  detail: string
  /** Empty where the row adds up unlike things. */
  unit: string
  decimals: number
  /** What rows are sorted by. */
  order: string
  alike: boolean
  depotName: string
  expiresOn: string | null
}>

export type Lots = Readonly<{
  byId: ReadonlyMap<string, ReportLot>
  groupOf: (lot: ReportLot, depotId: string) => Grouping
}>

/** The lots of a report and the row each belongs to. */
export function lotsOf(em: EntityManager, environment: Environment, filter: LotFilter, by: Group): Lots {
  const byId = new Map(reportLots(em, filter).map((lot) => [lot.lotId, lot]))
  const depots = depotNames(em)
  const categories = new Map(
    referenceCategories(environment.resourceFolder).map((category) => [category.code, category.name]),
  )
  const known = new Map<string, Grouping>()
  const once = (key: string, make: () => Omit<Grouping, 'key'>): Grouping => {
    const found = known.get(key)
    if (found) return found
    const made = { key, ...make() }
    known.set(key, made)
    return made
  }
  return { byId, groupOf: (lot, depotId) => groupingOf(lot, depotId, by, { depots, categories, once }) }
}

type Names = Readonly<{
  depots: ReadonlyMap<string, string>
  categories: ReadonlyMap<string, string>
  once: (key: string, make: () => Omit<Grouping, 'key'>) => Grouping
}>

function groupingOf(
  lot: ReportLot,
  depotId: string,
  by: Group,
  { depots, categories, once }: Names,
): Grouping {
  const thing = {
    unit: lot.unit,
    decimals: lot.decimals,
    order: `${lot.initials}\u0001${lot.itemName}\u0001${lot.spec}`,
    alike: true,
    depotName: '',
    expiresOn: null,
  }
  const sum = (name: string, order = name) => ({
    name,
    detail: '',
    unit: '',
    decimals: 0,
    order,
    alike: false,
    depotName: '',
    expiresOn: null,
  })
  switch (by) {
    case 'item':
      return once(lot.itemId, () => ({ ...thing, name: lot.itemName, detail: lot.spec }))
    case 'lot':
      return once(`${lot.lotId}/${depotId}`, () => ({
        ...thing,
        name: lot.itemName,
        detail: [lot.spec, lot.lotNumber === '' ? '' : `#${lot.lotNumber}`].filter(Boolean).join(' '),
        order: `${thing.order}\u0001${lot.expiresOn ?? '9999'}`,
        depotName: depots.get(depotId) ?? '',
        expiresOn: lot.expiresOn,
      }))
    case 'depot':
      return once(depotId, () => sum(depots.get(depotId) ?? ''))
    case 'category': {
      const group = lot.category.split('-').slice(0, 2).join('-')
      return once(group, () => sum(categories.get(group) ?? '', group === '' ? '~' : group))
    }
    case 'source':
      return once(lot.sourceKind, () => sum(sourceTexts[lot.sourceKind] ?? lot.sourceKind))
    case 'donor': {
      const name = lot.sourceKind === 'donation' ? lot.donor || lot.supplier : ''
      return once(name, () => sum(name, name === '' ? '~' : name))
    }
  }
}
