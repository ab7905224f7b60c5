import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTestHost, type TestHost } from '../../helpers/host'

let host: TestHost
let depotId: string
let itemId: string
beforeEach(async () => {
  host = await openTestHost()
  depotId = (await host.ask('supplies', 'saveDepot', { name: '镇储备库' })).id
  itemId = (await host.ask('supplies', 'saveItem', { name: '救生衣', spec: '成人型', unit: '件' })).id
})
afterEach(() => host.close())

const receive = (quantity: number, line = {}) =>
  host.ask('supplies', 'receive', { depotId, lines: [{ itemId, quantity, lotNumber: 'A', ...line }] })
const stock = async () => (await host.ask('supplies', 'listStock', {})).rows
const lot = async () => (await stock())[0]?.lotId ?? ''

describe('the ledger', () => {
  it('adds to the lot of the same number and dates, and makes another for other ones', async () => {
    await receive(10, { expiresOn: '2028-05-01' })
    await receive(5, { expiresOn: '2028-05-01' })
    await receive(7, { expiresOn: '2029-05-01' })
    expect((await stock()).map((row) => row.quantity)).toEqual([15, 7])
  })

  it('gives out what is there and refuses the whole document when one line has less', async () => {
    await receive(10)
    await receive(3, { lotNumber: 'B' })
    const [a, b] = await stock()
    const lines = [
      { lotId: a?.lotId ?? '', quantity: 4 },
      { lotId: b?.lotId ?? '', quantity: 4 },
    ]
    expect(await host.refused('supplies', 'issue', { depotId, lines })).toMatchObject({
      code: 'not-enough',
      facts: { there: 3, wanted: 4 },
    })
    expect((await stock()).map((row) => row.quantity)).toEqual([10, 3])
  })

  it('counts two lines of one lot together', async () => {
    await receive(10)
    const line = { lotId: await lot(), quantity: 6 }
    expect(await host.refused('supplies', 'issue', { depotId, lines: [line, line] })).toMatchObject({
      code: 'not-enough',
    })
  })

  it('numbers documents by kind and year without a gap, also after a refused one', async () => {
    const first = await receive(10)
    const lotId = await lot()
    await host.refused('supplies', 'issue', { depotId, lines: [{ lotId, quantity: 11 }] })
    const out = await host.ask('supplies', 'issue', { depotId, lines: [{ lotId, quantity: 1 }] })
    const again = await host.ask('supplies', 'issue', { depotId, lines: [{ lotId, quantity: 1 }] })
    const year = new Date().getFullYear()
    expect([first.number, out.number, again.number]).toEqual([
      `RK-${year}-0001`,
      `CK-${year}-0001`,
      `CK-${year}-0002`,
    ])
  })

  it('takes a document back by opposite entries, once', async () => {
    const document = await receive(10)
    const back = await host.ask('supplies', 'reverseDocument', { documentId: document.id })
    expect(back.reversesId).toBe(document.id)
    expect(await stock()).toEqual([])
    expect(await host.refused('supplies', 'reverseDocument', { documentId: document.id })).toEqual({
      code: 'already-reversed',
    })
    expect(await host.refused('supplies', 'reverseDocument', { documentId: back.id })).toEqual({
      code: 'already-reversed',
    })
  })

  it('does not take back what was given out since', async () => {
    const document = await receive(10)
    await host.ask('supplies', 'issue', { depotId, lines: [{ lotId: await lot(), quantity: 1 }] })
    expect(await host.refused('supplies', 'reverseDocument', { documentId: document.id })).toMatchObject({
      code: 'not-enough',
      facts: { there: 9, wanted: 10, item: '救生衣', have: '9 件' },
    })
  })

  it('is taken back by undo', async () => {
    await receive(10)
    expect(await host.ask('care', 'undo', {})).toEqual({ call: 'supplies.receive' })
    expect(await stock()).toEqual([])
  })

  it('shows each movement of a lot with the balance after it', async () => {
    await receive(10)
    const lotId = await lot()
    await host.ask('supplies', 'issue', { depotId, lines: [{ lotId, quantity: 4 }], note: '防汛演练' })
    const { movements, item } = await host.ask('supplies', 'getLot', { lotId })
    expect(item.name).toBe('救生衣')
    expect(movements.map((m) => [m.quantity, m.balance])).toEqual([
      [10, 10],
      [-4, 6],
    ])
  })

  it('cannot be changed or shortened, whoever tries', async () => {
    await receive(10)
    for (const sql of ['UPDATE stock_movements SET quantity = 99', 'DELETE FROM stock_movements'])
      await expect(host.writer.write((em) => em.query(sql))).rejects.toThrow('append-only')
    await expect(
      host.writer.write((em) => em.query('UPDATE stock_balances SET quantity = -1')),
    ).rejects.toThrow('CHECK')
  })

  it('refuses an expiry before production, an event in the future, and no or half quantities', async () => {
    const bad = (line: object, more: object = {}) =>
      host.raw('supplies.receive', { depotId, lines: [{ itemId, quantity: 1, ...line }], ...more })
    for (const answer of [
      await bad({ producedOn: '2026-05-01', expiresOn: '2025-05-01' }),
      await bad({}, { happenedAt: Date.now() + 86_400_000 }),
      await bad({ quantity: 0 }),
      await bad({ quantity: -3 }),
      await bad({ quantity: 1.5 }),
      await bad({ expiresOn: '2025-02-30' }),
    ])
      expect(answer).toMatchObject({ ok: false, error: { code: 'invalid-input' } })
    expect(await stock()).toEqual([])
  })

  it('keeps depots and items that hold something out of the recycle bin', async () => {
    await receive(10)
    expect(await host.refused('supplies', 'removeDepots', { ids: [depotId] })).toEqual({ code: 'in-use' })
    expect(await host.refused('supplies', 'removeItems', { ids: [itemId] })).toEqual({ code: 'in-use' })
  })

  it('refuses a second depot or item of the same name', async () => {
    expect(await host.refused('supplies', 'saveDepot', { name: '镇储备库' })).toEqual({ code: 'duplicate' })
    expect(
      await host.refused('supplies', 'saveItem', { name: '救生衣', spec: '成人型', unit: '件' }),
    ).toEqual({ code: 'duplicate' })
  })
})

