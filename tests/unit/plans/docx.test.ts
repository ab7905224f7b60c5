import { describe, expect, test, vi } from 'vitest'
import { findOutline } from '../../../main/plans/outline/index'
import { readDocx } from '../../../main/plans/readers/docx'
import { formatNumber } from '../../../main/plans/readers/numbering'
import { blockText } from '../../../preload/contract/blocks'
import { sectionLabel } from '../../../preload/contract/outline'
import { type DocxOptions, type DocxPart, listDefinition, makeDocx, STYLES } from './make-docx'

// Real files on a busy machine; nothing here is about speed.
vi.setConfig({ testTimeout: 60_000 })

async function read(parts: readonly DocxPart[], options: DocxOptions = {}) {
  const source = await readDocx(await makeDocx(parts, options), '预案.docx', {})
  const outline = findOutline(source)
  return {
    source,
    outline,
    labels: outline.sections.map((one) => `${one.level} ${sectionLabel(one)}`),
    texts: outline.blocks.map(blockText),
  }
}
const body = { text: '各村（社区）和有关单位按照职责分工做好相关工作。' }

describe('automatic numbers', () => {
  test('are counted as Word counts them, level below level', async () => {
    const numbering = listDefinition(1, [
      { format: 'chineseCountingThousand', text: '%1、' },
      { format: 'chineseCounting', text: '（%2）' },
      { format: 'decimal', text: '%3.' },
    ])
    const { labels } = await read(
      [
        { text: '总则', number: [1, 0] },
        body,
        { text: '目的', number: [1, 1] },
        body,
        { text: '依据', number: [1, 1] },
        body,
        { text: '法律', number: [1, 2] },
        body,
        { text: '规章', number: [1, 2] },
        body,
        { text: '组织', number: [1, 0] },
        body,
        { text: '指挥', number: [1, 1] },
        body,
        { text: '成员', number: [1, 1] },
        body,
      ],
      { numbering },
    )
    expect(labels).toEqual([
      '1 一、总则',
      '2 （一）目的',
      '2 （二）依据',
      '3 1.法律',
      '3 2.规章',
      '1 二、组织',
      '2 （一）指挥',
      '2 （二）成员',
    ])
  })

  test('come from the heading style, and figures stay Arabic below a Chinese chapter', async () => {
    const numbering = listDefinition(1, [
      { format: 'chineseCountingThousand', text: '第%1章', style: '1' },
      { format: 'decimal', text: '%1.%2', style: '2', legal: true },
    ])
    const styles = STYLES.replace(
      '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>',
      '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr>',
    ).replace(
      '<w:name w:val="heading 2"/><w:basedOn w:val="a"/>',
      '<w:name w:val="heading 2"/><w:basedOn w:val="a"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>',
    )
    const { labels } = await read(
      [
        { text: '总则', style: '1' },
        { text: '目的', style: '2' },
        body,
        { text: '组织', style: '1' },
        { text: '指挥', style: '2' },
        body,
      ],
      { numbering, styles },
    )
    expect(labels).toEqual(['1 第一章 总则', '2 1.1 目的', '1 第二章 组织', '2 2.1 指挥'])
  })

  test('start elsewhere where the list says so', async () => {
    const levels = [{ format: 'decimal', text: '%1.' }]
    const second =
      '<w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    const { texts } = await read(
      [
        { text: '甲事项；', number: [1, 0] },
        { text: '乙事项；', number: [1, 0] },
        { text: '丙事项；', number: [2, 0] },
        { text: '丁事项。', number: [1, 0] },
      ],
      { numbering: listDefinition(1, levels) + second },
    )
    expect(texts).toEqual(['1.甲事项；', '2.乙事项；', '5.丙事项；', '6.丁事项。'])
  })

  test('bullets make a list without numbers', async () => {
    const { outline } = await read(
      [body, { text: '甲', number: [1, 0] }, { text: '乙', number: [1, 0] }, body],
      {
        numbering: listDefinition(1, [{ format: 'bullet', text: '' }]),
      },
    )
    expect(outline.blocks[1]).toEqual({
      kind: 'list',
      ordered: false,
      items: [[{ text: '甲' }], [{ text: '乙' }]],
    })
  })

  test.each([
    ['chineseCounting', 12, '十二'],
    ['chineseLegalSimplified', 12, '拾贰'],
    ['ideographTraditional', 2, '乙'],
    ['ideographDigital', 10, '一〇'],
    ['decimalFullWidth', 12, '１２'],
    ['decimalEnclosedCircle', 3, '③'],
    ['decimalZero', 3, '03'],
    ['upperRoman', 14, 'XIV'],
    ['lowerLetter', 28, 'bb'],
    ['upperLetter', 2, 'B'],
    ['decimal', 7, '7'],
    ['none', 7, ''],
    ['somethingNew', 7, '7'],
  ])('%s of %i is %s', (format, count, text) => {
    expect(formatNumber(count, format)).toBe(text)
  })
})

