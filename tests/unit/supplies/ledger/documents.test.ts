import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { EntityManager } from '../../../../database/open'
import type { CommandContext } from '../../../../main/host/index'
import { foreseeShortages } from '../../../../main/supplies/ledger/foresee'
import type { MovementRow } from '../../../../main/supplies/ledger/import'
import { release, reserve } from '../../../../main/supplies/ledger/index'
import { capitalAmount, capitalNumber } from '../../../../main/supplies/ledger/slips'
import { type DocumentEntry, type EntryLine, worthOf } from '../../../../preload/contract/supplies/index'
import { openTestHost, type TestHost } from '../../../helpers/host'

let host: TestHost
let depotId: string
let toDepotId: string
let itemId: string
beforeEach(async () => {
  host = await openTestHost()
  depotId = (await host.ask('supplies', 'saveDepot', { name: '镇储备库' })).id
  toDepotId = (await host.ask('supplies', 'saveDepot', { name: '东坪村储备点' })).id
  itemId = (await host.ask('supplies', 'saveItem', { name: '救生衣', unit: '件' })).id
})
afterEach(() => host.close())

const daysAgo = (days: number) => Date.now() - days * 86_400_000
const receive = (quantity: number, line: object = {}, more: object = {}) =>
  host.ask('supplies', 'receive', {
    depotId,
    ...more,
    lines: [{ itemId, quantity, lotNumber: 'A', ...line }],
  })
const rows = async () => (await host.ask('supplies', 'listStock', {})).rows
const lotId = async (number = 'A') => (await rows()).find((row) => row.lotNumber === number)?.lotId ?? ''
const places = async () =>
  (await rows()).map((row) => `${row.depotName} ${row.status} ${row.bin} ${row.quantity}`).sort()

describe('a transfer', () => {
  it('is on the way until it arrives, also in parts; what is missing is written off with a reason', async () => {
    await receive(10, { bin: 'B' })
    const lines = [{ lotId: await lotId(), bin: 'B', quantity: 6 }]
    const sent = await host.ask('supplies', 'transfer', { depotId, toDepotId, lines })
    expect(await places()).toEqual(['东坪村储备点 transit  6', '镇储备库 here B 4'])
    const arrive = (line: object, reason = '') => ({
      documentId: sent.id,
      reason,
      lines: [{ lotId: lines[0]?.lotId ?? '', quantity: 0, bin: 'C', ...line }],
    })
    await host.ask('supplies', 'arrive', arrive({ quantity: 2 }))
    expect((await host.ask('supplies', 'getDocument', { documentId: sent.id })).outstanding).toMatchObject([
      { quantity: 4 },
    ])
    expect(await host.refused('supplies', 'arrive', arrive({ quantity: 5 }))).toMatchObject({
      code: 'more-than-outstanding',
      facts: { there: 4, wanted: 5 },
    })
    expect(await host.refused('supplies', 'arrive', arrive({ quantity: 2, missing: 1 }))).toMatchObject({
      code: 'invalid-input',
      fields: [{ path: 'reason', reason: 'required' }],
    })
    await host.ask('supplies', 'arrive', arrive({ quantity: 2, damaged: 1, missing: 1 }, '途中破损'))
    expect(await places()).toEqual(['东坪村储备点 damaged C 1', '东坪村储备点 here C 4', '镇储备库 here B 4'])
    expect((await host.ask('supplies', 'listDocuments', { open: true })).total).toBe(0)
    expect(await host.refused('supplies', 'reverseDocument', { documentId: sent.id })).toMatchObject({
      code: 'has-followers',
    })
  })
})

