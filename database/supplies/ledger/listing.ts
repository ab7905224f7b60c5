import type { EntityManager } from 'typeorm'
import { prepared } from '../../engine/connection'
import { rowsOf } from '../../engine/rows'
import { orderBy, Where, wordsOf } from '../../engine/where'
import { withPacks } from '../packs'
import type { ItemRow } from '../schema'
import { type DocumentKind, StockDocumentEntity, type StockDocumentRow, type StockStatus } from './schema'

type Values = (string | number)[]

export type DocumentFilter = Readonly<{
  search?: string | undefined
  kind?: DocumentKind | undefined
  depotId?: string | undefined
  itemId?: string | undefined
  lotId?: string | undefined
  /** Moments: from this one on, before that one. */
  from?: number | undefined
  before?: number | undefined
  open?: boolean | undefined
  sort?: { field: string; order: 'asc' | 'desc' } | undefined
}>

export type DocumentRow = StockDocumentRow &
  Readonly<{
    lines: number
    depotName: string
    toDepotName: string
    items: string
    reversed: number
    open: number
  }>

const notReversed = (document: string) =>
  `NOT EXISTS (SELECT 1 FROM stock_documents r WHERE r.reverses_id = ${document}.id)`

/** Whether a transfer is still on the way, a loan still out, what was rotated out not yet replaced. */
const isOpen = `(s.kind IN ('transfer', 'lend') AND ${notReversed('s')} AND (
    SELECT sum(m.quantity) FROM stock_documents f JOIN stock_movements m ON m.document_id = f.id
    WHERE (f.id = s.id OR f.follows_id = s.id) AND m.status IN ('transit', 'lent') AND ${notReversed('f')}) > 0
  OR s.kind = 'rotate' AND ${notReversed('s')} AND NOT EXISTS (
    SELECT 1 FROM stock_documents f WHERE f.follows_id = s.id AND ${notReversed('f')}))`

const documentsWithItem = (condition: string) =>
  `s.id IN (SELECT m.document_id FROM items i JOIN lots l ON l.item_id = i.id JOIN stock_movements m ON m.lot_id = l.id
    WHERE ${condition})`

const searched = [
  'lower(s.number)',
  's.counterparty',
  's.receiver',
  's.phone',
  's.ordered_by',
  's.order_number',
  's.event',
  's.note',
  's.reason',
  's.user_name',
]

function documentWhere(filter: DocumentFilter): Where {
  const clause = new Where()
    .when(filter.kind, 's.kind = ?')
    .when(filter.from, 's.happened_at >= ?')
    .when(filter.before, 's.happened_at < ?')
    .when(filter.itemId, documentsWithItem('i.id = ?'))
    .when(filter.lotId, 's.id IN (SELECT document_id FROM stock_movements WHERE lot_id = ?)')
  if (filter.depotId) clause.and('s.depot_id = ? OR s.to_depot_id = ?', filter.depotId, filter.depotId)
  if (filter.open) clause.and(isOpen)
  for (const word of (filter.search ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 8))
    clause.and(
      [
        ...searched.map((column) => `instr(${column}, ?) > 0`),
        documentsWithItem('instr(i.search, ?) > 0'),
      ].join(' OR '),
      ...searched.map(() => word),
      word,
    )
  return clause
}

const sortable = {
  number: 's.number',
  kind: 's.kind',
  happenedAt: 's.happened_at',
  enteredAt: 's.created_at',
  depotName: 'd.name',
  counterparty: 's.counterparty',
  receiver: 's.receiver',
  dueOn: "coalesce(s.due_on, '9999')",
}

const details = `d.name AS depotName, coalesce(t.name, '') AS toDepotName, ${isOpen} AS open,
  EXISTS (SELECT 1 FROM stock_documents r WHERE r.reverses_id = s.id) AS reversed,
  (SELECT count(DISTINCT m.line) FROM stock_movements m WHERE m.document_id = s.id) AS lines,
  coalesce((SELECT group_concat(name, '、') FROM (SELECT DISTINCT i.name FROM stock_movements m
    JOIN lots l ON l.id = m.lot_id JOIN items i ON i.id = l.item_id WHERE m.document_id = s.id ORDER BY m.line LIMIT 3)), '')
    AS items`

function detailed(em: EntityManager, ids: readonly string[]): DocumentRow[] {
  if (ids.length === 0) return []
  const marks = ids.map(() => '?').join(', ')
  const documents = new Map(
    rowsOf(em, StockDocumentEntity, `SELECT * FROM stock_documents WHERE id IN (${marks})`, ids).map(
      (row) => [row.id, row],
    ),
  )
  const more = new Map(
    prepared<string[], Omit<DocumentRow, keyof StockDocumentRow> & { id: string }>(
      em,
      `SELECT s.id, ${details} FROM stock_documents s JOIN depots d ON d.id = s.depot_id
       LEFT JOIN depots t ON t.id = s.to_depot_id WHERE s.id IN (${marks})`,
    )
      .all(...ids)
      .map((row) => [row.id, row]),
  )
  return ids.flatMap((id) => {
    const document = documents.get(id)
    const facts = more.get(id)
    return document && facts ? [{ ...document, ...facts }] : []
  })
}