describe('heading styles', () => {
  test('give levels where nothing is numbered, also through a style of one’s own', async () => {
    const { outline, labels } = await read(
      [
        { text: '示例镇应急预案', style: 'T' },
        { text: '总则', style: '1' },
        body,
        { text: '目的', style: 'own' },
        body,
        { text: '依据', style: '2' },
        body,
        { text: '组织', style: '1' },
        body,
      ],
      { styles: STYLES },
    )
    expect(outline.title).toBe('示例镇应急预案')
    expect(labels).toEqual(['1 总则', '2 目的', '2 依据', '1 组织'])
  })

  test('all at one level do not flatten what the numbers say', async () => {
    const { labels } = await read(
      [
        { text: '一、总则', style: '1' },
        { text: '（一）目的', style: '1' },
        body,
        { text: '（二）依据', style: '1' },
        body,
        { text: '二、组织', style: '1' },
        body,
      ],
      { styles: STYLES },
    )
    expect(labels).toEqual(['1 一、总则', '2 （一）目的', '2 （二）依据', '1 二、组织'])
  })

  test('on a whole paragraph of text are a mistake', async () => {
    const long =
      '各村（社区）应当按照本预案的要求，结合实际情况，制定本村（社区）的应急预案，明确责任人和联系方式，定期组织演练，不断提高应急处置能力，保障人民群众生命财产安全，并于每年汛期来临之前报镇人民政府备案。'
    const { labels } = await read(
      [{ text: '一、总则', style: '1' }, { text: long, style: '2' }, { text: '二、组织', style: '1' }, body],
      { styles: STYLES },
    )
    expect(labels).toEqual(['1 一、总则', '1 二、组织'])
  })

  test('beside numbers: an unnumbered heading stands where its style says', async () => {
    const { labels } = await read(
      [
        { text: '前言', style: '1' },
        body,
        { text: '一、总则', style: '1' },
        { text: '（一）目的', style: '2' },
        body,
        { text: '（二）依据', style: '2' },
        body,
        { text: '附则', style: '1' },
        body,
      ],
      { styles: STYLES },
    )
    expect(labels).toEqual(['1 前言', '1 一、总则', '2 （一）目的', '2 （二）依据', '1 附则'])
  })

  test('an outline level on the paragraph itself counts too', async () => {
    const { labels } = await read([
      { text: '总则', outline: 0 },
      body,
      { text: '目的', outline: 1 },
      body,
      { text: '组织', outline: 0 },
      body,
    ])
    expect(labels).toEqual(['1 总则', '2 目的', '1 组织'])
  })

  test('without any: bold or large lines are headings', async () => {
    const { outline, labels } = await read([
      { text: '示例镇防汛应急预案', align: 'center', size: 22 },
      { text: '总体要求', bold: true, size: 16 },
      body,
      body,
      { text: '目的', bold: true },
      body,
      body,
      { text: '组织体系', bold: true, size: 16 },
      body,
      body,
    ])
    expect(outline.title).toBe('示例镇防汛应急预案')
    expect(labels).toEqual(['1 总体要求', '2 目的', '1 组织体系'])
  })
})

describe('contents', () => {
  test('in Word’s own style go, whatever they look like', async () => {
    const { labels, outline } = await read(
      [
        { text: '目录', style: 'TOC1' },
        { text: '总则\t1', style: 'TOC1' },
        { text: '目的\t1', style: 'TOC2' },
        { text: '总则', style: '1' },
        { text: '目的', style: '2' },
        body,
        { text: '组织', style: '1' },
        body,
      ],
      { styles: STYLES },
    )
    expect(labels).toEqual(['1 总则', '2 目的', '1 组织'])
    expect(outline.dropped.map((one) => one.text)).toEqual(['目录', '总则\t1', '目的\t1'])
  })
})

describe('tables', () => {
  test('keep merged cells', async () => {
    const { outline } = await read([
      {
        rows: [
          [
            { text: '组别', merge: 'start' },
            { text: '人员', span: 2 },
          ],
          [{ text: '', merge: 'go-on' }, { text: '姓名' }, { text: '电话' }],
          [{ text: ['抢险', '救援组'] }, { text: '甲某' }, { text: '000-00000001' }],
        ],
      },
    ])
    expect(outline.blocks).toEqual([
      {
        kind: 'table',
        headerRows: 2,
        rows: [
          [
            { text: '组别', rowSpan: 2 },
            { text: '人员', colSpan: 2 },
          ],
          [{ text: '姓名' }, { text: '电话' }],
          [{ text: '抢险\n救援组' }, { text: '甲某' }, { text: '000-00000001' }],
        ],
      },
    ])
  })

  test('a frame around paragraphs is no table', async () => {
    const { outline } = await read([{ rows: [[{ text: ['一、总则', body.text, '二、组织', body.text] }]] }])
    expect(outline.sections.map(sectionLabel)).toEqual(['一、总则', '二、组织'])
    expect(outline.blocks.every((block) => block.kind === 'paragraph')).toBe(true)
  })

  test('written in tabs become tables', async () => {
    const { outline, source } = await read([
      { text: '序号\t姓名\t职务' },
      { text: '1\t甲某\t镇长' },
      { text: '2\t乙某\t副镇长' },
    ])
    expect(source.blocks).toHaveLength(3)
    expect(outline.blocks).toHaveLength(3)
  })
})

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const drawing = (id: string) =>
  `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="图1" descr="组织体系图"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="${id}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`

