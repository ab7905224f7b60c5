import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Block } from '../../../../preload/contract/blocks'
import { parseHtml } from '../../../../renderer/plans/writing/paste/html'
import { type Piece, readPasted } from '../../../../renderer/plans/writing/paste/pasted'
import { rtfPictures } from '../../../../renderer/plans/writing/paste/rtf'

const word = readFileSync(join(import.meta.dirname, 'fixtures', 'word-clipboard.txt'), 'utf8')
const paragraph = (text: string): Piece => ({ kind: 'block', block: { kind: 'paragraph', runs: [{ text }] } })
const list = (ordered: boolean, ...items: string[]): Piece => ({
  kind: 'block',
  block: { kind: 'list', ordered, items: items.map((text) => [{ text }]) },
})

describe('a copy from Word', () => {
  const pieces = readPasted(word)

  it('keeps headings, paragraphs, lists, the picture and the table, in order', () => {
    expect(pieces.map((piece) => (piece.kind === 'block' ? piece.block.kind : piece.kind))).toEqual([
      'heading',
      'heading',
      'paragraph',
      'list',
      'list',
      'paragraph',
      'heading',
      'picture',
      'table',
    ])
  })

  it('takes the number off a heading, typed or made by Word', () => {
    expect(pieces.filter((piece) => piece.kind === 'heading')).toEqual([
      { kind: 'heading', level: 1, title: '总则', number: '一、' },
      { kind: 'heading', level: 2, title: '编制目的', number: '1.1' },
      { kind: 'heading', level: 2, title: '组织体系', number: '' },
    ])
  })

  it('keeps bold and underline, and nothing of fonts, links and broken source lines', () => {
    expect(pieces[2]).toEqual({
      kind: 'block',
      block: {
        kind: 'paragraph',
        runs: [
          { text: '为做好防汛抗旱工作，' },
          { text: '确保人民群众生命安全', bold: true },
          { text: '，提高' },
          { text: '快速反应', underline: true },
          { text: '能力，根据《' },
          { text: '中华人民共和国突发事件应对法' },
          { text: '》，制定本预案。' },
          { text: 'COVID-19 plan A.' },
        ],
      },
    })
  })

  it('makes lists of what Word marked as items, and leaves （一） in the text', () => {
    expect(pieces[3]).toEqual({
      kind: 'block',
      block: {
        kind: 'list',
        ordered: true,
        items: [
          [{ text: '人民至上，生命至上；' }],
          [{ text: '统一领导，' }, { text: '分级负责', italic: true }, { text: '。' }],
        ],
      },
    })
    expect(pieces[4]).toEqual(list(false, '先转移老人', '再转移其他人'))
    expect(pieces[5]).toMatchObject({
      block: { runs: [{ text: '（一）' }, { text: '镇指挥部负责统一指挥全镇的防汛抗旱工作，下设办公室。' }] },
    })
  })

  it('keeps merged cells, two header rows and lines in a cell', () => {
    expect(pieces[8]).toEqual({
      kind: 'block',
      block: {
        kind: 'table',
        headerRows: 2,
        rows: [
          [
            { text: '单位', rowSpan: 2 },
            { text: '联系人', colSpan: 2 },
          ],
          [{ text: '姓名' }, { text: '电话' }],
          [{ text: '东坝村' }, { text: '某某\n某乙' }, { text: '000-00012345' }],
        ],
      },
    })
  })

  it('names the picture once, without its VML twin', () => {
    expect(pieces[7]).toMatchObject({ kind: 'picture', alt: '组织体系图' })
  })
})

