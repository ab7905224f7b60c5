import { z } from 'zod'
import { Day, ExpectedRev, Id, listInput, listOutput, recordShape, requiredText, text } from '../common'
import { command, query } from '../define'

/** Reasons for looking at a plan again at once, as the measures on plan management list them. */
export const triggerReasons = [
  /** Laws, standards or the plan above changed. */
  'superior-changed',
  /** The command body or its duties changed greatly. */
  'command-changed',
  /** The risk changed greatly. */
  'risk-changed',
  /** Important resources changed greatly. */
  'resources-changed',
  /** Other important information in the plan changed. */
  'information-changed',
  /** A real event or a drill showed a need for change. */
  'lesson-learned',
  /** Names or duties of the units changed. */
  'units-changed',
  /** The office thinks so. */
  'own-judgement',
] as const

export const triggerDecisions = ['revise', 'no-need'] as const

export const PlanTrigger = z.object({
  ...recordShape,
  planId: Id,
  planTitle: z.string(),
  /** `hand`, or the part of the program that raised it. */
  source: z.string(),
  code: z.string(),
  happenedOn: z.string(),
  detail: z.string(),
  link: z.string(),
  decision: z.enum(triggerDecisions).nullable(),
  reason: z.string(),
  person: z.string(),
  decidedOn: z.string().nullable(),
  /** Number of the version whose publication settled it. */
  doneVersion: z.number().int().nullable(),
})
export type PlanTrigger = z.infer<typeof PlanTrigger>

export const triggerCalls = {
  listTriggers: query(
    'Reasons to look at plans again, with what was decided.',
    listInput({
      planId: Id.optional(),
      /** `open`: nothing decided; `revising`: to be revised, not yet published; `closed`: settled. */
      state: z.enum(['open', 'revising', 'closed']).optional(),
      code: z.enum(triggerReasons).optional(),
    }),
    listOutput(PlanTrigger),
  ),
  saveTrigger: command(
    'Enters a revision trigger by hand, or changes one that was entered by hand and not decided.',
    z.object({
      id: Id.optional(),
      rev: ExpectedRev,
      planId: Id,
      code: z.enum(triggerReasons),
      happenedOn: Day,
      detail: requiredText(500),
    }),
    PlanTrigger,
  ),
  decideTriggers: command(
    'Decides revision triggers: to revise, or that there is no need, with the reason and who decided.',
    z.object({
      ids: z.array(Id).min(1).max(100),
      decision: z.enum(triggerDecisions),
      reason: text(500).default(''),
      person: text(60).default(''),
      decidedOn: Day.optional(),
    }),
    z.object({ decided: z.number().int() }),
  ),
  reopenTrigger: command('Takes a decision back.', z.object({ id: Id, rev: ExpectedRev }), PlanTrigger),
  removeTriggers: command(
    'Moves triggers that were entered by hand to the recycle bin.',
    z.object({ ids: z.array(Id).min(1).max(100) }),
    z.object({ removed: z.number().int() }),
  ),
}
