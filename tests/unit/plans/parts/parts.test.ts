import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { packageTables } from '../../../../main/exchange/tables/index'
import { partsOfVersion } from '../../../../main/plans/index'
import type { Input } from '../../../../preload/contract/api'
import { openTestHost, type TestHost } from '../../../helpers/host'

let host: TestHost
beforeEach(async () => {
  host = await openTestHost()
})
afterEach(() => host.close())

const text = `清源镇防汛应急预案
一、应急响应
（一）Ⅳ级响应
1.启动条件
水位达到28.50米；县气象台发布暴雨蓝色预警。
2.响应行动
水利站：30分钟内到岗；巡查人员上岗。
二、附则
本预案自印发之日起施行。
`

type Content = Input<'plans', 'savePart'>['content']

/** A published plan, and the draft of its next version. */
async function planWithDraft() {
  const path = join(host.folder, '预案.txt')
  writeFileSync(path, text)
  const plan = await host.ask('plans', 'importPlan', { file: { token: host.grant(path) } })
  const { versionId } = await host.ask('plans', 'startRevision', { id: plan.id })
  return { plan, draft: versionId }
}
const save = (versionId: string, content: Content, more: object = {}) =>
  host.ask('plans', 'savePart', { versionId, content, ...more })
const person = (name: string, phones: string[] = ['000-00010001'], post = '') =>
  host.ask('people', 'save', {
    name,
    post,
    phones: phones.map((number) => ({ kind: 'mobile' as const, number })),
  })
const view = (planId: string, versionId?: string) =>
  host.ask('plans', 'listParts', { planId, ...(versionId ? { versionId } : {}) })
const publish = async (id: string) => {
  for (const step of ['submit', 'approve', 'publish'] as const)
    await host.ask('plans', 'takeStep', { id, step })
}

const level = (n: number, more: object = {}): Content => ({
  kind: 'level',
  body: {
    level: n,
    conditions: [{ text: '水位达到28.50米' }],
    actions: [{ text: '上岗', post: '水利站' }],
    ...more,
  },
})

