import type { Migration } from './migration'

/** Print runs and copies. */
export const handbookCopies: Migration = { version: 9, name: 'handbook-copies', sql: '' }
