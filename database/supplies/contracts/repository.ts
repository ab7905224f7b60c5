import type { EntityManager } from 'typeorm'
import { prepared } from '../../engine/connection'
import { rowsOf } from '../../engine/rows'
import { orderBy, Where } from '../../engine/where'
import { SupplyContractEntity, type SupplyContractRow } from './schema'

type Page = Readonly<{ offset: number; limit: number }>
type Values = (string | number)[]

/** Today, and the last day on which a contract counts as running out. */
export type ContractDays = Readonly<{ today: string; soon: string }>

export type ContractFilter = Readonly<{
  search?: string | undefined
  kind?: string | undefined
  standing?: 'coming' | 'running' | 'soon' | 'over' | 'used-up' | 'ended' | 'renewed' | undefined
  itemId?: string | undefined
  sort?: { field: string; order: 'asc' | 'desc' } | undefined
}>

const followed = 'EXISTS (SELECT 1 FROM supply_contracts n WHERE n.renews_id = c.id AND n.deleted_at IS NULL)'

function contractWhere(filter: ContractFilter, { today, soon }: ContractDays): Where {
  const clause = new Where()
    .and('c.deleted_at IS NULL')
    .when(filter.kind, 'c.kind = ?')
    .when(
      filter.itemId,
      "EXISTS (SELECT 1 FROM json_each(c.lines) AS line WHERE json_extract(line.value, '$.itemId') = ?)",
    )
    .words(filter.search, ['lower(c.partner)', 'lower(c.number)', 'lower(c.contact)', 'c.phone24'])
  switch (filter.standing) {
    case 'used-up':
    case 'ended':
      return clause.and('c.state = ?', filter.standing)
    case 'renewed':
      return clause.and("c.state = 'open'").and(followed)
    case 'coming':
      return clause.and("c.state = 'open'").and(`NOT ${followed}`).and('c.starts_on > ?', today)
    case 'over':
      return clause.and("c.state = 'open'").and(`NOT ${followed}`).and('c.ends_on < ?', today)
    case 'soon':
      return clause
        .and("c.state = 'open'")
        .and(`NOT ${followed}`)
        .and('c.starts_on <= ? AND c.ends_on BETWEEN ? AND ?', today, today, soon)
    case 'running':
      return clause
        .and("c.state = 'open'")
        .and(`NOT ${followed}`)
        .and('c.starts_on <= ? AND c.ends_on > ?', today, soon)
    default:
      return clause
  }
}

export type ContractListRow = SupplyContractRow & { renewedById: string | null }

const withNext = (em: EntityManager, row: SupplyContractRow): ContractListRow => ({
  ...row,
  renewedById:
    prepared<[string], { id: string }>(
      em,
      'SELECT id FROM supply_contracts WHERE renews_id = ? AND deleted_at IS NULL',
    ).get(row.id)?.id ?? null,
})

/** Contracts, those that end first first. */
export function listContracts(
  em: EntityManager,
  filter: ContractFilter & ContractDays,
  page: Page,
): { rows: ContractListRow[]; total: number } {
  const clause = contractWhere(filter, filter)
  const order = orderBy(
    filter.sort,
    {
      partner: 'c.partner',
      number: 'c.number',
      kind: 'c.kind',
      startsOn: 'c.starts_on',
      endsOn: 'c.ends_on',
    },
    "c.state <> 'open', c.ends_on, c.id",
  )
  const rows = rowsOf(
    em,
    SupplyContractEntity,
    `SELECT c.* FROM supply_contracts c WHERE ${clause} ORDER BY ${order} LIMIT ? OFFSET ?`,
    [...clause.values, page.limit, page.offset],
  ).map((row) => withNext(em, row))
  const total = prepared<Values, { total: number }>(
    em,
    `SELECT count(*) AS total FROM supply_contracts c WHERE ${clause}`,
  ).get(...clause.values)
  return { rows, total: total?.total ?? 0 }
}

/** One contract, with the one that follows it; undefined when there is none. */
export function contractById(em: EntityManager, id: string): ContractListRow | undefined {
  const row = rowsOf(
    em,
    SupplyContractEntity,
    'SELECT * FROM supply_contracts WHERE id = ? AND deleted_at IS NULL',
    [id],
  )[0]
  return row && withNext(em, row)
}

export const contractsOfBatch = (em: EntityManager, batchId: string): SupplyContractRow[] =>
  rowsOf(
    em,
    SupplyContractEntity,
    'SELECT * FROM supply_contracts WHERE batch_id = ? AND deleted_at IS NULL',
    [batchId],
  )

/** Partner and number of every contract that has a number, to find those that are here already. */
export const contractKeys = (em: EntityManager): { partner: string; number: string }[] =>
  prepared<[], { partner: string; number: string }>(
    em,
    "SELECT partner, number FROM supply_contracts WHERE deleted_at IS NULL AND number <> ''",
  ).all()

export type EndingContract = Readonly<{
  id: string
  kind: 'agreement' | 'capacity'
  partner: string
  number: string
  contact: string
  phone24: string
  endsOn: string
}>

/**
 * Open contracts that nothing follows and whose last day is `until` at the latest, those past it included; the first
 * to end first.
 */
export function contractsEndingBy(em: EntityManager, until: string, limit = 500): EndingContract[] {
  return prepared<[string, number], EndingContract>(
    em,
    `SELECT c.id, c.kind, c.partner, c.number, c.contact, c.phone24, c.ends_on AS endsOn FROM supply_contracts c
     WHERE c.deleted_at IS NULL AND c.state = 'open' AND c.ends_on <= ? AND NOT ${followed}
     ORDER BY c.ends_on, c.id LIMIT ?`,
  ).all(until, limit)
}

/** What running contracts promise of an item on a day, in smallest units, less what was called off. */
export function promisedQuantity(em: EntityManager, itemId: string, today: string): number {
  return (
    prepared<[string, string, string], { quantity: number }>(
      em,
      `SELECT coalesce(sum(json_extract(line.value, '$.quantity') - json_extract(line.value, '$.used')), 0) AS quantity
       FROM supply_contracts c, json_each(c.lines) AS line
       WHERE c.deleted_at IS NULL AND c.state = 'open' AND c.starts_on <= ? AND c.ends_on >= ?
         AND json_extract(line.value, '$.itemId') = ?`,
    ).get(today, today, itemId)?.quantity ?? 0
  )
}
