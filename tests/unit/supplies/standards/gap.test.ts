import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestHost, type TestHost } from '../../../helpers/host'
import { days, openOffice, todayHere } from './office'

let host: TestHost
let office: Awaited<ReturnType<typeof openOffice>>
const today = todayHere()
beforeAll(async () => {
  host = await openTestHost()
  office = await openOffice(host)
})
afterAll(() => host.close())

/** A standard of its own with one line. */
async function standardOf(name: string, line: Record<string, unknown>) {
  const standard = await host.ask('supplies', 'saveStandard', { name })
  await host.ask('supplies', 'saveStandardLine', {
    standardId: standard.id,
    name: '',
    unit: '件',
    quantity: 1,
    ...line,
  } as never)
  return standard
}

it('begins with the unverified list, marked as such, and the examples apart', async () => {
  const { rows } = await host.ask('supplies', 'listStandards', {})
  expect(rows.map(({ name, origin, active, lines }) => ({ name, origin, active, lines }))).toEqual([
    { name: '乡镇应急物资参考清单', origin: 'reference', active: true, lines: 58 },
    { name: '外地乡镇实有数（示例）', origin: 'example', active: false, lines: 14 },
  ])
  const { rows: lines } = await host.ask('supplies', 'listStandardLines', {
    standardId: rows[0]?.id ?? '',
    limit: 200,
  })
  expect(lines.every((line) => line.source.includes('未核实'))).toBe(true)
  const { rows: examples } = await host.ask('supplies', 'listStandardLines', {
    standardId: rows[1]?.id ?? '',
  })
  expect(examples.every((line) => line.source.startsWith('示例，不是标准'))).toBe(true)
})

it('counts what is sound, not expired by the day, not reserved, not lent; adds township and villages up', async () => {
  await host.ask('supplies', 'saveSupplySettings', {
    ...(await settings()),
    population: 30_000,
    villages: 6,
  })
  const vest = await office.item('救生衣')
  await office.receive(vest.id, 50, { lotNumber: 'A', expiresOn: days(today, 400) })
  await office.receive(vest.id, 20, { lotNumber: 'B', expiresOn: days(today, 30) })
  await office.receive(vest.id, 7, { lotNumber: 'C', producedOn: '2015-01-01', expiresOn: '2020-01-01' })
  const row = async (input: Record<string, unknown> = {}) =>
    (await host.ask('supplies', 'listGap', { search: '救生衣', ...input })).rows[0]
  expect(await row()).toMatchObject({ required: 60 + 6 * 5, held: 77, usable: 70, expired: 7, gap: 20 })
  // The same seen from a day on which lot B is gone.
  expect(await row({ on: days(today, 30) })).toMatchObject({ usable: 50, expired: 27, gap: 40 })
  const lot = (await host.ask('supplies', 'listStock', { search: '救生衣' })).rows.find(
    (one) => one.lotNumber === 'A',
  )
  await host.ask('supplies', 'lend', {
    depotId: office.depot.id,
    counterparty: '邻镇',
    deviation: '试验',
    lines: [{ lotId: lot?.lotId ?? '', quantity: 10 }],
  })
  expect(await row()).toMatchObject({ held: 77, usable: 60, lent: 10, gap: 30 })
})

const settings = async () => {
  const { villagesListed: _listed, ...rest } = await host.ask('supplies', 'getSupplySettings', {})
  return rest
}

it('shows only what is short, and its figures of the whole stay', async () => {
  const all = await host.ask('supplies', 'listGap', { limit: 200 })
  const short = await host.ask('supplies', 'listGap', { limit: 200, onlyShort: true })
  expect(short.rows.every((row) => row.gap > 0)).toBe(true)
  expect(short.total).toBe(all.rows.filter((row) => row.gap > 0).length)
  expect(short.summary).toEqual(all.summary)
  expect(all.summary.rows).toBe(all.rows.length)
})

it('counts agreement stock only when it is asked to, and apart', async () => {
  const pump = await office.item('汽油抽水泵', { unit: '台' })
  await host.ask('supplies', 'saveContract', {
    partner: '某机电公司',
    startsOn: days(today, -10),
    endsOn: days(today, 100),
    lines: [{ itemId: pump.id, quantity: 3, used: 1 }],
  })
  const row = async (input: Record<string, unknown>) =>
    (await host.ask('supplies', 'listGap', { search: '汽油抽水泵', ...input })).rows[0]
  expect(await row({})).toMatchObject({ required: 2, usable: 0, agreement: 2, gap: 2 })
  expect(await row({ countAgreement: true })).toMatchObject({ usable: 2, gap: 0 })
  expect(await row({ countAgreement: true, on: days(today, 101) })).toMatchObject({ agreement: 0, gap: 2 })
})

