import { initial } from './0001-initial'
import type { Migration } from './migration'

export type { Migration }

/** Every step, in order. A step that was released is never changed; the next one is appended. */
export const migrations: readonly Migration[] = [initial]

export const latestVersion = migrations.length
