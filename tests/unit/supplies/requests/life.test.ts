import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SessionUser } from '../../../../main/host/types'
import type { SupplyRequest } from '../../../../preload/contract/supplies/index'
import { openTestHost, type TestHost } from '../../../helpers/host'

let host: TestHost
let clerk: SessionUser
let depotId: string
let villageId: string
let coatId: string
let waterId: string
beforeEach(async () => {
  host = await openTestHost()
  await host.ask('office', 'saveUser', { name: '小李', role: 'clerk' })
  clerk = await host.user('小李')
  depotId = (await host.ask('supplies', 'saveDepot', { name: '镇储备库' })).id
  villageId = (await host.ask('supplies', 'saveDepot', { name: '东坪村储备点', level: 'village' })).id
  coatId = (await host.ask('supplies', 'saveItem', { name: '雨衣', unit: '件' })).id
  waterId = (await host.ask('supplies', 'saveItem', { name: '饮用水', unit: '箱' })).id
  await host.ask('supplies', 'receive', {
    depotId,
    lines: [
      { itemId: coatId, quantity: 20, lotNumber: 'Y2', expiresOn: '2032-01-01' },
      { itemId: coatId, quantity: 10, lotNumber: 'Y1', expiresOn: '2030-01-01' },
      { itemId: waterId, quantity: 8, lotNumber: 'W', bin: 'A-01' },
    ],
  })
})
afterEach(() => host.close())

const askFor = (lines: { itemId: string; asked: number }[], more = {}) =>
  host.ask(
    'supplies',
    'saveRequest',
    { unit: '东坪村', person: '王例', phone: '000-0001', purpose: '防汛备勤', lines, ...more },
    { actor: clerk },
  )
const approve = (request: SupplyRequest, quantities: number[]) => ({
  id: request.id,
  depotId,
  lines: request.requestLines.map((line, at) => ({ lineId: line.id, quantity: quantities[at] ?? 0 })),
})
const get = (id: string) => host.ask('supplies', 'getRequest', { id })
const stock = async (depot = depotId) =>
  (await host.ask('supplies', 'listStock', { depotId: depot, limit: 200 })).rows
    .map((row) => [row.lotNumber, row.status, row.quantity, row.reserved])
    .sort()
/** What the program proposes, as the page sends it. */
async function proposed(id: string, part = Number.POSITIVE_INFINITY) {
  const { lines } = await host.ask('supplies', 'proposeRequestIssue', { id })
  return lines.flatMap((line) =>
    line.lots
      .filter((lot) => lot.proposed > 0)
      .map((lot) => ({
        lineId: line.lineId,
        lotId: lot.lotId,
        bin: lot.bin,
        quantity: Math.min(part, lot.proposed),
      })),
  )
}

