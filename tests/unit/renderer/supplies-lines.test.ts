import { describe, expect, it } from 'vitest'
import { supplies } from '../../../preload/contract/supplies/index'
import { type Category, categoryName, categoryOptions } from '../../../renderer/supplies/categories'
import { showImported } from '../../../renderer/supplies/imported'
import {
  expiryOf,
  filledLines,
  formPath,
  happenedAtOf,
  type PickedStock,
  receiveFaults,
  takeFaults,
  toReceive,
  toTaken,
} from '../../../renderer/supplies/ledger/lines'
import { readPasted } from '../../../renderer/supplies/ledger/pasted'
import { settleFaults, toSettle } from '../../../renderer/supplies/ledger/settling'
import { inPackWords, otherWay, parseCounted, withPacks } from '../../../renderer/supplies/packs'
import { decimalsOfUnit, stockKey } from '../../../renderer/supplies/stock'

const today = '2026-11-22'
const id = (n: number) => `01a201d2-44d8-7a74-bfb0-${String(n).padStart(12, '0')}`
const depot = { id: id(1), name: '镇储备库' }
const rice = { id: id(2), name: '大米', spec: '', unit: 'kg', decimals: 3, shelfLifeMonths: 18 }
const vest = { id: id(3), name: '救生衣', spec: '成人', unit: '件', decimals: 0, shelfLifeMonths: null }
const empty = { item: null, quantity: '', producedOn: '', expiresOn: '', lotNumber: '', bin: '', price: '' }
const receipt = (lines: unknown[], more: object = {}) => ({
  depot,
  day: today,
  source: '采购',
  note: '',
  lines,
  ...more,
})
const faults = (found: { path: readonly (string | number)[]; reason: string }[]) =>
  found.map((one) => `${one.path.join('.')} ${one.reason}`)

describe('a receipt', () => {
  it('becomes the call: quantities in smallest units, prices in fen, empty lines left out', () => {
    const values = receipt([
      empty,
      {
        ...empty,
        item: rice,
        quantity: '１２.５',
        producedOn: '20260501',
        expiresOn: '2027年11月1日',
        lotNumber: ' L1 ',
        bin: 'A',
        price: '3.2',
      },
      empty,
      { ...empty, item: vest, quantity: '1,200' },
    ])
    expect(receiveFaults(values, today)).toEqual([])
    const input = toReceive(values, today)
    expect(input).toMatchObject({
      depotId: depot.id,
      note: '',
      lines: [
        {
          itemId: rice.id,
          quantity: 12_500,
          lotNumber: 'L1',
          producedOn: '2026-05-01',
          expiresOn: '2027-11-01',
          bin: 'A',
          source: '采购',
          priceFen: 320,
        },
        {
          itemId: vest.id,
          quantity: 1_200,
          lotNumber: '',
          producedOn: null,
          expiresOn: null,
          bin: '',
          source: '采购',
          priceFen: null,
        },
      ],
    })
    expect(supplies.calls.receive.input.safeParse(input).success).toBe(true)
  })

  it('says beside the field what is wrong, at the line as it stands in the form', () => {
    const values = receipt(
      [
        empty,
        { ...empty, quantity: '3' },
        { ...empty, item: vest, quantity: '1.5' },
        { ...empty, item: vest, quantity: '0', producedOn: '去年', price: '便宜' },
        { ...empty, item: vest, quantity: '-2', producedOn: '2026-05-02', expiresOn: '2026-05-01' },
        { ...empty, item: rice },
      ],
      { depot: null, day: '2026-11-23' },
    )
    expect(faults(receiveFaults(values, today))).toEqual([
      'depot required',
      'day future',
      'lines.1.item required',
      'lines.2.quantity too-many-decimals',
      'lines.3.quantity positive',
      'lines.3.producedOn date',
      'lines.3.price not-a-number',
      'lines.4.quantity positive',
      'lines.4.expiresOn order',
      'lines.5.quantity required',
    ])
  })

  it('without any line is not sent', () => {
    expect(faults(receiveFaults(receipt([empty, empty]), today))).toEqual(['lines.0.item required'])
    expect(faults(receiveFaults({}, today))).toEqual(['depot required', 'lines.0.item required'])
  })

  it('puts what the host refused where it stands in the form', () => {
    const values = receipt([
      empty,
      { ...empty, item: vest, quantity: '1' },
      empty,
      { ...empty, item: rice, quantity: '1' },
    ])
    expect(formPath(['lines', 0, 'itemId'], values)).toEqual(['lines', 1, 'item'])
    expect(formPath(['lines', 1, 'priceFen'], values)).toEqual(['lines', 3, 'price'])
    expect(formPath(['depotId'], values)).toEqual(['depot'])
    expect(formPath(['happenedAt'], values)).toEqual(['day'])
    expect(formPath(['note'], values)).toEqual(['note'])
  })
})

