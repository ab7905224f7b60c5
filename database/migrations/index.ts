import { initial } from './0001-initial'

/** One step of the schema: pure SQL, carried out in a transaction of its own. Numbers rise by one, no gaps. */
export type Migration = Readonly<{ version: number; name: string; sql: string }>

/** Every step, in order. A step that was released is never changed; the next one is appended. */
export const migrations: readonly Migration[] = [initial]

export const latestVersion = migrations.length
