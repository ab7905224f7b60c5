import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { equipmentDue } from '../../../../main/supplies/equipment/index'
import { dueDays, nextDue } from '../../../../main/supplies/equipment/rules'
import { addMonths } from '../../../../main/supplies/rules'
import { noCycles } from '../../../../preload/contract/supplies/index'
import { openTestHost, type TestHost } from '../../../helpers/host'

const unit = { since: '2026-01-31', madeOn: '2024-05-20', state: 'usable' as const }
const passed = (kind: 'test' | 'charge' | 'maintenance', doneOn: string, nextDueOn: string | null = null) =>
  ({ kind, doneOn, result: 'pass', nextDueOn }) as const

describe('the days due', () => {
  it('run from the day of entry while nothing was done, at the end of short months on the last day', () => {
    expect(dueDays({ ...noCycles, test: 1 }, unit, []).testDueOn).toBe('2026-02-28')
    expect(dueDays(noCycles, unit, [])).toEqual({
      testDueOn: null,
      maintenanceDueOn: null,
      inspectionDueOn: null,
      scrapOn: null,
    })
  })

  it('run from the last work that passed; charging is a test run, a failed one moves nothing', () => {
    const cycles = { ...noCycles, test: 1 }
    const log = [passed('test', '2026-03-10'), passed('charge', '2026-04-02')]
    expect(dueDays(cycles, unit, log).testDueOn).toBe('2026-05-02')
    const failed = { kind: 'test', doneOn: '2026-05-02', result: 'fail', nextDueOn: null } as const
    expect(dueDays(cycles, unit, [...log, failed]).testDueOn).toBe('2026-05-02')
    expect(dueDays(cycles, unit, [passed('test', '2026-03-10', '2026-12-01')]).testDueOn).toBe('2026-12-01')
  })

  it('of a powder extinguisher: five years to the first service, then every two, scrapped after ten', () => {
    const powder = { ...noCycles, maintenance: 24, firstMaintenance: 60, scrap: 120 }
    expect(dueDays(powder, unit, [])).toMatchObject({ maintenanceDueOn: '2029-05-20', scrapOn: '2034-05-20' })
    expect(dueDays(powder, unit, [passed('maintenance', '2029-05-01')]).maintenanceDueOn).toBe('2031-05-01')
  })

  it('end when the unit is scrapped', () => {
    const all = { test: 1, maintenance: 6, firstMaintenance: null, inspection: 12, scrap: 60 }
    expect(nextDue(dueDays(all, { ...unit, state: 'scrapped' }, []))).toEqual({ dueOn: null, dueWork: null })
  })

  it('do not depend on the order in which works were entered', () => {
    const day = fc.integer({ min: 0, max: 900 }).map((n) => addMonths('2020-01-15', n % 80))
    fc.assert(
      fc.property(fc.array(day, { minLength: 1, maxLength: 12 }), (days) => {
        const log = days.map((doneOn) => passed('test', doneOn))
        const due = dueDays({ ...noCycles, test: 3 }, unit, log).testDueOn
        expect(dueDays({ ...noCycles, test: 3 }, unit, [...log].reverse()).testDueOn).toBe(due)
        expect(due).toBe(addMonths([...days].sort().at(-1) ?? '', 3))
      }),
    )
  })
})

