import type { FinderChoice } from '../../../preload/contract/plans/finder'
import { makePdf } from '../../documents/index'
import type { WorkContext } from '../../host/index'
import { readOffice } from '../../office/index'
import { answerOf } from './answer'
import { foundDocument } from './documents'

export type FinderPaper = Readonly<{ choice: FinderChoice; today: string; out: string }>

/** Prints the finder's answer to a choice. */
export async function printFound(
  { snapshot, environment, signal, progress }: WorkContext,
  { choice, today, out }: FinderPaper,
): Promise<void> {
  const { answer, office } = await snapshot(async (em) => ({
    answer: answerOf(em, choice, { environment, today }),
    office: readOffice(em)?.officeName ?? '',
  }))
  await makePdf(foundDocument({ answer, office, today }), out, {
    signal,
    progress: (done) => progress({ done: Math.round(done * 100), total: 100, stage: 'printing' }),
  })
}
