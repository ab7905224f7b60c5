import type { DocumentFilter, DocumentRow } from '../../../database/supplies/ledger/listing'
import { lineCount } from '../../../database/supplies/ledger/repository'
import type { StockDocumentRow } from '../../../database/supplies/ledger/schema'
import type { ParsedInput } from '../../../preload/contract/api'
import type { DocumentListRow, StockDocument } from '../../../preload/contract/supplies/index'
import type { CommandContext } from '../../host/index'

/** A document as it crosses to the page. */
export function asDocument({ em }: Pick<CommandContext, 'em'>, row: StockDocumentRow): StockDocument {
  const { deletedAt: _deleted, batchId: _batch, ...document } = row
  return { ...document, enteredAt: row.createdAt, lines: lineCount(em, row.id) }
}

export function asListRow(row: DocumentRow): DocumentListRow {
  const { deletedAt: _deleted, batchId: _batch, reversed, open, ...document } = row
  return { ...document, enteredAt: row.createdAt, reversed: reversed === 1, open: open === 1 }
}

type Chosen = Omit<ParsedInput<'supplies', 'listDocuments'>, 'offset' | 'limit'>

/** The start of a calendar day on this computer, as a moment. */
const startOf = (day: string, shift = 0): number => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(year, month - 1, date + shift).getTime()
}

/** What the page chose, with days as moments: both days are included. */
export function documentFilter({ from, to, ...chosen }: Chosen): DocumentFilter {
  return {
    ...chosen,
    ...(from === undefined ? {} : { from: startOf(from) }),
    ...(to === undefined ? {} : { before: startOf(to, 1) }),
  }
}
