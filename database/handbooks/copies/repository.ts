import type { EntityManager } from 'typeorm'
import { prepared } from '../../engine/connection'
import { rowsOf } from '../../engine/rows'
import { orderBy, Where } from '../../engine/where'
import { PrintRunEntity, type PrintRunRow } from './schema'

type Page = Readonly<{ offset: number; limit: number }>
type SortBy = { field: string; order: 'asc' | 'desc' } | undefined
type Values = (string | number)[]

/** The newest edition of a title, by the title's name in the statement. */
const latestOf = (title: string) =>
  `(SELECT n.id FROM handbooks n WHERE n.title = ${title} AND n.deleted_at IS NULL ORDER BY n.version DESC LIMIT 1)`

export type RunListRow = Omit<PrintRunRow, 'binder' | 'deletedAt'> & {
  title: string
  version: number
  edition: string
  held: number
  left: number
  latestId: string | null
}

const runColumns = `r.id, r.owner, r.rev, r.created_at AS createdAt, r.updated_at AS updatedAt, r.number, r.kind,
  r.handbook_id AS handbookId, r.from_id AS fromId, r.through_id AS throughId, r.copies, r.first_number AS firstNumber,
  r.last_number AS lastNumber, r.printed_on AS printedOn, r.user_name AS userName, r.note, h.title, h.version, h.edition,
  coalesce((SELECT sum(c.last_number - c.first_number + 1) FROM print_holdings c
    WHERE c.run_id = r.id AND c.deleted_at IS NULL AND c.state = 'held'), 0) AS held,
  CASE r.kind WHEN 'change' THEN 0 ELSE r.copies - coalesce((SELECT sum(c.last_number - c.first_number + 1)
    FROM print_holdings c WHERE c.run_id = r.id AND c.deleted_at IS NULL), 0) END AS left,
  ${latestOf('h.title')} AS latestId`
const runFrom = 'print_runs r JOIN handbooks h ON h.id = r.handbook_id'

export function listRuns(
  em: EntityManager,
  filter: {
    search?: string | undefined
    handbookId?: string | undefined
    title?: string | undefined
    id?: string | undefined
    sort?: SortBy
  },
  page: Page,
): { rows: RunListRow[]; total: number } {
  const clause = new Where()
    .and('r.deleted_at IS NULL')
    .when(filter.id, 'r.id = ?')
    .when(filter.handbookId, 'r.handbook_id = ?')
    .when(filter.title, 'h.title = ?')
    .words(filter.search, ['lower(r.number)', 'lower(h.title)', 'lower(h.edition)', 'lower(r.note)'])
  const order = orderBy(
    filter.sort,
    { number: 'r.number', title: 'h.title', printedOn: 'r.printed_on', copies: 'r.copies' },
    'r.created_at DESC, r.id DESC',
  )
  const rows = prepared<Values, RunListRow>(
    em,
    `SELECT ${runColumns} FROM ${runFrom} WHERE ${clause} ORDER BY ${order} LIMIT ? OFFSET ?`,
  ).all(...clause.values, page.limit, page.offset)
  const counted = prepared<Values, { total: number }>(
    em,
    `SELECT count(*) AS total FROM ${runFrom} WHERE ${clause}`,
  ).get(...clause.values)
  return { rows, total: counted?.total ?? 0 }
}

export function runById(em: EntityManager, id: string): PrintRunRow | undefined {
  return rowsOf(em, PrintRunEntity, 'SELECT * FROM print_runs WHERE id = ? AND deleted_at IS NULL', [id])[0]
}

/** The last number that a copy of a title has; 0 before the first. Numbers go on from edition to edition. */
export function lastCopyNumber(em: EntityManager, title: string): number {
  return (
    prepared<[string], { last: number }>(
      em,
      `SELECT coalesce(max(r.last_number), 0) AS last FROM print_runs r JOIN handbooks h ON h.id = r.handbook_id
       WHERE h.title = ?`,
    ).get(title)?.last ?? 0
  )
}

/** The first number of a run that is with nobody, and how many follow it without a gap; undefined when all are given. */
export function freeNumbers(em: EntityManager, run: Pick<PrintRunRow, 'id' | 'firstNumber' | 'lastNumber'>) {
  if (run.firstNumber === null || run.lastNumber === null) return []
  const given = prepared<[string], { first: number; last: number }>(
    em,
    `SELECT first_number AS first, last_number AS last FROM print_holdings WHERE run_id = ? AND deleted_at IS NULL
     ORDER BY first_number`,
  ).all(run.id)
  const free: { first: number; last: number }[] = []
  let next = run.firstNumber
  for (const { first, last } of given) {
    if (first > next) free.push({ first: next, last: first - 1 })
    next = Math.max(next, last + 1)
  }
  if (next <= run.lastNumber) free.push({ first: next, last: run.lastNumber })
  return free
}

