import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  applicable,
  type Candidate,
  type EventType,
  matchEvent,
  matchPlace,
  postOrder,
  scorePassage,
  stemOf,
  wordsOf,
} from '../../../../main/plans/finder/rules'

const event = (id: string, name: string, group: string, kind = 'natural'): EventType => ({
  id,
  name,
  nameEn: name,
  class: kind,
  group,
})
const list = [
  event('FLD', '江河洪水', 'A10100'),
  event('WLG', '内涝', 'A10100'),
  event('FFL', '山洪', 'A10100'),
  event('FFR', '森林火灾', 'A10600'),
  event('LSD', '滑坡', 'A10400'),
  event('FIR', '建筑火灾', 'A20600', 'accident'),
  event('HAZ', '危险化学品事故', 'A20400', 'accident'),
  event('WTA', '水上交通事故（含渡口、溺水）', 'A20800', 'accident'),
  event('MAS', '群体性事件', '', 'social'),
  event('OTH', '其他突发事件', '', 'other'),
]
const events = new Map(list.map((one) => [one.id, one]))
const eventOf = (id: string) => events.get(id) ?? list[0] ?? event('', '', '')

const dongping = { code: '990001100201', name: '东坪村' }
const xitang = { code: '990001100202', name: '西塘村' }
const town = '990001100000'

let counter = 0
const plan = (title: string, facts: Partial<Candidate> = {}): Candidate => ({
  id: `p${++counter}`,
  title,
  category: 'special',
  level: 'township',
  eventTypes: [],
  area: [],
  inForce: true,
  updatedAt: 0,
  ...facts,
})

describe('how a plan fits an event', () => {
  const flood = plan('防汛抗旱专项应急预案', { eventTypes: ['FLD', 'FFL'] })
  const untold = plan('甲河镇防汛抗旱专项应急预案')
  const village = plan('东坪村应急预案（简明版）', { category: 'village', level: 'village' })
  const villageFlood = plan('东坪村防汛应急预案', { category: 'village', level: 'village' })
  const comprehensive = plan('突发事件综合应急预案', { category: 'comprehensive' })
  it.each([
    [flood, 'FLD', 'exact'],
    [flood, 'WLG', 'group'],
    [flood, 'LSD', 'class'],
    [flood, 'FIR', 'none'],
    [flood, 'MAS', 'none'],
    [untold, 'FLD', 'title'],
    [untold, 'WLG', 'title'],
    [untold, 'FIR', 'none'],
    [village, 'FLD', 'general'],
    [village, 'MAS', 'general'],
    [villageFlood, 'FLD', 'title'],
    [villageFlood, 'FIR', 'none'],
    [comprehensive, 'HAZ', 'general'],
    [comprehensive, 'OTH', 'general'],
    [{ ...comprehensive, eventTypes: ['HAZ'] }, 'HAZ', 'exact'],
    // A word of the title counts only where nobody said which events it is for.
    [plan('森林火灾应急预案', { eventTypes: ['FFR'] }), 'FIR', 'none'],
    [plan('建筑火灾和森林火灾应急预案'), 'FIR', 'title'],
    // An event that the list no longer has matches nothing, and breaks nothing.
    [plan('预案', { eventTypes: ['XXX'] }), 'FLD', 'none'],
  ] as const)('%#', (one, id, match) => expect(matchEvent(one, eventOf(id), events)).toBe(match))
})