/** Documents, the newest first unless sorted otherwise. */
export function listDocuments(
  em: EntityManager,
  filter: DocumentFilter,
  page: Readonly<{ offset: number; limit: number }>,
): { rows: DocumentRow[]; total: number } {
  const clause = documentWhere(filter)
  const order = orderBy(filter.sort, sortable, 's.happened_at DESC, s.rev DESC')
  // Only a page's documents are looked at closely; the names of depots are joined where the list is sorted by them.
  const from = `stock_documents s${order.includes('d.name') ? ' JOIN depots d ON d.id = s.depot_id' : ''}`
  const ids = prepared<Values, { id: string }>(
    em,
    `SELECT s.id FROM ${from} WHERE ${clause} ORDER BY ${order} LIMIT ? OFFSET ?`,
  ).all(...clause.values, page.limit, page.offset)
  const counted = prepared<Values, { total: number }>(
    em,
    `SELECT count(*) AS total FROM stock_documents s WHERE ${clause}`,
  ).get(...clause.values)
  return {
    rows: detailed(
      em,
      ids.map(({ id }) => id),
    ),
    total: counted?.total ?? 0,
  }
}

/** One document as the list shows it; undefined when there is none. */
export const documentById = (em: EntityManager, id: string): DocumentRow | undefined => detailed(em, [id])[0]

export type EntryRow = Readonly<{
  line: number
  depotId: string
  depotName: string
  bin: string
  status: StockStatus
  quantity: number
  lotId: string
  lotNumber: string
  producedOn: string | null
  expiresOn: string | null
  priceFen: number | null
  itemId: string
  itemName: string
  spec: string
  unit: string
  decimals: number
  packagings: ItemRow['packagings']
}>

/** The entries of a document, line by line; within a line what goes out comes first. */
export function entriesOf(em: EntityManager, documentId: string): EntryRow[] {
  return prepared<[string], Omit<EntryRow, 'packagings'> & { packagings: string }>(
    em,
    `SELECT m.line, m.depot_id AS depotId, d.name AS depotName, m.bin, m.status, m.quantity, m.lot_id AS lotId,
       l.number AS lotNumber, l.produced_on AS producedOn, l.expires_on AS expiresOn, l.price_fen AS priceFen,
       i.id AS itemId, i.name AS itemName, i.spec, i.unit, i.decimals, i.packagings
     FROM stock_movements m JOIN depots d ON d.id = m.depot_id JOIN lots l ON l.id = m.lot_id
       JOIN items i ON i.id = l.item_id
     WHERE m.document_id = ? ORDER BY m.line, m.quantity > 0, m.id`,
  )
    .all(documentId)
    .map(withPacks)
}

export type LinkRow = Readonly<{
  id: string
  kind: DocumentKind
  number: string
  happenedAt: number
  link: 'reverses' | 'reversed-by' | 'follows' | 'followed-by'
}>

/** The documents a document belongs together with. */
export function linksOf(em: EntityManager, document: StockDocumentRow): LinkRow[] {
  const columns = 'id, kind, number, happened_at AS happenedAt'
  return prepared<(string | null)[], LinkRow>(
    em,
    `SELECT ${columns}, 'reverses' AS link FROM stock_documents WHERE id = ?
     UNION ALL SELECT ${columns}, 'follows' FROM stock_documents WHERE id = ?
     UNION ALL SELECT ${columns}, 'followed-by' FROM stock_documents WHERE follows_id = ?
     UNION ALL SELECT ${columns}, 'reversed-by' FROM stock_documents WHERE reverses_id = ?`,
  ).all(document.reversesId, document.followsId, document.id, document.id)
}

export type FoundDocument = Readonly<{
  id: string
  number: string
  happenedAt: number
  depotName: string
  counterparty: string
  receiver: string
  event: string
  note: string
  reason: string
}>

/** How far back the words of slips are looked through: some years of a township, some milliseconds of a computer. */
const newestSlips = 2_000

const wordsOfSlips = ['number', 'counterparty', 'receiver', 'order_number', 'event', 'note', 'reason'].map(
  (column) => `lower(n.${column})`,
)

/**
 * Slips by the beginning of their number, however old; and among the newest by words of their number, receiver,
 * supplier, order, purpose and note, all of which must be there. The newest first, `limit` at most.
 */
export function findDocuments(em: EntityManager, typed: string, limit: number): FoundDocument[] {
  const folded = typed.normalize('NFKC').trim().toLowerCase()
  const columns = `n.id, n.number, n.happened_at AS happenedAt, d.name AS depotName, n.counterparty, n.receiver,
    n.event, n.note, n.reason`
  if (/^[a-z]{2}-\d/.test(folded)) {
    const from = folded.toUpperCase()
    const numbered = prepared<Values, FoundDocument>(
      em,
      `SELECT ${columns} FROM stock_documents n JOIN depots d ON d.id = n.depot_id
       WHERE n.number >= ? AND n.number < ? ORDER BY n.number DESC LIMIT ?`,
    ).all(from, `${from}\uffff`, limit)
    if (numbered.length > 0) return numbered
  }
  // One letter or digit stands in nearly every slip.
  if (wordsOf(typed).every((word) => /^[\da-z]$/.test(word))) return []
  const clause = new Where().words(typed, wordsOfSlips)
  return prepared<Values, FoundDocument>(
    em,
    `SELECT ${columns} FROM (SELECT * FROM stock_documents ORDER BY happened_at DESC LIMIT ${newestSlips}) n
     JOIN depots d ON d.id = n.depot_id WHERE ${clause} ORDER BY n.happened_at DESC LIMIT ?`,
  ).all(...clause.values, limit)
}
