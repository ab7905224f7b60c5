import { countExpiry } from '../../database/supplies/repository'
import type { Contract } from '../../preload/contract/api'
import type { stockCalls } from '../../preload/contract/supplies/index'
import { type HostArea, joinAreas, type WorkFunction } from '../host/index'
import { catalogue } from './catalogue/index'
import { contracts } from './contracts/index'
import { counts } from './counts/index'
import { equipment } from './equipment/index'
import { handlers } from './handlers'
import { lotKind } from './kinds'
import { labels } from './labels/index'
import { ledger } from './ledger/index'
import { reports } from './reports/index'
import { requests } from './requests/index'
import { standards } from './standards/index'
import { expiryBounds } from './stock'
import { readThresholds, watch } from './watch/index'

export { categoryNames } from './reference'
export { formatQuantity } from './rules'
export { asStockRow, type StockLine, stateText } from './stock'

const stock: HostArea<typeof stockCalls> = {
  handlers,
  kinds: [lotKind],
  due: (em, today) => {
    const { expired, expiring } = countExpiry(em, expiryBounds(today, readThresholds(em)))
    return [
      ...(expired > 0
        ? [
            {
              module: 'supplies',
              code: 'expired',
              level: 'overdue' as const,
              facts: { count: expired },
              on: null,
              to: '/supplies/watch?kind=expired',
            },
          ]
        : []),
      ...(expiring > 0
        ? [
            {
              module: 'supplies',
              code: 'expiring',
              level: 'soon' as const,
              facts: { count: expiring },
              on: null,
              to: '/supplies/watch?kind=expiring',
            },
          ]
        : []),
    ]
  },
  figures: (em, today) => {
    const { lots, expired } = countExpiry(em, expiryBounds(today, readThresholds(em)))
    return [{ module: 'supplies', code: 'usable', value: lots - expired, target: lots, to: '/supplies' }]
  },
  printables: [{ kind: 'supplies', load: async () => (await import('./printables')).collectSupplies }],
  work: {
    judge: async () => (await import('./work')).judge as WorkFunction,
    exportStock: async () => (await import('./work')).exportStock as WorkFunction,
    printStock: async () => (await import('./work')).printStock as WorkFunction,
    makeTemplate: async () => (await import('./work')).makeTemplate as WorkFunction,
    exportRefused: async () => (await import('./work')).exportRefused as WorkFunction,
  },
}

export const supplies = joinAreas<Contract['supplies']>(
  'supplies',
  {
    ...stock.handlers,
    ...ledger.handlers,
    ...requests.handlers,
    ...counts.handlers,
    ...catalogue.handlers,
    ...contracts.handlers,
    ...equipment.handlers,
    ...labels.handlers,
    ...watch.handlers,
    ...standards.handlers,
    ...reports.handlers,
  },
  [stock, ledger, requests, counts, catalogue, contracts, equipment, labels, watch, standards, reports],
)
