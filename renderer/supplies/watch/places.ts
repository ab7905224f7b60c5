import type { WatchRow } from '../../../preload/contract/supplies/index'

/** Where a line of the watch list is dealt with: the form with the goods in it, or the list that holds the record. */
export function placeOf(row: WatchRow): string {
  const stock = new URLSearchParams({
    ...(row.lotId === null ? {} : { lot: row.lotId }),
    ...(row.depotId === null ? {} : { depot: row.depotId }),
    ...(row.bin === '' ? {} : { bin: row.bin }),
  })
  switch (row.kind) {
    case 'expired':
      return `/supplies?do=scrap&${stock}`
    case 'expiring':
      return `/supplies?do=rotate&${stock}`
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
