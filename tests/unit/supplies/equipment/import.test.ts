import { afterAll, beforeAll, expect, it } from 'vitest'
import { noCycles } from '../../../../preload/contract/supplies/index'
import { openTestHost, type TestHost } from '../../../helpers/host'

let host: TestHost
let depotId = ''
beforeAll(async () => {
  host = await openTestHost()
  depotId = (await host.ask('supplies', 'saveDepot', { name: '镇储备库' })).id
  await host.ask('supplies', 'saveItem', {
    name: '汽油发电机',
    spec: '5 kW',
    unit: '台',
    kind: 'serial',
    cycles: { ...noCycles, test: 1 },
  })
  await host.ask('supplies', 'saveItem', { name: '铁锹', unit: '把', kind: 'durable' })
})
afterAll(() => host.close())

const pasted = [
  '甲河镇应急装备登记表',
  '序号\t装备名称\t规格型号\t装备编号\t厂家\t出厂日期\t技术状态\t存放位置\t责任人\t联系电话\t备注',
  '1\t汽油发电机\t\tＦＤＪ-01\t示例机电厂\t2023.5.8\t完好\t镇 储备库\t示例甲\t000-00010001\t',
  '2\t汽油发电机\t5kW\tFDJ-02\t\t2023年6月\t待修\t镇储备库\t\t\t密封圈老化',
  '3\t冲锋舟\t8座\tCFZ-1\t\t\t\t东坪村储备点\t\t\t',
  '4\t冲锋舟\t8座\tCFZ-1\t\t\t\t东坪村储备点\t\t\t抄了两遍',
  '5\t铁锹\t\tTQ-1\t\t\t\t镇储备库\t\t\t',
  '6\t汽油发电机\t\t\t\t\t\t镇储备库\t\t\t',
  '7\t汽油发电机\t\tFDJ-07\t\t2099-01-01\t\t镇储备库\t\t\t',
  '8\t汽油发电机\t\tFDJ-08\t\t\t已报废\t镇储备库\t\t\t',
  '9\t汽油发电机\t\tFDJ-09\t\t\t\t\t\t\t',
].join('\n')

const units = async () =>
  (await host.ask('supplies', 'listEquipment', { sort: { field: 'serial', order: 'asc' } })).rows

it('takes a register in: a card, a lot and a receipt for each, what cannot be understood refused row by row', async () => {
  const preview = await host.ask('supplies', 'previewEquipment', { pasted })
  expect(preview.counts).toMatchObject({ refuse: 5, skip: 1 })
  expect(await units()).toEqual([])
  const done = await host.ask('supplies', 'importEquipment', { pasted })
  expect(done).toMatchObject({ imported: 3, refusedCount: 5 })
  expect(done.refused.map(({ reasons }) => reasons.map(({ code }) => code).join())).toEqual([
    'item-not-serial',
    'serial-missing',
    'produced-in-future',
    'unit-scrapped',
    'depot-missing',
  ])
  const made = await units()
  expect(
    made.map(({ serial, itemName, spec, state, madeOn, depotName }) => [
      serial,
      itemName,
      spec,
      state,
      madeOn,
      depotName,
    ]),
  ).toEqual([
    ['CFZ-1', '冲锋舟', '8座', 'usable', null, '东坪村储备点'],
    ['FDJ-01', '汽油发电机', '5 kW', 'usable', '2023-05-08', '镇储备库'],
    ['FDJ-02', '汽油发电机', '5 kW', 'repair', '2023-06-01', '镇储备库'],
  ])
  expect(made[1]).toMatchObject({ custodian: '示例甲', maker: '示例机电厂', dueWork: 'test' })
  const { rows: documents } = await host.ask('supplies', 'listDocuments', { kind: 'receive' })
  expect(documents.map(({ depotName, lines }) => [depotName, lines]).sort()).toEqual([
    ['东坪村储备点', 1],
    ['镇储备库', 2],
  ])
  // The same list again brings nothing.
  expect(await host.refused('supplies', 'importEquipment', { pasted })).toMatchObject({
    code: 'nothing-to-import',
  })
  await host.ask('supplies', 'undoEquipment', { batchId: done.batchId })
  expect(await units()).toEqual([])
  expect((await host.ask('supplies', 'listStock', {})).total).toBe(0)
  expect(await host.refused('supplies', 'undoEquipment', { batchId: done.batchId })).toEqual({
    code: 'not-found',
  })
}, 60_000)

it('is taken back as a whole by 撤销, but not once a unit was moved', async () => {
  await host.ask('supplies', 'importEquipment', { pasted })
  await host.ask('care', 'undo', {})
  expect(await units()).toEqual([])
  const { batchId } = await host.ask('supplies', 'importEquipment', { pasted })
  const [, generator] = await units()
  await host.ask('supplies', 'lend', { depotId, lines: [{ lotId: generator?.lotId ?? '', quantity: 1 }] })
  expect(await host.refused('supplies', 'undoEquipment', { batchId })).toEqual({ code: 'batch-used' })
  expect(await units()).toHaveLength(3)
}, 60_000)

it('leaves a number alone that lies in stock without a card', async () => {
  const item = (await host.ask('supplies', 'listItems', { search: '汽油发电机' })).rows[0]
  await host.ask('supplies', 'receive', {
    depotId,
    lines: [{ itemId: item?.id ?? '', quantity: 1, lotNumber: 'FDJ-77' }],
  })
  const answer = await host.refused('supplies', 'importEquipment', {
    pasted: '装备名称\t编号\t存放地点\n汽油发电机\tFDJ-77\t镇储备库',
  })
  expect(answer).toMatchObject({ code: 'nothing-to-import', facts: { refused: 1 } })
})

it('gives a template, the refused rows and a paper', async () => {
  expect((await host.ask('supplies', 'equipmentTemplate', {})).bytes).toBeGreaterThan(3_000)
  expect((await host.ask('supplies', 'equipmentRefused', { pasted })).bytes).toBeGreaterThan(3_000)
  expect((await host.ask('supplies', 'printEquipment', {})).bytes).toBeGreaterThan(1_000)
}, 60_000)
