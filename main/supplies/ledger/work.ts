import type { EntityManager } from '../../../database/open'
import { documentById, entriesOf, linksOf, listDocuments } from '../../../database/supplies/ledger/listing'
import type { ParsedInput } from '../../../preload/contract/api'
import { DomainError } from '../../../preload/contract/result'
import { entryLines } from '../../../preload/contract/supplies/index'
import { makePdf } from '../../documents/index'
import { today as dayOf, importWork, type JudgeArgs, type WorkContext } from '../../host/index'
import { readSettings } from '../../office/index'
import { writeTemplate, writeWorkbook } from '../../sheets/index'
import { CategoryIndex } from '../categories'
import { referenceCategories } from '../reference'
import { foreseeShortages } from './foresee'
import { judgeMovements as judgeRows } from './import'
import { movementAdvice, movementTemplate } from './import-template'
import { type SlipForm, slip, slipTitles } from './slips'
import { asListRow, documentFilter } from './view'

type Judging = JudgeArgs & { known: { depots: string[] } }

const list = importWork((file, args: Judging, options, { environment, snapshot }) => {
  const { defaults, ...choice } = args.choice
  const known = {
    ...choice,
    ...options,
    defaults,
    remembered: args.remembered,
    today: args.today,
    categories: new CategoryIndex(referenceCategories(environment.resourceFolder)),
    knownDepots: args.known.depots,
  }
  return snapshot(async (em) =>
    judgeRows(file, { ...known, foresee: (rows) => foreseeShortages(em, rows, Date.now()) }),
  )
})

/** Reads and judges a list of receipts and issues. */
export const judgeMovements = list.judge

/** The refused rows of such a list, with the reasons. */
export const exportRefusedMovements = list.refused

export async function movementsTemplate(
  _context: WorkContext,
  args: { out: string; office: string; today: string },
): Promise<void> {
  await writeTemplate(args.out, {
    title: '出入库登记表',
    sheetName: '出入库',
    columns: movementTemplate,
    advice: movementAdvice,
    foot: { office: args.office, printedOn: args.today },
  })
}

/** A slip as a PDF. */
export async function printDocument(
  { snapshot, signal, progress }: WorkContext,
  args: { out: string; today: string; documentId: string; paper: 'half' | 'full'; form: SlipForm },
): Promise<void> {
  const definition = await snapshot(async (em) => {
    const row = documentById(em, args.documentId)
    if (!row) throw new DomainError('not-found')
    return slip(
      { document: asListRow(row), entries: entriesOf(em, row.id), links: linksOf(em, row) },
      { office: readSettings(em).officeName, printedOn: args.today, paper: args.paper, form: args.form },
    )
  })
  await makePdf(definition, args.out, {
    signal,
    progress: (done) => progress({ done: Math.round(done * 100), total: 100, stage: 'printing' }),
  })
}

type Listing = Readonly<{
  out: string
  today: string
  filter: ParsedInput<'supplies', 'exportDocuments'>
}>

/** Documents read at a time. */
const pageOfDocuments = 500

function* documentLines(em: EntityManager, { filter }: Listing, signal: AbortSignal) {
  for (let offset = 0; ; offset += pageOfDocuments) {
    signal.throwIfAborted()
    const { rows } = listDocuments(em, documentFilter(filter), { offset, limit: pageOfDocuments })
    for (const row of rows)
      for (const { entry, quantity, damaged, missing } of entryLines(row.kind, entriesOf(em, row.id)))
        yield {
          number: row.number,
          kind: slipTitles[row.kind].replace(/单$/, ''),
          happenedOn: dayOf(row.happenedAt),
          enteredOn: dayOf(row.createdAt),
          depotName: row.depotName,
          toDepotName: row.toDepotName,
          itemName: entry.itemName,
          spec: entry.spec,
          lotNumber: entry.lotNumber,
          expiresOn: entry.expiresOn,
          unit: entry.unit,
          quantity: quantity / 10 ** entry.decimals,
          damaged: damaged === 0 ? null : damaged / 10 ** entry.decimals,
          missing: missing === 0 ? null : missing / 10 ** entry.decimals,
          counterparty: row.counterparty,
          receiver: row.receiver,
          orderedBy: row.orderedBy,
          orderNumber: row.orderNumber,
          event: row.event,
          note: [row.reason, row.note].filter(Boolean).join('；'),
          reversed: row.reversed === 1 ? '已冲销' : '',
        }
    if (rows.length < pageOfDocuments) return
  }
}

/** Documents with their lines as a print-ready .xlsx: one row a line. */
export function exportDocuments({ snapshot, signal, progress }: WorkContext, args: Listing): Promise<void> {
  const text = (header: string, key: string, width: number) => ({ header, key, width, type: 'text' }) as const
  const number = (header: string, key: string) =>
    ({ header, key, width: 9, type: 'number', decimals: 0 }) as const
  const day = (header: string, key: string) => ({ header, key, width: 12, type: 'date' }) as const
  return snapshot(async (em) => {
    await writeWorkbook(
      args.out,
      {
        title: '出入库单据明细',
        sheets: [
          {
            name: '单据明细',
            columns: [
              text('单号', 'number', 15),
              text('单据', 'kind', 10),
              day('日期', 'happenedOn'),
              text('仓库', 'depotName', 18),
              text('调入仓库', 'toDepotName', 16),
              text('物资名称', 'itemName', 18),
              text('规格型号', 'spec', 14),
              text('批号', 'lotNumber', 12),
              day('有效期至', 'expiresOn'),
              text('单位', 'unit', 6),
              number('数量', 'quantity'),
              number('损坏', 'damaged'),
              number('缺少', 'missing'),
              text('往来单位', 'counterparty', 16),
              text('经手人', 'receiver', 10),
              text('批准人', 'orderedBy', 10),
              text('调拨令', 'orderNumber', 12),
              text('用途', 'event', 16),
              text('说明', 'note', 20),
              day('登记日期', 'enteredOn'),
              text('冲销', 'reversed', 8),
            ],
            rows: documentLines(em, args, signal),
            landscape: true,
          },
        ],
        foot: { office: readSettings(em).officeName, printedOn: args.today },
      },
      { signal, progress: (rows) => progress({ done: rows, total: 0, stage: 'writing' }) },
    )
  })
}
