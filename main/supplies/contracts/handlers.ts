import { uuidv7 } from 'uuidv7'
import { rowById } from '../../../database/engine/rows'
import type { EntityManager } from '../../../database/open'
import { allItems } from '../../../database/supplies/catalogue/repository'
import { ItemEntity } from '../../../database/supplies/catalogue/schema'
import {
  type ContractListRow,
  contractById,
  contractKeys,
  contractsOfBatch,
  listContracts,
} from '../../../database/supplies/contracts/repository'
import type { ParsedInput } from '../../../preload/contract/api'
import { DomainError } from '../../../preload/contract/result'
import {
  type ContractLine,
  type contractCalls,
  contractSoonDays,
  type SupplyContract,
} from '../../../preload/contract/supplies/index'
import { type AreaHandlers, addDays, type CommandContext, daysBetween } from '../../host/index'
import { depotKind, itemKind } from '../catalogue/kinds'
import { listTasks, paper } from '../catalogue/tasks'
import { contractKind } from './kinds'
import type { ContractLineDraft } from './list'
import { contractKey, standingOf } from './rules'

/** Today, and the day up to which a contract counts as running out. */
export const contractDays = (today: string) => ({ today, soon: addDays(today, contractSoonDays) })

/** A contract as the page has it: its items by name, and how it stands today. */
export function asContract(em: EntityManager, row: ContractListRow, today: string): SupplyContract {
  const { deletedAt: _deleted, batchId: _batch, ...contract } = row
  const lines = contract.lines.flatMap((line): ContractLine[] => {
    const item = rowById(em, ItemEntity, line.itemId)
    return item
      ? [{ ...line, itemName: item.name, spec: item.spec, unit: item.unit, decimals: item.decimals }]
      : []
  })
  return {
    ...contract,
    lines,
    standing: standingOf(row, contractDays(today)),
    daysLeft: daysBetween(today, row.endsOn),
  }
}

function found(em: EntityManager, id: string, today: string): SupplyContract {
  const row = contractById(em, id)
  if (!row) throw new DomainError('not-found')
  return asContract(em, row, today)
}

const lists = listTasks<ContractLineDraft>({
  kind: 'supplies.contracts',
  known: (em) => ({
    keys: [],
    items: allItems(em).map(({ id, name, spec, unit, decimals }) => ({ id, name, spec, unit, decimals })),
    contracts: contractKeys(em).map(({ partner, number }) => contractKey(partner, number)),
  }),
  commit: commitContracts,
  undo: 'supplies.undoContracts',
  template: '协议与产能模板.xlsx',
  refused: '未导入的合同.xlsx',
})

type Row = Readonly<{ row: number; values: ContractLineDraft }>

/** Rows of one partner and number become one contract; those without a number stand for themselves. */
function commitContracts({ records }: CommandContext, rows: readonly Row[], batchId: string): void {
  const contracts = new Map<string, ContractLineDraft[]>()
  for (const { row, values } of rows) {
    const key = values.number === '' ? String(row) : contractKey(values.partner, values.number)
    contracts.set(key, [...(contracts.get(key) ?? []), values])
  }
  records.insert(
    contractKind,
    [...contracts.values()].flatMap((drafts) => {
      const [first] = drafts
      if (!first) return []
      const { itemName: _name, line: _line, ...facts } = first
      const lines = new Map<
        string,
        { itemId: string; quantity: number; withinHours: number | null; used: number; remark: string }
      >()
      for (const { line } of drafts) {
        if (!line) continue
        const known = lines.get(line.itemId)
        lines.set(line.itemId, {
          ...line,
          quantity: line.quantity + (known?.quantity ?? 0),
          used: 0,
          remark: '',
        })
      }
      return [
        {
          id: uuidv7(),
          ...facts,
          depotId: null,
          lines: [...lines.values()],
          state: 'open' as const,
          renewsId: null,
          batchId,
        },
      ]
    }),
  )
}

type Filter = ParsedInput<'supplies', 'exportContracts'>

export const handlers: AreaHandlers<typeof contractCalls> = {
  async listContracts({ em, today }, { offset, limit, ...filter }) {
    const { rows, total } = listContracts(em, { ...filter, ...contractDays(today) }, { offset, limit })
    return { rows: rows.map((row) => asContract(em, row, today)), total }
  },

  getContract: async ({ em, today }, { id }) => found(em, id, today),

  async saveContract({ em, records, today, subject }, { id, rev, ...fields }) {
    for (const { itemId } of fields.lines) records.get(itemKind, itemId)
    if (fields.depotId !== null) records.get(depotKind, fields.depotId)
    if (fields.renewsId !== null) {
      const before = records.get(contractKind, fields.renewsId)
      if (before.id === id) throw circular()
      // A follows B follows A: neither would ever stand as the one in force.
      for (let at = before.renewsId; at !== null; at = records.get(contractKind, at).renewsId)
        if (at === id) throw circular()
    }
    const saved = id
      ? records.update(contractKind, id, fields, rev)
      : records.insert(contractKind, [{ id: uuidv7(), batchId: null, ...fields }])[0]
    if (!saved) throw new DomainError('internal')
    subject({ contract: saved.id })
    return found(em, saved.id, today)
  },

  async removeContracts({ records, subject }, { ids }) {
    for (const id of ids) records.remove(contractKind, id)
    subject({ count: ids.length })
    return { removed: ids.length }
  },

  exportContracts: paper<Filter>('supplies.exportContracts', '协议与产能储备清单', 'xlsx'),
  printContracts: paper<Filter>('supplies.printContracts', '协议与产能储备清单', 'pdf'),
  previewContracts: lists.preview,
  importContracts: lists.run,
  contractTemplate: lists.template,
  contractRefused: lists.refused,

  async undoContracts({ em, records, final, subject }, { batchId }) {
    const rows = contractsOfBatch(em, batchId)
    if (rows.length === 0) throw new DomainError('not-found')
    if (rows.some((row) => row.updatedAt !== row.createdAt)) throw new DomainError('batch-used')
    for (const row of rows) records.remove(contractKind, row.id)
    final()
    subject({ batch: batchId, count: rows.length })
    return { removed: rows.length }
  },
}

const circular = () => new DomainError('invalid-input', undefined, [{ path: 'renewsId', reason: 'circular' }])
