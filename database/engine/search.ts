import type { EntityManager } from 'typeorm'
import { prepared } from './connection'
import { indexTerms, matchExpression } from './search-terms'

/** What a record offers to the search: `keys` are found by any part (initials, numbers), `body` by its words. */
export type SearchText = Readonly<{
  kind: string
  recordId: string
  /** The record it belongs to (a section's plan); its own id when it stands alone. */
  groupId: string
  title: string
  body: string
  keys: readonly string[]
  /** Lower comes first among equals: plans before people before items before sections. */
  rank: number
}>

export type SearchHit = Readonly<{ kind: string; recordId: string; groupId: string; title: string }>

/** Puts a record's words into the index, in place of what it had there. */
export function indexRecord(em: EntityManager, text: SearchText): void {
  const { kind, recordId, groupId, title, rank } = text
  const added = prepared<[string, string, string, string, number], { id: number }>(
    em,
    `INSERT INTO search_entries (kind, record_id, group_id, title, rank) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (kind, record_id) DO NOTHING RETURNING id`,
  ).get(kind, recordId, groupId, title, rank)
  const words = [indexTerms(title), indexTerms(text.body), text.keys.join(' ').toLowerCase()] as const
  if (added) {
    // Imports add thousands of new records: a plain insert need not look for what it would replace.
    prepared(em, 'INSERT INTO search_terms (rowid, title, body, initials) VALUES (?, ?, ?, ?)').run(
      added.id,
      ...words,
    )
    return
  }
  const known = prepared<[string, string, number, string, string], { id: number }>(
    em,
    `UPDATE search_entries SET group_id = ?, title = ?, rank = ? WHERE kind = ? AND record_id = ? RETURNING id`,
  ).get(groupId, title, rank, kind, recordId)
  if (!known) throw new Error('search entry was not written')
  // A contentless table takes INSERT OR REPLACE as delete and insert in one.
  prepared(em, 'INSERT OR REPLACE INTO search_terms (rowid, title, body, initials) VALUES (?, ?, ?, ?)').run(
    known.id,
    ...words,
  )
}

/** Takes one record out of the index. */
export function forgetRecord(em: EntityManager, kind: string, recordId: string): void {
  prepared(
    em,
    'DELETE FROM search_terms WHERE rowid = (SELECT id FROM search_entries WHERE kind = ? AND record_id = ?)',
  ).run(kind, recordId)
  prepared(em, 'DELETE FROM search_entries WHERE kind = ? AND record_id = ?').run(kind, recordId)
}

/** Takes everything of a kind that belongs to a group out of the index: a plan's sections. */
export function forgetGroup(em: EntityManager, kind: string, groupId: string): void {
  prepared(
    em,
    'DELETE FROM search_terms WHERE rowid IN (SELECT id FROM search_entries WHERE group_id = ? AND kind = ?)',
  ).run(groupId, kind)
  prepared(em, 'DELETE FROM search_entries WHERE group_id = ? AND kind = ?').run(groupId, kind)
}

type Scope = Readonly<{ kinds?: readonly string[]; groupId?: string; limit: number; titlesOnly?: boolean }>

/**
 * Records in which all the words stand, best kind first. Costs what `limit` costs, not what the words match:
 * the index is walked by row, never sorted as a whole.
 */
export function searchRecords(em: EntityManager, typed: string, scope: Scope): SearchHit[] {
  const expression = matchExpression(typed)
  if (!expression) return []
  const match = scope.titlesOnly ? `{title initials} : (${expression})` : expression
  const where: string[] = ['search_terms MATCH ?']
  const values: (string | number)[] = [match]
  if (scope.groupId !== undefined) {
    where.push('e.group_id = ?')
    values.push(scope.groupId)
  }
  if (scope.kinds) {
    where.push(`e.kind IN (${scope.kinds.map(() => '?').join(', ')})`)
    values.push(...scope.kinds)
  }
  values.push(scope.limit)
  return prepared<typeof values, SearchHit>(
    em,
    `SELECT e.kind, e.record_id AS recordId, e.group_id AS groupId, e.title
       FROM search_terms JOIN search_entries e ON e.id = search_terms.rowid
       WHERE ${where.join(' AND ')} LIMIT ?`,
  ).all(...values)
}
