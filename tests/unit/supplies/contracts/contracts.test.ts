import { afterAll, beforeAll, expect, it } from 'vitest'
import { contractsEnding } from '../../../../main/supplies/contracts/index'
import { standingOf } from '../../../../main/supplies/contracts/rules'
import { openTestHost, type TestHost } from '../../../helpers/host'

let host: TestHost
let itemId: string
beforeAll(async () => {
  host = await openTestHost()
  itemId = (await host.ask('supplies', 'saveItem', { name: '方便食品', unit: '箱' })).id
})
afterAll(() => host.close())

const term = { partner: '示例超市', startsOn: '2026-01-01', endsOn: '2026-12-31' }

it('stands by its days, its state and what follows it', () => {
  const days = { today: '2026-11-22', soon: '2027-01-21' }
  const open = { state: 'open', startsOn: '2026-01-01', endsOn: '2026-12-31', renewedById: null } as const
  expect(standingOf(open, days)).toBe('soon')
  expect(standingOf({ ...open, endsOn: '2027-01-22' }, days)).toBe('running')
  expect(standingOf({ ...open, endsOn: '2026-11-22' }, days)).toBe('soon')
  expect(standingOf({ ...open, endsOn: '2026-11-21' }, days)).toBe('over')
  expect(standingOf({ ...open, startsOn: '2026-12-01' }, days)).toBe('coming')
  expect(standingOf({ ...open, renewedById: 'x' }, days)).toBe('renewed')
  expect(standingOf({ ...open, state: 'used-up' }, days)).toBe('used-up')
})

it('is refused when it ends before it starts, calls off more than promised, or names an item twice', async () => {
  const fault = (path: string) => ({ code: 'invalid-input', fields: [{ path }] })
  const save = (more: object) => host.refused('supplies', 'saveContract', { ...term, ...more })
  expect(await save({ endsOn: '2025-12-31' })).toMatchObject(fault('endsOn'))
  expect(await save({ lines: [{ itemId, quantity: 5, used: 6 }] })).toMatchObject(fault('lines.0.used'))
  expect(
    await save({
      lines: [
        { itemId, quantity: 5 },
        { itemId, quantity: 6 },
      ],
    }),
  ).toMatchObject(fault('lines.1.itemId'))
  expect(await save({ phone24: '随时打' })).toMatchObject(fault('phone24'))
  expect((await host.ask('supplies', 'listContracts', {})).total).toBe(0)
})

it('is watched until another follows it; its item cannot be removed meanwhile', async () => {
  const first = await host.ask('supplies', 'saveContract', {
    ...term,
    number: 'XY-1',
    lines: [{ itemId, quantity: 200, withinHours: 4 }],
  })
  expect(first.lines[0]).toMatchObject({ itemName: '方便食品', unit: '箱', quantity: 200 })
  const ending = (today: string, days: number) =>
    host.reader.read(async (em) => contractsEnding(em, today, days).map((one) => [one.number, one.daysLeft]))
  expect(await ending('2026-11-22', 60)).toEqual([['XY-1', 39]])
  expect(await ending('2026-11-22', 30)).toEqual([])
  expect(await ending('2027-01-10', 30)).toEqual([['XY-1', -10]])
  expect(await host.refused('supplies', 'removeItems', { ids: [itemId] })).toEqual({ code: 'in-use' })
  const next = await host.ask('supplies', 'saveContract', {
    ...term,
    number: 'XY-2',
    startsOn: '2027-01-01',
    endsOn: '2027-12-31',
    renewsId: first.id,
  })
  expect(await ending('2026-12-20', 60)).toEqual([])
  expect((await host.ask('supplies', 'getContract', { id: first.id })).renewedById).toBe(next.id)
  expect(
    await host.refused('supplies', 'saveContract', {
      ...term,
      id: first.id,
      number: 'XY-1',
      renewsId: next.id,
    }),
  ).toMatchObject({ code: 'invalid-input', fields: [{ path: 'renewsId', reason: 'circular' }] })
  expect(await host.refused('supplies', 'saveContract', { ...term, number: 'XY-2' })).toEqual({
    code: 'duplicate',
  })
})

it('comes in from a list, rows of one number as its lines, and goes as a whole', async () => {
  const pasted = [
    '类型\t协议单位\t合同编号\t24小时电话\t开始日期\t截止日期\t物资名称\t承诺数量',
    '产能储备\t示例食品厂\tCN-1\t000-0002001\t2026.3.1\t2028年2月29日\t方便食品\t500',
    '产能储备\t示例食品厂\tCN-1\t000-0002001\t2026.3.1\t2028年2月29日\t方便食品\t100',
    '协议储备\t示例粮油店\t\t\t2026-03-01\t2025-03-01\t方便食品\t10',
    '协议储备\t示例粮油店\t\t\t2026-03-01\t2027-03-01\t没有的物资\t10',
  ].join('\n')
  const done = await host.ask('supplies', 'importContracts', { pasted })
  expect(done.refused.map(({ reasons }) => reasons[0]?.code)).toEqual([
    'ends-before-starts',
    'not-in-catalogue',
  ])
  const { rows } = await host.ask('supplies', 'listContracts', { search: '示例食品厂' })
  expect(rows).toMatchObject([{ kind: 'capacity', endsOn: '2028-02-29', lines: [{ quantity: 600 }] }])
  await host.ask('supplies', 'undoContracts', { batchId: done.batchId })
  expect((await host.ask('supplies', 'listContracts', { search: '示例食品厂' })).total).toBe(0)
  for (const call of ['exportContracts', 'printContracts', 'contractTemplate'] as const)
    expect((await host.ask('supplies', call, {})).bytes, call).toBeGreaterThan(500)
})
