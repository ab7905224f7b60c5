import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Input } from '../../../../preload/contract/api'
import { openTestHost, type TestHost } from '../../../helpers/host'

let host: TestHost
beforeEach(async () => {
  host = await openTestHost({ pin: '2468' })
  const { users } = await host.ask('office', 'listSignInNames', {})
  await host.ask('office', 'signIn', { userId: users[0]?.id ?? '', pin: '2468' })
})
afterEach(() => host.close())

type Facts = NonNullable<Input<'plans', 'importPlan'>['facts']>
async function plan(title: string, body: string, facts: Facts = {}) {
  const path = join(host.folder, `${title}.txt`)
  writeFileSync(path, `${title}\n${body}`)
  return host.ask('plans', 'importPlan', { file: { token: host.grant(path) }, facts: { title, ...facts } })
}

const response = `一、应急响应
（一）Ⅲ级响应
1.启动条件
水位达到30.00米。
2.响应行动
综合救援队集结；老弱病残先行转移。
二、险情处置
发现洪水险情，立即组织转移群众并报告。
三、附则
自印发之日起施行。
`

async function floodPlanWithParts() {
  const flood = await plan('防汛预案', response, { eventTypes: ['FLD'] })
  const head = await host.ask('people', 'save', {
    name: '顾例平',
    phones: [{ kind: 'mobile', number: '000-00010001' }],
  })
  const { versionId } = await host.ask('plans', 'startRevision', { id: flood.id })
  await host.ask('plans', 'addParts', {
    versionId,
    contents: [
      { kind: 'level', body: { level: 3, actions: [{ text: '坐镇指挥', post: '总指挥', minutes: 30 }] } },
      { kind: 'command', body: { posts: [{ depth: 0, name: '总指挥', personId: head.id }] } },
    ],
  })
  for (const step of ['submit', 'approve', 'publish'] as const)
    await host.ask('plans', 'takeStep', { id: flood.id, step })
  return flood
}

describe('the quick finder', () => {
  it('shows the plan, its actions with who is called, and nothing of a level that was not asked for', async () => {
    const flood = await floodPlanWithParts()
    const answer = await host.ask('plans', 'find', { event: 'FLD', level: 3 })
    expect(answer).toMatchObject({
      chosen: flood.id,
      partsFrom: '',
      plans: [{ eventMatch: 'exact', inForce: true, levels: [3] }],
      levels: [
        {
          name: 'Ⅲ级响应',
          source: 'parts',
          actions: [{ minutes: 30, contact: { name: '顾例平', phones: ['000-00010001'] } }],
        },
      ],
      command: [{ name: '总指挥', person: { name: '顾例平' } }],
      passages: [],
      posts: [],
    })
    const events = (await host.ask('plans', 'getFinder', {})).events
    expect(events.find((event) => event.id === 'FLD')).toMatchObject({ plans: 1, initials: 'jhhs' })
  })

  it('reads the text of a plan without parts, says so, and calls posts of the directory', async () => {
    await plan('防汛预案', response, { eventTypes: ['FLD'] })
    await host.ask('people', 'save', {
      name: '钱例达',
      unit: '清源镇人民政府',
      post: '镇长',
      phones: [{ kind: 'mobile', number: '000-00010002' }],
    })
    const answer = await host.ask('plans', 'find', { event: 'FLD', level: 3 })
    expect(answer.levels).toMatchObject([
      { source: 'text', actions: [{ text: '综合救援队集结' }, { text: '老弱病残先行转移' }] },
    ])
    expect(answer.passages[0]?.heading).toContain('险情处置')
    expect(answer.passages.map((one) => one.heading).join()).not.toContain('附则')
    expect(answer.posts).toMatchObject([{ name: '钱例达', post: '镇长' }])
  })

  it('prefers a village’s own plan, borrows the township’s parts and says whose they are, and calls the village', async () => {
    await host.ask('office', 'saveDivision', { code: '990001100201', name: '东坪村' })
    const flood = await floodPlanWithParts()
    const village = await plan('东坪村防汛应急预案', '一、怎么转\n沿村道向西。\n', {
      category: 'village',
      eventTypes: ['FLD'],
      area: ['990001100201'],
    })
    await host.ask('people', 'save', {
      name: '孙例康',
      post: '书记',
      villageName: '东坪村',
      phones: [{ kind: 'mobile', number: '000-00010003' }],
    })
    const answer = await host.ask('plans', 'find', { event: 'FLD', level: 3, place: '990001100201' })
    expect(answer).toMatchObject({
      placeName: '东坪村',
      chosen: village.id,
      partsFrom: '防汛预案',
      levels: [{ planTitle: '防汛预案', source: 'parts' }],
      villagers: [{ name: '孙例康' }],
    })
    const other = await host.ask('plans', 'find', { event: 'FLD', place: '990001100201', planId: flood.id })
    expect(other).toMatchObject({ chosen: flood.id, partsFrom: '' })
    expect((await host.ask('plans', 'find', { event: 'FLD' })).chosen).toBe(flood.id)
  })

  it('says that nothing applies where nothing does, and stays usable', async () => {
    const answer = await host.ask('plans', 'find', { event: 'MAS' })
    expect(answer).toMatchObject({ chosen: null, plans: [], levels: [], passages: [] })
  })

  it('prints what it shows', async () => {
    await floodPlanWithParts()
    const paper = await host.ask('plans', 'printFound', { event: 'FLD', level: 3 })
    expect(paper.bytes).toBeGreaterThan(1_000)
    expect(existsSync(join(host.environment.outputFolder, paper.token))).toBe(true)
  })

  it.each([
    ['an event nobody lists', { event: 'ZZZ' }, 'not-found'],
    ['a place of another township', { event: 'FLD', place: '990001200201' }, 'not-found'],
    ['a plan nobody has', { event: 'FLD', planId: '019a0000-0000-7000-8000-000000000000' }, 'not-found'],
    ['a fifth level', { event: 'FLD', level: 5 }, 'invalid-input'],
  ] as const)('refuses %s', async (_name, input, code) => {
    expect((await host.refused('plans', 'find', input)).code).toBe(code)
  })

  it('opens without a sign-in only where the administrator said so', async () => {
    const stranger = { client: 'a-stranger' }
    const calls = [
      () => host.raw('plans.getFinder', {}, stranger),
      () => host.raw('plans.find', { event: 'FLD' }, stranger),
      () => host.raw('plans.printFound', { event: 'FLD' }, stranger),
    ]
    for (const call of calls) expect(await call()).toEqual({ ok: false, error: { code: 'sign-in-needed' } })
    await host.ask('office', 'saveUser', { name: '小李', role: 'clerk', pin: '1357' })
    const clerk = { actor: await host.user('小李') }
    expect(await host.refused('office', 'saveSettings', { finderWhenLocked: true }, clerk)).toEqual({
      code: 'forbidden',
    })
    await host.ask('office', 'saveSettings', { finderWhenLocked: true })
    for (const call of calls) expect(await call()).toMatchObject({ ok: true })
  })
})
