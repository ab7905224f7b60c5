import { z } from 'zod'
import { Day, Id, Instant, text } from '../common'
import { command, query } from '../define'
import { Plan, planStates } from './library'
import { numberings } from './numbering'

/** What can be done with a version: 送审、退回、批准、印发、备案、归档. */
export const lifeSteps = ['submit', 'return', 'approve', 'publish', 'file', 'archive'] as const
export type LifeStep = (typeof lifeSteps)[number]

/** What the history shows besides: 启动修订、放弃草稿、导入、被新版本替代. */
export const otherSteps = ['start', 'discard', 'import', 'replaced'] as const

export const PlanVersion = z.object({
  id: Id,
  planId: Id,
  number: z.number().int(),
  state: z.enum(planStates),
  basedOn: Id.nullable(),
  numbering: z.enum(numberings),
  sourceName: z.string(),
  sections: z.number().int(),
  tables: z.number().int(),
  characters: z.number().int(),
  changeNote: z.string(),
  createdAt: Instant,
  updatedAt: Instant,
  publishedAt: Instant.nullable(),
})
export type PlanVersion = z.infer<typeof PlanVersion>

export const PlanStep = z.object({
  id: Id,
  versionId: Id,
  versionNumber: z.number().int(),
  step: z.enum([...lifeSteps, ...otherSteps]),
  state: z.enum(planStates),
  happenedOn: z.string(),
  byName: z.string(),
  userName: z.string(),
  opinion: z.string(),
  createdAt: Instant,
})
export type PlanStep = z.infer<typeof PlanStep>

export const lifeCalls = {
  listVersions: query(
    'Versions of a plan, newest first.',
    z.object({ id: Id }),
    z.object({ versions: z.array(PlanVersion) }),
  ),
  listSteps: query(
    'Who did what with a plan, newest first.',
    z.object({ id: Id }),
    z.object({ steps: z.array(PlanStep) }),
  ),
  startRevision: command(
    'Starts the next version of a published plan as its copy. Refused while one is being written.',
    z.object({ id: Id }),
    z.object({ plan: Plan, versionId: Id }),
  ),
  discardDraft: command(
    'Gives up the version that is being written; the plan stays as it was published. Refused for a plan that was never published: that one goes to the recycle bin as a whole.',
    z.object({ id: Id }),
    Plan,
  ),
  takeStep: command(
    'Takes a version one step on, or back: submit, return, approve, publish, file, archive. Each role may take its own steps; publishing cannot be undone.',
    z.object({
      id: Id,
      step: z.enum(lifeSteps),
      /** Left out: today. */
      happenedOn: Day.optional(),
      /** The person or meeting that took the step. */
      byName: text(100).default(''),
      opinion: text(2_000).default(''),
      /** Facts the step settles: document number and days when publishing, number and receiver when filing. */
      documentNumber: text(60).optional(),
      effectiveOn: Day.nullable().optional(),
      publishedOn: Day.nullable().optional(),
      filedWith: text(100).optional(),
      filingNumber: text(60).optional(),
      changeNote: text(2_000).optional(),
    }),
    Plan,
  ),
}
