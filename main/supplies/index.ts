import { rowById } from '../../database/engine/rows'
import { countExpiry } from '../../database/supplies/repository'
import { DepotEntity, ItemEntity } from '../../database/supplies/schema'
import type { Contract } from '../../preload/contract/api'
import type { stockCalls } from '../../preload/contract/supplies/index'
import { type HostArea, joinAreas, type WorkFunction } from '../host/index'
import { counts } from './counts/index'
import { handlers } from './handlers'
import { depotKind, itemKind, lotKind } from './kinds'
import { ledger } from './ledger/index'
import { requests } from './requests/index'
import { expiryBounds } from './stock'

export { categoryNames } from './reference'
export { formatQuantity } from './rules'
export { asStockRow, stateText } from './stock'

const stock: HostArea<typeof stockCalls> = {
  handlers,
  kinds: [depotKind, itemKind, lotKind],
  due: (em, today) => {
    const { expired, expiring } = countExpiry(em, expiryBounds(today))
    return [
      ...(expired > 0
        ? [
            {
              module: 'supplies',
              code: 'expired',
              level: 'overdue' as const,
              facts: { count: expired },
              on: null,
              to: '/supplies?state=expired',
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
              to: '/supplies?state=soon',
            },
          ]
        : []),
    ]
  },
  figures: (em, today) => {
    const { lots, expired } = countExpiry(em, expiryBounds(today))
    return [{ module: 'supplies', code: 'usable', value: lots - expired, target: lots, to: '/supplies' }]
  },
  found: (em, hit) => {
    if (hit.kind === 'item') {
      const item = rowById(em, ItemEntity, hit.recordId)
      return (
        item && {
          kind: 'item',
          id: item.id,
          title: item.name,
          detail: item.spec,
          to: `/supplies?search=${encodeURIComponent(item.name)}`,
        }
      )
    }
    if (hit.kind !== 'depot') return undefined
    const depot = rowById(em, DepotEntity, hit.recordId)
    return (
      depot && {
        kind: 'depot',
        id: depot.id,
        title: depot.name,
        detail: depot.keeper,
        to: `/supplies?depot=${depot.id}`,
      }
    )
  },
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
  { ...stock.handlers, ...ledger.handlers, ...requests.handlers, ...counts.handlers },
  [stock, ledger, requests, counts],
)
