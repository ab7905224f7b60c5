import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  applyEdits,
  countCharacters,
  demote,
  joinWithPrevious,
  outlineFault,
  promote,
  rename,
  sectionLabel,
  splitAt,
  toTree,
} from '../../../main/plans/rules'
import { type Block, blockText } from '../../../preload/contract/blocks'
import { cutRuns, Outline, type OutlineEdit, subtreeEnd } from '../../../preload/contract/outline'

const text = (words: string): Block => ({ kind: 'paragraph', runs: [{ text: words }] })

/** 一、总则 {甲。} （一）目的 {乙。} 1.加强领导。{各乡镇……。} 二、组织 {表, （二）协调。各部门……。} */
const outline: Outline = {
  title: '示例预案',
  sections: [
    { title: '总则', number: '一、', level: 1, from: 0, to: 1 },
    { title: '目的', number: '（一）', level: 2, from: 1, to: 2 },
    { title: '加强领导', number: '1.', level: 3, from: 2, to: 3, runIn: '。' },
    { title: '组织', number: '二、', level: 1, from: 3, to: 6 },
  ],
  blocks: [
    text('甲。'),
    text('乙。'),
    text('各乡镇要落实责任。'),
    { kind: 'table', headerRows: 1, rows: [[{ text: '姓名' }], [{ text: '某甲' }]] },
    text('（二）协调。各部门要配合。'),
    text('三、保障'),
  ],
}
const levels = (one: Outline) => one.sections.map((section) => section.level)
const labels = (one: Outline) => one.sections.map(sectionLabel)

describe('promote and demote', () => {
  test('move a section with everything below it', () => {
    expect(levels(promote(outline, 1))).toEqual([1, 1, 2, 1])
    expect(levels(demote(outline, 3))).toEqual([1, 2, 3, 2])
    const below = promote(outline, 1)
    expect(levels(demote(below, 1))).toEqual([1, 2, 3, 1])
  })

  test('leave alone what cannot be moved', () => {
    expect(promote(outline, 0)).toBe(outline)
    expect(demote(outline, 0)).toBe(outline)
    // 目的 stands one below 总则 already.
    expect(demote(outline, 1)).toBe(outline)
    expect(promote(outline, 99)).toBe(outline)
    expect(demote(outline, -1)).toBe(outline)
  })

  test('no section goes below level 9', () => {
    const deep: Outline = {
      title: '',
      sections: [...Array.from({ length: 9 }, (_, at) => at + 1), 8, 9].map((level) => ({
        title: 'x',
        number: '',
        level,
        from: 0,
        to: 0,
      })),
      blocks: [],
    }
    expect(demote(deep, 9)).toBe(deep)
    expect(demote(deep, 10)).toBe(deep)
  })
})

describe('join with the section before', () => {
  test('makes the heading a paragraph and keeps the text', () => {
    const joined = joinWithPrevious(outline, 1)
    expect(labels(joined)).toEqual(['一、总则', '1.加强领导', '二、组织'])
    expect(joined.blocks.slice(0, 3).map(blockText)).toEqual(['甲。', '（一）目的', '乙。'])
    expect(levels(joined)).toEqual([1, 2, 1])
    expect(outlineFault(joined)).toBeUndefined()
  })

  test('puts a run-in heading back into its paragraph', () => {
    const joined = joinWithPrevious(outline, 2)
    expect(joined.blocks[2] && blockText(joined.blocks[2])).toBe('1.加强领导。各乡镇要落实责任。')
    expect(joined.blocks).toHaveLength(outline.blocks.length)
  })

  test('the first section has nothing to join', () => {
    expect(joinWithPrevious(outline, 0)).toBe(outline)
  })
})

describe('split', () => {
  test('a short paragraph becomes the heading', () => {
    const split = splitAt(outline, 5)
    expect(split.sections.at(-1)).toMatchObject({ number: '三、', title: '保障', level: 1, from: 5, to: 5 })
    expect(split.blocks).toHaveLength(5)
  })

  test('a run-in heading leaves its text', () => {
    const split = splitAt(outline, 4)
    expect(split.sections.at(-1)).toMatchObject({
      number: '（二）',
      title: '协调',
      runIn: '。',
      from: 4,
      to: 6,
    })
    expect(split.blocks.slice(4).map(blockText)).toEqual(['各部门要配合。', '三、保障'])
  })

  test('a table begins a section without a title', () => {
    expect(splitAt(outline, 3).sections.at(-1)).toMatchObject({ title: '', number: '', from: 3, to: 6 })
  })

  test('outside the document nothing happens', () => {
    expect(splitAt(outline, 6)).toBe(outline)
    expect(splitAt(outline, -1)).toBe(outline)
  })
})

test('rename changes title and number, on one line', () => {
  const renamed = rename(outline, 1, { title: ' 编制\n目的 ', number: '(1)' })
  expect(renamed.sections[1]).toMatchObject({ title: '编制 目的', number: '(1)' })
  expect(rename(outline, 1, { title: '目标' }).sections[1]).toMatchObject({ title: '目标', number: '（一）' })
  expect(rename(outline, 1, { title: '目标', number: '' }).sections[1]?.number).toBe('')
  expect(rename(outline, 9, { title: 'x' })).toBe(outline)
})

test('the tree holds every section once, below the one it belongs to', () => {
  const tree = toTree(outline.sections)
  expect(tree.map((node) => node.section.title)).toEqual(['总则', '组织'])
  expect(tree[0]?.children[0]?.children[0]).toMatchObject({ index: 2, section: { title: '加强领导' } })
})

