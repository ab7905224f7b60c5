import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SessionUser } from '../../../../main/host/types'
import type { CountLine, StockCount } from '../../../../preload/contract/supplies/index'
import { openTestHost, type TestHost } from '../../../helpers/host'

let host: TestHost
let clerk: SessionUser
let depotId: string
let coatId: string
beforeEach(async () => {
  host = await openTestHost()
  await host.ask('office', 'saveUser', { name: '小李', role: 'clerk' })
  clerk = await host.user('小李')
  depotId = (await host.ask('supplies', 'saveDepot', { name: '镇储备库' })).id
  coatId = (await host.ask('supplies', 'saveItem', { name: '雨衣', unit: '件' })).id
  await receive(20, 'Y1', 'A-01')
  await receive(10, 'Y2', 'A-02')
  await receive(5, 'Y3', 'B-01')
})
afterEach(() => host.close())

const receive = (quantity: number, lotNumber: string, bin: string) =>
  host.ask('supplies', 'receive', { depotId, lines: [{ itemId: coatId, quantity, lotNumber, bin }] })
const start = (more = {}) => host.ask('supplies', 'startCount', { depotId, ...more }, { actor: clerk })
const lines = async (countId: string, more = {}) =>
  (await host.ask('supplies', 'listCountLines', { countId, limit: 200, ...more })).rows
const line = async (countId: string, lotNumber: string): Promise<CountLine> => {
  const found = (await lines(countId)).find((one) => one.lotNumber === lotNumber)
  if (!found) throw new Error(`no line ${lotNumber}`)
  return found
}
async function count(id: string, figures: Record<string, number>, more = {}) {
  const entries = []
  for (const [lotNumber, quantity] of Object.entries(figures))
    entries.push({ lineId: (await line(id, lotNumber)).id, quantity })
  return host.ask('supplies', 'enterCounts', { id, entries, ...more }, { actor: clerk })
}
const issue = async (lotNumber: string, quantity: number, more = {}) => {
  const { rows } = await host.ask('supplies', 'listStock', { search: lotNumber })
  return host.ask('supplies', 'issue', {
    depotId,
    deviation: '指定批次',
    lines: [{ lotId: rows[0]?.lotId ?? '', bin: rows[0]?.bin ?? '', quantity }],
    ...more,
  })
}
const stock = async () =>
  Object.fromEntries(
    (await host.ask('supplies', 'listStock', { depotId, limit: 200 })).rows.map((row) => [
      `${row.lotNumber}@${row.bin}`,
      row.quantity,
    ]),
  )
/** Reasons for every difference, then handed in. */
async function submit(id: string) {
  await host.ask('supplies', 'finishCounting', { id }, { actor: clerk })
  const different = await lines(id, { show: 'different' })
  if (different.length > 0)
    await host.ask(
      'supplies',
      'decideCountLines',
      { id, lines: different.map((one) => ({ lineId: one.id, reason: 'earlier-mistake' as const })) },
      { actor: clerk },
    )
  return host.ask('supplies', 'submitCount', { id, keepUncounted: true }, { actor: clerk })
}
/** Lets the clock go on, so that what happens next is later. */
const tick = () => new Promise((resolve) => setTimeout(resolve, 3))

