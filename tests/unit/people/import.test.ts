import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, describe, expect, test } from 'vitest'
import { judgePeople, type PeopleOptions, readPeople } from '../../../main/people/import'
import { peopleFields } from '../../../main/people/import-fields'
import { peopleAdvice, peopleTemplate } from '../../../main/people/import-template'
import { matchColumns, readPasted, writeTemplate } from '../../../main/sheets/index'

const folder = mkdtempSync(join(tmpdir(), 'youbei-people-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const judge = (lines: readonly string[], options: PeopleOptions = {}) =>
  judgePeople(readPasted(lines.map((line) => line.replaceAll('|', '\t')).join('\n')), options)
const said = (
  row: { verdict: string; reasons: readonly { code: string; text?: string | undefined }[] } | undefined,
) => row && [row.verdict, ...row.reasons.map((r) => (r.text ? `${r.code}:${r.text}` : r.code))].join(' ')
const numbers = (row: ReturnType<typeof judge>['rows'][number] | undefined) =>
  row?.values?.phones.map((phone) => `${phone.kind} ${phone.number}`)

describe('a phone book as a township keeps it', () => {
  async function book(): Promise<string> {
    const path = join(folder, '通讯录.xlsx')
    const workbook = new ExcelJS.Workbook()
    const sheet = workbook.addWorksheet('通讯录')
    const rows = [
      ['甲河镇应急通讯录'],
      ['序号', '单位', '姓　名', '职务', '办公电话', '手机号码', '短号', '备注'],
      [1, '镇政府', '示  甲', '镇长', '000-0001000', '000-00010001', '600001', null],
      [2, null, '示乙（兼）', '副镇长', null, '00000010002、00000010003', null, '分管应急'],
      [3, null, '示丙', '应急办主任', '000-0001000', 13800000000, null, null],
      ['二、村级', null, null, null, null, null, null, null],
      [4, '东坪村', '示丁', '书记', null, '办公：000-0002000 手机：000-00020001', null, null],
      [5, '东坪村', '示戊', '灾害信息员', null, null, null, null],
      [6, '东坪村', null, '值班室', '000-0002001', null, null, null],
      [7, '西塘村', '示己、示庚', null, null, '000-00030001', null, null],
      ['填表人：示乙', null, null, null, null, null, null, null],
    ]
    for (const row of rows) sheet.addRow(row)
    sheet.mergeCells('A1:H1')
    sheet.mergeCells('B3:B5')
    await workbook.xlsx.writeFile(path)
    return path
  }

  test('is understood as it lies', async () => {
    const table = await readPeople(await book(), '通讯录.xlsx')
    expect(table.problems).toEqual([])
    expect(table.headerRow).toBe(2)
    expect(table.mapping).toEqual({
      unit: 1,
      name: 2,
      post: 3,
      officePhone: 4,
      mobile: 5,
      shortPhone: 6,
      remark: 7,
    })
    expect(table.rows.map((row) => `${row.row} ${said(row)}`)).toEqual([
      '3 import',
      '4 warn name-note:兼',
      '5 import',
      '6 skip section-row',
      '7 import',
      '8 warn phone-missing',
      '9 warn name-from-unit:东坪村',
      '10 refuse names-several:示己、示庚',
      '11 skip note-row',
    ])
    expect(table.rows[0]?.values).toEqual({
      name: '示甲',
      unit: '镇政府',
      post: '镇长',
      villageName: '',
      phones: [
        { kind: 'mobile', number: '000-00010001' },
        { kind: 'office', number: '000-0001000' },
        { kind: 'short', number: '600001' },
      ],
      remark: '',
    })
    expect(table.rows[1]?.values).toMatchObject({ name: '示乙', unit: '镇政府', remark: '分管应急；兼' })
    expect(numbers(table.rows[1])).toEqual(['mobile 000-00010002', 'mobile 000-00010003'])
    expect(numbers(table.rows[2])).toEqual(['mobile 13800000000', 'office 000-0001000'])
    expect(numbers(table.rows[4])).toEqual(['office 000-0002000', 'mobile 000-00020001'])
    expect(table.rows[6]?.values).toMatchObject({ name: '东坪村', post: '值班室' })
  })
})

describe('single rows', () => {
  const head = '姓名|单位|职务|村|联系电话|备注'
  test.each([
    ['示甲|镇政府|镇长||000-00010001|', 'import'],
    ['|镇政府|值班室||000-0001000|', 'warn name-from-unit:镇政府'],
    ['|镇政府|||| ', 'refuse name-missing'],
    ['||||000-0001000|', 'refuse name-missing'],
    ['示甲|镇政府|||待定|', 'warn phone-unreadable:待定 phone-missing'],
    ['13800000000|镇政府||||', 'refuse name-unreadable:13800000000'],
    [`示甲|${'长'.repeat(61)}|||000-00010001|`, `refuse too-long:${'长'.repeat(61)}`],
    ['合计|||12人||', 'skip total-row'],
  ])('%s → %s', (line, expected) => {
    expect(said(judge([head, line]).rows[0])).toBe(expected)
  })

  test('a repeated entry is left out, a second post is kept, a shared mobile is said', () => {
    const table = judge([
      '姓名|单位|职务|手机',
      '示甲|镇政府|镇长|000-00010001',
      '示 甲|镇政府|镇长|00000010001',
      '示甲|防指|副总指挥|000-00010001',
      '示乙|镇政府|干部|000-00010001',
      '示甲|东坪村|村民|000-00090001',
    ])
    expect(table.rows.map(said)).toEqual([
      'import',
      'skip duplicate-row:2',
      'warn duplicate-person:2',
      'warn number-shared:2',
      'import',
    ])
    expect(table.rows[1]?.values).toBeNull()
    expect(table.counts).toEqual({ rows: 5, import: 2, warn: 2, refuse: 0, skip: 1 })
  })

  test('headings give the unit where no column does, and a default stands in for both', () => {
    const lines = ['姓名|电话', '一、镇应急办', '示甲|000-00010001', '（二）东坪村：', '示乙|000-00010002']
    expect(judge(lines).rows.flatMap((row) => row.values?.unit ?? [])).toEqual(['镇应急办', '东坪村'])
    expect(
      judge(['姓名|电话', '示甲|000-00010001'], { defaults: { unit: '镇政府' } }).rows[0]?.values?.unit,
    ).toBe('镇政府')
  })

  test('more than ten numbers are not lost silently', () => {
    const many = Array.from({ length: 12 }, (_, i) => `000-000100${String(i).padStart(2, '0')}`).join('、')
    const row = judge([head, `示甲||||${many}|`]).rows[0]
    expect(row?.values?.phones).toHaveLength(10)
    expect(row?.reasons.map((r) => r.text)).toEqual(['000-00010010', '000-00010011'])
  })
})

test('every word for a column leads to its own field', () => {
  for (const field of peopleFields) {
    for (const text of field.synonyms) {
      const { mapping } = matchColumns([{ text, parts: [text] }], peopleFields)
      expect([text, Object.keys(mapping)]).toEqual([text, [field.key]])
    }
  }
})

test('the template is read back with its example left out', async () => {
  const path = join(folder, 'template.xlsx')
  await writeTemplate(path, {
    title: '应急通讯录',
    sheetName: '人员',
    columns: peopleTemplate,
    advice: peopleAdvice,
    foot: { office: '甲河镇', printedOn: '2026-11-22' },
  })
  const table = await readPeople(path, 'template.xlsx')
  expect(table.problems).toEqual([])
  expect(table.columns.filter((column) => column.header !== '序号' && column.confidence < 1)).toEqual([])
  expect(table.rows.map(said)).toEqual(['skip example-row'])
})
