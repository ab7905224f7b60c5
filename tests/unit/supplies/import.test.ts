import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readPasted, rememberMapping, writeTemplate } from '../../../main/sheets/index'
import { CategoryIndex, readCategories } from '../../../main/supplies/categories'
import { judgeOpeningStock, type OpeningOptions, readOpeningStock } from '../../../main/supplies/import'
import { supplyAdvice, supplyTemplate } from '../../../main/supplies/import-template'
import { irregularCsv, irregularXls, irregularXlsx, longCsv } from '../sheets/irregular'

const folder = mkdtempSync(join(tmpdir(), 'youbei-supplies-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const options: OpeningOptions = {
  today: '2026-11-22',
  categories: new CategoryIndex(await readCategories('resources')),
}

async function read(name: string, bytes: Buffer | string, more: Partial<OpeningOptions> = {}) {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return readOpeningStock(path, name, { ...options, ...more })
}

/** Rows from lines of cells parted by |, under a plain header. */
const judge = (lines: readonly string[], more: Partial<OpeningOptions> = {}) =>
  judgeOpeningStock(readPasted(lines.map((line) => line.replaceAll('|', '\t')).join('\n')), {
    ...options,
    ...more,
  })

const head = '物资名称|规格型号|单位|数量|存放地点|生产日期|有效期至|保质期|单价（元）|备注'
const said = (
  row: { verdict: string; reasons: readonly { code: string; text?: string | undefined }[] } | undefined,
) => row && [row.verdict, ...row.reasons.map((r) => (r.text ? `${r.code}:${r.text}` : r.code))].join(' ')

describe('a list as a township keeps it', () => {
  test('is understood as it lies: title, header in two lines, merged depots, five styles of dates', async () => {
    const table = await read('台账.xlsx', await irregularXlsx())
    expect(table.problems).toEqual([])
    expect(table).toMatchObject({ sheet: '物资台账', headerRow: 3, headerRows: 2 })
    expect(table.captions).toEqual({
      标题: '示例县甲河镇2026年应急物资台账',
      填报单位: '甲河镇人民政府',
      填报日期: '2026年11月1日',
    })
    expect(table.sheets).toEqual([
      { name: '物资台账', hidden: false, rows: 28 },
      { name: '村级储备点', hidden: false, rows: 2 },
      { name: '旧数据', hidden: true, rows: 4 - 2 },
    ])
    expect(
      table.columns.map(
        (column) =>
          `${column.letter} ${column.header} ${column.field ?? '-'}${column.hidden ? ' hidden' : ''}`,
      ),
    ).toEqual([
      'A 序号 -',
      'B 物资名称* itemName',
      'C 规格型号 spec',
      'D 计量单位 unit',
      'E 数量应有 -',
      'F 数量实有 quantity',
      'G 存放地点 depotName',
      'H 生产日期 producedOn',
      'I 有效期至 expiresOn',
      'J 保质期 shelfLife',
      'K 单价（元） price',
      'L 内部编号 - hidden',
      'M 备注 remark',
    ])
    expect(table.rows.map((row) => `${row.row} ${said(row)}`)).toEqual([
      '5 skip section-row',
      '6 import',
      '7 import',
      '8 warn pack-noted:100箱(24瓶/箱) month-only:2026年3月 month-only:2027-3',
      '9 warn already-expired:2026-11-15',
      '10 import',
      '11 skip total-row',
      '12 skip section-row',
      '13 warn approximate:约40 hidden-row',
      '14 refuse expires-before-produced:2020-07-01 → 2019-07-01',
      '15 refuse quantity-vague:若干',
      '16 refuse quantity-negative:-5',
      '17 warn unit-default:支',
      '18 skip header-row',
      '19 import',
      '20 refuse formula-error:#UNCALCULATED!',
      '21 skip blank-row',
      '22 skip blank-row',
      '23 warn same-row:19',
      '24 refuse depot-carried:西塘村储备点 quantity-merged:8 date-impossible:2025-02-30',
      '25 refuse depot-carried:西塘村储备点 quantity-merged:8',
      '26 skip total-row',
      '27 skip note-row',
      '28 skip note-row',
    ])
    expect(table.counts).toEqual({ rows: 24, import: 4, warn: 5, refuse: 6, skip: 9 })
  })

  test('gives values in the smallest unit, fen and days', async () => {
    const table = await read('台账.xlsx', await irregularXlsx())
    const row = (n: number) => table.rows.find((r) => r.row === n)?.values
    expect(row(6)).toEqual({
      itemName: '棉被',
      spec: '2m×1.5m',
      unit: '床',
      decimals: 0,
      quantity: 50,
      depotName: '镇应急物资储备库',
      bin: '',
      producedOn: '2024-03-01',
      expiresOn: '2032-03-01',
      shelfLifeMonths: 96,
      lotNumber: '',
      source: '',
      supplier: '',
      priceFen: 8500,
      category: 'YB-102-01',
      categoryName: '基本生活类',
      receivedOn: null,
      remark: '',
    })
    expect(row(7)).toMatchObject({
      quantity: 20,
      producedOn: '2023-05-10',
      expiresOn: '2033-05-10',
      priceFen: 120_000,
    })
    expect(row(8)).toMatchObject({
      quantity: 100,
      unit: '箱',
      producedOn: '2026-03-01',
      expiresOn: '2027-03-31',
      remark: '1箱=24瓶',
    })
    expect(row(9)).toMatchObject({ quantity: 30, depotName: '镇应急物资储备库', producedOn: '2026-05-15' })
    expect(row(10)).toMatchObject({
      quantity: 437_500,
      decimals: 3,
      unit: 'kg',
      producedOn: '2026-05-01',
      expiresOn: '2027-05-01',
    })
    expect(row(13)).toMatchObject({ quantity: 40, categoryName: '抢险救援类', remark: '蓝色' })
    expect(row(19)).toMatchObject({ producedOn: null, expiresOn: null, shelfLifeMonths: null })
  })

  test('reads the same from .xls', async () => {
    const twin = await read('台账.xls', await irregularXls())
    const original = await read('台账.xlsx', await irregularXlsx())
    expect(twin.file.kind).toBe('xls')
    const compared = (table: typeof twin) =>
      table.rows
        // The writer of the twin keeps neither hidden rows nor formulas that were never calculated.
        .filter((row) => row.row !== 20 && row.row !== 13)
        .map((row) => [row.row, row.verdict, row.reasons, row.values])
    expect(compared(twin)).toEqual(compared(original))
    expect(twin.columns).toEqual(original.columns)
  })

  test('reads what can be read from a CSV in GBK, where merges are gone', async () => {
    const twin = await read('台账.csv', await irregularCsv())
    expect(twin.file).toMatchObject({ kind: 'csv', encoding: 'gb18030' })
    expect(twin).toMatchObject({ headerRow: 3, headerRows: 2, problems: [] })
    expect(twin.columns.map((column) => column.field)).toEqual(
      (await read('台账.xlsx', await irregularXlsx())).columns.map((column) => column.field),
    )
    const row = (n: number) => twin.rows.find((r) => r.row === n)
    expect(said(row(6))).toBe('import')
    expect(row(6)?.values).toMatchObject({
      itemName: '棉被',
      quantity: 50,
      depotName: '镇应急物资储备库',
      priceFen: 8500,
    })
    expect(said(row(7))).toBe('warn depot-carried:镇应急物资储备库')
    expect(row(7)?.values).toMatchObject({ producedOn: '2023-05-10', priceFen: 120_000 })
    expect(said(row(16))).toBe('refuse quantity-negative:-5')
    expect(said(row(25))).toContain('quantity-missing')
  })
})

describe('single rows', () => {
  test.each([
    ['棉被||床|50|镇库|||||', 'import'],
    ['|||50|镇库|||||', 'refuse name-missing unit-missing'],
    ['棉被||床||镇库|||||', 'refuse quantity-missing'],
    ['棉被||床|0|镇库|||||', 'refuse quantity-zero:0'],
    ['棉被||床|2.5|镇库|||||', 'refuse quantity-fraction:2.5'],
    ['大米||kg|2.5|镇库|||||', 'import'],
    ['大米||kg|2.1234|镇库|||||', 'refuse too-many-decimals:2.1234'],
    ['棉被|||50|镇库|||||', 'warn unit-default:床'],
    ['奇怪的东西|||50|镇库|||||', 'refuse unit-missing'],
    ['奇怪的东西|||50个|镇库|||||', 'import'],
    ['矿泉水||瓶|10箱|镇库|||||', 'refuse unit-conflict:10箱'],
    ['矿泉水||瓶|10箱(24瓶/箱)|镇库|||||', 'warn pack-noted:10箱(24瓶/箱) pack-converted:10箱(24瓶/箱)'],
    ['帐篷||个|20顶|镇库|||||', 'import'],
    ['棉被||床|50||||||', 'refuse depot-missing'],
    ['棉被||床|50|镇库|2025-02-30||||', 'refuse date-impossible:2025-02-30'],
    ['棉被||床|50|镇库|3/4/2025||||', 'refuse date-ambiguous:3/4/2025'],
    ['棉被||床|50|镇库|2025-03-01|3年|||', 'import'],
    ['棉被||床|50|镇库|2025-03-01||2028-03-01||', 'import'],
    ['棉被||床|50|镇库||2028-03-01|看标签||', 'warn shelf-life-ignored:看标签'],
    ['棉被||床|50|镇库|||看标签||', 'refuse shelf-life-unreadable:看标签'],
    ['棉被||床|50|镇库|||8年||', 'warn shelf-life-without-date:8年'],
    ['棉被||床|50|镇库|2026-12-01||||', 'warn produced-in-future:2026-12-01'],
    ['棉被||床|50|镇库||||面议|', 'warn price-unreadable:面议'],
    ['棉被||床|#REF!|镇库|||||', 'refuse formula-error:#REF!'],
    [`${'长'.repeat(61)}||床|50|镇库|||||`, `refuse too-long:${'长'.repeat(61)}`],
  ])('%s → %s', (line, expected) => {
    expect(said(judge([head, line]).rows[0])).toBe(expected)
  })

  test('a pack in other units than the column is counted out', () => {
    const table = judge([head, '矿泉水||瓶|10箱(24瓶/箱)|镇库|||||'])
    expect(table.rows[0]?.values).toMatchObject({ quantity: 240, unit: '瓶', remark: '' })
  })

  test('a shelf life in the column of expiry dates, and the unit of a shelf life in its header', () => {
    const table = judge([
      '品名|单位|数量|仓库|生产日期|保质期（月）',
      '口罩|只|10|镇库|2025-01-31|1',
      '口罩|只|10|镇库|2025-01-31|24',
    ])
    expect(table.rows.map((row) => row.values?.expiresOn)).toEqual(['2025-02-28', '2027-01-31'])
  })

  test('同上 means the cell above, in any column and several times', () => {
    const table = judge([
      head,
      '棉被||床|50|镇库|2025-1-1||||',
      '毛毯||〃|20|同上|同上||||',
      '毛毯||〃|20|同上|2025-2-1||||',
    ])
    expect(
      table.rows.map((row) => [row.values?.unit, row.values?.depotName, row.values?.producedOn]),
    ).toEqual([
      ['床', '镇库', '2025-01-01'],
      ['床', '镇库', '2025-01-01'],
      ['床', '镇库', '2025-02-01'],
    ])
  })

  test('lines of one lot are both taken and said; other dates are another lot', () => {
    const table = judge([
      head,
      '棉被||床|50|镇库|2025-1-1||||',
      '棉 被||床|20|镇库|2025.1.1||||',
      '棉被||床|50|镇库|2025-1-2||||',
    ])
    expect(table.rows.map(said)).toEqual(['import', 'warn same-lot:2', 'import'])
  })
})

describe('depots', () => {
  const bare = ['物资名称|单位|数量', '棉被|床|50', '毛毯|床|20']
  test('without a column the chosen depot stands for all rows', () => {
    const table = judge(bare, { defaults: { depotName: '镇库' } })
    expect(table.rows.map((row) => [said(row), row.values?.depotName])).toEqual([
      ['import', '镇库'],
      ['import', '镇库'],
    ])
    expect(judge(bare).rows.map(said)).toEqual(['refuse depot-missing', 'refuse depot-missing'])
  })
  test('a line above the header may name it', () => {
    const table = judge(['甲河镇物资清单', '存放地点：镇储备库', ...bare])
    expect(table.headerRow).toBe(3)
    expect(table.rows.map((row) => [said(row), row.values?.depotName])).toEqual([
      ['warn depot-from-title:镇储备库', '镇储备库'],
      ['warn depot-from-title:镇储备库', '镇储备库'],
    ])
  })
  test('a chosen depot goes before the one above', () => {
    const lines = ['物资名称|单位|数量|仓库', '棉被|床|50|东库', '毛毯|床|20|']
    expect(judge(lines, { defaults: { depotName: '镇库' } }).rows[1]?.values?.depotName).toBe('镇库')
    expect(judge(lines).rows[1]?.values?.depotName).toBe('东库')
  })
  test('a new depot is said once', () => {
    const lines = ['物资名称|单位|数量|仓库', '棉被|床|50|东库', '毛毯|床|20|西库', '雨衣|件|20|西库']
    expect(judge(lines, { knownDepots: ['东 库'] }).rows.map(said)).toEqual([
      'import',
      'warn depot-new:西库',
      'import',
    ])
  })
})

describe('columns', () => {
  test('a header nobody knows can be mapped by hand, and is known by its headers the next time', () => {
    const lines = ['东西|多少|放哪里', '棉被|50床|镇库']
    const first = judge(lines)
    expect(first.problems).toEqual([{ code: 'no-header' }])
    expect(first.firstRows[0]).toEqual({ row: 1, cells: ['东西', '多少', '放哪里'] })
    const mapping = { itemName: 0, quantity: 1, depotName: 2 }
    const second = judge(lines, { headerRow: 1, mapping })
    expect(second.rows.map((row) => row.values?.quantity)).toEqual([50])
    const remembered = {
      [second.signature]: rememberMapping(
        second.columns.map(({ header }) => ({ text: header, parts: [header] })),
        mapping,
      ),
    }
    const turned = judge(['放哪里|东西|多少', '镇库|毛毯|20床'], { headerRow: 1, remembered })
    expect(turned.mapping).toEqual({ depotName: 0, itemName: 1, quantity: 2 })
    expect(turned.rows[0]?.values).toMatchObject({ itemName: '毛毯', quantity: 20, depotName: '镇库' })
  })
  test('a missing required column is a problem, and nothing is judged', () => {
    const table = judge(['物资名称|单位|存放地点', '棉被|床|镇库'])
    expect(table.problems).toEqual([{ code: 'column-missing', field: 'quantity' }])
    expect(table.rows).toEqual([])
  })
  test('应有 and 最低 are never taken for what is there', () => {
    const table = judge(['物资名称|单位|应有数量|最低库存|现有数量|存放地点', '棉被|床|60|40|50|镇库'])
    expect(table.mapping.quantity).toBe(4)
    expect(judge(['物资名称|单位|应有数量|存放地点', '棉被|床|60|镇库']).problems).toEqual([
      { code: 'column-missing', field: 'quantity' },
    ])
  })
  test('保管单位 is no unit, 仓库名称 no name of goods', () => {
    const table = judge(['仓库名称|保管单位|品名|单位|库存|负责人电话', '镇库|应急办|棉被|床|50|000-0000001'])
    expect(table.mapping).toEqual({ depotName: 0, itemName: 2, unit: 3, quantity: 4 })
  })
  test('a mapping onto columns that are not there is refused as missing', () => {
    expect(
      judge([head, '棉被||床|50|镇库|||||'], { mapping: { itemName: 0, quantity: 150, nonsense: 1 } })
        .problems,
    ).toEqual([{ code: 'column-missing', field: 'quantity' }])
  })
})

test('the template is read back with its example left out', async () => {
  const path = join(folder, 'template.xlsx')
  await writeTemplate(path, {
    title: '应急物资清单',
    sheetName: '物资',
    columns: supplyTemplate,
    advice: supplyAdvice,
    foot: { office: '甲河镇', printedOn: '2026-11-22' },
  })
  const table = await readOpeningStock(path, 'template.xlsx', options)
  expect(table.problems).toEqual([])
  expect(
    table.columns.filter(
      (column) => column.header !== '序号' && (column.field === null || column.confidence < 0.99),
    ),
  ).toEqual([])
  expect(table.rows.map(said)).toEqual(['skip example-row'])
})

test('a hundred thousand rows are judged with nothing lost', async () => {
  const table = await read('long.csv', longCsv(100_000))
  expect(table.counts).toEqual({ rows: 100_000, import: 100_000, warn: 0, refuse: 0, skip: 0 })
  expect(table.rows.at(-1)).toMatchObject({ row: 100_001, values: { lotNumber: 'L100000' } })
}, 60_000)

test('a cancelled reading stops', async () => {
  const stop = new AbortController()
  stop.abort()
  await expect(read('cancelled.csv', longCsv(100), { signal: stop.signal })).rejects.toMatchObject({
    code: 'cancelled',
  })
})
