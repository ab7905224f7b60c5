import { uuidv7 } from 'uuidv7'
import type { PlanState, PlanVersionRow } from '../../../database/plans/schema'
import type { CommandContext } from '../../host/index'
import { planStepKind } from './kinds'

type Taken = Readonly<{
  step: string
  /** The state the step led to. */
  state: PlanState
  happenedOn?: string | undefined
  byName?: string
  opinion?: string
}>

/** Notes a step in a version's history: who, when, with what opinion. */
export function recordStep(
  { records, user, today }: CommandContext,
  version: Pick<PlanVersionRow, 'id' | 'planId'>,
  taken: Taken,
): void {
  records.insert(planStepKind, [
    {
      id: uuidv7(),
      planId: version.planId,
      versionId: version.id,
      step: taken.step,
      state: taken.state,
      happenedOn: taken.happenedOn ?? today,
      byName: taken.byName ?? '',
      userName: user?.name ?? '',
      opinion: taken.opinion ?? '',
    },
  ])
}
