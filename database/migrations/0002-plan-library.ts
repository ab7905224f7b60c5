import type { Migration } from './migration'

/** Facts, life, versions and revision triggers of plans. */
export const planLibrary: Migration = { version: 2, name: 'plan-library', sql: '' }
