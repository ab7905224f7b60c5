/** One step of the schema: pure SQL, carried out in a transaction of its own. Numbers rise by one, no gaps. */
export type Migration = Readonly<{ version: number; name: string; sql: string }>
