import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Job } from '../../../main/host/jobs'
import { openTestHost, type TestHost } from '../../helpers/host'
import { type JobLine, root, runJobOn } from './run-job'

const folder = join(root, 'resources', 'demo')
const job = JSON.parse(readFileSync(join(folder, 'office.json'), 'utf8')) as Job

let host: TestHost
let lines: JobLine[]
beforeAll(async () => {
  host = await openTestHost({ setUp: false })
  const done = await runJobOn(host, job, folder)
  expect(done.code).toBe(0)
  lines = done.lines
}, 60_000)
afterAll(() => host.close())

test('every step of the demo office is carried out', () => {
  expect(lines).toHaveLength(job.steps.length)
  expect(lines.filter((line) => !line.ok)).toEqual([])
})

test('its plans have the outlines and the facts that were written', async () => {
  const { rows } = await host.ask('plans', 'list', { sort: { field: 'title', order: 'asc' } })
  const facts = rows.map((plan) => [
    plan.title,
    plan.category,
    plan.documentNumber,
    plan.issuedOn,
    plan.tables,
  ])
  expect(new Set(facts.map((fact) => fact.join(' ')))).toEqual(
    new Set([
      '示例县甲河镇突发事件综合应急预案（2024年修订） comprehensive 甲府发〔2024〕8号 2024-03-20 6',
      '甲河镇防汛抗旱专项应急预案 special 甲府发〔2025〕12号 2025-03-18 2',
      '甲河镇森林防灭火专项应急预案 special 甲府发〔2023〕31号 2023-10-09 3',
      '甲河镇地质灾害专项应急预案 special 甲府发〔2025〕17号 2025-04-10 2',
      '甲河镇危险化学品和烟花爆竹事故专项应急预案（试行） special 甲府发〔2023〕40号 2023-12-20 2',
      '甲河镇地震专项应急预案 special 甲府发〔2025〕21号 2025-05-08 0',
      '东坪村应急预案（简明版） village  2025-05-12 0',
      '甲河镇低温雨雪冰冻灾害专项应急预案 special   0',
    ]),
  )
})

test.each([
  ['综合应急预案', 61, 12, ['1 总则', '5.4.1 Ⅳ级响应', '附件3 应急安置点清单']],
  ['防汛抗旱', 37, 9, ['一、 总则', '（二） 特征水位和雨量', '1． 启动条件']],
  ['森林防灭火', 28, 9, ['1 总则', '4.3.3 遇险自救', '附件2 取水点']],
  ['地质灾害', 28, 8, ['一、 总则', '（二） 临灾征兆', '3. 村级组织']],
  ['危险化学品', 26, 7, ['第一章 总则', '第十九条 ', '第七章 附则']],
  ['东坪村', 19, 9, ['一、 我村基本情况', '（三） 叫应', '九、 本预案管理']],
])('the outline of %s is found whole', async (words, sections, chapters, headings) => {
  const { rows } = await host.ask('plans', 'list', { search: words })
  const [plan] = rows
  if (!plan) throw new Error(`no plan ${words}`)
  const { outline } = await host.ask('plans', 'get', { id: plan.id })
  expect(outline).toHaveLength(sections)
  expect(outline.filter((section) => section.level === 1)).toHaveLength(chapters)
  expect(outline.map((section) => `${section.number} ${section.title}`)).toEqual(
    expect.arrayContaining(headings),
  )
})

