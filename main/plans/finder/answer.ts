import type { EntityManager } from '../../../database/open'
import type { PersonRow } from '../../../database/people/schema'
import {
  type FinderPlanRow,
  finderPlans,
  peopleWithPost,
  villagePeople,
} from '../../../database/plans/finder/repository'
import { sectionsOfVersion } from '../../../database/plans/repository'
import { type Block, blockText } from '../../../preload/contract/blocks'
import { sectionLabel } from '../../../preload/contract/outline'
import type { Phone } from '../../../preload/contract/people'
import type { FinderAnswer, FinderChoice, FinderPlan } from '../../../preload/contract/plans/finder'
import type { PartPerson } from '../../../preload/contract/plans/parts'
import type { ResolvedParts } from '../../../preload/contract/plans/resolved-parts'
import { DomainError } from '../../../preload/contract/result'
import type { Environment } from '../../host/index'
import { villagesOf } from '../../office/index'
import { categoryNames } from '../../supplies/index'
import { partsOfVersion } from '../parts/index'
import { resolveParts } from '../parts/rules'
import { suggestLevels, type TextSection } from '../parts/suggest'
import { eventTypes } from './events'
import {
  type Applicable,
  applicable,
  type EventType,
  groupWordsOf,
  type Passage,
  type Place,
  postOrder,
  postWords,
  scorePassage,
  stemOf,
  wordsOf,
} from './rules'

type Where = Readonly<{ environment: Environment; today: string }>

/** Other plans that are offered beside the one that was chosen. */
const mostPlans = 6
const mostPassages = 3
const longestPassage = 1_200
const mostPeople = 12

/** Everything the finder shows for a choice. Refuses an event, a place or a plan that is not there. */
export function answerOf(em: EntityManager, choice: FinderChoice, where: Where): FinderAnswer {
  const events = eventTypes(where.environment.resourceFolder)
  const event = events.get(choice.event)
  const place = choice.place === undefined ? null : placeOf(em, choice.place, where.environment)
  if (!event || place === undefined) throw new DomainError('not-found')
  const rows = finderPlans(em)
  const byId = new Map(rows.map((row) => [row.id, row]))
  const fitting = applicable(rows.map(candidateOf), event, events, place).slice(0, mostPlans)
  const chosen = choose(fitting, choice.planId, byId)
  const ordered = chosen
    ? [chosen, ...fitting.flatMap(({ id }) => (id === chosen.id ? [] : (byId.get(id) ?? [])))]
    : []
  const read = partsReader(em, where)
  const donor = ordered.find((row) => !isEmpty(read(row)))
  const parts = donor ? read(donor) : resolveParts([], new Map(), [])
  const { levels, read: shown } = levelsFor(em, ordered, choice.level, read)
  const passages =
    chosen && !levels.some(({ source, planTitle }) => source === 'parts' && planTitle === chosen.title)
      ? passagesOf(em, chosen.versionId, event, choice.level, shown)
      : []
  const reachable = parts.command.length + parts.contacts.length > 0
  return {
    eventName: event.name,
    placeName: place?.name ?? '',
    plans: fitting.flatMap((fit) => asFinderPlan(fit, byId.get(fit.id))),
    chosen: chosen?.id ?? null,
    partsFrom: donor && donor.id !== chosen?.id ? donor.title : '',
    levels,
    command: parts.command,
    cards: parts.cards,
    contacts: parts.contacts,
    supplies: parts.supplies,
    passages,
    villagers: place
      ? villagePeople(em, { code: place.code, stem: stemOf(place.name) }, mostPeople).map(asPerson)
      : [],
    posts: reachable ? [] : postsOf(em),
  }
}

const candidateOf = (row: FinderPlanRow) => ({ ...row, inForce: isInForce(row) })
const isInForce = (row: FinderPlanRow) => row.state === 'published' || row.state === 'filed'

/** The plan that was asked for, else the best one. */
function choose(
  fitting: readonly Applicable[],
  asked: string | undefined,
  byId: ReadonlyMap<string, FinderPlanRow>,
): FinderPlanRow | undefined {
  const id = asked ?? fitting[0]?.id
  const row = id === undefined ? undefined : byId.get(id)
  if (asked !== undefined && !row) throw new DomainError('not-found')
  return row
}

