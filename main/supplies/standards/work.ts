import { importWork, type JudgeArgs, type WorkContext } from '../../host/index'
import { writeTemplate } from '../../sheets/index'
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

const list = importWork((file, args: JudgeArgs, options) =>
  judgeStandard(file, { ...args.choice, ...options, remembered: args.remembered }),
)

/** Reads and judges the county's list. */
export const judgeStandardWork = list.judge

/** The refused rows of the county's list, with the reasons. */
export const refusedStandard = list.refused

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
