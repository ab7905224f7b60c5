import { uuidv7 } from 'uuidv7'
import { rememberMapping as keepMapping, rememberedMappings } from '../../database/care/repository'
import { ImportBatchEntity, type ImportBatchRow } from '../../database/care/schema'
import type { EntityManager } from '../../database/open'
import type { RecordKind } from '../../database/records'
import type { ImportInput, ImportPreview, ImportResult } from '../../preload/contract/imports'
import { DomainError } from '../../preload/contract/result'
import type { PreviewRow, RememberedMapping, SheetPreview } from '../../preload/contract/sheets'
import type { ImportTable } from '../sheets/index'
import type { CommandContext, TaskContext } from './types'

export const importBatchKind: RecordKind<ImportBatchRow> = {
  kind: 'import-batch',
  entity: ImportBatchEntity,
  title: (row) => row.fileName,
  inBin: false,
}

/** What a module's `judge` work function gets; it answers `judged(table, args)`. Plain data. */
export type JudgeArgs = Readonly<{
  path?: string
  name: string
  pasted?: string
  choice: Pick<ImportInput, 'sheet' | 'headerRow' | 'mapping' | 'defaults'>
  remembered: Readonly<Record<string, RememberedMapping>>
  today: string
  /** The page of rows a preview shows; left out, all taken rows are wanted. */
  page?: Pick<ImportInput, 'verdicts' | 'offset' | 'limit'>
  /** What the module told its judge about records that are here. */
  known: unknown
}>

export type Judged<V> = Readonly<{
  preview: SheetPreview
  page: { total: number; rows: PreviewRow[] }
  taken: { row: number; values: V }[]
  refused: { row: number; reasons: PreviewRow['reasons'] }[]
  /** The mapping by header texts, to be remembered under the preview's signature. */
  mapping: RememberedMapping
}>

/** A judged table as it crosses from the worker: a page of it for the preview, all taken rows for the import. */
export async function judged<V>(table: ImportTable<V>, args: JudgeArgs): Promise<Judged<V>> {
  // Loaded where it is used: the host's start has no time for spreadsheets.
  const { previewOf, rememberMapping } = await import('../sheets/index')
  const { page } = args
  const shown = page
    ? table.rows.filter((row) =>
        page.verdicts ? page.verdicts.includes(row.verdict) : row.verdict !== 'skip',
      )
    : []
  const headers = table.columns.map((column) => ({ text: column.header, parts: [column.header] }))
  return {
    preview: previewOf(table),
    page: {
      total: shown.length,
      rows: page ? (shown.slice(page.offset, page.offset + page.limit) as PreviewRow[]) : [],
    },
    taken: page
      ? []
      : table.rows.flatMap(({ row, verdict, values }) =>
          values && (verdict === 'import' || verdict === 'warn') ? [{ row, values }] : [],
        ),
    refused: table.rows
      .filter((row) => row.verdict === 'refuse')
      .map(({ row, reasons }) => ({ row, reasons })),
    mapping: rememberMapping(headers, table.mapping),
  }
}

type Plan<V, I> = Readonly<{
  /** Name of the list in the batch register and the remembered mappings. */
  kind: string
  /** The judge's work function, `people.judge`. */
  work: string
  /** What the judge must know of the records that are here; `input` may name what the list is about. */
  known: (em: EntityManager, input: I) => unknown
  /** Writes the taken rows; part of the import's one transaction. */
  commit: (context: CommandContext, rows: readonly { row: number; values: V }[], batchId: string) => void
  /** The call that takes the batch back. */
  undo: string
}>

/** Refused rows an answer names one by one; the count is always whole. */
const mostRefused = 1_000

/** Preview and import of a list, the same for every module: judged in a worker, written as one batch. */
export function importTasks<V, I extends ImportInput = ImportInput>(plan: Plan<V, I>) {
  async function argsOf(context: TaskContext, input: I, page?: JudgeArgs['page']): Promise<JudgeArgs> {
    const remembered = await context.read(async (em) => rememberedMappings(em, plan.kind))
    const { sheet, headerRow, mapping, defaults } = input
    const source = sourceOf(context, input)
    return {
      ...source,
      choice: {
        ...(sheet === undefined ? {} : { sheet }),
        ...(headerRow === undefined ? {} : { headerRow }),
        ...(mapping === undefined ? {} : { mapping }),
        ...(defaults === undefined ? {} : { defaults }),
      },
      remembered: remembered as JudgeArgs['remembered'],
      today: context.today,
      known: await context.read(async (em) => plan.known(em, input)),
      ...(page ? { page } : {}),
    }
  }

  return {
    /** What the judge gets, for other work on the same rows. */
    args: (context: TaskContext, input: I) => argsOf(context, input),

    async preview(context: TaskContext, input: I): Promise<ImportPreview> {
      const { verdicts, offset, limit } = input
      const args = await argsOf(context, input, { ...(verdicts ? { verdicts } : {}), offset, limit })
      const answer = await context.work<Judged<V>>(plan.work, args)
      return { ...answer.preview, page: answer.page, remembered: answer.preview.signature in args.remembered }
    },

    async run(context: TaskContext, input: I): Promise<ImportResult> {
      const answer = await context.work<Judged<V>>(plan.work, await argsOf(context, input))
      const problem = answer.preview.problems.find((p) => p.code !== 'columns-cut')
      if (problem)
        throw new DomainError(
          problem.code === 'column-missing' ? 'column-missing' : 'no-header',
          problem.field ? { field: problem.field } : undefined,
        )
      if (answer.taken.length === 0)
        throw new DomainError('nothing-to-import', { refused: answer.refused.length })
      const batchId = uuidv7()
      const rows = answer.taken.length + answer.refused.length
      context.progress({ done: 0, total: rows, stage: 'saving' })
      await context.write(async (command) => {
        const { name } = sourceOf(context, input)
        command.records.insert(importBatchKind, [
          {
            id: batchId,
            kind: plan.kind,
            fileName: name,
            rows,
            imported: answer.taken.length,
            undoneAt: null,
          },
        ])
        plan.commit(command, answer.taken, batchId)
        // Only a mapping that the person chose or confirmed is worth remembering.
        if (input.mapping)
          keepMapping(command.em, plan.kind, answer.preview.signature, answer.mapping, command.now)
        command.inverse(plan.undo, { batchId })
        command.subject({
          batch: batchId,
          rows,
          imported: answer.taken.length,
          refused: answer.refused.length,
        })
      })
      return {
        batchId,
        rows,
        imported: answer.taken.length,
        refused: answer.refused.slice(0, mostRefused),
        refusedCount: answer.refused.length,
      }
    },
  }
}

function sourceOf(
  context: TaskContext,
  input: ImportInput,
): { path?: string; name: string; pasted?: string } {
  if (input.file) return context.file(input.file)
  if (input.pasted !== undefined) return { name: '粘贴', pasted: input.pasted }
  throw new DomainError('invalid-input', undefined, [{ path: 'file', reason: 'required' }])
}
