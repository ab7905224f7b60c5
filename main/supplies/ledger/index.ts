import type { ledgerCalls } from '../../../preload/contract/supplies/index'
import type { HostArea, WorkFunction } from '../../host/index'
import { stockDocumentKind } from '../kinds'
import { handlers } from './handlers'

export { type Entry, type Heading, lotFor, type NewLot, post, reverse, reverseBatch } from './post'
export { available, type Holder, release, reserve, reservedFor } from './reservations'

/** Stock documents: what comes in, goes out, moves, is lent, written off, put right and taken back. */
export const ledger: HostArea<typeof ledgerCalls> = {
  handlers,
  kinds: [stockDocumentKind],
  work: {
    judgeMovements: async () => (await import('./work')).judgeMovements as WorkFunction,
    exportRefusedMovements: async () => (await import('./work')).exportRefusedMovements as WorkFunction,
    movementsTemplate: async () => (await import('./work')).movementsTemplate as WorkFunction,
    printDocument: async () => (await import('./work')).printDocument as WorkFunction,
    exportDocuments: async () => (await import('./work')).exportDocuments as WorkFunction,
  },
}
