import type { EntityManager } from '../../../database/open'
import { listRequests, requestById } from '../../../database/supplies/requests/repository'
import { DomainError } from '../../../preload/contract/result'
import type { RequestState, SupplyRequest } from '../../../preload/contract/supplies/index'
import { makePdf } from '../../documents/index'
import type { WorkContext } from '../../host/index'
import { readSettings } from '../../office/index'
import { writeWorkbook } from '../../sheets/index'
import { requestDocument, stateWord } from './documents'
import { asRequest, factsOf } from './view'

type Paper = Readonly<{ out: string; id: string; today: string }>

/** 申领单 as a PDF. */
export async function printRequest({ snapshot, signal, progress }: WorkContext, args: Paper): Promise<void> {
  const { office, request } = await snapshot(async (em) => {
    const kept = requestById(em, args.id)
    if (!kept) throw new DomainError('not-found')
    return { office: readSettings(em).officeName, request: asRequest(em, factsOf(em, kept), args.today) }
  })
  await makePdf(requestDocument(request, office, args.today), args.out, {
    signal,
    progress: (done) => progress({ done: Math.round(done * 100), total: 100, stage: 'printing' }),
  })
}

type Listing = Readonly<{
  out: string
  today: string
  filter: { state?: RequestState; depotId?: string; search?: string }
}>

/** Requests read at a time. */
const pageOfRows = 200

function* requests(
  em: EntityManager,
  { filter, today }: Listing,
  signal: AbortSignal,
): Generator<SupplyRequest> {
  for (let offset = 0; ; offset += pageOfRows) {
    signal.throwIfAborted()
    const { rows } = listRequests(em, filter, { offset, limit: pageOfRows })
    for (const { id } of rows) {
      const kept = requestById(em, id)
      if (kept) yield asRequest(em, factsOf(em, kept), today)
    }
    if (rows.length < pageOfRows) return
  }
}

function* requestRows(all: Iterable<SupplyRequest>): Generator<Record<string, unknown>> {
  for (const request of all)
    for (const line of request.requestLines) {
      const scaled = (quantity: number | null) => (quantity === null ? null : quantity / 10 ** line.decimals)
      yield {
        number: request.number,
        state: stateWord[request.state],
        askedOn: dayOf(request.askedAt),
        unit: request.unit,
        person: request.person,
        purpose: request.purpose,
        neededOn: request.neededOn,
        itemName: line.itemName,
        spec: line.spec,
        itemUnit: line.unit,
        asked: scaled(line.asked),
        approved: scaled(line.approved),
        issued: scaled(line.issued),
        received: scaled(line.received),
        depot: request.sourceDepotName,
        slips: request.issues
          .filter((issue) => !issue.reversed)
          .map((issue) => issue.number)
          .join('、'),
      }
    }
}

function dayOf(instant: number): string {
  const time = new Date(instant)
  const pad = (value: number) => String(value).padStart(2, '0')
  return `${time.getFullYear()}-${pad(time.getMonth() + 1)}-${pad(time.getDate())}`
}

/** Requests with their lines, as a print-ready .xlsx. */
export function exportRequests({ snapshot, signal, progress }: WorkContext, args: Listing): Promise<void> {
  return snapshot((em) =>
    writeWorkbook(
      args.out,
      {
        title: '应急物资申领台账',
        sheets: [
          {
            name: '申领',
            landscape: true,
            columns: [
              { header: '申领单号', key: 'number', width: 14, type: 'text' },
              { header: '状态', key: 'state', width: 9, type: 'text' },
              { header: '申请日期', key: 'askedOn', width: 12, type: 'date' },
              { header: '申领单位', key: 'unit', width: 16, type: 'text' },
              { header: '申领人', key: 'person', width: 9, type: 'text' },
              { header: '用途', key: 'purpose', width: 20, type: 'text' },
              { header: '需用日期', key: 'neededOn', width: 12, type: 'date' },
              { header: '物资名称', key: 'itemName', width: 16, type: 'text' },
              { header: '规格型号', key: 'spec', width: 13, type: 'text' },
              { header: '单位', key: 'itemUnit', width: 6, type: 'text' },
              { header: '申请数量', key: 'asked', width: 9, type: 'number', decimals: 0 },
              { header: '批准数量', key: 'approved', width: 9, type: 'number', decimals: 0 },
              { header: '已发数量', key: 'issued', width: 9, type: 'number', decimals: 0 },
              { header: '签收数量', key: 'received', width: 9, type: 'number', decimals: 0 },
              { header: '发放仓库', key: 'depot', width: 16, type: 'text' },
              { header: '出库、调拨单', key: 'slips', width: 15, type: 'text' },
            ],
            rows: requestRows(requests(em, args, signal)),
          },
        ],
        foot: { office: readSettings(em).officeName, printedOn: args.today },
      },
      { signal, progress: (rows) => progress({ done: rows, total: 0, stage: 'writing' }) },
    ),
  )
}