test('a label puts a space only where number and title would run together', () => {
  expect(sectionLabel({ number: '一、', title: '总则' })).toBe('一、总则')
  expect(sectionLabel({ number: '（一）', title: '总则' })).toBe('（一）总则')
  expect(sectionLabel({ number: '1.1', title: '总则' })).toBe('1.1 总则')
  expect(sectionLabel({ number: '第一章', title: '总则' })).toBe('第一章 总则')
  expect(sectionLabel({ number: '①', title: '总则' })).toBe('①总则')
  expect(sectionLabel({ number: '第三条', title: '' })).toBe('第三条')
  expect(sectionLabel({ number: '', title: '前言' })).toBe('前言')
})

test('characters are counted without white space, rare ones once', () => {
  expect(countCharacters([text('甲 乙\n丙　丁'), text('𠮷')])).toBe(5)
  expect(countCharacters([{ kind: 'table', headerRows: 0, rows: [[{ text: 'a b' }, { text: '丙' }]] }])).toBe(
    3,
  )
  expect(
    countCharacters([{ kind: 'image', attachment: 'a'.repeat(64), width: 1, height: 1, alt: '图' }]),
  ).toBe(0)
  expect(countCharacters([])).toBe(0)
})

test('runs are cut at a place without losing their look', () => {
  expect(cutRuns([{ text: '一二', bold: true }, { text: '三四' }], 1)).toEqual([
    { text: '二', bold: true },
    { text: '三四' },
  ])
  expect(cutRuns([{ text: '一二' }], 2)).toEqual([])
})

test('an outline with a gap or a jump is refused', () => {
  expect(Outline.safeParse(outline).success).toBe(true)
  const [first, ...rest] = outline.sections
  if (!first) throw new Error('no section')
  expect(outlineFault({ ...outline, sections: [{ ...first, to: 0 }, ...rest] })).toBe('blocks-not-covered')
  expect(outlineFault({ ...outline, sections: [{ ...first, level: 2 }, ...rest] })).toBe('level-jumps')
  expect(outlineFault({ ...outline, sections: outline.sections.slice(0, 3) })).toBe('blocks-not-covered')
  expect(Outline.safeParse({ ...outline, sections: [] }).success).toBe(false)
})

const block: fc.Arbitrary<Block> = fc.oneof(
  fc
    .constantFrom(
      '一、总则',
      '1.加强领导。各乡镇要落实责任。',
      '各乡镇要落实责任，确保安全。',
      '附件1 清单',
      '组织：由镇长负责的工作组',
      '',
      '  空 ',
    )
    .map(text),
  fc.constant<Block>({ kind: 'table', headerRows: 0, rows: [[{ text: '甲' }, { text: '乙' }]] }),
)
const anyOutline: fc.Arbitrary<Outline> = fc
  .array(
    fc.record({
      step: fc.integer({ min: -3, max: 1 }),
      blocks: fc.array(block, { maxLength: 4 }),
      runIn: fc.boolean(),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((parts) => {
    const made: Outline = { title: '预案', sections: [], blocks: [] }
    let level = 0
    parts.forEach((part, at) => {
      level = Math.max(1, Math.min(9, level + part.step))
      const from = made.blocks.length
      made.blocks.push(...part.blocks)
      made.sections.push({
        title: `题${at}`,
        number: `${at + 1}.`,
        level,
        from,
        to: made.blocks.length,
        ...(part.runIn ? { runIn: '。' } : {}),
      })
    })
    return made
  })
const anyEdit: fc.Arbitrary<OutlineEdit> = fc.oneof(
  fc.record({
    edit: fc.constantFrom('promote' as const, 'demote' as const, 'join' as const),
    section: fc.nat(14),
  }),
  fc.record({ edit: fc.constant('split' as const), block: fc.nat(40) }),
)
/** All that can be read, in order, without what a heading's full stop or a space adds. */
const words = (one: Outline) =>
  one.sections
    .flatMap((section) => [
      sectionLabel(section),
      ...one.blocks.slice(section.from, section.to).map(blockText),
    ])
    .join('')
    .replace(/[\s。：]/g, '')

describe('after any changes', () => {
  test('every block is covered once, levels step down by one, and every word is still there in order', () => {
    fc.assert(
      fc.property(anyOutline, fc.array(anyEdit, { maxLength: 30 }), (before, edits) => {
        expect(outlineFault(before)).toBeUndefined()
        const after = applyEdits(before, edits)
        expect(outlineFault(after)).toBeUndefined()
        expect(words(after)).toBe(words(before))
      }),
      { numRuns: 1_000 },
    )
  })

  test('the outline that was given has not changed', () => {
    fc.assert(
      fc.property(anyOutline, fc.array(anyEdit, { maxLength: 10 }), (before, edits) => {
        const copy = structuredClone(before)
        applyEdits(before, edits)
        expect(before).toEqual(copy)
      }),
    )
  })

  test('promoting takes back demoting', () => {
    fc.assert(
      fc.property(anyOutline, fc.nat(11), (before, index) => {
        const down = demote(before, index)
        if (down !== before) expect(promote(down, index)).toEqual(before)
      }),
    )
  })

  test('a subtree ends before the next section of its level', () => {
    fc.assert(
      fc.property(anyOutline, fc.nat(11), ({ sections }, index) => {
        const own = sections[index]
        if (!own) return
        const end = subtreeEnd(sections, index)
        expect(sections.slice(index + 1, end).every((one) => one.level > own.level)).toBe(true)
        expect((sections[end]?.level ?? 0) <= own.level).toBe(true)
      }),
    )
  })
})
