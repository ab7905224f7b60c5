import { truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parsePackagings } from '../../../../main/supplies/catalogue/item-list'
import { parseDegrees } from '../../../../main/supplies/catalogue/rules'
import { inPacks, packSizes, parsePacks } from '../../../../preload/contract/supplies/index'
import { openTestHost, type TestHost } from '../../../helpers/host'

let host: TestHost
beforeAll(async () => {
  host = await openTestHost()
})
afterAll(() => host.close())

it('reads an area with its unit, however that is written', async () => {
  const areas = ['60㎡', '60m²', '60 m2', '60平方米', '60', '６０㎡', '1,060.4㎡', '大约']
  const pasted = ['仓库名称\t面积', ...areas.map((area, at) => `面积试验库${at}\t${area}`)].join('\n')
  const done = await host.ask('supplies', 'importDepots', { pasted })
  expect(done).toMatchObject({ imported: 7, refusedCount: 1 })
  const { rows } = await host.ask('supplies', 'listDepots', { search: '面积试验库', limit: 20 })
  expect(rows.map(({ name, areaM2 }) => [name.slice(-1), areaM2]).sort()).toEqual([
    ['0', 60],
    ['1', 60],
    ['2', 60],
    ['3', 60],
    ['4', 60],
    ['5', 60],
    ['6', 1060],
  ])
  await host.ask('supplies', 'undoDepots', { batchId: done.batchId })
})

const water = {
  unit: '瓶',
  decimals: 0,
  packagings: [
    { name: '箱', count: 24, of: '' },
    { name: '托', count: 60, of: '箱' },
  ],
}

describe('packs', () => {
  it('are counted down to the unit, the largest first', () => {
    expect(packSizes('瓶', water.packagings)).toEqual({
      ok: true,
      sizes: [
        { name: '托', size: 1440 },
        { name: '箱', size: 24 },
      ],
    })
    expect(inPacks(1500, water)).toEqual({
      packs: [
        { name: '托', count: 1 },
        { name: '箱', count: 2 },
      ],
      rest: 12,
    })
  })

  it('are read as people type them; a plain number is none', () => {
    expect(parsePacks('3箱5瓶', water)).toBe(77)
    expect(parsePacks('1托 2箱', water)).toBe(1488)
    expect(parsePacks('2 箱 + 3', water)).toBe(51)
    for (const other of ['77', '3桶', '箱', '1.5箱', '', '3箱箱'])
      expect(parsePacks(other, water), other).toBeNull()
  })

  it('lead back to every quantity', () => {
    fc.assert(
      fc.property(fc.integer({ min: 24, max: 1_000_000 }), (quantity) => {
        const { packs, rest } = inPacks(quantity, water)
        const typed = `${packs.map(({ name, count }) => `${count}${name}`).join('')}${rest > 0 ? `${rest}瓶` : ''}`
        expect(parsePacks(typed, water)).toBe(quantity)
      }),
    )
  })

  it('that go in a circle, hold nothing, or have a name twice are refused, and nothing is saved', async () => {
    const save = (packagings: { name: string; count: number; of?: string }[]) =>
      host.refused('supplies', 'saveItem', { name: '瓶装水', unit: '瓶', packagings })
    const fault = (path: string, reason: string) => ({ code: 'invalid-input', fields: [{ path, reason }] })
    expect(
      await save([
        { name: '箱', count: 2, of: '托' },
        { name: '托', count: 3, of: '箱' },
      ]),
    ).toMatchObject(fault('packagings.0.of', 'circular'))
    expect(await save([{ name: '箱', count: 24, of: '箱' }])).toMatchObject(
      fault('packagings.0.of', 'circular'),
    )
    expect(await save([{ name: '箱', count: 0 }])).toMatchObject({ code: 'invalid-input' })
    expect(await save([{ name: '瓶', count: 24 }])).toMatchObject(fault('packagings.0.name', 'duplicate'))
    expect(await save([{ name: '箱', count: 24, of: '桶' }])).toMatchObject(
      fault('packagings.0.of', 'choice'),
    )
    expect((await host.ask('supplies', 'listItems', { search: '瓶装水' })).total).toBe(0)
  })

  it('are read from lists', () => {
    expect(parsePackagings('1箱=24瓶；1托=60箱', '瓶')).toEqual(water.packagings)
    expect(parsePackagings('24瓶/箱', '瓶')).toEqual([{ name: '箱', count: 24, of: '' }])
    expect(parsePackagings('大箱', '瓶')).toBeNull()
  })
})

