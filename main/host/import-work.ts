import type { ImportTable, readSheets } from '../sheets/index'
import { type JudgeArgs, type Judged, judged } from './imports'
import type { WorkContext } from './types'

type SheetFile = Awaited<ReturnType<typeof readSheets>>
type JudgeOptions = Readonly<{ signal: AbortSignal; progress: (done: number) => void }>

/** Share of the time that reading the file takes; the rest goes to its rows. */
const READ = 0.7

/**
 * The work behind an imported list, the same for every module: its file or what was pasted is read, every row judged by
 * the module's own rules, and the refused rows given back as a file with the reasons, to be mended and brought in again.
 */
export function importWork<V, A extends JudgeArgs = JudgeArgs>(
  judgeRows: (
    file: SheetFile,
    args: A,
    options: JudgeOptions,
    context: WorkContext,
  ) => ImportTable<V> | Promise<ImportTable<V>>,
  refusedTitle = '未导入的行',
) {
  async function open(context: WorkContext, args: A): Promise<ImportTable<V>> {
    // Loaded where it is used: the host's start has no time for spreadsheets.
    const { readPasted, readSheets } = await import('../sheets/index')
    const { progress, signal } = context
    const told = (part: number) => progress({ done: Math.round(part * 100), total: 100, stage: 'reading' })
    const file =
      args.pasted !== undefined
        ? readPasted(args.pasted)
        : await readSheets(args.path ?? '', args.name, { signal, progress: (part) => told(part * READ) })
    return judgeRows(file, args, { signal, progress: (part) => told(READ + part * (1 - READ)) }, context)
  }

  return {
    judge: async (context: WorkContext, args: A): Promise<Judged<V>> =>
      judged(await open(context, args), args),

    refused: async (context: WorkContext, args: A & { out: string; office: string }): Promise<void> => {
      const { writeRefused } = await import('../sheets/index')
      const table = await open(context, args)
      await writeRefused(
        args.out,
        {
          title: refusedTitle,
          columns: table.columns,
          rows: table.rows.filter((row) => row.verdict === 'refuse'),
          foot: { office: args.office, printedOn: args.today },
        },
        { signal: context.signal },
      )
    },
  }
}