describe('a request', () => {
  it('goes from asking to receiving, with every step signed', async () => {
    const asked = await askFor([
      { itemId: coatId, asked: 15 },
      { itemId: waterId, asked: 4 },
    ])
    const year = new Date().getFullYear()
    expect(asked).toMatchObject({ number: `SL-${year}-0001`, state: 'asked', items: '雨衣、饮用水' })

    const approved = await host.ask('supplies', 'approveRequest', {
      ...approve(asked, [12, 4]),
      opinion: '同意，雨衣先发 12 件',
    })
    expect(approved).toMatchObject({ state: 'approved', sourceDepotName: '镇储备库' })
    expect(approved.requestLines.map((line) => [line.approved, line.reserved])).toEqual([
      [12, 12],
      [4, 4],
    ])
    // What expires first is held first.
    expect(await stock()).toEqual([
      ['W', 'here', 8, 4],
      ['Y1', 'here', 10, 10],
      ['Y2', 'here', 20, 2],
    ])

    const part = await proposed(asked.id)
    expect(part.map((line) => line.quantity)).toEqual([10, 2, 4])
    const first = await host.ask(
      'supplies',
      'issueRequest',
      { id: asked.id, takenBy: '王例', lines: part.slice(0, 1) },
      { actor: clerk },
    )
    expect(first).toMatchObject({ state: 'partly', issues: [{ confirmed: false, reversed: false }] })
    expect(first.requestLines.map((line) => [line.issued, line.reserved])).toEqual([
      [10, 2],
      [0, 4],
    ])
    const whole = await host.ask(
      'supplies',
      'issueRequest',
      { id: asked.id, takenBy: '王例', lines: await proposed(asked.id) },
      { actor: clerk },
    )
    expect(whole.state).toBe('issued')
    expect(whole.requestLines.map((line) => line.reserved)).toEqual([0, 0])
    expect(await stock()).toEqual([
      ['W', 'here', 4, 0],
      ['Y2', 'here', 18, 0],
    ])

    for (const issue of whole.issues)
      await host.ask(
        'supplies',
        'confirmReceipt',
        {
          id: asked.id,
          documentId: issue.documentId,
          person: '赵示',
          lines: issue.lines.map(({ lineId, quantity }) => ({ lineId, quantity })),
        },
        { actor: clerk },
      )
    const done = await get(asked.id)
    expect(done.state).toBe('received')
    expect(done.requestLines.map((line) => line.received)).toEqual([12, 4])
    expect(done.steps.map((step) => [step.step, step.userName, step.person])).toEqual([
      ['asked', '小李', '王例'],
      ['approved', '张敏', ''],
      ['issued', '小李', '王例'],
      ['issued', '小李', '王例'],
      ['received', '小李', '赵示'],
      ['received', '小李', '赵示'],
    ])
    expect(done.steps[1]?.opinion).toBe('同意，雨衣先发 12 件')
    const { rows } = await host.ask('supplies', 'listRequests', { state: 'received' })
    expect(rows.map((row) => row.number)).toEqual([asked.number])
  })

  it('is transferred when it goes to a depot, and arrives there when it is confirmed', async () => {
    const asked = await askFor([{ itemId: waterId, asked: 5 }], { deliverDepotId: villageId })
    await host.ask('supplies', 'approveRequest', approve(asked, [5]))
    const out = await host.ask('supplies', 'issueRequest', {
      id: asked.id,
      takenBy: '司机',
      lines: await proposed(asked.id),
    })
    expect(out.issues[0]?.number).toMatch(/^DB-/)
    expect(await stock(villageId)).toEqual([['W', 'transit', 5, 0]])
    const slip = out.issues[0]
    const lines = [{ lineId: out.requestLines[0]?.id ?? '', quantity: 4 }]
    const confirm = { id: asked.id, documentId: slip?.documentId ?? '', person: '村保管员', lines }
    expect(await host.refused('supplies', 'confirmReceipt', confirm)).toMatchObject({
      code: 'opinion-missing',
    })
    const done = await host.ask('supplies', 'confirmReceipt', { ...confirm, opinion: '路上破损 1 箱' })
    expect(done.state).toBe('received')
    expect(await stock(villageId)).toEqual([['W', 'here', 4, 0]])
    // Twice is once too often.
    expect(await host.refused('supplies', 'confirmReceipt', { ...confirm, opinion: '再来' })).toMatchObject({
      code: 'wrong-state',
    })
  })

  it('waits again when its decision is taken back, and lets go of the stock', async () => {
    const asked = await askFor([{ itemId: coatId, asked: 30 }])
    await host.ask('supplies', 'approveRequest', approve(asked, [30]))
    expect(await host.ask('care', 'undo', {})).toEqual({ call: 'supplies.approveRequest' })
    expect(await get(asked.id)).toMatchObject({ state: 'asked', sourceDepotId: null })
    expect((await stock()).every(([, , , reserved]) => reserved === 0)).toBe(true)
    const refused = await host.ask('supplies', 'refuseRequest', { id: asked.id, opinion: '库存留作汛期' })
    expect(refused.state).toBe('refused')
    expect(await host.refused('supplies', 'approveRequest', approve(asked, [1]))).toEqual({
      code: 'wrong-state',
      facts: { state: 'refused' },
    })
  })

  it('lets go of the stock when it is withdrawn or its rest is dropped', async () => {
    const one = await askFor([{ itemId: waterId, asked: 5 }])
    await host.ask('supplies', 'approveRequest', approve(one, [5]))
    await host.ask('supplies', 'withdrawRequest', { id: one.id, opinion: '雨停了' }, { actor: clerk })
    const two = await askFor([{ itemId: waterId, asked: 8 }])
    await host.ask('supplies', 'approveRequest', approve(two, [8]))
    await host.ask('supplies', 'issueRequest', {
      id: two.id,
      takenBy: '王例',
      lines: await proposed(two.id, 3),
    })
    expect(await host.refused('supplies', 'withdrawRequest', { id: two.id })).toMatchObject({
      code: 'wrong-state',
      facts: { state: 'partly' },
    })
    const closed = await host.ask('supplies', 'closeRequest', { id: two.id, opinion: '够用' })
    expect(closed.state).toBe('issued')
    expect(await stock()).toContainEqual(['W', 'here', 5, 0])
  })

  it('comes back by itself when its slip is reversed', async () => {
    const asked = await askFor([{ itemId: waterId, asked: 5 }])
    await host.ask('supplies', 'approveRequest', approve(asked, [5]))
    const out = await host.ask('supplies', 'issueRequest', {
      id: asked.id,
      takenBy: '王例',
      lines: await proposed(asked.id),
    })
    expect(out.state).toBe('issued')
    await host.ask('supplies', 'reverseDocument', { documentId: out.issues[0]?.documentId ?? '' })
    const back = await get(asked.id)
    expect(back).toMatchObject({ state: 'approved', issues: [{ reversed: true }] })
    expect(back.steps.at(-1)).toMatchObject({ step: 'issued', reversed: true })
    // And goes out again.
    const again = await host.ask('supplies', 'issueRequest', {
      id: asked.id,
      takenBy: '王例',
      lines: await proposed(asked.id),
    })
    expect(again.state).toBe('issued')
  })
})