describe('a loan', () => {
  it('is out until it comes back, and is found while it is out', async () => {
    await receive(10)
    const lines = [{ lotId: await lotId(), quantity: 3 }]
    const lent = await host.ask('supplies', 'lend', { depotId, counterparty: '镇中心小学', lines })
    expect((await host.ask('supplies', 'listDocuments', { open: true, search: '小学' })).rows).toMatchObject([
      { id: lent.id, open: true },
    ])
    await host.ask('supplies', 'giveBack', {
      documentId: lent.id,
      reason: '丢失一件',
      lines: [{ lotId: await lotId(), quantity: 2, missing: 1 }],
    })
    expect(await places()).toEqual(['镇储备库 here  9'])
  })
})

describe('the order of events', () => {
  it('lets a slip be entered afterwards, and explains an impossible one', async () => {
    await receive(10, {}, { happenedAt: daysAgo(5) })
    const lines = (quantity: number) => [{ lotId: '', quantity }]
    const id = await lotId()
    const issue = (quantity: number, happenedAt: number) => ({
      depotId,
      happenedAt,
      lines: lines(quantity).map((line) => ({ ...line, lotId: id })),
    })
    const later = await host.ask('supplies', 'issue', issue(7, daysAgo(2)))
    expect(await host.refused('supplies', 'issue', issue(2, daysAgo(6)))).toMatchObject({
      code: 'not-enough-then',
      facts: { there: 0, wanted: 2 },
    })
    await receive(10)
    expect(await host.refused('supplies', 'issue', issue(4, daysAgo(3)))).toMatchObject({
      code: 'not-enough-later',
      facts: { document: later.number, there: 3, wanted: 4 },
    })
    await host.ask('supplies', 'issue', issue(3, daysAgo(3)))
  })
})

describe('first expired, first out', () => {
  it('proposes lots over bins, and asks for a reason where others are taken', async () => {
    const year = new Date().getFullYear() + 2
    await receive(5, { lotNumber: 'LATE', expiresOn: `${year + 1}-01-01` })
    await receive(3, { lotNumber: 'SOON', expiresOn: `${year}-01-01`, bin: 'A' })
    await receive(2, { lotNumber: 'SOON', expiresOn: `${year}-01-01`, bin: 'B' })
    await receive(9, { lotNumber: 'OLD', expiresOn: '2020-01-01' })
    const { lines, missing } = await host.ask('supplies', 'proposeLots', { itemId, depotId, quantity: 12 })
    expect(lines.map((line) => [line.lotNumber, line.bin, line.quantity])).toEqual([
      ['SOON', 'B', 2],
      ['SOON', 'A', 3],
      ['LATE', '', 5],
    ])
    expect(missing).toBe(2)
    const issue = async (number: string, deviation = '') => ({
      depotId,
      deviation,
      lines: [{ lotId: await lotId(number), quantity: 1 }],
    })
    expect(await host.refused('supplies', 'issue', await issue('LATE'))).toMatchObject({
      code: 'not-first-expiring',
      facts: { first: 'SOON' },
      fields: [{ path: 'deviation' }],
    })
    expect(await host.refused('supplies', 'issue', await issue('OLD'))).toMatchObject({ code: 'expired-lot' })
    const document = await host.ask('supplies', 'issue', await issue('LATE', '对方指定批号'))
    expect(document.deviation).toBe('对方指定批号')
  })
})

describe('what is reserved', () => {
  const context = (em: EntityManager) => ({ em, now: 1 }) as unknown as CommandContext
  const holder = { holderKind: 'request', holderId: 'r1' }

  it('is not given out to others, is not usable, and is free again when it is released', async () => {
    await receive(10)
    const line = { depotId, lotId: await lotId(), bin: '', quantity: 8 }
    await host.writer.write(async (em) => reserve(context(em), holder, [line]))
    expect((await rows())[0]).toMatchObject({ quantity: 10, reserved: 8, usable: 2 })
    const lines = [{ lotId: line.lotId, quantity: 3 }]
    expect(await host.refused('supplies', 'issue', { depotId, lines })).toMatchObject({
      code: 'reserved',
      facts: { there: 2, wanted: 3 },
    })
    await host.writer.write(async (em) => release(context(em), holder))
    await host.ask('supplies', 'issue', { depotId, lines })
  })
})

