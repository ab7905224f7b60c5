import type { WatchRow } from '../../../preload/contract/supplies/index'

/** The record by which a line is dealt with; null where a slip of stock is written about it. */
export function placeOf(row: WatchRow): string | null {
  switch (row.kind) {
    case 'loan':
      return `/supplies/documents?document=${row.recordId ?? ''}`
    case 'test':
      return `/supplies/equipment?unit=${row.recordId ?? ''}`
    case 'contract':
      return `/supplies/contracts?contract=${row.recordId ?? ''}`
    default:
      return null
  }
}
