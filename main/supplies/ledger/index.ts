import type { ledgerCalls } from '../../../preload/contract/supplies/index'
import type { HostArea } from '../../host/index'
import { stockDocumentKind } from '../kinds'
import { handlers } from './handlers'

export { type Entry, type Heading, lotFor, type NewLot, post, reverse, reverseBatch } from './post'
export { available, type Holder, release, reserve, reservedFor } from './reservations'

/** Stock documents: what comes in, goes out, moves, is lent, written off, put right and taken back. */
export const ledger: HostArea<typeof ledgerCalls> = { handlers, kinds: [stockDocumentKind] }
