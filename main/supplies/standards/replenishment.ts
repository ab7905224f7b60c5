import { uuidv7 } from 'uuidv7'
import type { EntityManager } from '../../../database/open'
import { receiptsOf, replenishmentRecords, usedSince } from '../../../database/supplies/standards/turnover'
import { DomainError } from '../../../preload/contract/result'
import type { ReplenishmentRow, standardsCalls } from '../../../preload/contract/supplies/standards'
import { type AreaHandlers, addDays, today as dayOf } from '../../host/index'
import { itemKind } from '../catalogue/kinds'
import { pageOf, sorted, withWords } from '../page'
import { startOfDay } from '../time'
import { replenishmentKind } from './kinds'

/** Days back that are looked at: what was not replaced within a year is no longer a task. */
const LOOK_BACK_DAYS = 365

/** What was used up and what of it was replaced, the newest first. */
export function replenishmentRows(em: EntityManager, today: string, itemId?: string): ReplenishmentRow[] {
  const records = new Map<string, ReturnType<typeof replenishmentRecords>>()
  for (const record of replenishmentRecords(em)) {
    const key = `${record.documentId}/${record.itemId}`
    const known = records.get(key)
    if (known) known.push(record)
    else records.set(key, [record])
  }
  return usedSince(em, startOfDay(addDays(today, -LOOK_BACK_DAYS)), itemId).map((used) => {
    const key = `${used.documentId}/${used.itemId}`
    const own = records.get(key) ?? []
    const links = own.filter((record) => record.receiptId !== null)
    const dismissal = own.find((record) => record.receiptId === null)
    const replaced = links.reduce((sum, link) => sum + link.quantity, 0)
    return {
      key,
      documentId: used.documentId,
      documentNumber: used.documentNumber,
      depotId: used.depotId,
      issuedOn: dayOf(used.happenedAt),
      note: [used.event, used.note].filter(Boolean).join('　'),
      itemId: used.itemId,
      itemName: used.itemName,
      spec: used.spec,
      unit: used.unit,
      decimals: used.decimals,
      issued: used.issued,
      replaced,
      open: Math.max(0, used.issued - replaced),
      dismissed: dismissal !== undefined,
      reason: dismissal?.reason ?? '',
      receipts: [...new Set(links.map((link) => link.receiptNumber ?? ''))].join('、'),
    }
  })
}

/** Rows that still wait for somebody, or all of them. */
export const openReplenishments = (rows: readonly ReplenishmentRow[], all: boolean): ReplenishmentRow[] =>
  all ? [...rows] : rows.filter((row) => row.open > 0 && !row.dismissed)

export const replenishmentHandlers = {
  async listReplenishments({ em, today }, { all, itemId, search, sort, offset, limit }) {
    const rows = withWords(
      openReplenishments(replenishmentRows(em, today, itemId), all),
      search,
      (row) => `${row.itemName} ${row.spec} ${row.documentNumber} ${row.note}`,
    )
    const shown = sorted(rows, sort, {
      issuedOn: (row) => row.issuedOn,
      itemName: (row) => row.itemName,
      documentNumber: (row) => row.documentNumber,
      open: (row) => row.open / 10 ** row.decimals,
    })
    return pageOf(shown, { offset, limit })
  },

  async listReceiptsOf({ em }, { itemId, since }) {
    return {
      rows: receiptsOf(em, itemId, startOfDay(since)).map(({ happenedAt, linked, ...row }) => ({
        ...row,
        receivedOn: dayOf(happenedAt),
        free: Math.max(0, row.received - linked),
      })),
    }
  },

  async linkReplenishment({ em, records, today, subject }, { documentId, itemId, receiptId, quantity }) {
    records.get(itemKind, itemId)
    const used = replenishmentRows(em, today, itemId).find((row) => row.documentId === documentId)
    if (!used) throw new DomainError('not-found')
    const receipt = receiptsOf(em, itemId, 0).find((row) => row.documentId === receiptId)
    if (!receipt) throw new DomainError('not-found')
    const most = Math.min(used.open, receipt.received - receipt.linked)
    if (quantity > most)
      throw new DomainError('invalid-input', { most }, [{ path: 'quantity', reason: 'too-large' }])
    records.insert(replenishmentKind, [{ id: uuidv7(), documentId, itemId, receiptId, quantity, reason: '' }])
    subject({ document: documentId, receipt: receiptId })
    return { open: used.open - quantity }
  },

  async dismissReplenishments({ em, records, today, subject }, { rows, dismissed, reason }) {
    const known = new Map(
      replenishmentRecords(em)
        .filter((record) => record.receiptId === null)
        .map((record) => [`${record.documentId}/${record.itemId}`, record.id]),
    )
    const there = new Set(replenishmentRows(em, today).map((row) => row.key))
    for (const { documentId, itemId } of rows) {
      const key = `${documentId}/${itemId}`
      if (!there.has(key)) throw new DomainError('not-found')
      const id = known.get(key)
      if (dismissed && id === undefined)
        records.insert(replenishmentKind, [
          { id: uuidv7(), documentId, itemId, receiptId: null, quantity: 0, reason },
        ])
      else if (!dismissed && id !== undefined) records.remove(replenishmentKind, id)
    }
    subject({ count: rows.length })
    return { count: rows.length }
  },
} satisfies Partial<AreaHandlers<typeof standardsCalls>>
