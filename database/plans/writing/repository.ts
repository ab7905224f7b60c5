import type { EntityManager } from 'typeorm'
import { prepared } from '../../engine/connection'
import { rowById, rowsOf, updateRow } from '../../engine/rows'
import { PlanSectionEntity, type PlanSectionRow } from '../schema'
import { PlanOutlineEntity, type PlanOutlineRow } from './schema'

export type DraftHeadingRow = Pick<
  PlanSectionRow,
  'id' | 'key' | 'position' | 'level' | 'number' | 'title' | 'hint' | 'characters'
> & { empty: 0 | 1 }

/** The headings of a version in order, each with whether anything is written below it. */
export function draftHeadings(em: EntityManager, versionId: string): DraftHeadingRow[] {
  return prepared<[string], DraftHeadingRow>(
    em,
    `SELECT id, key, position, level, number, title, hint, characters, body = '[]' AS empty
     FROM plan_sections WHERE version_id = ? ORDER BY position LIMIT 20000`,
  ).all(versionId)
}

/** A section of a version; undefined when it is not there, or belongs to another version. */
export function sectionOf(em: EntityManager, versionId: string, id: string): PlanSectionRow | undefined {
  const row = rowById(em, PlanSectionEntity, id)
  return row?.versionId === versionId ? row : undefined
}

export function updateSection(em: EntityManager, id: string, patch: Partial<PlanSectionRow>): void {
  updateRow(em, PlanSectionEntity, id, patch)
}

type Place = Pick<PlanSectionRow, 'id' | 'position' | 'level' | 'number'>

/** Further than any position, and out of the way while sections change places. */
const aside = 1_000_000

/** Gives sections their places; only those that differ from `before` are written. A place is never taken twice on the way. */
export function placeSections(
  em: EntityManager,
  before: ReadonlyMap<string, Place>,
  after: readonly Place[],
): void {
  const changed = after.filter((place) => {
    const former = before.get(place.id)
    return (
      !former ||
      former.position !== place.position ||
      former.level !== place.level ||
      former.number !== place.number
    )
  })
  const step = prepared(em, 'UPDATE plan_sections SET position = ? WHERE id = ?')
  for (const { id, position } of changed)
    if (before.get(id)?.position !== position) step.run(position + aside, id)
  const place = prepared(em, 'UPDATE plan_sections SET position = ?, level = ?, number = ? WHERE id = ?')
  for (const { id, position, level, number } of changed) place.run(position, level, number, id)
}

export function deleteSections(em: EntityManager, ids: readonly string[]): void {
  const statement = prepared(em, 'DELETE FROM plan_sections WHERE id = ?')
  for (const id of ids) statement.run(id)
}

/** How many sections a version has, and how many characters stand in them. */
export function versionTotals(
  em: EntityManager,
  versionId: string,
): { sections: number; characters: number } {
  return (
    prepared<[string], { sections: number; characters: number }>(
      em,
      'SELECT count(*) AS sections, coalesce(sum(characters), 0) AS characters FROM plan_sections WHERE version_id = ?',
    ).get(versionId) ?? { sections: 0, characters: 0 }
  )
}

/** True when bytes with this sum are kept. */
export function hasAttachment(em: EntityManager, sha256: string): boolean {
  return prepared(em, 'SELECT 1 FROM attachments WHERE sha256 = ?').get(sha256) !== undefined
}

/** As many outlines as an office may have of its own; more than a few dozen nobody has. */
export const mostOutlines = 200

/** The office's own outlines, the newest last. */
export function listOutlines(em: EntityManager): PlanOutlineRow[] {
  return rowsOf(
    em,
    PlanOutlineEntity,
    'SELECT * FROM plan_outlines WHERE deleted_at IS NULL ORDER BY created_at, id LIMIT 1000',
    [],
  )
}

/** An outline of the office that is not deleted. */
export function outlineById(em: EntityManager, id: string): PlanOutlineRow | undefined {
  const row = rowById(em, PlanOutlineEntity, id)
  return row?.deletedAt === null ? row : undefined
}
