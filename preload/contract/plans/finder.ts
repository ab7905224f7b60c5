import { z } from 'zod'
import { DivisionCode, Id, Output } from '../common'
import { query, task } from '../define'
import { PartPerson, SupplyCheck } from './parts'
import { ResolvedCard, ResolvedContactList, ResolvedLevel, ResolvedPost } from './resolved-parts'

/** 应急速查: event, level and place, each may be left out; no typing, one screen, always an answer that says what it rests on. */

const EventId = z.string().regex(/^[A-Z]{3}$/)

/** Why a plan applies, best first. */
export const eventMatches = ['exact', 'group', 'class', 'title', 'general', 'none'] as const
export type EventMatch = (typeof eventMatches)[number]

/** How a plan's area and the place fit: the village's own, the area that holds it, no area given, or somewhere below the township when no place is chosen. */
export const placeMatches = ['own', 'around', 'unknown', 'within'] as const
export type PlaceMatch = (typeof placeMatches)[number]

export const FinderPlan = z.object({
  planId: Id,
  versionId: Id,
  title: z.string(),
  versionNumber: z.number().int(),
  level: z.string(),
  eventMatch: z.enum(eventMatches),
  placeMatch: z.enum(placeMatches),
  /** False: it was never published, its draft is all there is. */
  inForce: z.boolean(),
  /** Levels its structured parts have. */
  levels: z.array(z.number().int()),
})
export type FinderPlan = z.infer<typeof FinderPlan>

export const FinderEvent = z.object({
  id: EventId,
  name: z.string(),
  nameEn: z.string(),
  class: z.string(),
  /** Pinyin initials of the name. */
  initials: z.string(),
  /** Plans in force that name just this event. */
  plans: z.number().int(),
  /** Typical of this month, by the list of seasons. */
  inSeason: z.boolean(),
})
export type FinderEvent = z.infer<typeof FinderEvent>

export const FinderPlace = z.object({ code: DivisionCode, name: z.string(), initials: z.string() })
export type FinderPlace = z.infer<typeof FinderPlace>

const Choice = z.object({
  event: EventId,
  /** Left out: every level. */
  level: z.number().int().min(1).max(4).optional(),
  /** A village of the township; left out: the whole township. */
  place: DivisionCode.optional(),
  /** One of the plans offered, in place of the one that fits best. */
  planId: Id.optional(),
})
export type FinderChoice = z.infer<typeof Choice>

export const FinderAnswer = z.object({
  eventName: z.string(),
  placeName: z.string(),
  /** Plans that apply, best first; the first is chosen unless another was asked for. */
  plans: z.array(FinderPlan),
  chosen: Id.nullable(),
  /** The plan whose cards, posts and supplies are shown where the chosen one has none; empty: its own. */
  partsFrom: z.string(),
  /** Levels with their actions; read from the text where `source` says so. */
  levels: z.array(
    ResolvedLevel.extend({
      planTitle: z.string(),
      /** `text`: found in the plan's text, checked by nobody. */
      source: z.enum(['parts', 'text']),
    }),
  ),
  command: z.array(ResolvedPost),
  cards: z.array(ResolvedCard),
  contacts: z.array(ResolvedContactList),
  supplies: z.array(SupplyCheck),
  /** Passages of the chosen plan's text that come closest; only where it has no structured parts for this. */
  passages: z.array(z.object({ sectionId: Id, heading: z.string(), text: z.string(), cut: z.boolean() })),
  /** From the directory: the village's people when a place is chosen, and posts that are called first. */
  villagers: z.array(PartPerson),
  posts: z.array(PartPerson),
})
export type FinderAnswer = z.infer<typeof FinderAnswer>

export const finderCalls = {
  getFinder: query(
    'What the quick finder offers to choose from: events, places, and the levels of each plan.',
    z.object({}),
    z.object({
      events: z.array(FinderEvent),
      places: z.array(FinderPlace),
      /** Day of the answer, `YYYY-MM-DD`. */
      today: z.string(),
    }),
    { access: 'anyone' },
  ),
  find: query(
    'The plan that applies to an event at a place, its actions, cards, numbers and supplies. Refused without a sign-in unless the office allows it.',
    Choice,
    FinderAnswer,
    { access: 'anyone' },
  ),
  printFound: task('What the finder shows, on paper.', Choice, Output, { access: 'anyone', reads: true }),
}
