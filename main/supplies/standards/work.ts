import { type JudgeArgs, judged, type WorkContext } from '../../host/index'
import { readPasted, readSheets, writeRefused, writeTemplate } from '../../sheets/index'
import { type PaperFormat, writePaper } from '../paper'
import { judgeStandard, standardAdvice, standardTemplate as templateColumns } from './import'
import {
  type Desk,
  gapPaper,
  needPaper,
  purchasePaper,
  replenishmentPaper,
  rotationPaper,
  standardPaper,
} from './papers'

async function openTable({ progress, signal }: WorkContext, args: JudgeArgs) {
  const told = (part: number) => progress({ done: Math.round(part * 100), total: 100, stage: 'reading' })
  const file =
    args.pasted !== undefined
      ? readPasted(args.pasted)
      : await readSheets(args.path ?? '', args.name, { signal, progress: (part) => told(part * 0.7) })
  return judgeStandard(file, {
    ...args.choice,
    remembered: args.remembered,
    signal,
    progress: (part) => told(0.7 + part * 0.3),
  })
}

/** Reads and judges the county's list. */
export const judgeStandardWork = async (context: WorkContext, args: JudgeArgs) =>
  judged(await openTable(context, args), args)

/** The refused rows of the county's list, with the reasons. */
export async function refusedStandard(
  context: WorkContext,
  args: JudgeArgs & { out: string; office: string },
): Promise<void> {
  const table = await openTable(context, args)
  await writeRefused(
    args.out,
    {
      title: '未导入的行',
      columns: table.columns,
      rows: table.rows.filter((row) => row.verdict === 'refuse'),
      foot: { office: args.office, printedOn: args.today },
    },
    { signal: context.signal },
  )
}

export async function standardTemplate(
  _context: WorkContext,
  args: { out: string; office: string; today: string },
): Promise<void> {
  await writeTemplate(args.out, {
    title: '应急物资配备标准',
    sheetName: '配备标准',
    columns: templateColumns,
    advice: standardAdvice,
    foot: { office: args.office, printedOn: args.today },
  })
}

const papers = {
  standard: standardPaper,
  gap: gapPaper,
  purchase: purchasePaper,
  need: needPaper,
  rotation: rotationPaper,
  replenishment: replenishmentPaper,
}

type Args = Readonly<{
  what: keyof typeof papers
  format: PaperFormat
  out: string
  today: string
  input: unknown
}>

/** Any paper of this area, as PDF or .xlsx. */
export async function standardsPaper(context: WorkContext, { what, input, ...rest }: Args): Promise<void> {
  const make = papers[what] as (desk: Desk, input: unknown) => Parameters<typeof writePaper<object>>[1]
  const paper = await context.snapshot(async (em) =>
    make({ em, environment: context.environment, today: rest.today }, input),
  )
  await writePaper(context, paper, rest)
}