const stock = (more: Partial<PickedStock> = {}): PickedStock => ({
  depotId: depot.id,
  depotName: depot.name,
  lotId: id(9),
  bin: 'A-1',
  itemName: '救生衣',
  spec: '',
  unit: '件',
  decimals: 0,
  quantity: 10,
  status: 'here',
  lotNumber: '',
  expiresOn: null,
  state: 'none',
  daysLeft: null,
  ...more,
})

describe('a quantity', () => {
  const water = { ...vest, unit: '瓶', packagings: [{ name: '箱', count: 24, of: '' }] }

  it('may be typed in packs, where the item has them', () => {
    expect(parseCounted('３箱5瓶', water)).toEqual({ ok: true, value: 77 })
    expect(parseCounted('77', water)).toEqual({ ok: true, value: 77 })
    expect(parseCounted('3箱', vest)).toEqual({ ok: false, fault: 'not-a-number' })
    expect(parseCounted('3桶', water)).toEqual({ ok: false, fault: 'not-a-number' })
    expect(parseCounted('3箱', null)).toEqual({ ok: false, fault: 'not-a-number' })
    const values = receipt([{ ...empty, item: water, quantity: '3箱5' }])
    expect(receiveFaults(values, today)).toEqual([])
    expect(toReceive(values, today).lines[0]?.quantity).toBe(77)
    expect(faults(receiveFaults(receipt([{ ...empty, item: water, quantity: '3桶' }]), today))).toEqual([
      'lines.0.quantity not-a-number',
    ])
  })
})

describe('packs', () => {
  const water = { unit: '瓶', decimals: 0, packagings: [{ name: '箱', count: 24, of: '' }] }

  it('may be typed where goods leave, are less than booked, or are more', () => {
    const values = (quantity: string) => ({
      depot,
      day: today,
      reason: '盘点',
      lines: [{ stock: stock({ ...water, quantity: 100 }), quantity }],
    })
    expect(takeFaults(values('2箱5'), today, 'issue')).toEqual([])
    expect(toTaken(values('2箱5'), today, 'issue').lines[0]?.quantity).toBe(53)
    expect(faults(takeFaults(values('5箱'), today, 'issue'))).toEqual(['lines.0.quantity not-enough'])
    expect(toTaken(values('-1箱2瓶'), today, 'adjust').lines[0]?.quantity).toBe(-26)
    expect(faults(takeFaults(values('-1箱'), today, 'issue'))).toEqual(['lines.0.quantity positive'])
  })

  it('are said back, the other way round', () => {
    expect(otherWay('77', water)).toBe('3 箱 5 瓶')
    expect(otherWay('1,200', water)).toBe('50 箱')
    expect(otherWay('3箱5', water)).toBe('= 77\u2009瓶')
    expect(otherWay('5', water)).toBe('')
    expect(otherWay('三箱', water)).toBe('')
    expect(otherWay('77', { unit: '瓶', decimals: 0 })).toBe('')
    expect(inPackWords(-48, water)).toBe('2 箱')
    expect(withPacks(65, water)).toBe('65\u2009瓶（2 箱 17 瓶）')
    expect(withPacks(5, water)).toBe('5\u2009瓶')
  })
})

