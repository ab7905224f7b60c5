import { uuidv7 } from 'uuidv7'
import { sameTrigger } from '../../../database/plans/triggers/repository'
import type { CommandContext } from '../../host/index'
import { refreshReview } from '../library/review'
import { planTriggerKind } from './kinds'

export type RaisedTrigger = Readonly<{
  planId: string
  /** The part of the program that raises it: `parent-plan`, `people`, `drill` …; `hand` is a person's own entry. */
  source: string
  /** One of the reasons for revision (contract, `triggerReasons`). */
  code: string
  /** `YYYY-MM-DD`. */
  happenedOn: string
  /** What happened, in a sentence; it is shown and printed as it stands. */
  detail: string
  /** A route of the page that shows the cause; the same cause is recognised by it. */
  link: string
}>

/**
 * Raises a revision trigger on a plan and brings its next review forward. While one of the same source, code and link
 * is open it is not raised again. Answers the trigger's id, that of the open one where there is one.
 */
export function raiseTrigger(context: CommandContext, trigger: RaisedTrigger): string {
  const known = trigger.source === 'hand' ? undefined : sameTrigger(context.em, trigger)
  if (known) return known.id
  const id = uuidv7()
  context.records.insert(planTriggerKind, [
    { id, ...trigger, decision: null, reason: '', person: '', decidedOn: null, doneVersionId: null },
  ])
  refreshReview(context, trigger.planId)
  return id
}