describe('copies from elsewhere', () => {
  it('Excel: a table of cells', () => {
    const html =
      '<html><body><!--StartFragment--><table border=0><col width=72><tr height=19><td height=19 class=xl65>物资</td><td>数量</td></tr><tr><td>帐篷</td><td align=right>20</td></tr></table><!--EndFragment--></body></html>'
    expect(readPasted(html)).toEqual([
      {
        kind: 'block',
        block: {
          kind: 'table',
          headerRows: 0,
          rows: [
            [{ text: '物资' }, { text: '数量' }],
            [{ text: '帐篷' }, { text: '20' }],
          ],
        },
      },
    ])
  })

  it('a page: nested lists in one, header cells, styles for bold', () => {
    const html =
      '<ul><li>甲<ul><li>乙</li></ul></li><li>丙</li></ul><p><span style="font-weight:700">重要</span></p><table><tr><th>名</th><th>数</th></tr><tr><td>甲</td><td>1</td></tr></table>'
    const pieces = readPasted(html)
    expect(pieces[0]).toEqual(list(false, '甲', '乙', '丙'))
    expect(pieces[1]).toEqual({
      kind: 'block',
      block: { kind: 'paragraph', runs: [{ text: '重要', bold: true }] },
    })
    expect(pieces[2]).toMatchObject({ block: { headerRows: 1 } })
  })

  it('numbers of several levels stay in the text', () => {
    const item = (list: string, level: number, marker: string, text: string) =>
      `<p class=MsoListParagraph style='mso-list:${list} level${level} lfo1'><span style='mso-list:Ignore'>${marker}</span>${text}</p>`
    expect(
      readPasted(item('l0', 1, '1.', '甲') + item('l0', 2, '（1）', '乙') + item('l0', 1, '2.', '丙')).map(
        (piece) =>
          piece.kind === 'block' && piece.block.kind === 'paragraph'
            ? piece.block.runs.map((run) => run.text).join('')
            : '',
      ),
    ).toEqual(['1. 甲', '（1）乙', '2. 丙'])
  })

  it('plain headings of an official paper are seen, sentences are not', () => {
    expect(readPasted('<p>二、组织体系</p><p>（一）镇长任指挥长。</p><p>3天内上报</p>')).toEqual([
      { kind: 'heading', level: 1, title: '组织体系', number: '二、' },
      paragraph('（一）镇长任指挥长。'),
      paragraph('3天内上报'),
    ])
  })

  it('scripts and styles are no text', () => {
    expect(readPasted('<style>p{}</style><script>alert(1)</script><p onclick="x()">文字</p>')).toEqual([
      paragraph('文字'),
    ])
  })
})

it('reads whatever it is given, and gives blocks the contract takes', () => {
  const parts = fc.constantFrom(
    '<p>',
    '</p>',
    '<table>',
    '</table>',
    '<tr>',
    '<td colspan=2>',
    '<td rowspan="99999">',
    '</td>',
    '<ul>',
    '<li>',
    '</ul>',
    '<b>',
    '</b>',
    '<!--',
    '-->',
    '<![if !x]>',
    '<h1 style="mso-list:l0 level1">',
    '</h1>',
    '<img src=x>',
    '<',
    '>',
    '&amp;',
    '&#0;',
    '文字',
    ' ',
    '\n',
    "<span style='mso-list:Ignore'>",
    '</span>',
    '"',
  )
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 40 }), (html) => {
      for (const piece of readPasted(html.join('')))
        if (piece.kind === 'block') expect(Block.safeParse(piece.block).success).toBe(true)
    }),
    { numRuns: 500 },
  )
})

it('reads a large table in reasonable steps', () => {
  const row = '<tr>'.concat('<td>应急</td>'.repeat(6), '</tr>')
  const [piece] = readPasted(`<table>${row.repeat(3_000)}</table>`)
  expect(piece?.kind === 'block' && piece.block.kind === 'table' && piece.block.rows.length).toBe(3_000)
})

it('closes what HTML leaves open', () => {
  const tree = parseHtml('<table><tr><td>1<td>2<tr><td>3</table><p>a<p>b')
  expect(tree.children.map((node) => (typeof node === 'string' ? node : node.tag))).toEqual([
    'table',
    'p',
    'p',
  ])
})

describe('pictures in copied RTF', () => {
  const png = '89504e470d0a1a0a0000000d4948445200000010000000100806000000'.padEnd(80, '0')
  it('are found in order, metafiles passed over', () => {
    const rtf = `{\\rtf1{\\*\\shppict{\\pict{\\*\\picprop\\shplid1025{\\sp{\\sn x}{\\sv 1}}}\\picscalex100\\picw2540\\pngblip\\bliptag-1\n{\\*\\blipuid 00aa}\n${png.slice(0, 40)}\n${png.slice(40)}}}{\\nonshppict{\\pict\\wmetafile8 0100090000${'0'.repeat(80)}}}{\\pict\\jpegblip ffd8ffe0${'1'.repeat(80)}}}`
    const found = rtfPictures(rtf)
    expect(found.map((picture) => picture.mime)).toEqual(['image/png', 'image/jpeg'])
    expect(Buffer.from(found[0]?.bytes ?? []).toString('hex')).toBe(png)
  })

  it('are none in what is broken', () => {
    expect(rtfPictures('{\\pict\\pngblip zz')).toEqual([])
    expect(rtfPictures('\\pict\\pngblip 12')).toEqual([])
  })
})
