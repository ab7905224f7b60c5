import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { entities } from '../../../database/entities'
import { migrate } from '../../../database/migrate'
import { latestVersion, migrations } from '../../../database/migrations/index'
import { openReader } from '../../../database/open'
import { openWriter } from '../../../database/open-writer'
import { nativeBinding, openRaw, temporaryFolder } from '../../helpers/database'

let folder: ReturnType<typeof temporaryFolder>
let file: string
beforeEach(() => {
  folder = temporaryFolder()
  file = join(folder.path, 'youbei.db')
})
afterEach(() => folder.clear())

const nothing = async () => undefined

it('numbers its steps from 1 without gaps', () => {
  expect(migrations.map((step) => step.version)).toEqual(migrations.map((_, index) => index + 1))
  expect(latestVersion).toBe(migrations.length)
})

it('makes the schema that the snapshot shows', async () => {
  const db = openRaw(file)
  await migrate(db, nothing)
  const schema = db
    .prepare<[], { sql: string }>(
      "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search_terms_%' ORDER BY type DESC, name",
    )
    .all()
    .map(({ sql }) => `${sql};`)
    .join('\n\n')
  db.close()
  await expect(`${schema}\n`).toMatchFileSnapshot('../schema.snapshot.sql')
})

it('gives every mapped table exactly the columns its EntitySchema names', async () => {
  const db = openRaw(file)
  await migrate(db, nothing)
  for (const { options } of entities) {
    const table = options.tableName ?? options.name
    const there = db.prepare<[], { name: string }>(`SELECT name FROM pragma_table_info('${table}')`).all()
    const columns = options.columns as unknown as Record<string, { name?: string }>
    const mapped = Object.entries(columns).map(([property, column]) => column.name ?? property)
    expect(there.map(({ name }) => name).sort(), table).toEqual(mapped.sort())
  }
  db.close()
})

it('is not run twice, and asks for a backup only when there is something to keep', async () => {
  const asked: number[] = []
  const beforeMigration = async (_file: string, from: number) => {
    asked.push(from)
  }
  await (await openWriter({ file, nativeBinding, beforeMigration })).close()
  await (await openWriter({ file, nativeBinding, beforeMigration })).close()
  expect(asked).toEqual([])
})

it('leaves the file as it was when a step fails, and names the step', async () => {
  const db = openRaw(file)
  await migrate(db, nothing)
  const bad = [
    ...migrations,
    {
      version: latestVersion + 1,
      name: 'bad',
      sql: 'CREATE TABLE half (a); INSERT INTO nowhere VALUES (1);',
    },
  ]
  await expect(migrate(db, nothing, bad.length, bad)).rejects.toMatchObject({
    code: 'YOUBEI_MIGRATION_FAILED',
    step: `${bad.length} bad`,
  })
  expect(db.pragma('user_version', { simple: true })).toBe(latestVersion)
  expect(db.prepare("SELECT name FROM sqlite_schema WHERE name = 'half'").get()).toBeUndefined()
  db.close()
})

it('refuses a step that breaks a reference', async () => {
  const db = openRaw(file)
  await migrate(db, nothing)
  const sql = "INSERT INTO sessions (client, user_id, signed_in_at) VALUES ('c', 'nobody', 1);"
  const bad = [...migrations, { version: latestVersion + 1, name: 'dangling', sql }]
  await expect(migrate(db, nothing, bad.length, bad)).rejects.toMatchObject({
    code: 'YOUBEI_MIGRATION_FAILED',
  })
  expect(db.prepare('SELECT count(*) AS n FROM sessions').get()).toEqual({ n: 0 })
  db.close()
})

it('does not run a step when the backup before it failed', async () => {
  const db = openRaw(file)
  await migrate(db, nothing)
  const next = [...migrations, { version: latestVersion + 1, name: 'next', sql: 'CREATE TABLE next (a);' }]
  const refuse = async () => {
    throw new Error('no backup')
  }
  await expect(migrate(db, refuse, next.length, next)).rejects.toThrow('no backup')
  expect(db.pragma('user_version', { simple: true })).toBe(latestVersion)
  db.close()
})

it('refuses a database of a newer program, for reading and for writing', async () => {
  await (await openWriter({ file, nativeBinding })).close()
  const db = openRaw(file)
  db.pragma(`user_version = ${latestVersion + 7}`)
  db.close()
  const newer = { code: 'YOUBEI_NEWER_DATABASE', found: latestVersion + 7, known: latestVersion }
  await expect(openWriter({ file, nativeBinding })).rejects.toMatchObject(newer)
  await expect(openReader({ file, nativeBinding })).rejects.toMatchObject(newer)
})
