import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { type ReadPlan, readPlan } from '../../../main/plans/import'
import { outlineFault } from '../../../main/plans/rules'
import { Block, blockText } from '../../../preload/contract/blocks'
import { sectionLabel } from '../../../preload/contract/outline'

// Real files on a busy machine; nothing here is about speed.
vi.setConfig({ testTimeout: 60_000 })

const folder = join(import.meta.dirname, 'fixtures')
const read = (name: string) => readPlan(join(folder, name), name)

function outlineOf(plan: ReadPlan): string {
  const lines = plan.sections.map(({ level, number, title }) => `${level} ${number || '-'} ${title}`)
  return [`# ${plan.title}`, ...lines].join('\n')
}

/** The text of a section by its heading, paragraphs on lines. */
function textOf(plan: ReadPlan, label: string): string {
  const section = plan.sections.find((one) => sectionLabel(one) === label)
  if (!section) throw new Error(`no section ${label}`)
  return plan.blocks.slice(section.from, section.to).map(blockText).join('\n')
}

describe.each([
  '国家突发事件总体应急预案.docx',
  '国家突发事件总体应急预案.doc',
  '进贤县应急体系建设规划.txt',
  '井研县应急体系规划.txt',
  '示例镇防汛抗旱应急预案.docx',
  '示例镇防汛抗旱应急预案.doc',
  '示例镇防汛抗旱应急预案.pdf',
])('%s', (name) => {
  test('has the outline that was checked by hand', async () => {
    const golden = readFileSync(join(folder, name.replace(/\.\w+$/, '.outline.txt')), 'utf8').trimEnd()
    expect(outlineOf(await read(name))).toBe(golden)
  })

  test('has blocks as the contract wants them, each in one section', async () => {
    const plan = await read(name)
    expect(outlineFault(plan)).toBeUndefined()
    for (const block of plan.blocks) expect(Block.safeParse(block).success).toBe(true)
  })
})

/** Letters, figures and Chinese characters only. */
const bare = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '')

describe('nothing is lost', () => {
  test.each(['进贤县应急体系建设规划.txt', '井研县应急体系规划.txt'])('of %s', async (name) => {
    const plan = await read(name)
    const marks = /\[(?:bookmark|image):[^\]]*\]/g
    const source = readFileSync(join(folder, name), 'utf8').replace(marks, '')
    const contents = new Set(plan.dropped.filter((one) => one.reason === 'contents').map((one) => one.text))
    const lines = source.split('\n').map((line) => line.trim())
    // The title stands where it stood; only the table of contents is gone.
    const title = bare(lines.find((line) => bare(line) === bare(plan.title)) ?? '')
    const expected = bare(lines.filter((line) => !contents.has(line)).join(''))
    const found = bare(
      plan.sections
        .filter((one) => one.number !== '' || one.title !== '前言')
        .map((one) => ({ ...one, title: one.title === '印发通知' ? '' : one.title }))
        .map((one) => sectionLabel(one) + plan.blocks.slice(one.from, one.to).map(blockText).join(''))
        .join(''),
    )
    const preface = plan.sections.find((one) => one.title === '前言')
    const front = bare(plan.blocks.slice(preface?.from, preface?.to).map(blockText).join(''))
    // Put together in the order of the document: notice, title, preface, numbered sections.
    const notice = plan.sections[0]?.title === '印发通知' ? plan.sections[0] : undefined
    const letter = notice ? bare(plan.blocks.slice(notice.from, notice.to).map(blockText).join('')) : ''
    expect(letter + title + front + found.slice(letter.length)).toBe(expected)
  })
})

describe('the county plan recovered from a scan', () => {
  const name = '进贤县应急体系建设规划.txt'

  test('drops the printed contents, line by line', async () => {
    const { dropped } = await read(name)
    const contents = dropped.filter((one) => one.reason === 'contents').map((one) => one.text)
    expect(contents).toHaveLength(26)
    expect(contents[0]).toBe('目 录')
    expect(contents.at(-1)).toBe('(四) 严格监督问责, 深化责任落实.....\t31')
  })

  test('joins what page breaks tore apart', async () => {
    const plan = await read(name)
    expect(textOf(plan, '1.应急管理体制机制逐步完善')).toContain('将安全生产、自然灾害“防与救”职责')
    expect(textOf(plan, '3.防灾减灾能力不断加强')).toMatch(/^县减灾委等单位严格落实领导带班/)
    expect(textOf(plan, '（一）加强组织领导，确保工作成效')).toMatch(
      /^县委县政府对本行政区域内的应急管理负总责/,
    )
    // Only lines of the letter in front and the imprint behind end without a full stop.
    const open = plan.blocks.filter((block) => block.kind === 'paragraph').map(blockText)
    const unfinished = open.filter((text) => text.length > 40 && !/[。：”]$/.test(text))
    expect(unfinished.map((text) => text.slice(-10))).toEqual(['应急管理体系转型升级，'.slice(-10)])
  })

  test('has its table with header and ten rows', async () => {
    const plan = await read(name)
    const tables = plan.blocks.filter((block) => block.kind === 'table')
    expect(tables).toHaveLength(1)
    expect(tables[0]).toMatchObject({ headerRows: 1 })
    expect(tables[0]?.rows).toHaveLength(11)
    expect(tables[0]?.rows[10]?.map((cell) => cell.text)).toEqual(['10', '森林火灾受害率', '<0.8‰', '预期性'])
    expect(textOf(plan, '1.总体目标')).toContain('表 1：“十四五”时期核心指标')
  })

  test('makes runs of bold marks', async () => {
    const plan = await read(name)
    const bold = plan.blocks.flatMap((block) =>
      block.kind === 'paragraph' ? block.runs.filter((run) => run.bold) : [],
    )
    expect(bold.map((run) => run.text)).toContain('人员编制与内设机构数量偏少')
    expect(plan.blocks.map(blockText).join('')).not.toContain('**')
    expect(plan.sections.map((one) => one.title).join('')).not.toContain('*')
  })

  test('offers document number and day of issue', async () => {
    const { suggested } = await read(name)
    expect(suggested).toMatchObject({
      documentNumber: '进府办发〔2021〕94号',
      issuedOn: '2021-12-31',
      category: 'superior',
    })
    expect(suggested.sources.find((source) => source.fact === 'issuedOn')?.quote).toContain('2021年12月31日')
  })

  test('is counted', async () => {
    expect((await read(name)).counts).toEqual({ sections: 80, tables: 1, characters: 15_342, images: 0 })
  })
})