test.each([
  ['FLD', '甲河镇防汛抗旱专项应急预案'],
  ['FFR', '甲河镇森林防灭火专项应急预案'],
  ['LSD', '甲河镇地质灾害专项应急预案'],
  ['EQK', '甲河镇地震专项应急预案'],
])('the quick finder has actions, cards and numbers for %s', async (event, title) => {
  const found = await host.ask('plans', 'find', { event })
  expect(found.plans.find((plan) => plan.planId === found.chosen)?.title).toBe(title)
  expect(found.levels.map((level) => level.level)).toEqual([1, 2, 3, 4])
  for (const level of found.levels) {
    expect(level.source).toBe('parts')
    expect(level.actions.length).toBeGreaterThan(0)
  }
  expect(found.cards.length).toBeGreaterThan(0)
  for (const card of found.cards) expect(card.steps.length).toBeGreaterThan(2)
  // Public lines of three or five digits are the same everywhere; all others cannot be dialled.
  const contacts = [
    ...found.levels.flatMap((level) => level.actions.map((action) => action.contact)),
    ...found.cards.flatMap((card) => card.contacts),
    ...found.contacts.flatMap((list) => list.lines),
    ...found.command.flatMap((post) => [post.person, post.deputy]),
  ]
  const numbers = contacts.flatMap((contact) => contact?.phones ?? [])
  expect(numbers.length).toBeGreaterThan(3)
  expect(numbers.filter((number) => !/^(?:000|11[09]$|12\d$|12119$|6000\d\d$)/.test(number))).toEqual([])
})

test('its villages, users and documents are there', async () => {
  const { divisions } = await host.ask('office', 'listDivisions', { parent: '990001100000' })
  expect(divisions.map((division) => division.name)).toHaveLength(6)
  const { users } = await host.ask('office', 'listUsers', {})
  expect(users.map((user) => user.role).sort()).toEqual(['administrator', 'clerk', 'viewer'])
  const { rows } = await host.ask('supplies', 'listStock', { search: 'YS2512' })
  expect(rows.map((row) => row.quantity)).toEqual([100])
  const bags = await host.ask('supplies', 'listStock', { search: '编织袋' })
  const village = bags.rows.find((row) => row.depotName === '东坪村储备点')
  const { movements } = await host.ask('supplies', 'getLot', { lotId: village?.lotId ?? '' })
  const kinds = movements
    .filter((movement) => movement.depotName === '东坪村储备点')
    .map((movement) => movement.kind)
  expect(kinds.sort()).toEqual(['issue', 'issue', 'opening', 'reverse'])
})

test('the lists of its supplies have something to show', async () => {
  const { rows: standards } = await host.ask('supplies', 'listStandards', {})
  expect(standards.filter((one) => one.active).map((one) => one.origin)).toEqual(['own'])
  const gap = await host.ask('supplies', 'listGap', { onlyShort: true })
  expect(gap.rows.length).toBeGreaterThan(0)
  const { rows: watched } = await host.ask('supplies', 'listWatch', { limit: 200 })
  expect(watched.find((row) => row.kind === 'loan')).toMatchObject({ name: '救生衣', urgency: 'overdue' })
  expect(new Set(watched.map((row) => row.kind))).toEqual(
    new Set(['expired', 'expiring', 'loan', 'minimum', 'test', 'contract']),
  )
  const { rows: documents } = await host.ask('supplies', 'listDocuments', { limit: 200 })
  expect(documents.filter((one) => one.open).map((one) => one.kind)).toEqual(
    expect.arrayContaining(['transfer', 'lend']),
  )
  expect(documents.some((one) => one.kind === 'scrap')).toBe(true)
  const gifts = await host.ask('supplies', 'listDonations', { search: '红十字会' })
  expect(gifts.rows.map((row) => row.itemName).sort()).toEqual(['毛毯', '自热食品'])
  const { rows: lists } = await host.ask('supplies', 'listPurchaseLists', {})
  expect(lists.map((list) => list.source)).toEqual(['gap'])
})

test('no number in it can be dialled: every long one begins with 000', async () => {
  const { rows } = await host.ask('people', 'list', { limit: 200 })
  const own = rows.flatMap((person) => person.phones).filter((phone) => phone.kind !== 'short')
  expect(own.length).toBeGreaterThan(60)
  expect(own.filter((phone) => !phone.number.startsWith('000'))).toEqual([])
  const { rows: plans } = await host.ask('plans', 'list', {})
  const inPlans: string[] = []
  for (const plan of plans) {
    const { sections } = await host.ask('plans', 'readSections', { id: plan.id, limit: 100 })
    inPlans.push(
      ...(JSON.stringify(sections.map((section) => section.blocks)).match(/\d{3,4}-\d{7,8}/g) ?? []),
    )
  }
  expect(inPlans.length).toBeGreaterThan(10)
  expect(inPlans.filter((number) => !number.startsWith('000-'))).toEqual([])
})
