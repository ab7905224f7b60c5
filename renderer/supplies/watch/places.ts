import type { WatchRow } from '../../../preload/contract/supplies/index'

/** Where a line of the watch list is dealt with. */
export function placeOf(row: WatchRow): string {
  const stock = (state: string) => `/supplies?state=${state}&search=${encodeURIComponent(row.name)}`
  switch (row.kind) {
    case 'expired':
      return stock('expired')
    case 'expiring':
      return stock('soon')
    case 'minimum':
      return '/supplies/standards?view=purchases&draft=minimum'
    case 'loan':
      return `/supplies/documents?document=${row.recordId ?? ''}`
    case 'test':
      return `/supplies/equipment?unit=${row.recordId ?? ''}`
    case 'contract':
      return `/supplies/contracts?contract=${row.recordId ?? ''}`
  }
}