describe('the county plan recovered from a Word file', () => {
  const name = '井研县应急体系规划.txt'

  test('puts its flattened table together again', async () => {
    const plan = await read(name)
    const table = plan.blocks.find((block) => block.kind === 'table')
    expect(table?.rows.map((row) => row.length)).toEqual([4, 4, 4, 4, 4, 4, 4])
    expect(table?.rows[6]?.map((cell) => cell.text)).toEqual([
      '7',
      '年均每十万人受灾人次',
      '<15000',
      '预期性',
    ])
    expect(textOf(plan, '3.安全风险防控能力全面提升')).toContain(
      '专栏1：井研县“十四五”应急体系规划主要指标\n序号\t指标名称',
    )
    expect(plan.notes).toEqual(['tables-from-text'])
  })

  test('leaves out the marks of its converter', async () => {
    const plan = await read(name)
    expect(plan.blocks.map(blockText).join('')).not.toMatch(/\[bookmark|\[image/)
    expect(plan.dropped).toEqual([
      { reason: 'bookmark', text: '[bookmark] × 184' },
      { reason: 'bookmark', text: '[image]' },
    ])
  })

  test('is called by its file, because the text has no title', async () => {
    expect((await read(name)).title).toBe('井研县应急体系规划')
  })
})

describe('the national plan', () => {
  test('is called by its own name and keeps the headline it was published under', async () => {
    const plan = await read('国家突发事件总体应急预案.docx')
    expect(plan.title).toBe('国家突发事件总体应急预案')
    expect(textOf(plan, '前言')).toMatch(/^中共中央国务院印发《国家突发事件总体应急预案》\n新华社北京/)
    expect(plan.dropped).toEqual([{ reason: 'decoration', text: '|' }])
  })

  test('keeps numbered sentences below its headings as text', async () => {
    const plan = await read('国家突发事件总体应急预案.docx')
    expect(textOf(plan, '1.3 突发事件分类分级')).toContain('\n（1）自然灾害。主要包括')
    expect(textOf(plan, '3.3.4 处置措施').split('\n')).toHaveLength(7)
  })

  test('reads the same from .doc as from .docx', async () => {
    const docx = await read('国家突发事件总体应急预案.docx')
    const doc = await read('国家突发事件总体应急预案.doc')
    expect(doc.blocks.map(blockText)).toEqual(docx.blocks.map(blockText))
  })
})

describe('one plan in three formats', () => {
  test('has the same text in each', async () => {
    const [docx, doc, pdf] = await Promise.all(
      ['docx', 'doc', 'pdf'].map((kind) => read(`示例镇防汛抗旱应急预案.${kind}`)),
    )
    expect(doc?.blocks.filter((b) => b.kind === 'paragraph')).toEqual(
      docx?.blocks.filter((b) => b.kind === 'paragraph'),
    )
    expect(pdf?.blocks.map(blockText)).toEqual(docx?.blocks.map(blockText))
    expect(doc?.counts).toEqual(docx?.counts)
  })

  test('has its table over three pages in one piece', async () => {
    const plan = await read('示例镇防汛抗旱应急预案.pdf')
    const [first, second] = plan.blocks.filter((block) => block.kind === 'table')
    expect(first?.rows).toHaveLength(27)
    expect(first?.rows[26]?.map((cell) => cell.text)).toEqual([
      '26',
      '示例六村',
      '13',
      '某某26',
      '镇中心小学',
    ])
    expect(second?.rows[0]).toEqual([
      { text: '单位', rowSpan: 2 },
      { text: '联系人', colSpan: 2 },
      { text: '电话', rowSpan: 2 },
    ])
    expect(second?.headerRows).toBe(2)
  })

  test('leaves out running heads and page numbers of the PDF', async () => {
    const { dropped } = await read('示例镇防汛抗旱应急预案.pdf')
    expect(dropped.filter((one) => one.reason === 'running-head')).toHaveLength(6)
    expect(dropped.filter((one) => one.reason === 'page-number').map((one) => one.text)).toEqual([
      '-1-',
      '-2-',
      '-3-',
      '-4-',
      '-5-',
      '-6-',
    ])
  })
})

test('a .doc keeps the numbers that Word made by itself', async () => {
  const plan = await read('自动编号.doc')
  expect(plan.sections.map(sectionLabel)).toEqual(['第一章 总则', '1.1 目的', '1.2 依据', '第二章 组织'])
  expect(textOf(plan, '1.2 依据')).toBe(
    '依据有关法律法规。\n（1）第一项工作；\n（2）第二项工作。\n要点一\n要点二',
  )
  expect(plan.notes).toEqual(['footnotes-at-end', 'tables-from-text'])
})
