import { readFile, stat } from 'node:fs/promises'
import { extname } from 'node:path'
import { listPlans } from '../../../database/plans/repository'
import type { Finding, PlanLine } from '../../../preload/contract/plans/index'
import { DomainError } from '../../../preload/contract/result'
import { makePdf, tableDocument } from '../../documents/index'
import { keepAttachment, type WorkContext } from '../../host/index'
import { readSettings } from '../../office/index'
import { writeWorkbook } from '../../sheets/index'
import { libraryColumns, libraryRow } from './documents'
import { type LibraryFilter, libraryState } from './lines'

/** The largest file that may be kept with a plan: scans of a whole binder fit, films do not. */
const largest = 100 * 1024 * 1024

const mimes: Readonly<Record<string, string>> = {
  '.pdf': 'application/pdf',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.doc': 'application/msword',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.xls': 'application/vnd.ms-excel',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.txt': 'text/plain',
}

/**
 * Keeps a file's bytes in the attachment store.
 *
 * @throws DomainError `file-empty`, `file-too-large`
 */
export async function keepFile({ environment, signal }: WorkContext, args: { path: string; name: string }) {
  const { size } = await stat(args.path)
  if (size === 0) throw new DomainError('file-empty')
  if (size > largest) throw new DomainError('file-too-large')
  const bytes = await readFile(args.path, { signal })
  return {
    sha256: await keepAttachment(environment.dataFolder, bytes),
    bytes: bytes.length,
    mime: mimes[extname(args.name).toLowerCase()] ?? 'application/octet-stream',
  }
}

export type ListOrder = Readonly<{ out: string; today: string; filter: LibraryFilter }>

/** Most plans a list takes; the library has some dozens. */
const mostPlans = 5_000

/** The plans a filter lets through, with what is missing or stale in each, and the office that prints them. */
export function readLibrary(
  { snapshot, environment }: WorkContext,
  { today, filter }: ListOrder,
): Promise<{ office: string; plans: { plan: PlanLine; findings: readonly Finding[] }[] }> {
  return snapshot(async (em) => {
    const state = libraryState(em, today, environment.resourceFolder)
    const { rows } = listPlans(em, state.filter(filter), { offset: 0, limit: mostPlans })
    return {
      office: readSettings(em).officeName,
      plans: rows.map((row) => ({ plan: state.line(row), findings: state.findings.get(row.id) ?? [] })),
    }
  })
}

/** The library as a print-ready .xlsx. */
export async function exportLibrary(context: WorkContext, order: ListOrder): Promise<void> {
  const { office, plans } = await readLibrary(context, order)
  await writeWorkbook(
    order.out,
    {
      title: '应急预案目录',
      sheets: [
        {
          name: '预案目录',
          columns: libraryColumns.map(({ key, header, width }) => ({ key, header, width, type: 'text' })),
          rows: plans.map(({ plan }, at) => libraryRow(plan, at)),
          landscape: true,
        },
      ],
      foot: { office, printedOn: order.today },
    },
    { signal: context.signal },
  )
}

/** The library as a PDF. */
export async function printLibrary(context: WorkContext, order: ListOrder): Promise<void> {
  const { office, plans } = await readLibrary(context, order)
  await makePdf(
    tableDocument({
      title: '应急预案目录',
      subtitle: `共 ${plans.length} 份`,
      office,
      date: order.today,
      landscape: true,
      columns: libraryColumns.map(({ header, weight }) => ({ title: header, weight })),
      rows: plans.map(({ plan }, at) => {
        const row = libraryRow(plan, at)
        return libraryColumns.map(({ key }) => row[key])
      }),
    }),
    order.out,
    { signal: context.signal },
  )
}
