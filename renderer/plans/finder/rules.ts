import type {
  FinderAnswer,
  FinderChoice,
  FinderEvent,
  FinderPlace,
} from '../../../preload/contract/plans/finder'
import type { PartPerson } from '../../../preload/contract/plans/parts'
import type { ResolvedContact } from '../../../preload/contract/plans/resolved-parts'

/** What was asked at a step, in order. `null`: left open on purpose. */
export type Choices = Readonly<{
  event?: FinderEvent
  level?: number | null
  place?: FinderPlace | null
}>

export type Step = 'event' | 'level' | 'place' | 'result'

/** The next question, or the result when nothing is left to ask. */
export function stepOf(choices: Choices): Step {
  if (!choices.event) return 'event'
  if (choices.level === undefined) return 'level'
  return choices.place === undefined ? 'place' : 'result'
}

/**
 * The choices without the last question that a person answered. Questions that were not asked (`asked` does not hold
 * them) are taken back with the one before them.
 */
export function stepBack(choices: Choices, asked: readonly Step[]): Choices {
  const { event, level } = choices
  if (choices.place !== undefined && asked.includes('place') && event && level !== undefined)
    return { event, level }
  if (choices.level !== undefined && asked.includes('level') && event) return { event }
  return {}
}

/** How often each event was looked up on this computer. */
export type Uses = Readonly<Record<string, number>>

/** Events most likely first: with a plan of their own, in season, looked up before; else as the list has them. */
export function orderEvents(events: readonly FinderEvent[], uses: Uses): FinderEvent[] {
  const score = (event: FinderEvent) =>
    (event.plans > 0 ? 4 : 0) + (event.inSeason ? 3 : 0) + Math.min(uses[event.id] ?? 0, 5)
  return events
    .map((event, at) => ({ event, at, score: score(event) }))
    .sort((a, b) => b.score - a.score || a.at - b.at)
    .map(({ event }) => event)
}

/** Those whose initials hold what was typed; all of them when nothing was. */
export function narrow<T extends { initials: string }>(all: readonly T[], typed: string): T[] {
  const words = typed.toLowerCase()
  return all.filter((one) => one.initials.includes(words))
}

/** The uses after one more; the least used is forgotten when there are more than a hundred. */
export function countUse(uses: Uses, id: string): Uses {
  const next = Object.entries({ ...uses, [id]: (uses[id] ?? 0) + 1 }).sort(([, a], [, b]) => b - a)
  return Object.fromEntries(next.slice(0, 100))
}

/** The uses as they were kept; nothing when they cannot be read. */
export function parseUses(kept: string | null): Uses {
  try {
    const found: unknown = JSON.parse(kept ?? '{}')
    if (typeof found !== 'object' || found === null) return {}
    return Object.fromEntries(
      Object.entries(found).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
    )
  } catch {
    return {}
  }
}

/** What is asked of the host for the choices made so far. */
export function choiceOf(choices: Choices, planId: string | null): FinderChoice | null {
  if (!choices.event) return null
  return {
    event: choices.event.id,
    ...(choices.level ? { level: choices.level } : {}),
    ...(choices.place ? { place: choices.place.code } : {}),
    ...(planId === null ? {} : { planId }),
  }
}

export type Callee = Readonly<{
  key: string
  name: string
  detail: string
  phones: readonly string[]
  gone: boolean
}>
export type CallGroup = Readonly<{ key: string; title: string; callees: readonly Callee[] }>

const calleeOf = (contact: ResolvedContact, key: string, detail = contact.role): Callee => ({
  key,
  name: contact.name || contact.role,
  detail: contact.name === '' || contact.name === detail ? '' : detail,
  phones: contact.phones,
  gone: contact.gone,
})

const neighbourOf = (person: PartPerson, detail: string): Callee => ({
  key: person.id,
  name: person.name,
  detail,
  phones: person.phones.map((phone) => phone.number),
  gone: false,
})

/** Whom to call, in the order in which one calls: command, the lists of the plan, the village, posts of the directory. */
export function callGroups(
  answer: FinderAnswer,
  titles: Readonly<{ command: string; villagers: string; posts: string; deputyOf: (post: string) => string }>,
): CallGroup[] {
  const command = answer.command.flatMap((post, at) => [
    ...(post.person ? [calleeOf(post.person, `p${at}`, post.name)] : []),
    ...(post.deputy ? [calleeOf(post.deputy, `d${at}`, titles.deputyOf(post.name))] : []),
  ])
  return [
    { key: 'command', title: titles.command, callees: command },
    ...answer.contacts.map((list) => ({
      key: list.partId,
      title: list.title,
      callees: list.lines.map((line, at) => calleeOf(line, `${list.partId}.${at}`)),
    })),
    {
      key: 'villagers',
      title: titles.villagers,
      callees: answer.villagers.map((person) => neighbourOf(person, person.post)),
    },
    {
      key: 'posts',
      title: titles.posts,
      callees: answer.posts.map((person) =>
        neighbourOf(person, [person.unit, person.post].filter(Boolean).join(' ')),
      ),
    },
  ].filter((group) => group.callees.length > 0)
}
