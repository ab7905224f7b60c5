import { findDocuments } from '../../../database/supplies/ledger/listing'
import type { ledgerCalls } from '../../../preload/contract/supplies/index'
import { today as dayOf, type HostArea, type WorkFunction } from '../../host/index'
import { stockDocumentKind } from '../kinds'
import { handlers } from './handlers'

export { type Entry, type Heading, lotFor, type NewLot, post, reverse, reverseBatch } from './post'
export { available, type Holder, release, reserve, reservedFor } from './reservations'

/** Stock documents: what comes in, goes out, moves, is lent, written off, put right and taken back. */
export const ledger: HostArea<typeof ledgerCalls> = {
  handlers,
  kinds: [stockDocumentKind],
  finds: (em, typed, limit) =>
    findDocuments(em, typed, limit).map((document) => ({
      kind: 'stock-document',
      id: document.id,
      title: [document.number, document.counterparty || document.receiver].filter(Boolean).join(' '),
      detail: [
        dayOf(document.happenedAt),
        document.depotName,
        document.counterparty && document.receiver,
        document.event || document.note || document.reason,
      ]
        .filter(Boolean)
        .join('　'),
      to: `/supplies/documents?document=${document.id}`,
    })),
  work: {
    judgeMovements: async () => (await import('./work')).judgeMovements as WorkFunction,
    exportRefusedMovements: async () => (await import('./work')).exportRefusedMovements as WorkFunction,
    movementsTemplate: async () => (await import('./work')).movementsTemplate as WorkFunction,
    printDocument: async () => (await import('./work')).printDocument as WorkFunction,
    exportDocuments: async () => (await import('./work')).exportDocuments as WorkFunction,
  },
}