describe('how a plan fits a place', () => {
  const village = { category: 'village', level: 'village' }
  it.each([
    [plan('镇预案', { area: [town] }), null, 'around'],
    [plan('镇预案', { area: [town] }), dongping, 'around'],
    [plan('镇预案'), dongping, 'around'],
    [plan('东坪村应急预案', village), dongping, 'own'],
    [plan('东坪村应急预案', village), xitang, null],
    [plan('东坪村应急预案', village), null, 'within'],
    [plan('村应急预案', { ...village, area: [dongping.code] }), dongping, 'own'],
    [plan('村应急预案', { ...village, area: [dongping.code] }), xitang, null],
    [plan('圩区预案', { area: [dongping.code, xitang.code] }), dongping, 'around'],
    [plan('圩堤预案', { area: [dongping.code] }), dongping, 'own'],
    [plan('圩堤预案', { area: [dongping.code] }), xitang, null],
    [plan('县预案', { level: 'county', area: ['990001000000'] }), dongping, 'around'],
    [plan('邻镇预案', { area: ['990001101000'] }), dongping, null],
    [plan('加油站预案', { category: 'enterprise', level: 'unit' }), null, 'within'],
    [plan('加油站预案', { category: 'enterprise', level: 'unit' }), dongping, null],
    [plan('加油站预案', { category: 'enterprise', level: 'unit', area: [dongping.code] }), dongping, 'own'],
  ] as const)('%#', (one, place, match) => expect(matchPlace(one, place)).toBe(match))

  it.each([
    ['东坪村', '东坪'],
    ['东坪村民委员会', '东坪'],
    ['岚湖社区', '岚湖'],
    ['村', '村'],
    ['李村', '李村'],
  ])('takes %s for %s in a title', (name, stem) => expect(stemOf(name)).toBe(stem))
})

describe('the plan that applies', () => {
  const flood = plan('甲河镇防汛抗旱专项应急预案', { eventTypes: ['FLD', 'FFL', 'WLG'] })
  const comprehensive = plan('甲河镇突发事件综合应急预案', { category: 'comprehensive' })
  const villageFlood = plan('东坪村防汛应急预案', {
    category: 'village',
    level: 'village',
    eventTypes: ['FLD'],
  })
  const villageAll = plan('东坪村应急预案', { category: 'village', level: 'village' })
  const county = plan('示例县防汛应急预案', { category: 'superior', level: 'county', eventTypes: ['FLD'] })
  const forest = plan('森林防灭火专项应急预案', { eventTypes: ['FFR'] })
  const all = [county, comprehensive, villageAll, villageFlood, flood, forest]
  const first = (id: string, place: typeof dongping | null, plans: readonly Candidate[] = all) =>
    applicable(plans, eventOf(id), events, place).map((one) => plans.find((p) => p.id === one.id)?.title)

  it('is the township’s special plan when no place is chosen, a village’s own comes after it', () => {
    expect(first('FLD', null)).toEqual(
      [flood, villageFlood, comprehensive, villageAll, county].map((p) => p.title),
    )
  })
  it('is the village’s own before the township’s when both are for just this event', () => {
    expect(first('FLD', dongping)[0]).toBe(villageFlood.title)
    expect(first('FLD', xitang)).toEqual([flood, comprehensive, county].map((p) => p.title))
  })
  it('is the special plan before a village’s plan for everything', () => {
    expect(first('WLG', dongping).slice(0, 2)).toEqual([flood.title, villageFlood.title])
    expect(first('FFR', dongping)[0]).toBe(forest.title)
  })
  it('is a general plan where no special one is there; another kind’s is left out then', () => {
    expect(first('LSD', dongping)).toEqual([villageAll.title, comprehensive.title])
    expect(first('LSD', null, [forest])).toEqual([forest.title])
    expect(first('FIR', null, [forest])).toEqual([])
  })
  it('is never a draft while something is in force', () => {
    const draft = plan('新的防汛预案', { eventTypes: ['FLD'], inForce: false })
    expect(first('FLD', null, [draft, comprehensive])).toEqual([comprehensive.title, draft.title])
    expect(first('FLD', null, [draft])).toEqual([draft.title])
  })
  it('is the one that was changed last among equals, and nothing where there is nothing', () => {
    const newer = { ...flood, id: 'newer', title: '新', updatedAt: 5 }
    expect(first('FLD', null, [flood, newer])).toEqual(['新', flood.title])
    expect(first('FLD', null, [])).toEqual([])
  })

  it('names each plan at most once, whatever the library holds, and does not depend on its order', () => {
    const anyPlan = fc.record({
      id: fc.uuid(),
      title: fc.constantFrom('防汛预案', '东坪村应急预案', '火灾预案', '综合预案', ''),
      category: fc.constantFrom('comprehensive', 'special', 'village', 'enterprise', 'superior', 'other'),
      level: fc.constantFrom('village', 'township', 'county', 'unit', 'national'),
      eventTypes: fc.subarray([...events.keys(), 'XXX']),
      area: fc.subarray([town, dongping.code, xitang.code, '990001000000']),
      inForce: fc.boolean(),
      updatedAt: fc.integer({ min: 0, max: 1e9 }),
    })
    const distinct = fc.uniqueArray(anyPlan, { selector: (one) => one.updatedAt, maxLength: 12 })
    fc.assert(
      fc.property(
        distinct,
        fc.constantFrom(...events.keys()),
        fc.constantFrom(null, dongping, xitang),
        (plans, id, place) => {
          const found = applicable(plans, eventOf(id), events, place)
          expect(new Set(found.map((one) => one.id)).size).toBe(found.length)
          expect(applicable(plans.toReversed(), eventOf(id), events, place)).toEqual(found)
          const inForce = found.map((one) => plans.find((p) => p.id === one.id)?.inForce)
          expect(inForce.indexOf(false)).toBeGreaterThanOrEqual(
            inForce.includes(false) ? inForce.filter(Boolean).length : -1,
          )
        },
      ),
    )
  })
})

