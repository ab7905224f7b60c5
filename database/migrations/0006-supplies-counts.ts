import type { Migration } from './migration'

/** Requests and stocktaking. */
export const suppliesCounts: Migration = { version: 6, name: 'supplies-counts', sql: '' }