describe('structured parts', () => {
  it('are written in a draft, kept in order, and shown with the names and numbers of now', async () => {
    const { plan, draft } = await planWithDraft()
    const head = await person('顾例平')
    await save(draft, level(3))
    await save(draft, {
      kind: 'command',
      body: {
        posts: [
          { depth: 0, name: '总指挥', personId: head.id },
          { depth: 1, name: '水利站', personId: head.id },
        ],
      },
    })
    const card = await save(draft, {
      kind: 'card',
      body: {
        post: '巡堤员',
        trigger: '警戒水位',
        steps: [{ text: '上堤', minutes: 30 }],
        contacts: [{ role: '消防', phone: '119' }],
        bans: ['不要单人下水'],
      },
    })
    const second = await save(draft, { kind: 'card', body: { post: '转移员' } })
    await host.ask('plans', 'orderParts', { versionId: draft, kind: 'card', ids: [second.id, card.id] })
    await host.ask('people', 'save', {
      id: head.id,
      name: '顾例平',
      phones: [{ kind: 'mobile', number: '000-00019999' }],
    })

    const seen = await view(plan.id)
    expect(seen).toMatchObject({ versionId: draft, versionNumber: 2, editable: true })
    expect(seen.parts.filter((part) => part.kind === 'card').map((part) => part.body.post)).toEqual([
      '转移员',
      '巡堤员',
    ])
    const resolved = await host.reader.read(async (em) => partsOfVersion(em, draft))
    expect(resolved.levels[0]).toMatchObject({
      name: 'Ⅲ级响应',
      actions: [{ text: '上岗', contact: { name: '顾例平', phones: ['000-00019999'], gone: false } }],
    })
    expect(resolved.command.map((post) => post.person?.name)).toEqual(['顾例平', '顾例平'])
    expect(resolved.cards[1]).toMatchObject({
      bans: ['不要单人下水'],
      contacts: [{ role: '消防', phones: ['119'], personId: null }],
    })
  })

  it('go with the version: frozen when it is published, copied into the next draft', async () => {
    const { plan, draft } = await planWithDraft()
    const part = await save(draft, level(4))
    await publish(plan.id)
    const frozen = [
      () => host.refused('plans', 'savePart', { versionId: draft, content: level(1) }),
      () => host.refused('plans', 'savePart', { versionId: draft, id: part.id, content: level(2) }),
      () => host.refused('plans', 'removeParts', { versionId: draft, ids: [part.id] }),
      () => host.refused('plans', 'orderParts', { versionId: draft, kind: 'level', ids: [part.id] }),
      () => host.refused('plans', 'addParts', { versionId: draft, contents: [level(1)] }),
    ]
    for (const attempt of frozen) expect(await attempt()).toEqual({ code: 'not-a-draft' })
    const published = await view(plan.id)
    expect(published).toMatchObject({ editable: false, versionId: draft })
    const { versionId: next } = await host.ask('plans', 'startRevision', { id: plan.id })
    const copied = await view(plan.id)
    expect(copied).toMatchObject({ versionId: next, editable: true })
    expect(copied.parts.map(({ kind, body }) => ({ kind, body }))).toEqual(
      published.parts.map(({ kind, body }) => ({ kind, body })),
    )
    await host.ask('plans', 'removeParts', { versionId: next, ids: copied.parts.map(({ id }) => id) })
    expect((await view(plan.id, draft)).parts).toHaveLength(1)
  })

  it('can be taken back while the version is a draft, and not once it was handed on', async () => {
    const { plan, draft } = await planWithDraft()
    const part = await save(draft, level(4))
    await host.ask('plans', 'removeParts', { versionId: draft, ids: [part.id] })
    await host.ask('care', 'undo', {})
    expect((await view(plan.id)).parts).toHaveLength(1)
    await host.ask('care', 'undo', {})
    expect((await view(plan.id)).parts).toHaveLength(0)
  })

  it('count what is in stock and not expired, wherever it lies or in the depot named', async () => {
    const { plan, draft } = await planWithDraft()
    const depot = await host.ask('supplies', 'saveDepot', { name: '镇库' })
    const other = await host.ask('supplies', 'saveDepot', { name: '村点' })
    const water = await host.ask('supplies', 'saveItem', {
      name: '饮用水',
      unit: '箱',
      category: 'YB-101-01',
      decimals: 1,
    })
    const receive = (depotId: string, quantity: number, lotNumber: string, expiresOn: string | null) =>
      host.ask('supplies', 'receive', {
        depotId,
        lines: [{ itemId: water.id, quantity, lotNumber, expiresOn }],
      })
    await receive(depot.id, 105, 'A', '2099-01-01')
    await receive(depot.id, 500, 'B', '2020-01-01')
    await receive(other.id, 30, 'C', null)
    await save(draft, {
      kind: 'supplies',
      body: {
        lines: [
          { itemId: water.id, quantity: 200 },
          { itemId: water.id, quantity: 50, depotId: other.id },
          { category: 'YB-101', unit: '箱', quantity: 13 },
          { category: 'YB-101', unit: '件', quantity: 1 },
        ],
      },
    })
    const { supplies, findings } = await view(plan.id)
    expect(supplies.map(({ usable, short, name, depot: at }) => ({ usable, short, name, at }))).toMatchObject(
      [
        { usable: 135, short: 65, name: '饮用水', at: '' },
        { usable: 30, short: 20, at: '村点' },
        { usable: 13, short: 0 },
        { usable: 0, short: 1 },
      ],
    )
    expect(findings.filter((one) => one.code === 'supplies-short')).toHaveLength(3)
    expect(findings).toContainEqual(
      expect.objectContaining({
        code: 'supplies-short',
        facts: expect.objectContaining({ needed: '20', usable: '13.5', short: '6.5' }),
      }),
    )
  })

  it('say what is missing or stale', async () => {
    const { plan, draft } = await planWithDraft()
    expect((await view(plan.id)).findings).toEqual([])
    const gone = await person('钱示明')
    const silent = await person('孙例康', [])
    await save(draft, { kind: 'card', body: { post: '巡堤员' } })
    await save(draft, {
      kind: 'command',
      body: {
        posts: [
          { depth: 0, name: '总指挥', personId: gone.id },
          { depth: 1, name: '副总指挥' },
          { depth: 1, name: '抢险组' },
          { depth: 2, name: '组长', personId: silent.id },
        ],
      },
    })
    await save(draft, { kind: 'contacts', body: { title: '外部', lines: [{ name: '县防办' }] } })
    await host.ask('people', 'remove', { ids: [gone.id] })
    const codes = async () =>
      (await view(plan.id)).findings.map(({ code, facts }) => [code, ...Object.values(facts)].join(' '))
    expect((await codes()).sort()).toEqual(
      [
        'no-levels',
        'card-without-trigger 巡堤员',
        'card-without-steps 巡堤员',
        'post-vacant 副总指挥',
        'person-gone 钱示明',
        'person-without-phone 孙例康',
        'contact-without-phone 县防办 外部',
      ].sort(),
    )
    await save(draft, { kind: 'level', body: { level: 2 } })
    expect(await codes()).toEqual(
      expect.arrayContaining([
        'level-missing Ⅰ级响应',
        'level-missing Ⅲ级响应',
        'level-missing Ⅳ级响应',
        'level-without-conditions Ⅱ级响应',
        'level-without-actions Ⅱ级响应',
      ]),
    )
  })

  it('are found in the text and taken over when confirmed', async () => {
    const { plan, draft } = await planWithDraft()
    const { levels } = await host.ask('plans', 'suggestLevels', { versionId: draft })
    expect(levels).toMatchObject([
      {
        taken: false,
        body: {
          level: 4,
          conditions: [{ text: '水位达到28.50米' }, { text: '县气象台发布暴雨蓝色预警' }],
          actions: [{ text: '30分钟内到岗', post: '水利站', minutes: 30 }, { text: '巡查人员上岗' }],
        },
      },
    ])
    await host.ask('plans', 'addParts', {
      versionId: draft,
      contents: levels.map(({ body }) => ({ kind: 'level' as const, body })),
    })
    expect((await view(plan.id)).parts).toHaveLength(1)
    expect((await host.ask('plans', 'suggestLevels', { versionId: draft })).levels[0]?.taken).toBe(true)
  })
})

