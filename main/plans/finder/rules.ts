import type { EventMatch, PlaceMatch } from '../../../preload/contract/plans/finder'
import { levelsNamed } from '../parts/suggest'

/** A line of the list of events (`event-picklist.csv`). */
export type EventType = Readonly<{ id: string; name: string; nameEn: string; class: string; group: string }>

/** What the choice needs to know of a plan. */
export type Candidate = Readonly<{
  id: string
  title: string
  category: string
  /** Whose plan it is. */
  level: string
  eventTypes: readonly string[]
  /** Division codes it covers. */
  area: readonly string[]
  /** The version people read has been published. */
  inForce: boolean
  updatedAt: number
}>

export type Place = Readonly<{ code: string; name: string }>

export type Applicable = Readonly<{ id: string; eventMatch: EventMatch; placeMatch: PlaceMatch }>

/**
 * Words by which a title tells the event where nobody has entered it: the event's own name, its parts without
 * brackets, and the words offices use for its group.
 */
const groupWords: Readonly<Record<string, readonly string[]>> = {
  A10100: ['防汛', '洪涝', '抗旱', '水旱', '山洪', '洪水'],
  A10200: ['气象', '低温', '雨雪', '台风', '暴雨', '强对流', '冰冻'],
  A10300: ['地震'],
  A10400: ['地质', '滑坡', '泥石流'],
  A10600: ['森林', '林火', '草原'],
  A20400: ['危险化学品', '危化'],
  A20500: ['烟花爆竹'],
  A20200: ['矿山', '尾矿'],
  A20300: ['建筑施工', '施工'],
  A20600: ['火灾', '消防'],
  A20700: ['道路交通', '交通事故'],
  A20800: ['水上', '溺水', '渡口'],
  A21200: ['特种设备', '电梯'],
  A21300: ['燃气', '停电', '供电', '通信', '垮塌', '自建房'],
  A21400: ['环境'],
  A21500: ['农机'],
  A21600: ['踩踏', '大型活动'],
  A30100: ['传染病', '疫情', '公共卫生'],
  A30200: ['食品'],
  A30300: ['中毒'],
  A30400: ['动物', '禽流感', '非洲猪瘟'],
}

/** Words that stand for an event in a title or a heading, longest first. */
export function wordsOf(event: EventType): string[] {
  const own = event.name
    .replace(/（[^）]*）/g, '')
    .split(/[、/]/)
    .flatMap((word) => [word, word.replace(/(?:事故|险情|事件|灾害|疫情)$/, '')])
  const inBrackets = [...(/（(?:含|集体)?([^）]*)）/.exec(event.name)?.slice(1) ?? [])].flatMap((text) =>
    text.split(/[、/]/),
  )
  return [...new Set([...own, ...inBrackets])]
    .filter((word) => word.length >= 2)
    .sort((a, b) => b.length - a.length)
}

/** Further words of the event's group: weaker than its own. */
export const groupWordsOf = (event: EventType): readonly string[] => groupWords[event.group] ?? []

/**
 * How a plan fits an event. `exact`: it names the event. `group`: it names another of the same kind (flood for
 * waterlogging). `title`: nobody entered its events and the title says it. `class`: it names another event of the
 * class. `general`: a comprehensive plan, or a village's plan without events, which is made for all of them.
 */
export function matchEvent(
  plan: Candidate,
  event: EventType,
  events: ReadonlyMap<string, EventType>,
): EventMatch {
  if (plan.eventTypes.includes(event.id)) return 'exact'
  const named = plan.eventTypes.flatMap((id) => events.get(id) ?? [])
  if (event.group !== '' && named.some((one) => one.group === event.group)) return 'group'
  if (named.length === 0) {
    const words = [...wordsOf(event), ...groupWordsOf(event)]
    if (words.some((word) => plan.title.includes(word))) return 'title'
  }
  if (plan.category === 'comprehensive') return 'general'
  if (named.length === 0) return plan.category === 'village' && isGeneral(plan.title) ? 'general' : 'none'
  // A special plan for another kind of event is of use only when there is nothing general: it has the class's ways.
  if (event.class !== 'other' && named.some((one) => one.class === event.class)) return 'class'
  return 'none'
}

/** A village's one plan for everything: 东坪村应急预案. */
const isGeneral = (title: string): boolean =>
  /(?:村|社区|委员会|居委会)(?:突发事件)?(?:综合|总体)?应急预案/.test(title)

/** The digits a division's code begins with: a village's are all twelve, a township's nine. */
const prefixOf = (code: string): string => code.replace(/(?:000)+$/, '')

/**
 * How a plan fits a place, or null when it is about somewhere else. Without a place every plan of the township
 * counts, a village's own last.
 */
export function matchPlace(plan: Candidate, place: Place | null): PlaceMatch | null {
  const ofVillage = plan.level === 'village' || plan.category === 'village'
  if (place === null) return ofVillage || plan.level === 'unit' ? 'within' : 'around'
  if (plan.area.includes(place.code) && (ofVillage || plan.area.length === 1)) return 'own'
  if (plan.area.some((code) => place.code.startsWith(prefixOf(code)))) return 'around'
  if (plan.area.length > 0) return null
  if (!ofVillage) return plan.level === 'unit' ? null : 'around'
  return plan.title.includes(stemOf(place.name)) ? 'own' : null
}

