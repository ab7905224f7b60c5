import { getSchema } from '@tiptap/core'
import { Node } from '@tiptap/pm/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Block } from '../../../../preload/contract/blocks'
import { soundBlocks, toBlocks, toDocument } from '../../../../renderer/plans/writing/editor/blocks'
import { sectionExtensions } from '../../../../renderer/plans/writing/editor/nodes'

const schema = getSchema(sectionExtensions())

const texts = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom('应急', '第一行\n第二行', ' ', '𠮷野', '\t表格', '', '\n', 'a\r\nb'),
)
const runs = fc.array(
  fc.record(
    { text: texts, bold: fc.boolean(), italic: fc.boolean(), underline: fc.boolean() },
    { requiredKeys: ['text'] },
  ),
  { maxLength: 5 },
)
const span = fc.option(fc.integer({ min: 2, max: 4 }), { nil: undefined })
const cells = fc.record({ text: texts, colSpan: span, rowSpan: span }).map(({ text, colSpan, rowSpan }) => ({
  text,
  ...(colSpan ? { colSpan } : {}),
  ...(rowSpan ? { rowSpan } : {}),
}))
const blocks: fc.Arbitrary<Block[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('paragraph' as const), runs }),
    fc.record({
      kind: fc.constant('list' as const),
      ordered: fc.boolean(),
      items: fc.array(runs, { maxLength: 4 }),
    }),
    fc.record({
      kind: fc.constant('table' as const),
      headerRows: fc.nat(4),
      rows: fc.array(fc.array(cells, { maxLength: 4 }), { maxLength: 5 }),
    }),
    fc.record({
      kind: fc.constant('image' as const),
      attachment: fc.constant('a'.repeat(64)),
      width: fc.integer({ min: 1, max: 5_000 }),
      height: fc.integer({ min: 1, max: 5_000 }),
      alt: fc.string({ maxLength: 20 }),
    }),
  ),
  { maxLength: 6 },
) as fc.Arbitrary<Block[]>

/** Through the editor's own document, as it stands in the page. */
function through(given: readonly Block[]): Block[] {
  const document = Node.fromJSON(schema, toDocument(given))
  document.check()
  return toBlocks(document.toJSON())
}

describe('blocks and the editor', () => {
  it('come back as they were, whatever they hold', () => {
    fc.assert(
      fc.property(blocks, (given) => {
        const sound = soundBlocks(given)
        expect(through(given)).toEqual(sound)
        expect(through(sound)).toEqual(sound)
        for (const block of sound) expect(Block.safeParse(block).success).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('keep looks, line breaks, header rows and merged cells', () => {
    const given: Block[] = [
      { kind: 'paragraph', runs: [{ text: '甲' }, { text: '乙\n丙', bold: true, underline: true }] },
      { kind: 'list', ordered: true, items: [[{ text: '一', italic: true }], [{ text: '二' }]] },
      {
        kind: 'table',
        headerRows: 2,
        rows: [
          [
            { text: '单位', rowSpan: 2 },
            { text: '联系人', colSpan: 2 },
          ],
          [{ text: '姓名' }, { text: '电话' }],
          [{ text: '东坝村' }, { text: '某某' }, { text: '1\n2' }],
        ],
      },
    ]
    expect(through(given)).toEqual(given)
  })

  it('make an empty section one empty paragraph, and nothing of it again', () => {
    expect(toDocument([])).toEqual({ type: 'doc', content: [{ type: 'paragraph' }] })
    expect(through([])).toEqual([])
  })

  it('close holes and overlaps of a broken table without losing a text', () => {
    const [table] = soundBlocks([
      {
        kind: 'table',
        headerRows: 0,
        rows: [[{ text: '甲', rowSpan: 9 }, { text: '乙' }], [{ text: '丙', colSpan: 3 }]],
      },
    ])
    expect(table).toEqual({
      kind: 'table',
      headerRows: 0,
      rows: [
        [{ text: '甲', rowSpan: 2 }, { text: '乙' }, { text: '' }, { text: '' }],
        [{ text: '丙', colSpan: 3 }],
      ],
    })
  })
})