describe('the stock list', () => {
  it('tells what has expired, what will soon, and what never does', async () => {
    const { today } = await host.ask('office', 'getStatus', {})
    const day = (days: number) => new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10)
    for (const [number, expiresOn] of [
      ['过期', day(-1)],
      ['今天', day(0)],
      ['九十天', day(90)],
      ['久', day(91)],
      ['不过期', null],
    ] as const)
      await receive(1, { lotNumber: number, expiresOn })
    const states = Object.fromEntries((await stock()).map((row) => [row.lotNumber, row.state]))
    expect(states).toEqual({ 过期: 'expired', 今天: 'expired', 九十天: 'soon', 久: 'good', 不过期: 'none' })
    for (const state of ['expired', 'soon', 'good', 'none'] as const) {
      const { rows } = await host.ask('supplies', 'listStock', { state })
      expect(rows.map((row) => row.lotNumber).sort()).toEqual(
        Object.keys(states)
          .filter((n) => states[n] === state)
          .sort(),
      )
    }
    expect((await host.ask('care', 'getHome', {})).due).toMatchObject([
      { module: 'supplies', code: 'expired', level: 'overdue', facts: { count: 2 } },
      { module: 'supplies', code: 'expiring', facts: { count: 1 } },
      { module: 'care', code: 'never-backed-up' },
    ])
  })

  it('is found by name, initials, spec and lot number', async () => {
    await receive(1, { lotNumber: 'B-77' })
    for (const search of ['救生', 'jsy', 'JSY', '成人', 'b-77', '救生 成人'])
      expect((await host.ask('supplies', 'listStock', { search })).total, search).toBe(1)
    expect((await host.ask('supplies', 'listStock', { search: '帐篷' })).total).toBe(0)
  })
})