/** A village's name as a title says it: 东坪村 → 东坪. */
export function stemOf(name: string): string {
  const short = name.replace(/(?:村民委员会|居民委员会|村委会|居委会|社区|村)$/, '')
  return short.length >= 2 ? short : name
}

/** Plans of levels above are there to be read; they are offered last. */
const levelOrder: Readonly<Record<string, number>> = {
  village: 0,
  unit: 0,
  township: 1,
  county: 2,
  prefecture: 3,
  province: 4,
  national: 5,
}
const eventOrder: Readonly<Record<EventMatch, number>> = {
  exact: 0,
  group: 1,
  title: 1,
  general: 2,
  class: 3,
  none: 9,
}
const placeOrder: Readonly<Record<PlaceMatch, number>> = { own: 0, around: 1, unknown: 1, within: 2 }

/**
 * The plans that apply, best first: what is in force before a draft, the plan for just this event before one for
 * its kind and before a general one, the township's own before those of levels above, and for a village its own
 * plan before the township's. Among equals the one changed last.
 */
export function applicable(
  plans: readonly Candidate[],
  event: EventType,
  events: ReadonlyMap<string, EventType>,
  place: Place | null,
): Applicable[] {
  const above = (plan: Candidate) =>
    (levelOrder[plan.level] ?? 1) >= 2 || plan.category === 'superior' ? 1 : 0
  const found = plans.flatMap((plan) => {
    const eventMatch = matchEvent(plan, event, events)
    const placeMatch = eventMatch === 'none' ? null : matchPlace(plan, place)
    return placeMatch === null ? [] : [{ plan, id: plan.id, eventMatch, placeMatch }]
  })
  // Another kind's special plan only helps where nothing else is there.
  const better = found.some(({ eventMatch }) => eventMatch !== 'class')
  return found
    .filter(({ eventMatch }) => !better || eventMatch !== 'class')
    .sort(
      (a, b) =>
        Number(b.plan.inForce) - Number(a.plan.inForce) ||
        above(a.plan) - above(b.plan) ||
        eventOrder[a.eventMatch] - eventOrder[b.eventMatch] ||
        placeOrder[a.placeMatch] - placeOrder[b.placeMatch] ||
        (levelOrder[a.plan.level] ?? 1) - (levelOrder[b.plan.level] ?? 1) ||
        b.plan.updatedAt - a.plan.updatedAt,
    )
    .map(({ id, eventMatch, placeMatch }) => ({ id, eventMatch, placeMatch }))
}

/** A section to be ranked: its headings from the top down, and its text. */
export type Passage = Readonly<{ id: string; titles: readonly string[]; text: string }>

/**
 * How well a section answers "what is to be done": the event's words in its headings and text, the words of response
 * in them, and the level asked for. A section about another level, or about the paper itself, does not answer: 0.
 */
export function scorePassage(passage: Passage, words: readonly string[], level?: number): number {
  const own = passage.titles.at(-1) ?? ''
  const headings = passage.titles.join('／')
  if (passage.text.trim() === '' || /编制|依据|术语|附则|解释|目的|管理/.test(own)) return 0
  const named = levelsNamed(headings)
  if (level !== undefined && named.length > 0 && !named.includes(level)) return 0
  const isAbout = words.some((word) => headings.includes(word))
  const responds = /响应|处置|措施|救援|转移|先做什么|怎么转|险情/.test(headings)
  if (!isAbout && !responds) return 0
  const mentions = words.filter((word) => passage.text.includes(word)).length
  const acts = /立即|组织|转移|报告|启动|疏散|警戒|抢险/.test(passage.text)
  return (
    (isAbout ? 6 : 0) +
    (responds ? 5 : 0) +
    (level !== undefined && named.includes(level) ? 4 : 0) +
    Math.min(mentions, 3) +
    (acts ? 2 : 0)
  )
}

/** Posts that are called first; the first that fits decides. */
const posts: readonly RegExp[] = [
  /值班/,
  /党委书记|(?<!副)镇长(?!助理)|(?<!副)乡长|街道(?:党工委书记|办事处主任)/,
  /应急/,
  /副镇长|副乡长|武装部/,
  /消防|派出所|卫生院|水利|林业|自然资源|供电/,
]

/** Words that such lines of the directory have, for looking them up. */
export const postWords: readonly string[] = [
  ...[
    '值班',
    '书记',
    '镇长',
    '乡长',
    '办事处主任',
    '应急',
    '武装部',
    '消防',
    '派出所',
    '卫生院',
    '水利',
    '林业',
  ],
  ...['自然资源', '供电'],
]

/** The order in which people of the directory are called; null for those who are not called by their post. */
export function postOrder(person: Readonly<{ post: string; unit: string; name: string }>): number | null {
  const line = `${person.unit} ${person.post} ${person.name}`
  if (/^原|退休/.test(person.post)) return null
  const at = posts.findIndex((words) => words.test(line))
  return at < 0 ? null : at
}