describe('a unit', () => {
  let host: TestHost
  let depotId: string
  let itemId: string
  beforeAll(async () => {
    host = await openTestHost()
    depotId = (await host.ask('supplies', 'saveDepot', { name: '镇储备库' })).id
    itemId = (
      await host.ask('supplies', 'saveItem', {
        name: '汽油发电机',
        unit: '台',
        kind: 'serial',
        cycles: { ...noCycles, test: 1 },
      })
    ).id
  })
  afterAll(() => host.close())
  const stockOf = async () => (await host.ask('supplies', 'getItem', { id: itemId })).quantity
  const add = (serials: string[]) =>
    host.ask('supplies', 'addEquipment', { itemId, depotId, bin: 'A-01', serials })

  it('is a lot of one piece that lies where the ledger says', async () => {
    const { ids } = await add(['G-001', 'G-002'])
    expect(await stockOf()).toBe(2)
    const { unit: card } = await host.ask('supplies', 'getEquipment', { id: ids[0] ?? '' })
    expect(card).toMatchObject({
      serial: 'G-001',
      depotName: '镇储备库',
      bin: 'A-01',
      state: 'usable',
      dueWork: 'test',
    })
    await host.ask('supplies', 'issue', { depotId, lines: [{ lotId: card.lotId, bin: 'A-01', quantity: 1 }] })
    expect((await host.ask('supplies', 'getEquipment', { id: card.id })).unit.depotName).toBeNull()
  })

  it('is entered once: a serial twice is refused and nothing of it stays', async () => {
    const before = await stockOf()
    expect(
      await host.refused('supplies', 'addEquipment', { itemId, depotId, serials: ['G-009', 'G-001'] }),
    ).toMatchObject({
      code: 'serial-exists',
    })
    expect(
      await host.refused('supplies', 'addEquipment', { itemId, depotId, serials: ['G-010', 'G-010'] }),
    ).toMatchObject({
      code: 'invalid-input',
    })
    expect(await stockOf()).toBe(before)
    expect((await host.ask('supplies', 'listEquipment', { search: 'G-009' })).total).toBe(0)
  })

  it('is not made of an item that is only counted, nor on a day to come', async () => {
    const { id } = await host.ask('supplies', 'saveItem', { name: '铁锹', unit: '把' })
    expect(
      await host.refused('supplies', 'addEquipment', { itemId: id, depotId, serials: ['1'] }),
    ).toMatchObject({
      code: 'item-not-serial',
    })
    expect(
      await host.refused('supplies', 'addEquipment', {
        itemId,
        depotId,
        serials: ['G-011'],
        madeOn: '2199-01-01',
      }),
    ).toMatchObject({ code: 'invalid-input', fields: [{ path: 'madeOn' }] })
  })

  it('is taken back by undo, slip and card together', async () => {
    const before = await stockOf()
    await add(['G-020'])
    await host.ask('care', 'undo', {})
    expect(await stockOf()).toBe(before)
    expect((await host.ask('supplies', 'listEquipment', { search: 'G-020' })).total).toBe(0)
    // The number is free again.
    await add(['G-020'])
  })

  it('is tested with many others at once; undo brings the days back', async () => {
    const { ids } = await add(['G-031', 'G-032'])
    const due = async () => (await host.ask('supplies', 'getEquipment', { id: ids[0] ?? '' })).unit.testDueOn
    const before = await due()
    await host.ask('supplies', 'logEquipment', {
      ids,
      kind: 'test',
      doneOn: '2026-01-31',
      minutes: 15,
      person: '示例甲',
    })
    expect(await due()).toBe('2026-02-28')
    expect(equipmentDueSerials(await read('2026-03-01'))).toEqual(expect.arrayContaining(['G-031', 'G-032']))
    await host.ask('care', 'undo', {})
    expect(await due()).toBe(before)
  })

  const read = (today: string) => host.reader.read(async (em) => equipmentDue(em, today, 14))
  const equipmentDueSerials = (units: readonly { serial: string }[]) => units.map((one) => one.serial)

  it('refuses a test tomorrow, a next day before it, and any work on a scrapped one', async () => {
    const { ids } = await add(['G-041'])
    const id = ids[0] ?? ''
    const log = { ids, kind: 'test' as const, doneOn: '2026-02-01' }
    expect(await host.refused('supplies', 'logEquipment', { ...log, doneOn: '2199-01-01' })).toMatchObject({
      code: 'invalid-input',
    })
    expect(await host.refused('supplies', 'logEquipment', { ...log, nextDueOn: '2026-01-31' })).toMatchObject(
      { code: 'invalid-input' },
    )
    const { unit: card } = await host.ask('supplies', 'getEquipment', { id })
    await host.ask('supplies', 'saveEquipment', { id, rev: card.rev, serial: 'G-041', state: 'scrapped' })
    expect(await host.refused('supplies', 'logEquipment', log)).toMatchObject({ code: 'equipment-scrapped' })
    expect((await host.ask('supplies', 'getEquipment', { id })).log).toEqual([])
  })

  it('follows its item when the cycle changes', async () => {
    const { ids } = await add(['G-051'])
    await host.ask('supplies', 'logEquipment', { ids, kind: 'test', doneOn: '2026-01-10' })
    const {
      quantity: _quantity,
      lots: _lots,
      ...item
    } = { lots: 0, ...(await host.ask('supplies', 'getItem', { id: itemId })) }
    await host.ask('supplies', 'saveItem', { ...item, cycles: { ...noCycles, test: 3 } })
    expect((await host.ask('supplies', 'getEquipment', { id: ids[0] ?? '' })).unit.testDueOn).toBe(
      '2026-04-10',
    )
  })

  it('is made of a lot that lies there already', async () => {
    await host.ask('supplies', 'receive', {
      depotId,
      lines: [
        { itemId, quantity: 1, lotNumber: 'G-061' },
        { itemId, quantity: 3, lotNumber: 'G-06X' },
      ],
    })
    const { lots } = await host.ask('supplies', 'listUnregistered', {})
    expect(lots.map(({ number, single }) => [number, single])).toEqual([
      ['G-061', true],
      ['G-06X', false],
    ])
    const [one, three] = lots
    expect(
      await host.refused('supplies', 'registerEquipment', { lotIds: [three?.lotId ?? ''] }),
    ).toMatchObject({ code: 'lot-not-single' })
    await host.ask('supplies', 'registerEquipment', { lotIds: [one?.lotId ?? ''] })
    expect((await host.ask('supplies', 'listEquipment', { search: 'G-061' })).rows[0]).toMatchObject({
      depotName: '镇储备库',
    })
  })

  it('is printed on a test sheet and exported', async () => {
    expect((await host.ask('supplies', 'printTestSheet', {})).bytes).toBeGreaterThan(1_000)
    expect((await host.ask('supplies', 'exportEquipment', { due: 'overdue' })).bytes).toBeGreaterThan(1_000)
  })
})