describe('numbers', () => {
  it('have neither gap nor double when commands race', async () => {
    const made = await Promise.all(Array.from({ length: 20 }, (_, n) => receive(1, { lotNumber: String(n) })))
    const serial = made.map(({ number }) => Number(number.split('-')[2])).sort((a, b) => a - b)
    expect(serial).toEqual(Array.from({ length: 20 }, (_, n) => n + 1))
  })

  it('are not used up by the one that comes too late for the last goods', async () => {
    await receive(1)
    const wanted = { depotId, lines: [{ lotId: await lotId(), quantity: 1 }] }
    const raced = await Promise.all(
      ['窗口一', '窗口二', '窗口三'].map((client) => host.raw('supplies.issue', wanted, { client })),
    )
    expect(raced.map((answer) => (answer.ok ? 'done' : answer.error.code)).sort()).toEqual([
      'done',
      'not-enough',
      'not-enough',
    ])
    await receive(1)
    const year = new Date().getFullYear()
    expect((await host.ask('supplies', 'issue', wanted)).number).toBe(`CK-${year}-0002`)
  })
})

describe('a list of receipts and issues', () => {
  const head = ['日期', '品名', '单位', '入库数量', '出库数量', '仓库', '领用人'].join('\t')
  const list = (...lines: (string | number)[][]) =>
    [head, ...lines.map((line) => line.join('\t'))].join('\r\n')

  it('becomes documents by day and person, is taken back as a whole', async () => {
    const pasted = list(
      ['2026.3.1', '棉被', '床', 20, '', '镇储备库', ''],
      ['', '雨衣', '件', '３０', '', '镇储备库', ''],
      ['2026年3月5日', '棉被', '床', '', 5, '镇储备库', '李四'],
      ['2026/3/5', '雨衣', '件', '', '4件', '镇储备库', '李四'],
      ['2026-3-6', '棉被', '床', '', 1, '镇储备库', '王五'],
    )
    const done = await host.ask('supplies', 'importMovements', { pasted })
    expect(done).toMatchObject({ imported: 5, refusedCount: 0 })
    const { rows: documents } = await host.ask('supplies', 'listDocuments', {})
    expect(documents.map((one) => [one.kind, one.receiver, one.lines])).toEqual([
      ['issue', '王五', 1],
      ['issue', '李四', 2],
      ['receive', '', 2],
    ])
    expect((await rows()).map((row) => [row.itemName, row.quantity])).toEqual([
      ['棉被', 14],
      ['雨衣', 26],
    ])
    await host.ask('supplies', 'undoImport', { batchId: done.batchId })
    expect(await rows()).toEqual([])
  })

  const preview = (pasted: string) =>
    host.ask('supplies', 'previewMovements', { pasted, verdicts: ['refuse'], offset: 0, limit: 50 })
  const shortOf = ({ page }: Awaited<ReturnType<typeof preview>>) =>
    page.rows.map(({ row, reasons }) => [
      row,
      ...reasons.map(({ code, text, facts }) => ({ code, text, facts })),
    ])

  it('foresees what takes more than was there then, and takes the rest', async () => {
    const pasted = list(
      ['2026-03-05', '棉被', '床', 20, '', '镇储备库', ''],
      ['2026-03-01', '棉被', '床', '', 5, '镇储备库', '李四'],
      // Ordered by its day and not by its line: these 18 come before the 3 below and after the receipt.
      ['2026-03-09', '棉被', '床', '', 3, '镇储备库', '王五'],
      ['2026-03-06', '棉被', '床', '', 18, '镇储备库', '李四'],
      ['2026-03-09', '棉被', '床', '', 2, '镇储备库', '赵六'],
    )
    const seen = await preview(pasted)
    expect(seen.counts).toMatchObject({ rows: 5, refuse: 2 })
    expect(shortOf(seen)).toEqual([
      [
        3,
        {
          code: 'stock-short',
          text: '镇储备库 棉被',
          facts: { have: '0 床', need: '5 床', missing: '5 床' },
        },
      ],
      [
        4,
        {
          code: 'stock-short',
          text: '镇储备库 棉被',
          facts: { have: '2 床', need: '3 床', missing: '1 床' },
        },
      ],
    ])
    const done = await host.ask('supplies', 'importMovements', { pasted })
    expect(done).toMatchObject({ imported: 3, refusedCount: 2, refused: [{ row: 3 }, { row: 4 }] })
    expect((await rows()).map((row) => [row.itemName, row.quantity])).toEqual([])
    const { rows: documents } = await host.ask('supplies', 'listDocuments', {})
    expect(documents.map((one) => [one.kind, one.receiver])).toEqual([
      ['issue', '赵六'],
      ['issue', '李四'],
      ['receive', ''],
    ])
    expect((await host.ask('supplies', 'exportRefusedMovements', { pasted })).bytes).toBeGreaterThan(3_000)
  })

  it('reckons with what is there, what is kept for others, and what left later', async () => {
    const soon = { lotNumber: 'SOON', expiresOn: '2050-01-01' }
    await receive(10, { ...soon, bin: 'A' }, { happenedAt: new Date(2026, 2, 1).getTime() })
    await receive(10, { lotNumber: 'LATE', expiresOn: '2051-01-01' }, { happenedAt: daysAgo(2) })
    const lines = [{ lotId: await lotId('SOON'), bin: 'A', quantity: 6 }]
    await host.ask('supplies', 'issue', { depotId, happenedAt: daysAgo(3), lines })
    const line = { depotId, lotId: await lotId('LATE'), bin: '', quantity: 7 }
    const context = (em: EntityManager) => ({ em, now: 1 }) as unknown as CommandContext
    await host.writer.write(async (em) =>
      reserve(context(em), { holderKind: 'request', holderId: 'r1' }, [line]),
    )
    const named = ['日期', '品名', '单位', '出库数量', '仓库', '批号'].join('\t')
    const today = new Date()
    const on = [today.getFullYear(), today.getMonth() + 1, today.getDate()].join('-')
    const pasted = [
      named,
      // 10 lay there that day, but 6 of them left three days ago.
      ['2026-03-02', '救生衣', '件', 5, '镇储备库', ''].join('\t'),
      ['2026-03-02', '救生衣', '件', 4, '镇储备库', 'SOON'].join('\t'),
      // 7 of the later lot are kept for a request.
      [on, '救生衣', '件', 4, '镇储备库', 'LATE'].join('\t'),
      [on, '救生衣', '件', 3, '镇储备库', ''].join('\t'),
      [on, '救生衣', '件', 1, '没有的库', ''].join('\t'),
    ].join('\r\n')
    const seen = await preview(pasted)
    expect(
      seen.page.rows.map(({ row, reasons }) => [row, reasons.find(({ facts }) => facts)?.facts?.missing]),
    ).toEqual([
      [2, '1 件'],
      [4, '1 件'],
      [6, '1 件'],
    ])
    expect(await host.ask('supplies', 'importMovements', { pasted })).toMatchObject({ imported: 2 })
    expect((await rows()).map((row) => [row.lotNumber, row.quantity, row.reserved])).toEqual([['LATE', 7, 7]])
  })

  it('foresees a hundred thousand rows in a few seconds', async () => {
    await receive(1_000, {}, { happenedAt: new Date(2020, 0, 1).getTime() })
    const line = (row: number): MovementRow => ({
      kind: row % 3 === 0 ? 'receive' : 'issue',
      happenedOn: `2026-0${1 + (row % 9)}-15`,
      itemName: row % 50 === 0 ? '救生衣' : `物资${row % 700}`,
      spec: '',
      unit: '件',
      decimals: 0,
      quantity: row % 3 === 0 ? 2 : 1,
      depotName: '镇储备库',
      bin: row % 2 === 0 ? 'A' : '',
      producedOn: null,
      expiresOn: null,
      shelfLifeMonths: null,
      lotNumber: row % 3 === 0 ? String(row % 400) : '',
      source: '',
      supplier: '',
      priceFen: null,
      category: '',
      categoryName: '',
      receivedOn: null,
      remark: '',
      counterparty: '',
      receiver: String(row % 20),
      orderedBy: '',
      event: '',
    })
    const taken = Array.from({ length: 100_000 }, (_, row) => ({ row, values: line(row) }))
    const started = performance.now()
    const shorts = await host.reader.read(async (em) => foreseeShortages(em, taken, Date.now()))
    expect(performance.now() - started).toBeLessThan(10_000)
    expect(shorts.size).toBeGreaterThan(0)
    expect(shorts.size).toBeLessThan(100_000)
  }, 60_000)
})