describe('a count', () => {
  it('goes from a snapshot to one adjustment, with the movements in between', async () => {
    const started = await start({ note: '年终盘点', sections: [{ bin: 'A-01', person: '王例' }] })
    const year = new Date().getFullYear()
    expect(started).toMatchObject({ number: `PD-${year}-0001`, state: 'counting', lines: 3, counted: 0 })
    await tick()
    // 3 go out before Y1 is counted, 2 after it.
    await issue('Y1', 3)
    await tick()
    await count(started.id, { Y1: 16, Y2: 10 })
    await tick()
    await issue('Y1', 2)
    expect(await line(started.id, 'Y1')).toMatchObject({
      book: 20,
      moved: -3,
      expected: 17,
      first: 16,
      difference: -1,
      movedAfter: -2,
      person: '王例',
    })
    await count(started.id, { Y3: 7 })
    const submitted = await submit(started.id)
    expect(submitted).toMatchObject({ state: 'submitted', differences: 2, unexplained: 0 })
    const done = await host.ask('supplies', 'approveCount', { id: started.id, opinion: '同意调整' })
    expect(done).toMatchObject({ state: 'adjusted', documentReversed: false })
    expect(done.documentNumber).toMatch(/^TZ-/)
    expect(await stock()).toEqual({ 'Y1@A-01': 14, 'Y2@A-02': 10, 'Y3@B-01': 7 })
    const { document, entries } = await host.ask('supplies', 'getDocument', {
      documentId: done.documentId ?? '',
    })
    expect(document).toMatchObject({
      kind: 'adjust',
      orderNumber: done.number,
      reason: `盘点 ${done.number}`,
    })
    expect(entries.map((entry) => [entry.lotNumber, entry.quantity])).toEqual([
      ['Y1', -1],
      ['Y3', 2],
    ])
    const { steps } = await host.ask('supplies', 'getCount', { id: started.id })
    expect(steps.map((step) => [step.step, step.userName])).toEqual([
      ['started', '小李'],
      ['finished', '小李'],
      ['submitted', '小李'],
      ['adjusted', '张敏'],
    ])
    // What is printed years later does not change with slips that are entered later.
    await issue('Y1', 1)
    expect(await line(started.id, 'Y1')).toMatchObject({ expected: 17, difference: -1, movedAfter: 0 })
  })

  it('knows a slip that is entered late by when it happened', async () => {
    const before = Date.now()
    await tick()
    const { id } = await start()
    await tick()
    await count(id, { Y1: 18 })
    await tick()
    expect(await line(id, 'Y1')).toMatchObject({ difference: -2 })
    await issue('Y1', 2, { happenedAt: before })
    expect(await line(id, 'Y1')).toMatchObject({ moved: -2, expected: 18, difference: 0, movedAfter: 0 })
  })

  it('does not post again what a reversal put right meanwhile', async () => {
    const wrong = await issue('Y1', 2)
    const { id } = await start()
    await tick()
    await count(id, { Y1: 20, Y2: 10, Y3: 5 })
    expect(await line(id, 'Y1')).toMatchObject({ expected: 18, difference: 2 })
    await tick()
    await host.ask('supplies', 'reverseDocument', { documentId: wrong.id })
    expect(await line(id, 'Y1')).toMatchObject({ expected: 20, difference: 0 })
    await submit(id)
    expect(await host.ask('supplies', 'approveCount', { id })).toMatchObject({ documentId: null })
    expect(await stock()).toMatchObject({ 'Y1@A-01': 20 })
  })

  it('takes in what is there and not in the book: a new lot, a known lot in another bin', async () => {
    const { id } = await start({ bins: ['A-01'] })
    expect(await lines(id)).toHaveLength(1)
    await count(id, { Y1: 20 })
    const fresh = await host.ask('supplies', 'addFound', {
      id,
      itemId: coatId,
      lotNumber: 'NEW',
      expiresOn: '2031-05-01',
      bin: 'A-01',
      quantity: 3,
    })
    expect(fresh).toMatchObject({ found: true, book: 0, difference: 3, position: 2 })
    const strayed = await line(id, 'Y1')
    const { rows } = await host.ask('supplies', 'listStock', { search: 'Y3' })
    const known = { id, lotId: rows[0]?.lotId ?? '', bin: 'A-01', quantity: 1 }
    expect(await host.ask('supplies', 'addFound', known)).toMatchObject({ found: true, difference: 1 })
    // The same thing once more is the same line; in its own bin it comes with its book figure.
    expect(await host.ask('supplies', 'addFound', { ...known, quantity: 2 })).toMatchObject({ difference: 2 })
    expect(await host.ask('supplies', 'addFound', { ...known, bin: 'B-01', quantity: 4 })).toMatchObject({
      found: false,
      book: 5,
      difference: -1,
    })
    expect(strayed.position).toBe(1)
    await submit(id)
    await host.ask('supplies', 'approveCount', { id })
    expect(await stock()).toEqual({
      'Y1@A-01': 20,
      'Y2@A-02': 10,
      'Y3@B-01': 4,
      'Y3@A-01': 2,
      'NEW@A-01': 3,
    })
  })

  it('adds scans up, finds labels, and takes them back one by one', async () => {
    const { id } = await start()
    const one = await line(id, 'Y2')
    const code = `YB:L:${one.lotId}`
    const found = await host.ask('supplies', 'findCountLines', { countId: id, code })
    expect(found).toMatchObject({ lotId: one.lotId, lines: [{ id: one.id }] })
    expect((await host.ask('supplies', 'findCountLines', { countId: id, code: 'y2' })).lines).toHaveLength(1)
    const scan = () =>
      host.ask('supplies', 'enterCounts', { id, via: 'scan', entries: [{ lineId: one.id, add: 1 }] })
    await scan()
    await scan()
    await scan()
    expect(await line(id, 'Y2')).toMatchObject({ first: 3, figures: 1 })
    await host.ask('care', 'undo', {})
    expect(await line(id, 'Y2')).toMatchObject({ first: 2 })
    const { entries } = await host.ask('supplies', 'getCountLine', { lineId: one.id })
    expect(entries.map((entry) => [entry.quantity, entry.stands, entry.via])).toEqual([
      [1, false, 'scan'],
      [2, true, 'scan'],
      [3, false, 'scan'],
    ])
    expect(
      await host.refused('supplies', 'enterCounts', { id, entries: [{ lineId: one.id, add: -3 }] }),
    ).toMatchObject({ code: 'invalid-input' })
  })

  it('shows two people’s figures as a conflict, or adds them, as it was started', async () => {
    const both = async (together: 'conflict' | 'sum') => {
      const { id } = await start({ together, bins: ['A-01'] })
      await count(id, { Y1: 12 }, { counter: '王例' })
      await count(id, { Y1: 9 }, { counter: '赵示' })
      return id
    }
    const apart = await both('conflict')
    expect(await line(apart, 'Y1')).toMatchObject({ conflict: true, figure: null, figures: 2 })
    await host.ask('supplies', 'finishCounting', { id: apart })
    expect(await host.refused('supplies', 'submitCount', { id: apart })).toMatchObject({
      code: 'count-conflict',
      facts: { lines: 1 },
    })
    // Counted once more, the second round counts.
    await count(apart, { Y1: 20 }, { counter: '王例' })
    expect(await line(apart, 'Y1')).toMatchObject({ conflict: false, second: 20, figure: 20, difference: 0 })
    await host.ask('supplies', 'cancelCount', { id: apart, opinion: '换一种方式' })
    const summed = await both('sum')
    expect(await line(summed, 'Y1')).toMatchObject({ conflict: false, first: 21, difference: 1 })
  })

  it('keeps the book figures to itself while it is blind', async () => {
    const { id } = await start({ blind: true })
    await count(id, { Y1: 1 })
    for (const one of await lines(id))
      expect([one.book, one.expected, one.difference, one.moved]).toEqual([null, null, null, null])
    expect(await host.ask('supplies', 'getCount', { id })).toMatchObject({ hidden: true, differences: 0 })
    const { line: shown, movements } = await host.ask('supplies', 'getCountLine', {
      lineId: (await line(id, 'Y1')).id,
    })
    expect([shown.book, movements]).toEqual([null, []])
    await host.ask('supplies', 'finishCounting', { id })
    expect(await line(id, 'Y1')).toMatchObject({ book: 20, difference: -19 })
  })

  it('decides, gives reasons, and takes that back', async () => {
    const { id } = await start()
    await count(id, { Y1: 19, Y2: 10, Y3: 5 })
    await host.ask('supplies', 'finishCounting', { id }, { actor: clerk })
    const one = await line(id, 'Y1')
    await host.ask('supplies', 'markRecounts', { id, lineIds: [one.id], recount: true })
    expect(await lines(id, { show: 'recount' })).toHaveLength(1)
    await count(id, { Y1: 18 })
    expect(await host.refused('supplies', 'submitCount', { id })).toMatchObject({
      code: 'count-unexplained',
      facts: { lines: 1 },
    })
    const decide = (more: object) =>
      host.ask('supplies', 'decideCountLines', { id, lines: [{ lineId: one.id, ...more }] })
    await decide({ figure: 19, reason: 'other' })
    expect(await line(id, 'Y1')).toMatchObject({ figure: 19, decided: true, second: 18, difference: -1 })
    // 其他 without words explains nothing.
    expect(await host.refused('supplies', 'submitCount', { id })).toMatchObject({ code: 'count-unexplained' })
    await decide({ note: '借给村里未登记' })
    await host.ask('care', 'undo', {})
    expect(await line(id, 'Y1')).toMatchObject({ reason: 'other', reasonNote: '' })
    await decide({ note: '借给村里未登记' })
    await host.ask('supplies', 'submitCount', { id }, { actor: clerk })
    await host.ask('supplies', 'returnCount', { id, opinion: '请核对 A-02' })
    expect(await host.ask('supplies', 'getCount', { id })).toMatchObject({ state: 'reviewing' })
    await host.ask('supplies', 'submitCount', { id }, { actor: clerk })
    await host.ask('supplies', 'approveCount', { id })
    expect(await stock()).toMatchObject({ 'Y1@A-01': 19 })
  })

  it('leaves nothing when it is cancelled, and lets another one begin', async () => {
    const before = await stock()
    const { id, number } = await start()
    await count(id, { Y1: 1 })
    expect(await host.refused('supplies', 'startCount', { depotId, bins: ['A-01'] })).toEqual({
      code: 'count-overlap',
      facts: { number },
    })
    const cancelled = await host.ask('supplies', 'cancelCount', { id, opinion: '人手不够' })
    expect(cancelled).toMatchObject({ state: 'cancelled', lines: 0 })
    expect(await stock()).toEqual(before)
    const left = await host.reader.read((em) =>
      em.query(
        'SELECT (SELECT count(*) FROM stock_count_lines) + (SELECT count(*) FROM stock_count_entries) AS n',
      ),
    )
    expect(left).toEqual([{ n: 0 }])
    expect((await start()).number.slice(-4)).toBe('0002')
  })

  it('counts the rest as nothing there, or leaves it as it is', async () => {
    const { id } = await start()
    await count(id, { Y1: 20 })
    await host.ask('supplies', 'finishCounting', { id })
    expect(await host.refused('supplies', 'submitCount', { id })).toMatchObject({
      code: 'count-incomplete',
      facts: { lines: 2 },
    })
    expect(await host.ask('supplies', 'countRestAsZero', { id, bin: 'B-01' })).toEqual({ lines: 1 })
    await submit2(id)
    expect(await stock()).toEqual({ 'Y1@A-01': 20, 'Y2@A-02': 10 })
  })
})

