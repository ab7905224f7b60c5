import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { SessionUser } from '../../../main/host/types'
import type { AuditEntry } from '../../../preload/contract/care'
import { openTestHost, type TestHost } from '../../helpers/host'

const minute = 60_000
let folder: string
let host: TestHost
let start: number
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 22, 1, 0) })
  folder = mkdtempSync(join(tmpdir(), 'youbei-sittings-'))
  host = await openTestHost({ folder })
})
afterEach(async () => {
  await host.close()
  rmSync(folder, { recursive: true, force: true })
  vi.useRealTimers()
})

/** A plan with so many sections that can be written in. */
async function begun(sections: number, title = '清源镇防汛预案') {
  const { id } = await host.ask('plans', 'newPlan', { title })
  const { added } = await host.ask('plans', 'addSections', {
    id,
    beside: null,
    sections: Array.from({ length: sections }, (_, at) => ({ title: `第${at + 1}节` })),
  })
  start = (await entries()).length
  return { id, added }
}

type Begun = Awaited<ReturnType<typeof begun>>

let words = 0
async function write({ id, added }: Begun, at: number, actor?: SessionUser) {
  const sectionId = added[at] ?? ''
  const { stamp } = await host.ask('plans', 'readDraftSection', { id, sectionId })
  const blocks = [{ kind: 'paragraph' as const, runs: [{ text: `第 ${++words} 次` }] }]
  await host.ask('plans', 'saveSection', { id, sectionId, stamp, blocks }, actor ? { actor } : {})
}

const wait = (millis: number) => vi.setSystemTime(Date.now() + millis)
/** The whole trail, oldest first. */
async function entries(actor?: SessionUser) {
  const all: AuditEntry[] = []
  for (;;) {
    const page = { offset: all.length, limit: 200 }
    const { rows, total } = await host.ask('care', 'listAudit', page, actor ? { actor } : {})
    all.push(...rows)
    if (all.length >= total) return all.toReversed()
  }
}
/** What came into the trail since the plan was begun. */
const since = async () =>
  (await entries()).slice(start).map(({ call, userName, at, subject, sitting }) => ({
    call,
    userName,
    at,
    sitting,
    ...(JSON.parse(subject) as Record<string, unknown>),
  }))
const intact = async () => (await host.ask('care', 'verifyAudit', {})).intact
const changeLog = () =>
  host.reader.read(async (em) =>
    em.query('SELECT audit_seq AS seq, count(*) AS n FROM change_log GROUP BY audit_seq'),
  ) as Promise<{ seq: number; n: number }[]>
const other = (actor?: SessionUser) =>
  host.ask('people', 'save', { name: `李${++words}` }, actor ? { actor } : {})
async function clerk(name: string): Promise<SessionUser> {
  await host.ask('office', 'saveUser', { name, role: 'clerk' })
  return host.user(name)
}

it('is one entry while somebody writes, and one more that says how much it was', async () => {
  const plan = await begun(3)
  const began = Date.now()
  for (let save = 0; save < 10; save++) {
    await write(plan, save % 3)
    wait(minute)
  }
  expect(await since()).toMatchObject([
    {
      call: 'plans.saveSection',
      plan: plan.id,
      section: plan.added[0],
      at: began,
      sitting: { changes: 10, parts: 3, lastAt: began + 9 * minute },
    },
  ])
  expect((await changeLog()).at(-1)).toEqual({ seq: start + 1, n: 10 })

  await other()
  expect(await since()).toMatchObject([
    { call: 'plans.saveSection', sitting: null },
    {
      call: 'plans.saveSection',
      plan: plan.id,
      changes: 10,
      parts: 3,
      began: start + 1,
      at: began + 9 * minute,
    },
    { call: 'people.save' },
  ])
  expect(await intact()).toBe(true)

  // What is written next is another sitting, and undo takes back the person, never the text.
  await write(plan, 0)
  expect((await since()).at(-1)).toMatchObject({ call: 'plans.saveSection', section: plan.added[0] })
  expect((await host.ask('care', 'undo', {})).call).toBe('people.save')
  expect(await intact()).toBe(true)
})

it('needs no second entry for a single save', async () => {
  const plan = await begun(1)
  await write(plan, 0)
  await other()
  expect((await since()).map(({ call }) => call)).toEqual(['plans.saveSection', 'people.save'])
})

it('is over after ten minutes, whoever comes next', async () => {
  const li = await clerk('李四')
  const plan = await begun(1)
  await write(plan, 0)
  wait(10 * minute)
  await write(plan, 0)
  const last = Date.now()
  wait(10 * minute)
  await other(li)
  // Ten minutes are still a pause.
  expect((await since()).map(({ call }) => call)).toEqual(['plans.saveSection', 'people.save'])
  wait(1)
  await other(li)
  expect((await since()).slice(2)).toMatchObject([
    { call: 'plans.saveSection', userName: '张敏', at: last, changes: 2, parts: 1 },
    { call: 'people.save', userName: '李四' },
  ])
  await write(plan, 0)
  expect(await since()).toHaveLength(5)
  expect(await intact()).toBe(true)
})

