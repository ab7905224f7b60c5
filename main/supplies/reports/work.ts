import type { ReportChoice } from '../../../preload/contract/supplies/reports'
import type { WorkContext } from '../../host/index'
import { type PaperFormat, writePaper } from '../paper'
import { cardPaper, type Desk, donationsPaper, flowsPaper, stockPaper } from './papers'

type Args = Readonly<{ format: PaperFormat; out: string; today: string; now: number; input: ReportChoice }>
type AnyPaper = Parameters<typeof writePaper<object>>[1]

function paperOf(desk: Desk, input: ReportChoice): AnyPaper {
  switch (input.report) {
    case 'stock':
      return stockPaper(desk, input) as AnyPaper
    case 'flows':
      return flowsPaper(desk, input) as AnyPaper
    case 'card':
      return cardPaper(desk, input) as AnyPaper
    case 'donations':
      return donationsPaper(desk, input) as AnyPaper
  }
}

/** Any report, as PDF or .xlsx. */
export async function reportsPaper(context: WorkContext, { input, now, ...rest }: Args): Promise<void> {
  const paper = await context.snapshot(async (em) =>
    paperOf({ em, environment: context.environment, today: rest.today, now }, input),
  )
  await writePaper(context, paper, rest)
}