it('remembers by name which items count and how units convert, for every standard', async () => {
  const water = await office.item('农夫山泉', { unit: '瓶', category: 'YB-101-04' })
  await office.receive(water.id, 240)
  const standard = await standardOf('饮水标准', {
    name: '瓶装水',
    unit: '箱',
    quantity: 20,
    category: 'YB-101-04',
  })
  const row = async () => (await host.ask('supplies', 'listGap', { standardId: standard.id })).rows[0]
  expect(await row()).toMatchObject({ usable: 0, unsettled: 1, items: 0, uncounted: ['农夫山泉 240 瓶'] })
  await host.ask('supplies', 'saveMatch', {
    name: '瓶装水',
    unit: '箱',
    itemId: water.id,
    counted: true,
    ratio: { itemUnits: 24, lineThousandths: 1_000 },
  })
  expect(await row()).toMatchObject({ usable: 10, gap: 10, unsettled: 0, items: 1, uncounted: [] })
  const second = await standardOf('饮水标准二', { name: '瓶装水', unit: '箱', quantity: 5 })
  expect((await host.ask('supplies', 'listGap', { standardId: second.id })).rows[0]).toMatchObject({
    usable: 10,
    gap: 0,
  })
  await host.ask('supplies', 'saveMatch', { name: '瓶装水', unit: '箱', itemId: water.id, counted: false })
  expect(await row()).toMatchObject({ usable: 0, gap: 20 })
  await host.ask('care', 'undo', {})
  expect(await row()).toMatchObject({ usable: 10 })
})

it('keeps one standard in force, which cannot be deleted', async () => {
  const { rows } = await host.ask('supplies', 'listStandards', {})
  const [active, other] = [rows.find((one) => one.active), rows.find((one) => one.name === '饮水标准')]
  await host.ask('supplies', 'activateStandard', { id: other?.id ?? '' })
  const after = (await host.ask('supplies', 'listStandards', {})).rows
  expect(after.filter((one) => one.active).map((one) => one.id)).toEqual([other?.id])
  expect((await host.refused('supplies', 'removeStandards', { ids: [other?.id ?? ''] })).code).toBe(
    'standard-active',
  )
  await host.ask('care', 'undo', {})
  expect((await host.ask('supplies', 'listStandards', {})).rows.find((one) => one.active)?.id).toBe(
    active?.id,
  )
  expect((await host.refused('supplies', 'saveStandard', { name: '饮水标准' })).fields).toEqual([
    { path: 'name', reason: 'duplicate' },
  ])
})

it('adds the reference list where an office does not have it, once', async () => {
  expect((await host.refused('supplies', 'addReferenceStandard', {})).code).toBe('duplicate')
  const { rows } = await host.ask('supplies', 'listStandards', {})
  const own = rows.find((one) => one.name === '饮水标准')
  await host.ask('supplies', 'activateStandard', { id: own?.id ?? '' })
  const given = rows
    .filter((one) => one.origin === 'reference' || one.origin === 'example')
    .map((one) => one.id)
  await host.ask('supplies', 'removeStandards', { ids: given })
  expect(await host.ask('supplies', 'addReferenceStandard', {})).toMatchObject({ active: false, lines: 58 })
  const again = (await host.ask('supplies', 'listStandards', {})).rows.find(
    (one) => one.origin === 'reference',
  )
  await host.ask('supplies', 'activateStandard', { id: again?.id ?? '' })
  expect((await host.ask('supplies', 'listNeedNorms', {})).total).toBe(8)
})

it('copies a standard with its lines', async () => {
  const [source] = (await host.ask('supplies', 'listStandards', {})).rows
  const copy = await host.ask('supplies', 'copyStandard', { id: source?.id ?? '', name: '我们的标准' })
  expect(copy).toMatchObject({ origin: 'own', active: false, lines: source?.lines })
})

it('drafts a purchase list of the gap at the last price, to be changed', async () => {
  const vest = (await host.ask('supplies', 'listItems', { search: '救生衣' })).rows[0]
  await office.receive(vest?.id ?? '', 1, { lotNumber: 'P', priceFen: 8_500 })
  const gap = (await host.ask('supplies', 'listGap', { search: '救生衣' })).rows[0]
  const list = await host.ask('supplies', 'draftPurchaseList', { title: '采购', from: 'gap', gap: {} })
  const line = list.lines.find((one) => one.name === '救生衣')
  expect(line).toMatchObject({ quantity: gap?.gap, priceFen: 8_500 })
  expect(list.costFen).toBe((gap?.gap ?? 0) * 8_500)
  expect(list.withoutPrice).toBe(list.lines.length - 1)
  const saved = await host.ask('supplies', 'savePurchaseList', {
    id: list.id,
    rev: list.rev,
    title: '采购',
    state: 'done',
    lines: [{ ...(line as NonNullable<typeof line>), quantity: 5, priceFen: 1_001 }],
  })
  expect(saved).toMatchObject({ state: 'done', costFen: 5_005, withoutPrice: 0 })
  expect(
    (
      await host.refused('supplies', 'savePurchaseList', {
        id: list.id,
        rev: list.rev,
        title: 'x',
        lines: saved.lines,
      })
    ).code,
  ).toBe('changed-since')
})