describe('an issue', () => {
  it('becomes the call', () => {
    const values = { depot, day: '2026-11-20', note: '防汛', lines: [{ stock: stock(), quantity: '10' }] }
    expect(takeFaults(values, today, 'issue')).toEqual([])
    const input = toTaken(values, today, 'issue')
    expect(input).toMatchObject({
      depotId: depot.id,
      note: '防汛',
      happenedAt: new Date(2026, 10, 20, 12).getTime(),
      lines: [{ lotId: id(9), bin: 'A-1', quantity: 10 }],
    })
    expect(supplies.calls.issue.input.safeParse(input).success).toBe(true)
  })

  it('cannot take more than lies there, not even in several lines, but other bins count for themselves', () => {
    const lines = [
      { stock: stock(), quantity: '6' },
      { stock: stock({ bin: 'B-2' }), quantity: '6' },
      { stock: stock(), quantity: '5' },
    ]
    expect(faults(takeFaults({ depot, day: today, lines }, today, 'issue'))).toEqual([
      'lines.2.quantity not-enough',
    ])
  })

  it('takes from one depot', () => {
    const lines = [
      { stock: stock({ depotId: id(7) }), quantity: '1' },
      { stock: null, quantity: '2' },
    ]
    expect(faults(takeFaults({ depot, day: today, lines }, today, 'issue'))).toEqual([
      'lines.0.stock other-depot',
      'lines.1.stock required',
    ])
  })
})

describe('other slips', () => {
  const lines = [{ stock: stock({ status: 'damaged' as const }), quantity: '2' }]

  it('a transfer needs another depot to go to', () => {
    const to = (toDepot: unknown) =>
      faults(takeFaults({ depot, toDepot, day: today, lines }, today, 'transfer'))
    expect(to(null)).toEqual(['toDepot required'])
    expect(to(depot)).toEqual(['toDepot same-depot'])
    expect(to({ id: id(8), name: '村储备点' })).toEqual([])
  })

  it('a write-off and an adjustment need a reason, and keep the state of what they take', () => {
    expect(faults(takeFaults({ depot, day: today, lines }, today, 'scrap'))).toEqual(['reason required'])
    const input = toTaken({ depot, day: today, reason: '损坏', lines }, today, 'scrap')
    expect(input).toMatchObject({ reason: '损坏', lines: [{ status: 'damaged', quantity: 2 }] })
    expect(supplies.calls.scrap.input.safeParse(input).success).toBe(true)
  })

  it('an adjustment goes both ways, but not below nothing and not by nothing', () => {
    const by = (quantity: string) =>
      faults(
        takeFaults(
          { depot, day: today, reason: '盘点', lines: [{ stock: stock(), quantity }] },
          today,
          'adjust',
        ),
      )
    expect(by('5')).toEqual([])
    expect(by('-10')).toEqual([])
    expect(by('-11')).toEqual(['lines.0.quantity not-enough'])
    expect(by('0')).toEqual(['lines.0.quantity not-zero'])
  })

  it('a loan says when it is to come back', () => {
    const values = { depot, day: today, dueOn: '20261201', lines: [{ stock: stock(), quantity: '1' }] }
    expect(toTaken(values, today, 'lend')).toMatchObject({ dueOn: '2026-12-01', deviation: '' })
    expect(faults(takeFaults({ ...values, dueOn: '下周' }, today, 'lend'))).toEqual(['dueOn date'])
  })
})

describe('pasted rows', () => {
  it('go by their head, or by the order of the editor with or without a specification', () => {
    expect(
      readPasted(
        [
          ['规格', '数量', '物资名称'],
          ['成人', '5', '救生衣'],
          ['', '', ''],
        ],
        false,
      ),
    ).toEqual([{ name: '救生衣', spec: '成人', quantity: '5', values: {} }])
    expect(readPasted([['救生衣', '5']], false)).toMatchObject([{ name: '救生衣', spec: '', quantity: '5' }])
    expect(readPasted([['救生衣', '成人', '５']], false)).toMatchObject([{ spec: '成人', quantity: '５' }])
    expect(readPasted([['大米', '12.5', '2026-05-01', '2027-05-01', 'L1', 'A', '3']], true)).toMatchObject([
      { quantity: '12.5', values: { producedOn: '2026-05-01', lotNumber: 'L1', price: '3' } },
    ])
  })
})

