import { z } from 'zod'
import { Id } from '../common'
import { SupplyCheck } from './parts'

/** Parts with names and numbers in place of ids, as screens, cards and papers show them. */

export const ResolvedContact = z.object({
  role: z.string(),
  /** Null for a free line. */
  personId: Id.nullable(),
  name: z.string(),
  unit: z.string(),
  post: z.string(),
  phones: z.array(z.string()),
  /** No longer in the directory. */
  gone: z.boolean(),
})
export type ResolvedContact = z.infer<typeof ResolvedContact>

export const ResolvedLevel = z.object({
  partId: Id,
  level: z.number().int(),
  name: z.string(),
  startedBy: z.string(),
  /** Each as one sentence, with its number limit. */
  conditions: z.array(z.string()),
  actions: z.array(
    z.object({
      text: z.string(),
      post: z.string(),
      minutes: z.number().int().nullable(),
      /** Whom to call: named with the action, or whoever fills its post in the command structure. */
      contact: ResolvedContact.nullable(),
    }),
  ),
})
export type ResolvedLevel = z.infer<typeof ResolvedLevel>

export const ResolvedPost = z.object({
  depth: z.number().int(),
  name: z.string(),
  duty: z.string(),
  /** Null: vacant. */
  person: ResolvedContact.nullable(),
  deputy: ResolvedContact.nullable(),
})
export type ResolvedPost = z.infer<typeof ResolvedPost>

export const ResolvedCard = z.object({
  partId: Id,
  post: z.string(),
  title: z.string(),
  trigger: z.string(),
  steps: z.array(z.object({ text: z.string(), minutes: z.number().int().nullable() })),
  contacts: z.array(ResolvedContact),
  bans: z.array(z.string()),
})
export type ResolvedCard = z.infer<typeof ResolvedCard>

export const ResolvedContactList = z.object({
  partId: Id,
  title: z.string(),
  lines: z.array(ResolvedContact),
})
export type ResolvedContactList = z.infer<typeof ResolvedContactList>

export const ResolvedParts = z.object({
  levels: z.array(ResolvedLevel),
  command: z.array(ResolvedPost),
  cards: z.array(ResolvedCard),
  contacts: z.array(ResolvedContactList),
  supplies: z.array(SupplyCheck),
})
export type ResolvedParts = z.infer<typeof ResolvedParts>
