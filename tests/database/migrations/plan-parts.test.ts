import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { migrate } from '../../../database/migrate'
import { migrations } from '../../../database/migrations/index'
import { openRaw, temporaryFolder } from '../../helpers/database'

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.clear())

const nothing = async () => undefined

it('adds parts to the versions that are there, and keeps only parts of such versions', async () => {
  const db = openRaw(join(folder.path, 'youbei.db'))
  await migrate(db, nothing, 2, migrations.slice(0, 2))
  db.exec(`BEGIN;
    INSERT INTO plans (id, owner, rev, created_at, updated_at, title, category, document_number, issued_by, remark, version_id)
      VALUES ('p', '990001100000', 'r1', 1, 1, '防汛预案', 'special', '', '', '', 'v');
    INSERT INTO plan_versions (id, owner, rev, created_at, updated_at, plan_id, number, source_name, sections, tables,
        characters, state, numbering, change_note)
      VALUES ('v', '990001100000', 'r2', 1, 1, 'p', 1, 'a.txt', 0, 0, 0, 'published', 'chinese', '');
    COMMIT;
  `)
  await migrate(db, nothing, 3, migrations.slice(0, 3))
  const add = (id: string, version: string, body: string) =>
    db
      .prepare(
        `INSERT INTO plan_parts (id, owner, rev, created_at, updated_at, version_id, kind, position, body)
         VALUES (?, '990001100000', 'r3', 1, 1, ?, 'level', 0, ?)`,
      )
      .run(id, version, body)
  add('a', 'v', '{"level":1}')
  expect(() => add('b', 'nowhere', '{}')).toThrow(/FOREIGN KEY/)
  expect(() => add('c', 'v', 'no json')).toThrow(/CHECK/)
  expect(db.prepare('SELECT title FROM plans').all()).toEqual([{ title: '防汛预案' }])
  expect(db.prepare('SELECT id, section_key FROM plan_parts').all()).toEqual([{ id: 'a', section_key: null }])
  db.close()
})