describe('capital figures', () => {
  it('read as on Chinese bills', () => {
    const cases: readonly (readonly [number, string])[] = [
      [0, '零'],
      [10, '壹拾'],
      [1_020, '壹仟零贰拾'],
      [100_001, '壹拾万零壹'],
      [20_000_000, '贰仟万'],
      [100_000_000, '壹亿'],
      [1_000_010_000, '壹拾亿零壹万'],
    ]
    for (const [value, words] of cases) expect(capitalNumber(value), String(value)).toBe(words)
    expect(capitalAmount(123_450)).toBe('壹仟贰佰叁拾肆元伍角整')
    expect(capitalAmount(100_005)).toBe('壹仟元零伍分')
    expect(capitalAmount(50)).toBe('伍角整')
    expect(capitalAmount(0)).toBe('零元整')
  })
})

describe('what a document is worth', () => {
  const entry = { priceFen: 1_000, decimals: 0 } as DocumentEntry
  const line = (quantity: number): EntryLine => ({ key: '1', entry, quantity, damaged: 0, missing: 0 })

  it('is what went, or what the books gained less what they lost', () => {
    expect(worthOf('issue', [line(-2), line(-3)])).toBe(5_000)
    expect(worthOf('adjust', [line(2), line(-1)])).toBe(1_000)
    expect(worthOf('reverse', [line(2)])).toBe(2_000)
    expect(worthOf('issue', [{ ...line(1), entry: { ...entry, priceFen: null } }])).toBeNull()
  })
})