it('is everybody’s own, and one for each plan', async () => {
  const li = await clerk('李四')
  const first = await begun(2)
  const second = await begun(1, '清源镇森林火灾预案')
  await write(first, 0)
  await write(first, 1, li)
  await write(second, 0)
  await write(first, 0)
  await write(first, 1, li)
  await write(second, 0)
  expect(await since()).toMatchObject([
    { userName: '张敏', plan: first.id, sitting: { changes: 2 } },
    { userName: '李四', plan: first.id, sitting: { changes: 2 } },
    { userName: '张敏', plan: second.id, sitting: { changes: 2 } },
  ])
  await other(li)
  expect((await since()).slice(3)).toMatchObject([
    { call: 'plans.saveSection', userName: '李四', changes: 2, began: start + 2 },
    { call: 'people.save', userName: '李四' },
  ])
  await other()
  expect((await since()).slice(5)).toMatchObject([
    { userName: '张敏', plan: first.id, changes: 2, began: start + 1 },
    { userName: '张敏', plan: second.id, changes: 2, began: start + 3 },
    { call: 'people.save', userName: '张敏' },
  ])
  expect(await intact()).toBe(true)
})

it('goes on where the program was ended in the middle of it', async () => {
  const plan = await begun(2)
  await write(plan, 0)
  await write(plan, 1)
  await host.close()
  host = await openTestHost({ folder, setUp: false })
  const actor = await host.user('张敏')
  const seen = () => entries(actor)
  expect((await seen()).at(-1)).toMatchObject({ sitting: { changes: 2, parts: 2 } })

  const sectionId = plan.added[1] ?? ''
  const { stamp } = await host.ask('plans', 'readDraftSection', { id: plan.id, sectionId }, { actor })
  await host.ask('plans', 'saveSection', { id: plan.id, sectionId, stamp, blocks: [] }, { actor })
  expect((await seen()).at(-1)).toMatchObject({ sitting: { changes: 3, parts: 2 } })
  await other(actor)
  expect((await seen()).slice(-2).map(({ subject }) => JSON.parse(subject))).toMatchObject([
    { plan: plan.id, changes: 3, parts: 2, began: start + 1 },
    {},
  ])
  expect((await host.ask('care', 'verifyAudit', {}, { actor })).intact).toBe(true)
})

it('leaves nothing of a save that was refused', async () => {
  const plan = await begun(1)
  await write(plan, 0)
  const before = JSON.stringify(await entries())
  const log = await changeLog()
  await host.refused('plans', 'saveSection', {
    id: plan.id,
    sectionId: plan.added[0] ?? '',
    stamp: 'another',
    blocks: [],
  })
  expect(JSON.stringify(await entries())).toBe(before)
  expect(await changeLog()).toEqual(log)
})

it('never loses a save, in whatever order people write, pause and do other things', async () => {
  const li = await clerk('李四')
  const plans = [await begun(2), await begun(2, '清源镇森林火灾预案')]
  const step = fc.record({
    who: fc.constantFrom(undefined, li),
    what: fc.constantFrom('write', 'write', 'write', 'other'),
    plan: fc.nat(1),
    section: fc.nat(1),
    pause: fc.constantFrom(0, 3 * minute, 11 * minute),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const from = (await entries()).length
      for (const { who, what, plan, section, pause } of steps) {
        wait(pause)
        const chosen = plans[plan]
        if (what === 'write' && chosen) await write(chosen, section, who)
        else await other(who)
      }
      wait(11 * minute)
      await other()
      const fresh = (await entries()).slice(from).map((entry) => ({
        ...entry,
        facts: JSON.parse(entry.subject) as { changes?: number; began?: number },
      }))
      const saves = fresh.filter(({ call }) => call === 'plans.saveSection')
      const closing = new Map(saves.map(({ facts }) => [facts.began, facts.changes]))
      // Each first entry stands for its one save, or for as many as its closing entry says.
      let told = 0
      for (const { seq, facts } of saves) {
        if (facts.began !== undefined) continue
        const logged = (await changeLog()).find((row) => row.seq === seq)?.n ?? 0
        expect(logged).toBe(closing.get(seq) ?? 1)
        told += logged
      }
      expect(told).toBe(steps.filter(({ what }) => what === 'write').length)
      expect(
        await host.reader.read(async (em) => em.query('SELECT count(*) AS n FROM audit_sittings')),
      ).toEqual([{ n: 0 }])
      expect(await intact()).toBe(true)
    }),
    { numRuns: 15 },
  )
})
