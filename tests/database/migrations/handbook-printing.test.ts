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

it('keeps the papers that were made, and lists of depots and units take the place of one', async () => {
  const db = openRaw(join(folder.path, 'youbei.db'))
  for (const { sql } of migrations.filter(({ version }) => version < 8)) db.exec(sql)
  db.pragma('user_version = 7')
  const parts = [
    { kind: 'plan', planId: 'p1' },
    { kind: 'supplies', depotId: 'd1' },
    { kind: 'supplies' },
    { kind: 'people', unit: '派出所', masked: true },
  ]
  const insert = db.prepare(
    `INSERT INTO handbooks (id, owner, rev, created_at, updated_at, deleted_at, title, version, pages, bytes, parts, made_at)
     VALUES (?, '990001100000', 'r', 1, 1, NULL, ?, 2, 40, 1000, ?, 1)`,
  )
  insert.run('h1', '手册', JSON.stringify(parts))
  insert.run('h2', '空', '[]')
  await migrate(db, async () => undefined)
  const rows = db
    .prepare<[], Record<string, string>>(
      'SELECT id, title, form, edition, sheets, parts, paper_order, sections, page_hashes, file_sha256 FROM handbooks ORDER BY id',
    )
    .all()
  expect(rows[0]).toMatchObject({
    title: '手册',
    form: 'handbook',
    edition: '2',
    sheets: 40,
    paper_order: '{}',
    sections: '[]',
    page_hashes: '[]',
    file_sha256: null,
  })
  expect(JSON.parse(rows[0]?.parts ?? '')).toEqual([
    { kind: 'plan', planId: 'p1' },
    { kind: 'supplies', depotIds: ['d1'] },
    { kind: 'supplies' },
    { kind: 'people', units: ['派出所'], masked: true },
  ])
  expect(JSON.parse(rows[1]?.parts ?? '')).toEqual([])
  const template = db.prepare(
    `INSERT INTO handbook_templates VALUES (?, '990001100000', 'r', 1, 1, ?, '县模板', '', 'county', '{}')`,
  )
  template.run('t1', null)
  template.run('t2', 5)
  // One name, one template; those in the recycle bin do not count.
  expect(() => template.run('t3', null)).toThrow(/UNIQUE/)
  db.close()
})