it('says so when nothing is short', async () => {
  const standard = (await host.ask('supplies', 'listStandards', {})).rows.find(
    (one) => one.name === '饮水标准二',
  )
  const refused = await host.refused('supplies', 'draftPurchaseList', {
    title: '空',
    from: 'gap',
    gap: { standardId: standard?.id ?? '' },
  })
  expect(refused.code).toBe('nothing-short')
})

it('works out the need of people and days against what is good until the last day', async () => {
  const water = await office.item('桶装水', { unit: 'L', decimals: 3, category: 'YB-101-04' })
  await office.receive(water.id, 900_000, { lotNumber: 'W1', expiresOn: days(today, 2) })
  await office.receive(water.id, 300_000, { lotNumber: 'W2', expiresOn: days(today, 90) })
  const quilt = await office.item('棉被', { unit: '床', category: 'YB-102-01' })
  await office.receive(quilt.id, 80)
  const need = await host.ask('supplies', 'getNeed', { people: 100, days: 3 })
  // On the third day lot W1 has expired: 300 L are 33 people for 3 days.
  expect(need.lastDay).toBe(days(today, 2))
  expect(need.rows.find((row) => row.name === '饮用水')).toMatchObject({
    needed: 900_000,
    usable: 300_000,
    short: 600_000,
    served: 33,
  })
  expect(need.rows.find((row) => row.name === '棉被')).toMatchObject({ needed: 100, usable: 80, served: 80 })
  expect(need.rows.find((row) => row.name === '帐篷')).toMatchObject({ needed: 25, served: 0 })
  expect(need.served).toBe(0)
  const oneDay = await host.ask('supplies', 'getNeed', { people: 100, days: 1 })
  expect(oneDay.rows.find((row) => row.name === '饮用水')).toMatchObject({ usable: 1_200_000, served: 400 })
  const list = await host.ask('supplies', 'draftPurchaseList', {
    title: '转移安置',
    from: 'need',
    need: { people: 100, days: 3 },
  })
  expect(list.lines.find((line) => line.name === '饮用水')?.quantity).toBe(600_000)
})

it('counts boxes by what they hold, and says what it cannot count until somebody says how', async () => {
  const food = async (input: Record<string, unknown> = {}) =>
    (await host.ask('supplies', 'getNeed', { people: 10, days: 1, ...input })).rows.find(
      (one) => one.name === '方便食品',
    )
  const before = (await food())?.usable ?? 0
  const boxes = await office.item('方便食品', { unit: '箱', spec: '24袋装', category: 'YB-101-02' })
  await office.receive(boxes.id, 2, { expiresOn: days(today, 60) })
  await office.receive(boxes.id, 1, { lotNumber: 'OLD', producedOn: '2020-01-01', expiresOn: '2020-06-01' })
  expect(await food()).toMatchObject({ usable: before + 48, expired: 24, uncounted: [] })
  const bread = await office.item('应急面包', { unit: '个', spec: '100 g', category: 'YB-101-02' })
  await office.receive(bread.id, 30, { expiresOn: days(today, 60) })
  expect(await food()).toMatchObject({ usable: before + 48, uncounted: ['应急面包 100 g 30 个'] })
  const choice = { people: 10, days: 1 }
  const { rows: matches } = await host.ask('supplies', 'listMatches', {
    name: '方便食品',
    unit: '份',
    category: (await food())?.category ?? '',
  })
  expect(matches.find((one) => one.itemId === bread.id)).toMatchObject({ ratio: null })
  await host.ask('supplies', 'saveMatch', {
    name: '方便食品',
    unit: '份',
    itemId: bread.id,
    counted: true,
    ratio: { itemUnits: 2, lineThousandths: 1_000 },
  })
  expect(await food()).toMatchObject({ usable: before + 48 + 15, uncounted: [] })
  expect((await host.ask('supplies', 'printNeed', choice)).bytes).toBeGreaterThan(1_000)
})

it('refuses nonsense and changes nothing', async () => {
  const before = await host.ask('supplies', 'listStandards', {})
  const id = before.rows[0]?.id ?? ''
  for (const quantity of [0, -3, 1.5, 2_000_000_000])
    expect(
      (
        await host.refused('supplies', 'saveStandardLine', {
          standardId: id,
          name: '锹',
          unit: '把',
          quantity,
        })
      ).code,
    ).toBe('invalid-input')
  expect(
    (
      await host.refused('supplies', 'saveStandardLine', {
        standardId: '01890000-0000-7000-8000-000000000000',
        name: '锹',
        unit: '把',
        quantity: 1,
      })
    ).code,
  ).toBe('not-found')
  expect((await host.refused('supplies', 'getNeed', { people: 0 })).code).toBe('invalid-input')
  expect((await host.refused('supplies', 'listGap', { on: '2026-02-30' })).code).toBe('invalid-input')
  expect(await host.ask('supplies', 'listStandards', {})).toEqual(before)
})
