import { rm } from 'node:fs/promises'
import { type HoldingFilter, listHoldings } from '../../../database/handbooks/copies/repository'
import type { EntityManager } from '../../../database/open'
import { DomainError } from '../../../preload/contract/result'
import { assemblePdf, makePdf } from '../../documents/index'
import type { WorkContext } from '../../host/index'
import { readSettings } from '../../office/index'
import { writeWorkbook } from '../../sheets/index'
import { paperDefinition } from '../documents'
import { collect, type PaperJob } from '../work'
import { codeOf, writtenCode } from './code'
import { exchangeSheet, type HoldingLine, holdingStateText, recallList } from './documents'
import type { ChangePlan } from './pages'
import { numbersText } from './rules'

export type ChangeJob = PaperJob &
  Readonly<{
    paperId: string
    /** Sums of the pages as they were registered: what is printed now must be the same. */
    pageHashes: readonly string[]
    from: Readonly<{ version: number; code: string }>
    plan: ChangePlan
    bothSides: boolean
  }>

/**
 * Change pages: the newer edition is set once more with the binder's page numbers, and the pages that are exchanged are
 * taken out of it, behind a sheet that says what goes where. Refused as `paper-changed` when the plans and lists are no
 * longer what the registered edition was made from.
 */
export async function makeChange(context: WorkContext, job: ChangeJob): Promise<{ pages: number }> {
  const { progress, signal } = context
  const content = await collect(context, job)
  const whole = `${job.path}.whole`
  const sheet = `${job.path}.sheet`
  const labels = new Map(
    job.plan.binder.flatMap(({ label, page }) => (page === null ? [] : [[page, label] as const])),
  )
  try {
    const made = await makePdf(
      {
        ...paperDefinition(content),
        pageLabels: job.pageHashes.map((_, page) => labels.get(page) ?? String(page + 1)),
      },
      whole,
      {
        signal,
        progress: (done) => progress({ done: Math.round(done * 90), total: 100, stage: 'printing' }),
      },
    )
    const same = made.pageHashes.length === job.pageHashes.length
    if (!same || made.pageHashes.some((sum, page) => sum !== job.pageHashes[page]))
      throw new DomainError('paper-changed', { version: job.version ?? 0 })
    const instructions = await makePdf(
      exchangeSheet({
        title: job.order.title,
        office: content.office,
        date: job.today,
        from: job.from,
        to: { version: job.version ?? 0, code: writtenCode(codeOf(job.paperId)) },
        plan: job.plan,
      }),
      sheet,
      { signal },
    )
    return await assemblePdf(
      [
        { path: sheet, pages: Array.from({ length: instructions.pages }, (_, page) => page) },
        { path: whole, pages: job.plan.exchanges.flatMap((exchange) => exchange.in.map(({ page }) => page)) },
      ],
      job.path,
      { title: `${job.order.title} 补页`, author: content.office, wholeSheets: job.bothSides },
    )
  } finally {
    await rm(whole, { force: true })
    await rm(sheet, { force: true })
  }
}

export type HoldingsJob = Readonly<{ path: string; today: string; filter: HoldingFilter }>

/** Rows read at a time. */
const pageOfRows = 2_000

function* holdingLines(
  em: EntityManager,
  filter: HoldingFilter,
  signal: AbortSignal,
): Generator<HoldingLine> {
  for (let offset = 0; ; offset += pageOfRows) {
    signal.throwIfAborted()
    const { rows } = listHoldings(em, filter, { offset, limit: pageOfRows })
    for (const row of rows) yield { ...row, latestVersion: row.latestVersion ?? row.version }
    if (rows.length < pageOfRows) return
  }
}

/** Who still holds old copies, as a PDF. */
export async function printRecall(
  { snapshot, signal, progress }: WorkContext,
  job: HoldingsJob,
): Promise<void> {
  const { office, lines } = await snapshot(async (em) => ({
    office: readSettings(em).officeName,
    lines: [...holdingLines(em, job.filter, signal)],
  }))
  await makePdf(recallList(lines, { office, date: job.today }), job.path, {
    signal,
    progress: (done) => progress({ done: Math.round(done * 100), total: 100, stage: 'printing' }),
  })
}

/** Who holds which copies, as .xlsx. */
export function exportHoldings({ snapshot, signal, progress }: WorkContext, job: HoldingsJob): Promise<void> {
  return snapshot((em) =>
    writeWorkbook(
      job.path,
      {
        title: '手册持有登记',
        sheets: [
          {
            name: '持有登记',
            columns: [
              { header: '手册', key: 'title', width: 30, type: 'text' },
              { header: '编号', key: 'numbers', width: 10, type: 'text' },
              { header: '持有人', key: 'holder', width: 14, type: 'text' },
              { header: '单位', key: 'unit', width: 22, type: 'text' },
              { header: '电话', key: 'phone', width: 16, type: 'text' },
              { header: '手中版本', key: 'version', width: 10, type: 'number' },
              { header: '最新版本', key: 'latestVersion', width: 10, type: 'number' },
              { header: '发出日期', key: 'givenOn', width: 12, type: 'text' },
              { header: '状态', key: 'state', width: 10, type: 'text' },
              { header: '备注', key: 'note', width: 24, type: 'text' },
            ],
            rows: spreadsheetRows(holdingLines(em, job.filter, signal)),
            landscape: true,
          },
        ],
        foot: { office: readSettings(em).officeName, printedOn: job.today },
      },
      { signal, progress: (rows) => progress({ done: rows, total: 0, stage: 'writing' }) },
    ),
  )
}

function* spreadsheetRows(lines: Iterable<HoldingLine>) {
  for (const { firstNumber, lastNumber, ...line } of lines)
    yield {
      ...line,
      numbers: numbersText(firstNumber, lastNumber),
      state: holdingStateText[line.state] ?? line.state,
    }
}