describe('bad input', () => {
  const nobody = '019a0000-0000-7000-8000-000000000000'
  const bad: [string, Content][] = [
    ['a person nobody knows', { kind: 'contacts', body: { title: '名单', lines: [{ personId: nobody }] } }],
    ['a person in an action', level(1, { actions: [{ text: '到场', personId: nobody }] })],
    ['an item nobody knows', { kind: 'supplies', body: { lines: [{ itemId: nobody, quantity: 1 }] } }],
    [
      'a depot nobody knows',
      { kind: 'supplies', body: { lines: [{ category: 'YB-101', quantity: 1, depotId: nobody }] } },
    ],
  ]
  it.each(bad)('%s changes nothing', async (_name, content) => {
    const { plan, draft } = await planWithDraft()
    expect((await host.refused('plans', 'savePart', { versionId: draft, content })).code).toBe('not-found')
    expect((await view(plan.id)).parts).toEqual([])
  })

  const malformed: [string, unknown][] = [
    ['a fifth level', { kind: 'level', body: { level: 5 } }],
    ['an unknown kind', { kind: 'teams', body: {} }],
    ['an empty action', level(1, { actions: [{ text: '  ' }] })],
    ['a negative time limit', level(1, { actions: [{ text: '到场', minutes: -1 }] })],
    ['a fraction of a minute', level(1, { actions: [{ text: '到场', minutes: 1.5 }] })],
    ['no quantity', { kind: 'supplies', body: { lines: [{ category: 'YB-101', quantity: 0 }] } }],
    ['neither item nor category', { kind: 'supplies', body: { lines: [{ quantity: 1 }] } }],
    ['too long a ban', { kind: 'card', body: { post: '岗', bans: ['长'.repeat(301)] } }],
    ['control characters', { kind: 'card', body: { post: '岗\u0000' } }],
    ['another kind’s body', { kind: 'card', body: { title: '名单', lines: [] } }],
  ]
  it.each(malformed)('%s is refused', async (_name, content) => {
    const { plan, draft } = await planWithDraft()
    const failure = await host.raw('plans.savePart', { versionId: draft, content })
    expect(failure).toMatchObject({ ok: false, error: { code: 'invalid-input' } })
    expect((await view(plan.id)).parts).toEqual([])
  })

  it('refuses a level twice, an order that is not whole, a part of another plan, a stale form', async () => {
    const { draft } = await planWithDraft()
    const first = await save(draft, level(1))
    const second = await save(draft, level(2))
    expect((await host.refused('plans', 'savePart', { versionId: draft, content: level(1) })).code).toBe(
      'duplicate',
    )
    expect(
      (await host.refused('plans', 'addParts', { versionId: draft, contents: [level(3), level(3)] })).code,
    ).toBe('duplicate')
    for (const ids of [[first.id], [first.id, first.id], [first.id, nobody]])
      expect((await host.refused('plans', 'orderParts', { versionId: draft, kind: 'level', ids })).code).toBe(
        'changed-since',
      )
    expect((await host.refused('plans', 'savePart', { versionId: nobody, content: level(3) })).code).toBe(
      'not-found',
    )
    expect(
      (
        await host.refused('plans', 'savePart', {
          versionId: draft,
          id: second.id,
          content: { kind: 'card', body: { post: '岗' } },
        })
      ).code,
    ).toBe('not-found')
    expect(
      (
        await host.refused('plans', 'savePart', {
          versionId: draft,
          id: second.id,
          rev: 'old',
          content: level(2),
        })
      ).code,
    ).toBe('changed-since')
    expect((await host.refused('plans', 'removeParts', { versionId: draft, ids: [nobody] })).code).toBe(
      'not-found',
    )
    expect((await host.refused('plans', 'listParts', { planId: nobody })).code).toBe('not-found')
    expect((await host.refused('plans', 'suggestLevels', { versionId: nobody })).code).toBe('not-found')
  })
})

