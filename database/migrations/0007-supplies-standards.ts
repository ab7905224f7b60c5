import type { Migration } from './migration'

/** What a township should keep. */
export const suppliesStandards: Migration = { version: 7, name: 'supplies-standards', sql: '' }
