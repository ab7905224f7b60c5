import type { EntityManager } from 'typeorm'
import { prepared } from '../engine/connection'
import { rowsOf } from '../engine/rows'
import { orderBy, Where } from '../engine/where'
import { PersonEntity, type PersonRow } from './schema'

export type PeopleFilter = Readonly<{
  search?: string | undefined
  unit?: string | undefined
  villageName?: string | undefined
  withoutPhone?: boolean | undefined
  sort?: { field: string; order: 'asc' | 'desc' } | undefined
}>

const sortable = {
  name: 'initials',
  unit: 'unit',
  post: 'post',
  villageName: 'village_name',
  updatedAt: 'updated_at',
}

function where(filter: PeopleFilter): Where {
  const clause = new Where().and('deleted_at IS NULL')
  clause.words(filter.search, [
    'lower(name)',
    'initials',
    'lower(unit)',
    'lower(post)',
    'lower(village_name)',
    "replace(phones, '-', '')",
    'lower(remark)',
  ])
  clause.when(filter.unit, 'unit = ?').when(filter.villageName, 'village_name = ?')
  if (filter.withoutPhone) clause.and("phones = '[]'")
  return clause
}

export function listPeople(
  em: EntityManager,
  filter: PeopleFilter,
  page: { offset: number; limit: number },
): { rows: PersonRow[]; total: number } {
  const clause = where(filter)
  const rows = rowsOf(
    em,
    PersonEntity,
    `SELECT * FROM people WHERE ${clause} ORDER BY ${orderBy(filter.sort, sortable, 'unit, initials, id')} LIMIT ? OFFSET ?`,
    [...clause.values, page.limit, page.offset],
  )
  const total = prepared<(string | number)[], { total: number }>(
    em,
    `SELECT count(*) AS total FROM people WHERE ${clause}`,
  ).get(...clause.values)
  return { rows, total: total?.total ?? 0 }
}

/** Distinct units and villages, for filters. */
export function listUnitsAndVillages(em: EntityManager): { units: string[]; villages: string[] } {
  const distinct = (column: 'unit' | 'village_name') =>
    prepared<[], { value: string }>(
      em,
      `SELECT DISTINCT ${column} AS value FROM people WHERE deleted_at IS NULL AND ${column} <> '' ORDER BY value LIMIT 1000`,
    )
      .all()
      .map((row) => row.value)
  return { units: distinct('unit'), villages: distinct('village_name') }
}

export function personById(em: EntityManager, id: string): PersonRow | undefined {
  return rowsOf(em, PersonEntity, 'SELECT * FROM people WHERE id = ? AND deleted_at IS NULL', [id])[0]
}

export function countPeople(em: EntityManager): { people: number; withoutPhone: number } {
  return (
    prepared<[], { people: number; withoutPhone: number }>(
      em,
      "SELECT count(*) AS people, coalesce(sum(phones = '[]'), 0) AS withoutPhone FROM people WHERE deleted_at IS NULL",
    ).get() ?? { people: 0, withoutPhone: 0 }
  )
}

export type KnownPerson = { name: string; unit: string; villageName: string; phones: string }

/** Name and numbers of everybody, to tell duplicates in an import. */
export function listNamesAndNumbers(em: EntityManager): KnownPerson[] {
  return prepared<[], KnownPerson>(
    em,
    'SELECT name, unit, village_name AS villageName, phones FROM people WHERE deleted_at IS NULL',
  ).all()
}

export function peopleOfBatch(em: EntityManager, batchId: string): PersonRow[] {
  return rowsOf(em, PersonEntity, 'SELECT * FROM people WHERE batch_id = ? AND deleted_at IS NULL', [batchId])
}