it('has the number limits of the reference list', async () => {
  const { rows } = await host.ask('plans', 'listThresholds', {})
  expect(rows).toContainEqual({
    domain: 'work-safety',
    grade: '较大',
    metric: '死亡人数',
    atLeast: 3,
    below: 10,
  })
})

it('goes into packages with the version in force, numbers typed by hand masked where people’s are', async () => {
  const { plan, draft } = await planWithDraft()
  await save(draft, {
    kind: 'contacts',
    body: { title: '外部', lines: [{ name: '县防办', phone: '0790-8812345' }] },
  })
  const bodies = (personalData: boolean) =>
    host.reader.read(async (em) => {
      const table = packageTables(em, ['plans'], personalData).find(({ name }) => name === 'plan_parts')
      const rows: string[] = []
      for await (const row of table?.rows ?? []) rows.push(JSON.stringify(row))
      return rows
    })
  expect(await bodies(true)).toEqual([])
  await publish(plan.id)
  expect((await bodies(true))[0]).toContain('0790-8812345')
  expect((await bodies(false))[0]).toContain('0790-****345')
})

it('stands among the findings of the library’s health, with a way to where it is mended', async () => {
  const { plan, draft } = await planWithDraft()
  const gone = await person('钱示明')
  await save(draft, { kind: 'contacts', body: { title: '名单', lines: [{ personId: gone.id }] } })
  await publish(plan.id)
  const codes = async () =>
    (await host.ask('plans', 'getHealth', { id: plan.id })).findings.filter(({ to }) => to.includes('/parts'))
  expect((await codes()).map(({ code }) => code)).toEqual(['no-levels'])
  await host.ask('people', 'remove', { ids: [gone.id] })
  expect((await codes())[0]).toEqual({
    code: 'person-gone',
    level: 'serious',
    facts: { name: '钱示明' },
    text: '处置要素里的 钱示明 已不在通讯录',
    to: `/plans/${plan.id}/parts?tab=contacts`,
  })
})

it('asks for a revision when somebody its parts name leaves or takes another post, once for each person', async () => {
  const { plan, draft } = await planWithDraft()
  const [head, caller, stranger] = [await person('顾例平'), await person('钱示明'), await person('孙旁观')]
  await save(draft, { kind: 'command', body: { posts: [{ depth: 0, name: '总指挥', personId: head.id }] } })
  await save(draft, { kind: 'contacts', body: { title: '名单', lines: [{ personId: caller.id }] } })
  const raised = async () =>
    (await host.ask('plans', 'listTriggers', { planId: plan.id })).rows.map(({ detail }) => detail).sort()
  await host.ask('people', 'save', { id: head.id, name: head.name, phones: head.phones, post: '书记' })
  expect(await raised()).toEqual([])
  await publish(plan.id)
  await host.ask('people', 'remove', { ids: [caller.id, stranger.id] })
  await host.ask('people', 'save', { id: head.id, name: head.name, phones: head.phones, post: '镇长' })
  await host.ask('people', 'save', { id: head.id, name: head.name, phones: head.phones, post: '副镇长' })
  expect(await raised()).toEqual([
    '处置要素中的人员 钱示明 已从通讯录移除',
    '处置要素中的人员 顾例平 的单位或职务变更为 镇长',
  ])
})