/** Letters of the print register's numbers. */
const letters = 'YZ'

/** The next number of a print run in a year, taken in the transaction that uses it: YZ-2026-0001. */
export function nextRunNumber(em: EntityManager, year: number): string {
  const row = prepared<[number], { last: number }>(
    em,
    `INSERT INTO document_numbers (kind, year, last) VALUES ('print-run', ?, 1)
     ON CONFLICT (kind, year) DO UPDATE SET last = last + 1 RETURNING last`,
  ).get(year)
  return `${letters}-${year}-${String(row?.last ?? 0).padStart(4, '0')}`
}

export type HoldingListRow = {
  id: string
  owner: string
  rev: string
  createdAt: number
  updatedAt: number
  runId: string
  runNumber: string
  title: string
  firstNumber: number
  lastNumber: number
  holder: string
  unit: string
  phone: string
  personId: string | null
  givenOn: string
  state: 'held' | 'returned' | 'destroyed' | 'lost'
  endedOn: string | null
  note: string
  handbookId: string
  throughId: string | null
  version: number
  edition: string
  latestId: string | null
  latestVersion: number | null
}

const holdingColumns = `c.id, c.owner, c.rev, c.created_at AS createdAt, c.updated_at AS updatedAt, c.run_id AS runId,
  r.number AS runNumber, h.title, c.first_number AS firstNumber, c.last_number AS lastNumber, c.holder, c.unit, c.phone,
  c.person_id AS personId, c.given_on AS givenOn, c.state, c.ended_on AS endedOn, c.note, c.handbook_id AS handbookId,
  c.through_id AS throughId, h.version, h.edition, l.id AS latestId, l.version AS latestVersion`
const holdingFrom = `print_holdings c JOIN print_runs r ON r.id = c.run_id JOIN handbooks h ON h.id = c.handbook_id
  LEFT JOIN handbooks l ON l.id = ${latestOf('h.title')}`

export type HoldingFilter = Readonly<{
  search?: string | undefined
  runId?: string | undefined
  title?: string | undefined
  state?: string | undefined
  /** Only copies with somebody that are not at the latest edition. */
  outdated?: boolean | undefined
  id?: string | undefined
  sort?: SortBy
}>

export function listHoldings(
  em: EntityManager,
  filter: HoldingFilter,
  page: Page,
): { rows: HoldingListRow[]; total: number } {
  const clause = new Where()
    .and('c.deleted_at IS NULL')
    .when(filter.id, 'c.id = ?')
    .when(filter.runId, 'c.run_id = ?')
    .when(filter.title, 'h.title = ?')
    .when(filter.state, 'c.state = ?')
    .words(filter.search, [
      'lower(c.holder)',
      'lower(c.unit)',
      'c.phone',
      'lower(h.title)',
      'lower(r.number)',
    ])
  if (filter.outdated) clause.and("c.state = 'held' AND l.id <> c.handbook_id")
  const order = orderBy(
    filter.sort,
    { holder: 'c.holder', unit: 'c.unit', title: 'h.title', givenOn: 'c.given_on', version: 'h.version' },
    'h.title, c.first_number, c.id',
  )
  const rows = prepared<Values, HoldingListRow>(
    em,
    `SELECT ${holdingColumns} FROM ${holdingFrom} WHERE ${clause} ORDER BY ${order} LIMIT ? OFFSET ?`,
  ).all(...clause.values, page.limit, page.offset)
  const counted = prepared<Values, { total: number }>(
    em,
    `SELECT count(*) AS total FROM ${holdingFrom} WHERE ${clause}`,
  ).get(...clause.values)
  return { rows, total: counted?.total ?? 0 }
}

/** Copies that are with somebody and not at the latest edition; for Home. */
export function countOutdated(em: EntityManager): number {
  return listHoldings(em, { outdated: true }, { offset: 0, limit: 1 }).total
}

/** Ids of all papers, for finding the one behind a code. */
export function paperIds(em: EntityManager): string[] {
  return prepared<[], { id: string }>(em, 'SELECT id FROM handbooks WHERE deleted_at IS NULL')
    .all()
    .map((row) => row.id)
}

/** The newest edition of the title that a paper has. */
export function latestEdition(em: EntityManager, title: string): string | undefined {
  return prepared<[string], { id: string }>(
    em,
    'SELECT id FROM handbooks WHERE title = ? AND deleted_at IS NULL ORDER BY version DESC LIMIT 1',
  ).get(title)?.id
}
