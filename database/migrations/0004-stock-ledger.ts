import type { Migration } from './migration'

/** Kinds of stock document and of reserve. */
export const stockLedger: Migration = { version: 4, name: 'stock-ledger', sql: '' }