describe('what is refused', () => {
  it('approval, refusal and reopening are the administrator’s', async () => {
    const asked = await askFor([{ itemId: coatId, asked: 1 }])
    for (const [call, input] of [
      ['approveRequest', approve(asked, [1])],
      ['refuseRequest', { id: asked.id, opinion: '不' }],
      ['reopenRequest', { id: asked.id }],
    ] as const)
      expect(await host.raw(`supplies.${call}`, input, { actor: clerk })).toEqual({
        ok: false,
        error: { code: 'forbidden' },
      })
  })

  it('more than was asked, than lies there, than is free, than was approved, nothing at all', async () => {
    const asked = await askFor([{ itemId: waterId, asked: 20 }])
    expect(await host.refused('supplies', 'approveRequest', approve(asked, [21]))).toMatchObject({
      code: 'over-approved',
    })
    expect(await host.refused('supplies', 'approveRequest', approve(asked, [9]))).toMatchObject({
      code: 'not-enough',
      facts: { there: 8, wanted: 9, item: '饮用水' },
    })
    expect(await host.refused('supplies', 'approveRequest', approve(asked, [0]))).toMatchObject({
      code: 'invalid-input',
    })
    expect(await get(asked.id)).toMatchObject({ state: 'asked' })
    await host.ask('supplies', 'approveRequest', approve(asked, [6]))
    const other = await askFor([{ itemId: waterId, asked: 3 }])
    expect(await host.refused('supplies', 'approveRequest', approve(other, [3]))).toMatchObject({
      code: 'not-enough',
      facts: { there: 2 },
    })
    const [line] = await proposed(asked.id)
    if (!line) throw new Error('nothing proposed')
    expect(
      await host.refused('supplies', 'issueRequest', {
        id: asked.id,
        takenBy: '王例',
        lines: [{ ...line, quantity: 7 }],
      }),
    ).toMatchObject({ code: 'over-approved', facts: { open: '6 箱', wanted: '7 箱' } })
    expect((await stock()).find(([lot]) => lot === 'W')).toEqual(['W', 'here', 8, 6])
  })

  it('another item’s lot, another request’s line, a slip of another request', async () => {
    const asked = await askFor([{ itemId: waterId, asked: 2 }])
    await host.ask('supplies', 'approveRequest', approve(asked, [2]))
    const coat = (await host.ask('supplies', 'listStock', { search: '雨衣' })).rows[0]
    const lineId = asked.requestLines[0]?.id ?? ''
    expect(
      await host.refused('supplies', 'issueRequest', {
        id: asked.id,
        takenBy: '王例',
        lines: [{ lineId, lotId: coat?.lotId ?? '', quantity: 1 }],
      }),
    ).toEqual({ code: 'not-found' })
  })

  it('later lots than those that expire first need a word', async () => {
    const asked = await askFor([{ itemId: coatId, asked: 5 }])
    await host.ask('supplies', 'approveRequest', approve(asked, [5]))
    const { lines } = await host.ask('supplies', 'proposeRequestIssue', { id: asked.id })
    const later = lines[0]?.lots.find((lot) => lot.lotNumber === 'Y2')
    const issue = {
      id: asked.id,
      takenBy: '王例',
      lines: [{ lineId: lines[0]?.lineId ?? '', lotId: later?.lotId ?? '', quantity: 5 }],
    }
    expect(await host.refused('supplies', 'issueRequest', issue)).toMatchObject({
      code: 'not-first-expiring',
    })
    const out = await host.ask('supplies', 'issueRequest', { ...issue, deviation: '前一批尺码太小' })
    expect(out.state).toBe('issued')
  })

  it('a request that somebody decided on meanwhile', async () => {
    const asked = await askFor([{ itemId: waterId, asked: 2 }])
    const change = {
      id: asked.id,
      rev: asked.rev,
      unit: '东坪村',
      person: '王例',
      purpose: '改',
      lines: [{ itemId: waterId, asked: 3 }],
    }
    const changed = await host.ask('supplies', 'saveRequest', change)
    expect(changed.requestLines.map((line) => line.asked)).toEqual([3])
    expect(await host.refused('supplies', 'saveRequest', change)).toEqual({ code: 'changed-since' })
    expect(
      await host.refused('supplies', 'approveRequest', { ...approve(changed, [2]), rev: asked.rev }),
    ).toEqual({ code: 'changed-since' })
    expect(await host.ask('care', 'undo', {})).toEqual({ call: 'supplies.saveRequest' })
    expect((await get(asked.id)).requestLines.map((line) => line.asked)).toEqual([2])
  })
})