function asFinderPlan(fit: Applicable, row: FinderPlanRow | undefined): FinderPlan[] {
  if (!row) return []
  const { id, versionId, title, versionNumber, level, levels } = row
  const { eventMatch, placeMatch } = fit
  return [
    {
      planId: id,
      versionId,
      title,
      versionNumber,
      level,
      eventMatch,
      placeMatch,
      inForce: isInForce(row),
      levels: [...levels],
    },
  ]
}

function placeOf(em: EntityManager, code: string, environment: Environment): Place | undefined {
  return villagesOf(em, environment).find((village) => village.code === code)
}

/** Parts of a plan's version, read once for an answer. */
function partsReader(
  em: EntityManager,
  { today, environment }: Where,
): (row: FinderPlanRow) => ResolvedParts {
  const known = new Map<string, ResolvedParts>()
  return (row) => {
    const before = known.get(row.versionId)
    if (before) return before
    const parts = partsOfVersion(em, row.versionId, today, categoryNames(environment))
    known.set(row.versionId, parts)
    return parts
  }
}

const isEmpty = (parts: ResolvedParts) =>
  parts.levels.length + parts.command.length + parts.cards.length + parts.contacts.length === 0

/**
 * Actions of the level asked for, or of every level: from the chosen plan's parts, else from its text, else from the
 * next plan that has them. Each says which plan and whether anybody ever looked at it.
 */
function levelsFor(
  em: EntityManager,
  ordered: readonly FinderPlanRow[],
  level: number | undefined,
  read: (row: FinderPlanRow) => ResolvedParts,
): { levels: FinderAnswer['levels']; read: ReadonlySet<string> } {
  const wanted = (one: { level: number }) => level === undefined || one.level === level
  for (const row of ordered) {
    const kept = read(row).levels.filter(wanted)
    if (kept.length > 0) {
      const levels = kept.map((one) => ({ ...one, planTitle: row.title, source: 'parts' as const }))
      return { levels, read: new Set() }
    }
    const found = suggestLevels(textOf(em, row.versionId)).filter(({ body }) => wanted(body))
    if (found.length === 0) continue
    const bodies = found.map(({ body }, position) => ({
      id: row.versionId,
      owner: '',
      rev: '',
      createdAt: 0,
      updatedAt: 0,
      versionId: row.versionId,
      position,
      sectionKey: null,
      kind: 'level' as const,
      body,
    }))
    const levels = resolveParts(bodies, new Map(), []).levels.map((one) => ({
      ...one,
      planTitle: row.title,
      source: 'text' as const,
    }))
    return { levels, read: new Set(found.flatMap(({ from }) => from.map(({ sectionId }) => sectionId))) }
  }
  return { levels: [], read: new Set() }
}

function textOf(em: EntityManager, versionId: string): TextSection[] {
  return sectionsOfVersion(em, versionId).map((section) => ({
    ...section,
    blocks: JSON.parse(section.body) as Block[],
  }))
}

/** The passages of a plan's text that answer best what is to be done; those shown as levels are left out. */
function passagesOf(
  em: EntityManager,
  versionId: string,
  event: EventType,
  level: number | undefined,
  shown: ReadonlySet<string>,
): FinderAnswer['passages'] {
  const path: TextSection[] = []
  const words = [...wordsOf(event), ...groupWordsOf(event)]
  return textOf(em, versionId)
    .map((section) => {
      while ((path.at(-1)?.level ?? 0) >= section.level) path.pop()
      path.push(section)
      const passage: Passage = {
        id: section.id,
        titles: path.map(({ title }) => title),
        text: section.blocks.map(blockText).join('\n'),
      }
      return { section, passage, score: scorePassage(passage, words, level) }
    })
    .filter(({ section, score }) => score > 0 && !shown.has(section.id))
    .sort((a, b) => b.score - a.score)
    .slice(0, mostPassages)
    .map(({ section, passage }) => ({
      sectionId: section.id,
      heading: sectionLabel(section),
      text: passage.text.slice(0, longestPassage),
      cut: passage.text.length > longestPassage,
    }))
}

const asPerson = (person: PersonRow): PartPerson => ({
  id: person.id,
  name: person.name,
  unit: person.unit,
  post: person.post,
  phones: person.phones as Phone[],
  gone: false,
})

/** People of the directory who are called by their post, in the order in which they are called. */
function postsOf(em: EntityManager): PartPerson[] {
  return peopleWithPost(em, postWords, 200)
    .flatMap((person) => {
      const order = postOrder(person)
      return order === null ? [] : [{ order, person }]
    })
    .sort((a, b) => a.order - b.order)
    .slice(0, 8)
    .map(({ person }) => asPerson(person))
}
