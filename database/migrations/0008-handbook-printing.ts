import type { Migration } from './migration'

/** Templates of the printing centre. */
export const handbookPrinting: Migration = { version: 8, name: 'handbook-printing', sql: '' }