describe('a depot', () => {
  it.each([
    ['28.3772', 28.3772],
    ['28°22′38″', 28.377222],
    ['北纬28度22分38秒', 28.377222],
    ['东经116.2651', 116.2651],
  ])('reads the degrees %s', (typed, degrees) => expect(parseDegrees(typed)).toBeCloseTo(degrees, 5))
  it.each(['', '很远', '28°75′', '28.3.4'])('finds no degrees in %j', (typed) =>
    expect(parseDegrees(typed)).toBeNull(),
  )

  it('stands where its coordinates say: half of them, mixed up or abroad is refused', async () => {
    const save = (latitude: number | null, longitude: number | null) =>
      host.refused('supplies', 'saveDepot', { name: '坐标库', latitude, longitude })
    expect(await save(28.4, null)).toMatchObject({ fields: [{ path: 'longitude', reason: 'required' }] })
    expect(await save(116.3, 28.4)).toMatchObject({
      fields: [{ path: 'latitude', reason: 'coordinates-swapped' }],
    })
    expect(await save(28.4, 12.5)).toMatchObject({
      fields: [{ path: 'longitude', reason: 'coordinates-outside' }],
    })
    expect((await host.ask('supplies', 'listDepots', { search: '坐标库' })).total).toBe(0)
  })

  it('offers its bins, named and used', async () => {
    const depot = await host.ask('supplies', 'saveDepot', { name: '货位库', bins: ['A-01', 'A-02'] })
    const item = await host.ask('supplies', 'saveItem', { name: '雨衣', unit: '件' })
    await host.ask('supplies', 'receive', {
      depotId: depot.id,
      lines: [{ itemId: item.id, quantity: 2, bin: 'Z-09' }],
    })
    expect(await host.ask('supplies', 'listBins', { depotId: depot.id })).toEqual({
      bins: ['A-01', 'A-02', 'Z-09'],
    })
  })
})

describe('pictures', () => {
  const pixel = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  const file = (name: string, bytes: Buffer) => {
    const path = join(host.folder, name)
    writeFileSync(path, bytes)
    return { token: host.grant(path) }
  }

  it('are kept once, shown with the record, and come back by undo', async () => {
    const { id } = await host.ask('supplies', 'saveDepot', { name: '照片库' })
    const subject = { subject: 'depot' as const, subjectId: id }
    const files = [file('门口.png', pixel)]
    await host.ask('supplies', 'addFiles', { ...subject, role: 'photo', files })
    expect(await host.ask('supplies', 'addFiles', { ...subject, role: 'photo', files })).toEqual({ added: 0 })
    const [photo] = (await host.ask('supplies', 'listFiles', subject)).files
    expect(photo).toMatchObject({ name: '门口.png', mime: 'image/png', width: 1, height: 1 })
    await host.ask('supplies', 'removeFile', { id: photo?.id ?? '' })
    expect((await host.ask('supplies', 'listFiles', subject)).files).toEqual([])
    await host.ask('care', 'undo', {})
    expect((await host.ask('supplies', 'listFiles', subject)).files).toHaveLength(1)
  })

  it('that are none, too large or empty are refused, with the good ones beside them', async () => {
    const { id } = await host.ask('supplies', 'saveDepot', { name: '坏照片库' })
    const subject = { subject: 'depot' as const, subjectId: id }
    const good = file('好.png', pixel)
    const huge = file('大.jpg', pixel)
    truncateSync(join(host.folder, '大.jpg'), 100 * 1024 * 1024)
    const cases = [
      [file('其实是文字.jpg', Buffer.from('这不是照片')), 'file-not-a-picture'],
      [file('程序.png', Buffer.from('MZ\u0090\u0000')), 'file-not-a-picture'],
      [file('空.png', Buffer.alloc(0)), 'file-empty'],
      [huge, 'file-too-large'],
    ] as const
    for (const [bad, code] of cases)
      expect(
        await host.refused('supplies', 'addFiles', { ...subject, role: 'photo', files: [good, bad] }),
      ).toMatchObject({ code })
    expect(
      await host.refused('supplies', 'addFiles', {
        ...subject,
        role: 'document',
        files: [file('木马.exe', Buffer.from('MZ00'))],
      }),
    ).toMatchObject({ code: 'file-unsupported' })
    expect((await host.ask('supplies', 'listFiles', subject)).files).toEqual([])
  })
})

