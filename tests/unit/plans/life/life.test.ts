import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { LifeStep } from '../../../../preload/contract/plans/index'
import { openRaw } from '../../../helpers/database'
import { openTestHost, type TestHost } from '../../../helpers/host'

let host: TestHost
beforeEach(async () => {
  host = await openTestHost()
})
afterEach(() => host.close())

const text = `清源镇防汛应急预案

一、总则
　　为做好防汛抗旱工作，制定本预案。
二、应急响应
　　接到橙色预警后，先期处置组立即转移危险区群众。
`

const bring = (as: 'published' | 'draft' = 'published', content = text, nextVersionOf?: string) => {
  const path = join(host.folder, 'plan.txt')
  writeFileSync(path, content)
  return host.ask('plans', 'importPlan', {
    file: { token: host.grant(path) },
    as,
    ...(nextVersionOf ? { nextVersionOf } : {}),
  })
}
const step = (id: string, name: LifeStep, more = {}) =>
  host.ask('plans', 'takeStep', { id, step: name, ...more })
const publish = async (id: string, more = {}) => {
  await step(id, 'submit')
  await step(id, 'approve')
  return step(id, 'publish', more)
}

describe('the life of a plan', () => {
  it('goes from draft to filed, each step with who, when and what was said', async () => {
    const plan = await bring('draft')
    expect(plan).toMatchObject({ state: 'draft', draftState: 'draft', draftId: plan.versionId })
    await step(plan.id, 'submit', { byName: '李明', opinion: '请各组审阅' })
    await step(plan.id, 'approve', { byName: '镇党政联席会议', happenedOn: '2026-01-10' })
    const out = await step(plan.id, 'publish', {
      happenedOn: '2026-01-20',
      documentNumber: '清府发[2026]03号',
      effectiveOn: '2026-02-01',
    })
    expect(out).toMatchObject({
      state: 'published',
      draftId: null,
      draftState: null,
      approvedOn: '2026-01-10',
      approvedBy: '镇党政联席会议',
      issuedOn: '2026-01-20',
      effectiveOn: '2026-02-01',
      documentNumber: '清府发〔2026〕3号',
      nextReviewOn: '2029-01-20',
    })
    const filed = await step(plan.id, 'file', {
      happenedOn: '2026-02-05',
      filedWith: '示例县应急管理局',
      filingNumber: '2026-17',
    })
    expect(filed).toMatchObject({ state: 'filed', filedOn: '2026-02-05', filedWith: '示例县应急管理局' })
    const { steps } = await host.ask('plans', 'listSteps', { id: plan.id })
    expect(steps.map((one) => [one.step, one.state, one.byName, one.userName])).toEqual([
      ['file', 'filed', '', '张敏'],
      ['publish', 'published', '', '张敏'],
      ['approve', 'approved', '镇党政联席会议', '张敏'],
      ['submit', 'review', '李明', '张敏'],
      ['import', 'draft', '', '张敏'],
    ])
  })

  it('starts the next version as a copy with the same keys, and archives the one before when it is published', async () => {
    const plan = await bring()
    const before = await host.ask('plans', 'get', { id: plan.id })
    const { versionId, plan: revising } = await host.ask('plans', 'startRevision', { id: plan.id })
    expect(revising).toMatchObject({ state: 'published', draftState: 'draft', versionNumber: 1 })
    const draft = await host.ask('plans', 'get', { id: plan.id, versionId })
    const facts = (outline: typeof before.outline) => outline.map(({ id: _id, ...rest }) => rest)
    expect(facts(draft.outline)).toEqual(facts(before.outline))
    expect((await host.refused('plans', 'startRevision', { id: plan.id })).code).toBe('draft-there')
    const next = await publish(plan.id)
    expect(next).toMatchObject({ versionId, versionNumber: 2, state: 'published', draftId: null })
    const { versions } = await host.ask('plans', 'listVersions', { id: plan.id })
    expect(versions.map((one) => [one.number, one.state])).toEqual([
      [2, 'published'],
      [1, 'archived'],
    ])
    expect((await host.ask('plans', 'search', { text: '危险区' })).hits).toHaveLength(1)
  })
})

describe('a published text', () => {
  it('cannot be changed, not even by SQL', async () => {
    const plan = await bring()
    const db = openRaw(join(host.environment.dataFolder, 'youbei.db'))
    const refused = [
      "UPDATE plan_sections SET title = '别的'",
      'DELETE FROM plan_sections',
      "INSERT INTO plan_sections SELECT 'x', version_id, 99, 1, '', '', '', 0, '[]', 'x', '' FROM plan_sections LIMIT 1",
      "UPDATE plan_versions SET state = 'draft'",
      "UPDATE plan_versions SET state = 'review'",
      'UPDATE plan_versions SET number = 7',
      'DELETE FROM plan_versions',
    ]
    for (const sql of refused) expect(() => db.exec(sql), sql).toThrow(/no draft|never changes|is kept/)
    db.close()
    expect((await host.ask('plans', 'get', { id: plan.id })).outline[0]?.title).toBe('总则')
  })
})

describe('steps that cannot be taken', () => {
  it('are refused: out of order, without a reason, in the future, by somebody who may not', async () => {
    const plan = await bring('draft')
    const refuse = async (input: object, actor?: Awaited<ReturnType<TestHost['user']>>) =>
      (
        await host.refused(
          'plans',
          'takeStep',
          { id: plan.id, step: 'submit', ...input },
          actor ? { actor } : {},
        )
      ).code
    expect(await refuse({ step: 'publish' })).toBe('step-not-possible')
    expect(await refuse({ step: 'file' })).toBe('step-not-possible')
    expect(await refuse({ happenedOn: '2999-01-01' })).toBe('invalid-input')
    await step(plan.id, 'submit')
    expect(await refuse({ step: 'return' })).toBe('invalid-input')
    await host.ask('office', 'saveUser', { name: '邵例平', role: 'clerk' })
    expect(await refuse({ step: 'approve' }, await host.user('邵例平'))).toBe('forbidden')
    expect((await step(plan.id, 'return', { opinion: '补充转移路线' })).state).toBe('draft')
  })

  it('can be taken back until the version is out', async () => {
    const plan = await bring('draft')
    await step(plan.id, 'submit')
    await host.ask('care', 'undo', {})
    expect((await host.ask('plans', 'get', { id: plan.id })).plan.state).toBe('draft')
    await publish(plan.id)
    expect((await host.refused('care', 'undo', {})).code).toBe('changed-since')
    expect((await host.ask('plans', 'get', { id: plan.id })).plan.state).toBe('published')
  })

  it('leave a discarded draft no trace in the text, and its number to the next one', async () => {
    const plan = await bring()
    await host.ask('plans', 'startRevision', { id: plan.id })
    expect(await host.ask('plans', 'discardDraft', { id: plan.id })).toMatchObject({ draftId: null })
    await host.ask('plans', 'startRevision', { id: plan.id })
    const { versions } = await host.ask('plans', 'listVersions', { id: plan.id })
    expect(versions.map(({ number }) => number)).toEqual([2, 1])
    const fresh = await bring('draft')
    expect((await host.refused('plans', 'discardDraft', { id: fresh.id })).code).toBe('never-published')
  })
})