describe('pictures', () => {
  test('stand behind their paragraph and are kept once', async () => {
    const { source, outline } = await read(
      [
        { text: '', xml: `<w:r><w:t>见图。</w:t></w:r>${drawing('image0')}` },
        { text: '', xml: drawing('image0') },
      ],
      { media: { 'a.png': PIXEL } },
    )
    expect(source.images).toHaveLength(1)
    expect(source.images[0]).toMatchObject({ width: 1, height: 1, mime: 'image/png' })
    const sha256 = source.images[0]?.sha256
    expect(outline.blocks).toEqual([
      { kind: 'paragraph', runs: [{ text: '见图。' }] },
      { kind: 'image', attachment: sha256, width: 1, height: 1, alt: '组织体系图' },
      { kind: 'image', attachment: sha256, width: 1, height: 1, alt: '组织体系图' },
    ])
  })

  test('that cannot be shown, or are not there, are told of', async () => {
    const { source } = await read([{ text: '', xml: `<w:r><w:t>见图。</w:t></w:r>${drawing('image0')}` }], {
      media: { 'a.emf': Buffer.from('EMF') },
    })
    expect(source.images).toEqual([])
    expect(source.notes).toEqual(['images-left-out'])
    const gone = await read([{ text: '', xml: `<w:r><w:t>见图。</w:t></w:r>${drawing('nothing')}` }])
    expect(gone.texts).toEqual(['见图。'])
    expect(gone.source.notes).toEqual(['images-left-out'])
  })
})

describe('text', () => {
  test('keeps bold, italic and underline, and joins runs that look alike', async () => {
    const run = (marks: string, text: string) => `<w:r><w:rPr>${marks}</w:rPr><w:t>${text}</w:t></w:r>`
    const { outline } = await read(
      [
        {
          text: '',
          xml:
            run('', '甲') +
            run('<w:lang w:val="zh-CN"/>', '乙') +
            run('<w:b/>', '丙') +
            run('<w:i/><w:u w:val="single"/>', '丁') +
            run('<w:rStyle w:val="S"/>', '戊'),
        },
      ],
      { styles: STYLES },
    )
    expect(outline.blocks[0]).toEqual({
      kind: 'paragraph',
      runs: [
        { text: '甲乙' },
        { text: '丙', bold: true },
        { text: '丁', italic: true, underline: true },
        { text: '戊', bold: true },
      ],
    })
  })

  test('of notes stands in brackets where it is referred to', async () => {
    const { texts, source } = await read(
      [
        {
          text: '',
          xml: '<w:r><w:t>指挥部</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>负责。</w:t></w:r>',
        },
      ],
      { footnotes: '<w:footnote w:id="2"><w:p><w:r><w:t>设在镇政府</w:t></w:r></w:p></w:footnote>' },
    )
    expect(texts).toEqual(['指挥部〔注：设在镇政府〕负责。'])
    expect(source.notes).toEqual(['footnotes-in-brackets'])
  })

  test('that was deleted under tracked changes is gone, what was inserted is there', async () => {
    const { texts } = await read([
      {
        text: '',
        xml: '<w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins><w:r><w:t>新</w:t></w:r></w:ins>',
      },
    ])
    expect(texts).toEqual(['新'])
  })

  test('parted by line breaks is parted into paragraphs', async () => {
    const { labels, texts } = await read([
      {
        text: '',
        xml: '<w:r><w:t>一、总则</w:t><w:br/><w:t>第一段。</w:t><w:br/><w:t>二、组织</w:t><w:br/><w:t>第二段。</w:t></w:r>',
      },
    ])
    expect(labels).toEqual(['1 一、总则', '1 二、组织'])
    expect(texts).toEqual(['第一段。', '第二段。'])
  })

  test('with markup characters stays as it is', async () => {
    const { texts } = await read([{ text: '下降 <0.9% & “>1”' }])
    expect(texts).toEqual(['下降 <0.9% & “>1”'])
  })
})

test('a title in the properties is only a last resort, and not what a program put there', async () => {
  const made = await readDocx(await makeDocx([body], { title: '示例预案' }), 'a.docx', {})
  expect(made.title).toBe('示例预案')
  const blank = await readDocx(await makeDocx([body], { title: 'Microsoft' }), 'a.docx', {})
  expect(blank.title).toBeUndefined()
})
