import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { migrate } from '../../../database/migrate'
import { openRaw, temporaryFolder } from '../../helpers/database'

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.clear())

const nothing = async () => undefined
const stamp = "'990001100000', 'r', 1, 1, NULL"

it('takes plans of the version before along: states, keys, the next review, and what is frozen', async () => {
  const db = openRaw(join(folder.path, 'youbei.db'))
  await migrate(db, nothing, 1)
  db.exec(`
    BEGIN;
    INSERT INTO plans VALUES ('p1', ${stamp}, '防汛预案', 'special', '清府发〔2024〕3号', '镇政府', '2024-02-29', NULL, '', 'v2');
    INSERT INTO plans VALUES ('p2', ${stamp}, '某村预案', 'village', '', '', '2025-01-01', '2025-06-01', '', 'v3');
    INSERT INTO plans VALUES ('p3', ${stamp}, '县预案', 'superior', '', '', '2025-01-01', NULL, '', 'v4');
    INSERT INTO plan_versions VALUES ('v1', ${stamp}, 'p1', 1, 'a.docx', NULL, 1, 0, 4), ('v2', ${stamp}, 'p1', 2, 'b.docx', NULL, 1, 0, 5),
      ('v3', ${stamp}, 'p2', 1, '', NULL, 0, 0, 0), ('v4', ${stamp}, 'p3', 1, '', NULL, 0, 0, 0);
    INSERT INTO plan_sections VALUES ('s1', 'v1', 0, 1, '一、', '总则', '', 4, '[]'), ('s2', 'v2', 0, 1, '一、', '总则', '', 5, '[]');
    COMMIT;
  `)
  await migrate(db, nothing, 2)
  const all = (sql: string) => db.prepare(sql).raw().all()
  expect(all('SELECT id, number, state, based_on, numbering FROM plan_versions ORDER BY id')).toEqual([
    ['v1', 1, 'archived', null, 'kept'],
    ['v2', 2, 'published', 'v1', 'kept'],
    ['v3', 1, 'published', null, 'kept'],
    ['v4', 1, 'published', null, 'kept'],
  ])
  expect(all('SELECT id, level, next_review_on, draft_id, event_types FROM plans ORDER BY id')).toEqual([
    ['p1', 'township', '2027-02-28', null, '[]'],
    ['p2', 'village', '2025-06-01', null, '[]'],
    ['p3', 'township', null, null, '[]'],
  ])
  expect(all('SELECT id, key, hint FROM plan_sections ORDER BY id')).toEqual([
    ['s1', 's1', ''],
    ['s2', 's2', ''],
  ])
  expect(() => db.exec("UPDATE plan_sections SET title = 'x' WHERE id = 's2'")).toThrow('no draft')
  expect(() => db.exec("UPDATE plan_versions SET state = 'draft' WHERE id = 'v1'")).toThrow('never changes')
  db.close()
})