describe('slips and lists', () => {
  it('are made of every kind', async () => {
    await receive(10, { priceFen: 8_550 })
    const lines = [{ lotId: await lotId(), quantity: 1 }]
    const documents = [
      await host.ask('supplies', 'issue', { depotId, lines }),
      await host.ask('supplies', 'transfer', { depotId, toDepotId, lines }),
      await host.ask('supplies', 'lend', { depotId, lines }),
      await host.ask('supplies', 'scrap', { depotId, reason: '过期', lines }),
      await host.ask('supplies', 'rotate', { depotId, lines }),
      await host.ask('supplies', 'adjust', {
        depotId,
        reason: '盘点',
        lines: [{ lotId: await lotId(), quantity: -1 }],
      }),
    ]
    for (const { id } of documents)
      expect(
        (await host.ask('supplies', 'printDocument', { documentId: id, paper: 'half' })).bytes,
      ).toBeGreaterThan(1_000)
    const [issued] = documents
    const take = await host.ask('supplies', 'printDocument', { documentId: issued?.id ?? '', form: 'take' })
    expect(take.name).toBe(`领用单-${issued?.number}.pdf`)
    expect((await host.ask('supplies', 'exportDocuments', {})).bytes).toBeGreaterThan(3_000)
    expect((await host.ask('supplies', 'movementsTemplate', {})).bytes).toBeGreaterThan(3_000)
  }, 60_000)
})
