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

async function before10(settings: Readonly<Record<string, unknown>>) {
  const db = openRaw(join(folder.path, 'youbei.db'))
  for (const { sql } of migrations.filter(({ version }) => version < 10)) db.exec(sql)
  db.pragma('user_version = 9')
  const set = db.prepare('INSERT INTO settings (key, value) VALUES (?, ?)')
  for (const [key, value] of Object.entries(settings)) set.run(key, JSON.stringify(value))
  return db
}

it('makes records of the outlines that lay in the settings', async () => {
  const items = [{ level: 1, title: '总则', hint: '为什么编', number: '' }]
  const db = await before10({
    office: { code: '990001100000' },
    planOutlines: [
      { id: 'o1', name: '本镇专项', items },
      { id: 'o2', name: '村级', items: [...items, { level: 2, title: '目的', hint: '', number: '' }] },
    ],
  })
  db.exec(`INSERT INTO audit_entries (at, user_id, user_name, call, subject, previous, hash)
    VALUES (1700, 'u', '张敏', 'plans.addOutline', '{}', '', 'h')`)
  db.exec(`INSERT INTO change_log (audit_seq, kind, record_id, rev, operation)
    VALUES (1, 'plan', 'p', '018c00000000-0001-aabbccdd', 'insert')`)
  await migrate(db, async () => undefined)
  const rows = db.prepare('SELECT * FROM plan_outlines ORDER BY id').all() as { items: string }[]
  expect(rows).toMatchObject([
    {
      id: 'o1',
      owner: '990001100000',
      rev: '018c00000000-0001-aabbccdd',
      created_at: 1700,
      deleted_at: null,
      name: '本镇专项',
    },
    { id: 'o2', name: '村级' },
  ])
  expect(rows.map((row) => JSON.parse(row.items))).toMatchObject([items, [{ level: 1 }, { level: 2 }]])
  expect(db.prepare("SELECT count(*) AS n FROM settings WHERE key = 'planOutlines'").get()).toEqual({ n: 0 })
  // A name is taken once; one that was deleted frees it.
  const insert = db.prepare(
    `INSERT INTO plan_outlines (id, owner, rev, created_at, updated_at, name, items)
     VALUES (?, '990001100000', 'r', 1, 1, '村级', '[]')`,
  )
  expect(() => insert.run('o3')).toThrow(/UNIQUE/)
  db.exec("UPDATE plan_outlines SET deleted_at = 2 WHERE id = 'o2'")
  insert.run('o3')
  db.close()
})

it('goes through where no outline was ever kept', async () => {
  const db = await before10({})
  await migrate(db, async () => undefined)
  expect(db.prepare('SELECT count(*) AS n FROM plan_outlines').get()).toEqual({ n: 0 })
  db.close()
})
