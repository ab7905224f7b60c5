import type { Migration } from './migration'

/** Structured parts of plans. */
export const planParts: Migration = { version: 3, name: 'plan-parts', sql: '' }