describe('passages of a text', () => {
  const about = (titles: string[], text = '立即组织转移群众') => ({ id: 's', titles, text })
  const words = ['洪水', '防汛']
  it.each([
    ['what is to be done before what is prepared', ['应急响应', 'Ⅲ级响应'], ['防汛物资']],
    ['the event’s own section before a general one', ['洪水处置'], ['应急处置']],
  ])('%s', (_name, better, worse) => {
    expect(scorePassage(about([...better]), words)).toBeGreaterThan(
      scorePassage(about([...worse], ''), words),
    )
  })
  it('prefers the level asked for and leaves other levels out', () => {
    expect(scorePassage(about(['应急响应', 'Ⅲ级响应']), words, 3)).toBeGreaterThan(
      scorePassage(about(['应急响应', '响应程序']), words, 3),
    )
    expect(scorePassage(about(['应急响应', 'Ⅱ级响应']), words, 3)).toBe(0)
  })
  it.each([[['总则', '编制依据']], [['附则']], [['值班安排']], [['应急响应', '预案解释']]])(
    'leaves out %j',
    (titles) => expect(scorePassage(about(titles), words)).toBe(0),
  )
  it('leaves out what is empty', () => expect(scorePassage(about(['洪水处置'], '  '), words)).toBe(0))
})

it.each([
  ['江河洪水', ['江河洪水']],
  ['危险化学品事故', ['危险化学品事故', '危险化学品']],
  ['水上交通事故（含渡口、溺水）', ['水上交通事故', '水上交通', '渡口', '溺水']],
  ['停电、通信中断', ['通信中断', '停电']],
])('words for %s', (name, words) => expect(wordsOf(event('X', name, ''))).toEqual(words))

it.each([
  ['党委书记', '镇政府', 1],
  ['镇长', '镇政府', 1],
  ['镇长助理', '镇政府', null],
  ['副镇长', '镇政府', 3],
  ['所长', '派出所', 4],
  ['主任', '应急管理服务中心', 2],
  ['值班员', '镇政府', 0],
  ['教师', '中心学校', null],
  ['原镇长', '镇政府', null],
])('calls %s of %s in its turn', (post, unit, order) =>
  expect(postOrder({ post, unit, name: '某某' })).toBe(order),
)
