import { rowById } from '../../../database/engine/rows'
import type { EntityManager } from '../../../database/open'
import {
  type RequestLineListRow,
  type RequestListRow,
  type RequestSlipRow,
  requestIssues,
  requestLines,
} from '../../../database/supplies/requests/repository'
import type { RequestRow as KeptRequest } from '../../../database/supplies/requests/schema'
import { DepotEntity } from '../../../database/supplies/schema'
import type {
  RequestIssue,
  RequestLine,
  RequestRow,
  RequestState,
  SupplyRequest,
} from '../../../preload/contract/supplies/index'
import { daysBetween } from '../../host/index'
import { listSteps } from '../steps/index'
import { stateOf } from './rules'

/** Kind of holder that stock is reserved for: a line of a request. */
export const holderKind = 'request-line'

/** A row of the list as the page gets it. */
export function asRequestRow(row: RequestListRow, today: string): RequestRow {
  const { shownState, closed: _closed, deletedAt: _deleted, ...rest } = row
  return {
    ...rest,
    state: shownState as RequestState,
    daysLeft: row.neededOn === null ? null : daysBetween(today, row.neededOn),
  }
}

const asLine = (row: RequestLineListRow): RequestLine => ({
  id: row.id,
  itemId: row.itemId,
  itemName: row.itemName,
  spec: row.spec,
  unit: row.unit,
  decimals: row.decimals,
  packagings: row.packagings,
  asked: row.asked,
  approved: row.approved,
  issued: row.issued,
  received: row.received,
  reserved: row.reserved,
  remark: row.remark,
})

function asIssues(rows: readonly RequestSlipRow[]): RequestIssue[] {
  const slips = new Map<string, RequestIssue>()
  for (const row of rows) {
    const known = slips.get(row.documentId)
    const slip: RequestIssue = known ?? {
      documentId: row.documentId,
      number: row.number,
      happenedAt: row.happenedAt,
      reversed: row.reversed === 1,
      confirmed: true,
      lines: [],
    }
    slips.set(row.documentId, {
      ...slip,
      confirmed: slip.confirmed && row.received !== null,
      lines: [...slip.lines, { lineId: row.lineId, quantity: row.quantity, received: row.received }],
    })
  }
  return [...slips.values()]
}

export type RequestFacts = Readonly<{
  kept: KeptRequest
  lines: readonly RequestLineListRow[]
  issues: readonly RequestIssue[]
  state: RequestState
}>

/** A request with everything that decides where it stands. */
export function factsOf(em: EntityManager, kept: KeptRequest): RequestFacts {
  const lines = requestLines(em, kept.id, holderKind)
  const issues = asIssues(requestIssues(em, kept.id))
  const state = stateOf({
    kept: kept.state,
    closed: kept.closed === 1,
    lines,
    slips: issues.filter((issue) => !issue.reversed),
  })
  return { kept, lines, issues, state }
}

/** A request as its drawer shows it. */
export function asRequest(em: EntityManager, facts: RequestFacts, today: string): SupplyRequest {
  const { closed: _closed, deletedAt: _deleted, ...row } = facts.kept
  const nameOf = (id: string | null) => (id === null ? '' : (rowById(em, DepotEntity, id)?.name ?? ''))
  return {
    ...row,
    state: facts.state,
    deliverDepotName: nameOf(row.deliverDepotId),
    sourceDepotName: nameOf(row.sourceDepotId),
    lines: facts.lines.length,
    items: facts.lines
      .slice(0, 3)
      .map((line) => line.itemName)
      .join('、'),
    daysLeft: row.neededOn === null ? null : daysBetween(today, row.neededOn),
    requestLines: facts.lines.map(asLine),
    issues: [...facts.issues],
    steps: listSteps(em, row.id),
  }
}
