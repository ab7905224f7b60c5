import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTestHost, type TestHost } from '../../../helpers/host'

let host: TestHost
beforeEach(async () => {
  host = await openTestHost()
})
afterEach(() => host.close())

const bring = (title: string, facts = {}) => {
  const path = join(host.folder, `${title}.txt`)
  writeFileSync(
    path,
    `${title}\n\n一、总则\n　　为做好防汛工作，制定本预案。\n二、应急响应\n　　立即转移。\n`,
  )
  return host.ask('plans', 'importPlan', { file: { token: host.grant(path) }, facts: { title, ...facts } })
}
const sources = async (planId: string) =>
  (await host.ask('plans', 'listTriggers', { planId })).rows.map(({ source }) => source).sort()

describe('a reason for revision', () => {
  it('brings the next review forward until it is decided, and is settled by the next version', async () => {
    const plan = await bring('防汛预案', { issuedOn: '2026-01-05' })
    expect(plan.nextReviewOn).toBe('2029-01-05')
    const raised = await host.ask('plans', 'saveTrigger', {
      planId: plan.id,
      code: 'risk-changed',
      happenedOn: '2026-02-01',
      detail: '新增一处危险区',
    })
    const review = async () => (await host.ask('plans', 'get', { id: plan.id })).plan.nextReviewOn
    expect(await review()).toBe('2026-02-01')
    const refused = await host.refused('plans', 'decideTriggers', { ids: [raised.id], decision: 'no-need' })
    expect(refused).toMatchObject({
      code: 'invalid-input',
      fields: [{ path: 'reason', reason: 'required' }],
    })
    await host.ask('plans', 'decideTriggers', { ids: [raised.id], decision: 'revise' })
    expect(await review()).toBe('2026-02-01')
    await host.ask('plans', 'startRevision', { id: plan.id })
    for (const step of ['submit', 'approve', 'publish'] as const)
      await host.ask('plans', 'takeStep', { id: plan.id, step, happenedOn: '2026-03-01' })
    expect(await review()).toBe('2029-03-01')
    const { rows } = await host.ask('plans', 'listTriggers', { planId: plan.id, state: 'closed' })
    expect(rows).toMatchObject([{ id: raised.id, doneVersion: 2 }])
  })

  it('is raised once by new versions of the plan above, and by a person who leaves', async () => {
    const above = await bring('县预案', { category: 'superior' })
    const phones = [{ kind: 'mobile' as const, number: '000-00011111' }]
    const person = await host.ask('people', 'save', { name: '李明', phones })
    const plan = await bring('防汛预案', { parentId: above.id, responsibleId: person.id })
    for (const text of ['新的总则', '更新的总则']) {
      const path = join(host.folder, 'next.txt')
      writeFileSync(path, `县预案\n\n一、总则\n　　${text}。\n`)
      await host.ask('plans', 'importPlan', { file: { token: host.grant(path) }, nextVersionOf: above.id })
    }
    expect(await sources(plan.id)).toEqual(['parent-plan'])
    await host.ask('people', 'remove', { ids: [person.id] })
    expect(await sources(plan.id)).toEqual(['parent-plan', 'people'])
    const { findings } = await host.ask('plans', 'getHealth', { id: plan.id })
    expect(findings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['responsible-left', 'triggers-open', 'never-drilled', 'facts-missing']),
    )
    await host.ask('care', 'undo', {})
    expect(await sources(plan.id)).toEqual(['parent-plan'])
  })

  it('that the program raised is neither changed nor removed', async () => {
    const person = await host.ask('people', 'save', { name: '李明', post: '镇长' })
    const plan = await bring('防汛预案', { responsibleId: person.id })
    await host.ask('people', 'save', { id: person.id, name: '李明', post: '书记' })
    const { rows } = await host.ask('plans', 'listTriggers', { planId: plan.id })
    expect(rows).toMatchObject([{ source: 'people', code: 'information-changed' }])
    const ids = rows.map(({ id }) => id)
    expect((await host.refused('plans', 'removeTriggers', { ids })).code).toBe('raised-by-program')
  })
})

describe('facts that cannot be', () => {
  it('are refused: a plan above that stands below, a document number that is none', async () => {
    const a = await bring('甲预案')
    const b = await bring('乙预案', { parentId: a.id })
    const c = await bring('丙预案', { parentId: b.id })
    for (const parentId of [a.id, b.id, c.id])
      expect((await host.refused('plans', 'save', { id: a.id, parentId })).code).toBe('circular-parent')
    const wrong = await host.refused('plans', 'save', { id: a.id, documentNumber: '第三号文件' })
    expect(wrong).toMatchObject({ fields: [{ path: 'documentNumber', reason: 'document-number' }] })
    const { plan } = await host.ask('plans', 'get', { id: a.id })
    expect(plan).toMatchObject({ parentId: null, documentNumber: '' })
  })
})

describe('the library', () => {
  it('is narrowed by state, event, check and initials, and counted', async () => {
    const plan = await bring('防汛抗旱预案', { eventTypes: ['FLD'], category: 'special' })
    await bring('森林防火预案', { eventTypes: ['FFR'], category: 'special', filedOn: '2026-01-01' })
    await host.ask('plans', 'startRevision', { id: plan.id })
    const titles = async (filter: object) => {
      const sort = { field: 'findings', order: 'desc' as const }
      return (await host.ask('plans', 'list', { ...filter, sort })).rows.map(({ title }) => title)
    }
    expect(await titles({ search: 'slfh' })).toEqual(['森林防火预案'])
    expect(await titles({ event: 'FLD' })).toEqual(['防汛抗旱预案'])
    expect(await titles({ state: 'revising' })).toEqual(['防汛抗旱预案'])
    expect(await titles({ state: 'filed' })).toEqual(['森林防火预案'])
    expect(await titles({ health: 'sound' })).toEqual([])
    expect((await titles({ health: 'problems' })).length).toBe(2)
    expect(await host.ask('plans', 'countStates', {})).toMatchObject({ total: 2, revising: 1, problems: 2 })
  })

  it('keeps files of a plan, and says when one has expired', async () => {
    const plan = await bring('防汛预案')
    const path = join(host.folder, '批复.pdf')
    writeFileSync(path, '%PDF-1.4 x')
    const file = { token: host.grant(path) }
    const kept = await host.ask('plans', 'addAttachment', { planId: plan.id, file, expiresOn: '2020-01-01' })
    const codes = async () =>
      (await host.ask('plans', 'getHealth', { id: plan.id })).findings.map(({ code }) => code)
    expect(await codes()).toContain('attachments-expired')
    const output = await host.ask('plans', 'openAttachment', { id: kept.id })
    expect(output).toMatchObject({ name: '批复.pdf', bytes: 10 })
    await host.ask('plans', 'removeAttachments', { ids: [kept.id] })
    expect(await codes()).not.toContain('attachments-expired')
    writeFileSync(path, '')
    expect((await host.refused('plans', 'addAttachment', { planId: plan.id, file })).code).toBe('file-empty')
  })

  it('computes reviews anew when the office changes its rule', async () => {
    const plan = await bring('防汛预案', { issuedOn: '2026-01-31' })
    await host.ask('plans', 'saveRules', { reviewMonths: 1, filingDays: 20, reviewNotice: 60 })
    const review = async () => (await host.ask('plans', 'get', { id: plan.id })).plan.nextReviewOn
    expect(await review()).toBe('2026-02-28')
    await host.ask('care', 'undo', {})
    expect(await review()).toBe('2029-01-31')
  })
})
