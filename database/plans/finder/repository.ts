import type { EntityManager } from 'typeorm'
import { prepared } from '../../engine/connection'
import { rowsOf } from '../../engine/rows'
import { PersonEntity, type PersonRow } from '../../people/schema'

export type FinderPlanRow = Readonly<{
  id: string
  title: string
  category: string
  level: string
  eventTypes: readonly string[]
  area: readonly string[]
  versionId: string
  versionNumber: number
  state: string
  updatedAt: number
  /** Levels of its structured parts. */
  levels: readonly number[]
}>

/** A library holds 20–60 plans; a county's own copy of everything stays below this. */
const mostPlans = 2_000

/** Every plan that is not deleted, with what decides whether it applies. */
export function finderPlans(em: EntityManager): FinderPlanRow[] {
  return prepared<
    [],
    Omit<FinderPlanRow, 'eventTypes' | 'area' | 'levels'> & Record<'eventTypes' | 'area' | 'levels', string>
  >(
    em,
    `SELECT p.id, p.title, p.category, p.level, p.event_types AS eventTypes, p.area, v.id AS versionId,
       v.number AS versionNumber, v.state, p.updated_at AS updatedAt,
       (SELECT json_group_array(json_extract(t.body, '$.level')) FROM plan_parts t
         WHERE t.version_id = v.id AND t.kind = 'level' AND t.deleted_at IS NULL) AS levels
     FROM plans p JOIN plan_versions v ON v.id = p.version_id
     WHERE p.deleted_at IS NULL AND v.state <> 'archived' ORDER BY p.id LIMIT ${mostPlans}`,
  )
    .all()
    .map((row) => ({
      ...row,
      eventTypes: JSON.parse(row.eventTypes) as string[],
      area: JSON.parse(row.area) as string[],
      levels: (JSON.parse(row.levels) as number[]).sort(),
    }))
}

/** Text that is searched for anywhere, with LIKE's own signs taken literally. */
const anywhere = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`

/** People of a village who can be called, by its code or its name; those with a post first. */
export function villagePeople(
  em: EntityManager,
  place: { code: string; stem: string },
  limit: number,
): PersonRow[] {
  return rowsOf(
    em,
    PersonEntity,
    `SELECT * FROM people WHERE deleted_at IS NULL AND phones <> '[]'
       AND (village_code = ? OR village_name LIKE ? ESCAPE '\\' OR unit LIKE ? ESCAPE '\\')
     ORDER BY CASE WHEN post LIKE '%书记%' THEN 0 WHEN post LIKE '%主任%' THEN 1 WHEN post = '' THEN 9 ELSE 2 END,
       unit, initials, id LIMIT ?`,
    [place.code, anywhere(place.stem), anywhere(place.stem), limit],
  )
}

/** People whose unit or post has one of the words, to be put in order by the caller. */
export function peopleWithPost(em: EntityManager, words: readonly string[], limit: number): PersonRow[] {
  return rowsOf(
    em,
    PersonEntity,
    `SELECT * FROM people WHERE deleted_at IS NULL AND phones <> '[]'
       AND EXISTS (SELECT 1 FROM json_each(?) w WHERE instr(people.unit || ' ' || people.post || ' ' || people.name, w.value) > 0)
     ORDER BY unit, initials, id LIMIT ?`,
    [JSON.stringify(words), limit],
  )
}