/** From the review on: reasons, submission by the clerk, approval by the administrator. */
async function submit2(id: string) {
  const different = await lines(id, { show: 'different' })
  await host.ask('supplies', 'decideCountLines', {
    id,
    lines: different.map((one) => ({ lineId: one.id, reason: 'lost' as const })),
  })
  await host.ask('supplies', 'submitCount', { id, keepUncounted: true }, { actor: clerk })
  return host.ask('supplies', 'approveCount', { id })
}

describe('never double', () => {
  const ready = async (figures: Record<string, number>): Promise<StockCount> => {
    const { id } = await start()
    await count(id, figures)
    return submit(id)
  }

  it('posts once, however many approve at once', async () => {
    const { id } = await ready({ Y1: 15 })
    const answers = await Promise.all([1, 2, 3, 4].map(() => host.raw('supplies.approveCount', { id })))
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
    for (const answer of answers.filter((one) => !one.ok))
      expect(answer).toMatchObject({ error: { code: 'wrong-state', facts: { state: 'adjusted' } } })
    expect(await stock()).toMatchObject({ 'Y1@A-01': 15 })
    for (const [call, input] of [
      ['cancelCount', { id, opinion: '不要' }],
      ['returnCount', { id, opinion: '不要' }],
      ['recallCount', { id }],
      ['finishCounting', { id }],
    ] as const)
      expect(await host.raw(`supplies.${call}`, input)).toMatchObject({ error: { code: 'wrong-state' } })
    // Nor does the database let it, whoever tries.
    await expect(
      host.writer.write((em) => em.query(`UPDATE stock_counts SET document_id = NULL WHERE id = '${id}'`)),
    ).rejects.toThrow('settled')
  })

  it('races approval against an issue: one of them is refused, the stock is never below nothing', async () => {
    const { id } = await ready({ Y1: 2 })
    const [approval, out] = await Promise.allSettled([
      host.ask('supplies', 'approveCount', { id }),
      issue('Y1', 15),
    ])
    expect([approval.status, out.status].sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('is approved by somebody else than who submitted it', async () => {
    const { id } = await start()
    await count(id, { Y1: 15 })
    await host.ask('supplies', 'finishCounting', { id })
    const one = await line(id, 'Y1')
    await host.ask('supplies', 'decideCountLines', { id, lines: [{ lineId: one.id, reason: 'lost' }] })
    await host.ask('supplies', 'submitCount', { id, keepUncounted: true })
    expect(await host.refused('supplies', 'approveCount', { id })).toEqual({ code: 'own-approval' })
    expect(await host.raw('supplies.approveCount', { id }, { actor: clerk })).toEqual({
      ok: false,
      error: { code: 'forbidden' },
    })
    await host.ask('supplies', 'recallCount', { id })
    await host.ask('supplies', 'submitCount', { id, keepUncounted: true }, { actor: clerk })
    expect(await host.ask('supplies', 'approveCount', { id })).toMatchObject({ state: 'adjusted' })
  })

  it('explains an adjustment that would leave less than nothing', async () => {
    const { id } = await ready({ Y1: 5 })
    await issue('Y1', 12)
    expect(await host.refused('supplies', 'approveCount', { id })).toMatchObject({
      code: 'count-below-zero',
      facts: { item: '雨衣', lot: 'Y1', bin: 'A-01', there: '8 件', take: '15 件' },
    })
    expect(await stock()).toMatchObject({ 'Y1@A-01': 8 })
    expect(await host.ask('supplies', 'getCount', { id })).toMatchObject({ state: 'submitted' })
  })
})

describe('bad input', () => {
  it('changes nothing', async () => {
    const { id, snapshotAt } = await start()
    const one = await line(id, 'Y1')
    const other = await start({ bins: ['Z-99'] })
    const bad: [string, object][] = [
      ['enterCounts', { id, entries: [{ lineId: one.id, quantity: -1 }] }],
      ['enterCounts', { id, entries: [{ lineId: one.id, quantity: 1.5 }] }],
      ['enterCounts', { id, entries: [{ lineId: one.id }] }],
      ['enterCounts', { id, entries: [{ lineId: one.id, quantity: 1, add: 1 }] }],
      ['enterCounts', { id, entries: [{ lineId: one.id, quantity: 1 }], countedAt: snapshotAt - 1 }],
      ['enterCounts', { id, entries: [{ lineId: one.id, quantity: 1 }], countedAt: Date.now() + 3_600_000 }],
      ['addFound', { id, itemId: coatId, quantity: 0 }],
      ['addFound', { id, quantity: 1 }],
      ['addFound', { id, itemId: coatId, quantity: 1, producedOn: '2026-02-01', expiresOn: '2025-02-01' }],
      ['cancelCount', { id, opinion: ' ' }],
    ]
    for (const [call, input] of bad)
      expect(await host.raw(`supplies.${call}`, input), call).toMatchObject({
        ok: false,
        error: { code: 'invalid-input' },
      })
    expect(
      await host.raw('supplies.enterCounts', { id: other.id, entries: [{ lineId: one.id, quantity: 1 }] }),
    ).toMatchObject({ error: { code: 'not-found' } })
    expect(await host.ask('supplies', 'getCount', { id })).toMatchObject({ counted: 0, found: 0, lines: 3 })
  })
})