describe('never double', () => {
  it('lets one of several commands that race through', async () => {
    const asked = await askFor([{ itemId: waterId, asked: 5 }])
    const race = <T>(run: () => Promise<T>) => Promise.all([run(), run(), run()])
    const approvals = await race(() => host.raw('supplies.approveRequest', approve(asked, [5])))
    expect(approvals.filter((answer) => answer.ok)).toHaveLength(1)
    const lines = await proposed(asked.id)
    const issues = await race(() =>
      host.raw('supplies.issueRequest', { id: asked.id, takenBy: '王例', lines }),
    )
    expect(issues.filter((answer) => answer.ok)).toHaveLength(1)
    const { issues: slips } = await get(asked.id)
    expect(slips).toHaveLength(1)
    const confirmation = {
      id: asked.id,
      documentId: slips[0]?.documentId,
      person: '赵示',
      lines: slips[0]?.lines.map(({ lineId, quantity }) => ({ lineId, quantity })),
    }
    const receipts = await race(() => host.raw('supplies.confirmReceipt', confirmation))
    expect(receipts.filter((answer) => answer.ok)).toHaveLength(1)
    expect((await stock()).find(([lot]) => lot === 'W')).toEqual(['W', 'here', 3, 0])
  })

  it('numbers without a gap, also after refusals and undo', async () => {
    const one = await askFor([{ itemId: waterId, asked: 1 }])
    await host.raw('supplies.saveRequest', { unit: '', person: '', purpose: '', lines: [] }, { actor: clerk })
    await host.ask('care', 'undo', {}, { actor: clerk })
    expect(await get(one.id)).toMatchObject({ state: 'withdrawn' })
    const two = await askFor([{ itemId: waterId, asked: 1 }])
    expect([one.number, two.number].map((number) => number.slice(-4))).toEqual(['0001', '0002'])
  })
})

it('stands on Home while it waits', async () => {
  await askFor([{ itemId: waterId, asked: 1 }], { neededOn: '2020-01-01' })
  const { due } = await host.ask('care', 'getHome', {})
  expect(due).toContainEqual(
    expect.objectContaining({
      code: 'requests-asked',
      level: 'overdue',
      facts: { count: 1, late: 1 },
      to: '/supplies/requests?state=asked',
    }),
  )
})