describe('what came of a transfer or a loan', () => {
  const open = [
    {
      lotId: id(9),
      lotNumber: 'L',
      expiresOn: null,
      itemId: id(3),
      itemName: '救生衣',
      spec: '',
      unit: '件',
      decimals: 0,
      packagings: [{ name: '包', count: 5, of: '' }],
      quantity: 10,
      bin: 'A',
    },
  ]
  const wrong = (line: object, more: object = {}) =>
    faults(settleFaults({ day: today, lines: [line], ...more }, open, today))

  it('is no more than is open, and differences are explained', () => {
    expect(wrong({ quantity: '10' })).toEqual([])
    expect(wrong({ quantity: '2包' })).toEqual([])
    expect(wrong({ quantity: '3包' })).toEqual(['lines.0.quantity more-than-outstanding'])
    expect(wrong({ quantity: '9', missing: '2' }, { reason: '破' })).toEqual([
      'lines.0.quantity more-than-outstanding',
    ])
    expect(wrong({ quantity: '9', missing: '1' })).toEqual(['reason required'])
    expect(wrong({ quantity: '' })).toEqual(['lines.0.quantity required'])
    expect(wrong({ quantity: '-1' })).toEqual(['lines.0.quantity too-small'])
  })

  it('becomes the call', () => {
    const input = toSettle(
      { day: today, receiver: ' 李四 ', lines: [{ quantity: '7', damaged: '1', bin: 'B' }] },
      id(5),
      open,
      today,
    )
    expect(input).toMatchObject({
      documentId: id(5),
      receiver: '李四',
      lines: [{ lotId: id(9), bin: 'B', quantity: 7, damaged: 1, missing: 0 }],
    })
    expect(supplies.calls.arrive.input.safeParse(input).success).toBe(true)
  })
})

describe('days of a slip', () => {
  it('are now for today and noon for a day before', () => {
    expect(happenedAtOf(today, today)).toBeUndefined()
    expect(happenedAtOf('', today)).toBeUndefined()
    expect(happenedAtOf('2026.2.28', today)).toBe(new Date(2026, 1, 28, 12).getTime())
  })

  it('of expiry follow the shelf life where both are known', () => {
    expect(expiryOf('2024-08-31', 18)).toBe('2026-02-28')
    expect(expiryOf('2024-08-31', null)).toBe('')
    expect(expiryOf('不详', 18)).toBe('')
    expect(expiryOf('', 18)).toBe('')
  })
})

describe('small things', () => {
  it('lines with only blanks are empty', () => {
    expect(filledLines([{ quantity: '  ', item: null }, undefined, { item: vest }])).toEqual([
      { at: 2, line: { item: vest } },
    ])
    expect(filledLines('no list')).toEqual([])
  })

  it('a row is a lot in a bin of a depot; no two rows share a key', () => {
    expect(stockKey(stock())).not.toBe(stockKey(stock({ bin: 'A' })))
    expect(stockKey(stock({ lotId: 'a', bin: 'b,c' }))).not.toBe(stockKey(stock({ lotId: 'a,b', bin: 'c' })))
  })

  it('measured units have parts, counted ones have none', () => {
    expect(decimalsOfUnit(' KG ', ['kg', 'm'])).toBe(3)
    expect(decimalsOfUnit('件', ['kg', 'm'])).toBe(0)
  })

  it('values of an imported row read as on paper', () => {
    const months = (n: number) => `${n}m`
    const values = {
      itemName: '大米',
      quantity: 12_500,
      decimals: 3,
      priceFen: 320,
      shelfLifeMonths: 18,
      categoryName: '食品',
      expiresOn: null,
    }
    const show = (name: string) => showImported(name, values, months)
    expect(['itemName', 'quantity', 'price', 'shelfLife', 'category', 'expiresOn'].map(show)).toEqual([
      '大米',
      '12.5',
      '3.20',
      '18m',
      '食品',
      '',
    ])
    expect(showImported('price', {}, months)).toBe('')
  })

  it('categories are offered as groups with their kinds; for filters only where something lies', () => {
    const category = (code: string, parent: string, level: number, lots: number): Category => ({
      code,
      name: `名${code}`,
      parent,
      level,
      lots,
    })
    const list = [
      category('1000000', '', 1, 0),
      category('YB-101', '1000000', 2, 0),
      category('YB-102', '1000000', 2, 1),
      category('YB-101-01', 'YB-101', 3, 2),
      category('YB-101-02', 'YB-101', 3, 0),
      category('YB-102-01', 'YB-102', 3, 0),
    ]
    expect(categoryOptions(list).map((one) => [one.value, one.depth])).toEqual([
      ['YB-101', 0],
      ['YB-101-01', 1],
      ['YB-101-02', 1],
      ['YB-102', 0],
      ['YB-102-01', 1],
    ])
    expect(categoryOptions(list, true).map((one) => one.value)).toEqual(['YB-101', 'YB-101-01', 'YB-102'])
    expect(categoryName(list, 'YB-102')).toBe('名YB-102')
    expect(categoryName(list, 'YB-999')).toBe('YB-999')
  })
})