describe('lists', () => {
  it('of depots come in with what can be understood, and go as a whole', async () => {
    const pasted = [
      '储备点名称\t级别\t负责人\t联系电话\t经纬度\t货位\t备注',
      '上村储备点\t村级\t示例甲\t000-0003001\t116.31，28.40\tA、B\t',
      '下村储备点\t\t示例乙\t\t28.41 116.32\t\t',
      '错村储备点\t村级\t示例丙\t\t很远\t\t',
      '上村储备点\t村级\t示例丁\t\t\t\t同名',
    ].join('\n')
    const preview = await host.ask('supplies', 'previewDepots', { pasted })
    expect(preview.counts).toMatchObject({ refuse: 1, skip: 1 })
    const done = await host.ask('supplies', 'importDepots', { pasted })
    expect(done).toMatchObject({ imported: 2, refusedCount: 1 })
    expect(done.refused[0]?.reasons[0]).toMatchObject({ code: 'coordinates-unreadable' })
    const { rows } = await host.ask('supplies', 'listDepots', {
      search: '村储备点',
      sort: { field: 'name', order: 'asc' },
    })
    expect(rows.map(({ name, latitude, longitude, bins }) => [name, latitude, longitude, bins])).toEqual([
      ['上村储备点', 28.4, 116.31, ['A', 'B']],
      ['下村储备点', 28.41, 116.32, []],
    ])
    await host.ask('supplies', 'undoDepots', { batchId: done.batchId })
    expect((await host.ask('supplies', 'listDepots', { search: '村储备点' })).total).toBe(0)
  })

  it('of items say why a row is refused; one that was used since is not taken back', async () => {
    const pasted = [
      '物资名称\t规格型号\t计量单位\t包装\t国标代码\t保质期\t最低储备量',
      '压缩饼干\t200g\t袋\t1箱=50袋\t1010100\t36个月\t500',
      '矿泉水\t\t瓶\t大箱\t\t\t',
      '雨靴\t\t双\t\t4010100\t\t',
      '手套\t\t\t\t\t\t',
    ].join('\n')
    const done = await host.ask('supplies', 'importItems', { pasted })
    expect(done.refused.map(({ reasons }) => reasons[0]?.code)).toEqual([
      'pack-unreadable',
      'code-format',
      'unit-missing',
    ])
    const [item] = (await host.ask('supplies', 'listItems', { search: '压缩饼干' })).rows
    expect(item).toMatchObject({
      minimum: 500,
      shelfLifeMonths: 36,
      packagings: [{ name: '箱', count: 50, of: '' }],
      kind: 'consumable',
    })
    const depot = await host.ask('supplies', 'saveDepot', { name: '饼干库' })
    await host.ask('supplies', 'receive', {
      depotId: depot.id,
      lines: [{ itemId: item?.id ?? '', quantity: 1 }],
    })
    expect(await host.refused('supplies', 'undoItems', { batchId: done.batchId })).toEqual({
      code: 'batch-used',
    })
  })

  it('of GB/T codes are looked up in the form', async () => {
    const done = await host.ask('supplies', 'importGbtCodes', {
      pasted: '代码\t名称\n1010000\t示例类目\n9999999\t不对的\n',
    })
    expect(done).toMatchObject({ imported: 1, refusedCount: 1 })
    expect((await host.ask('supplies', 'listGbtCodes', { search: '示例' })).rows).toMatchObject([
      { code: '1010000' },
    ])
  })

  it('of the reference come into the catalogue once', async () => {
    const { items } = await host.ask('supplies', 'listReferenceItems', {})
    const open = items.filter((item) => !item.present)
    expect(await host.ask('supplies', 'addReferenceItems', { codes: ['YB-204-02', 'YB-208-01'] })).toEqual({
      added: 2,
    })
    const [water] = (await host.ask('supplies', 'listItems', { search: '水基型灭火器' })).rows
    expect(water).toMatchObject({
      kind: 'serial',
      cycles: { firstMaintenance: 36, maintenance: 12, scrap: 72 },
    })
    const all = await host.ask('supplies', 'addReferenceItems', { codes: open.map((item) => item.code) })
    // 雨衣 is there by its name already, without a kind.
    expect(all.added).toBe(open.length - 3)
    expect(await host.refused('supplies', 'addReferenceItems', { codes: ['YB-999-99'] })).toEqual({
      code: 'not-found',
    })
  })

  it('go out to Excel and paper, and as templates', async () => {
    for (const call of [
      'exportDepots',
      'printDepots',
      'exportItems',
      'printItems',
      'depotTemplate',
      'itemTemplate',
      'gbtTemplate',
    ] as const)
      expect((await host.ask('supplies', call, {})).bytes, call).toBeGreaterThan(500)
  })
})
