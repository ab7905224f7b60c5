import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Block } from '../../../preload/contract/blocks'
import type { Section, SectionHeading } from '../../../preload/contract/plans/index'
import { closedAtFirst, parentOf, reveal, visibleRows } from '../../../renderer/plans/outlineRows'
import {
  columnShares,
  cutTable,
  placeCells,
  segmentsOf,
  sliceOf,
  sliceSection,
} from '../../../renderer/plans/reading'
import { daysBetween, reviewState } from '../../../renderer/plans/review'

type Table = Extract<Block, { kind: 'table' }>

const heading: SectionHeading = {
  id: '00000000-0000-4000-8000-000000000001',
  position: 3,
  level: 2,
  number: '',
  title: '职责',
  runIn: '',
  characters: 9_000,
  key: '00000000-0000-4000-8000-000000000001',
  hint: '',
}
const withBlocks = (blocks: Block[]): Section => ({ ...heading, blocks })
const paragraph = (text: string): Block => ({ kind: 'paragraph', runs: [{ text }] })
const table = (rows: number, spans: Record<number, number> = {}): Table => ({
  kind: 'table',
  headerRows: 1,
  rows: Array.from({ length: rows }, (_, row) => [
    spans[row] ? { text: `${row}`, rowSpan: spans[row] } : { text: `${row}` },
    { text: '乙' },
  ]),
})

describe('slices of a section', () => {
  it('is one box of about the right height before the text is read', () => {
    const [slice, ...more] = sliceSection(heading, undefined)
    expect(more).toEqual([])
    expect(slice?.pieces).toBeUndefined()
    expect(slice?.estimate).toBeGreaterThan((9_000 / 50) * 20)
  })

  it('keeps an empty section as a heading', () => {
    expect(sliceSection(heading, withBlocks([]))).toEqual([
      expect.objectContaining({ heading: true, pieces: [], position: 3 }),
    ])
  })

  it('cuts a section of 500 pages into many small slices; only the first has the heading, none has too much', () => {
    const blocks = Array.from({ length: 4_000 }, () => paragraph('应'.repeat(60)))
    const slices = sliceSection(heading, withBlocks(blocks))
    expect(slices.filter((slice) => slice.heading)).toHaveLength(1)
    expect(new Set(slices.map(({ key }) => key)).size).toBe(slices.length)
    expect(Math.max(...slices.map((slice) => slice.pieces?.length ?? 0))).toBeLessThanOrEqual(40)
    expect(slices.flatMap((slice) => slice.pieces ?? []).map(({ block }) => block)).toEqual(
      blocks.map((_, at) => at),
    )
  })

  it('does not cut a single paragraph, however long', () => {
    expect(sliceSection(heading, withBlocks([paragraph('长'.repeat(50_000))]))).toHaveLength(1)
  })

  it('finds the slice that shows a text: a heading, a block, a cell far down a long table', () => {
    const blocks = [paragraph('甲'), table(200)]
    const slices = sliceSection(heading, withBlocks(blocks))
    const place = (block: number, segment: number) => sliceOf(slices, { position: 3, block, segment })
    expect(place(-1, 0)).toBe(0)
    expect(place(0, 0)).toBe(0)
    const last = place(1, 399)
    expect(last).toBe(slices.length - 1)
    expect(place(1, 0)).toBeLessThan(last)
    expect(sliceOf(slices, { position: 4, block: 0, segment: 0 })).toBe(-1)
  })
})

describe('cutting a table', () => {
  it('gives every row and every cell once, in order', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 20 }),
        fc.dictionary(fc.constantFrom('0', '5', '9', '20', '31'), fc.integer({ min: 2, max: 30 })),
        (rows, size, spans) => {
          const one = table(
            rows,
            Object.fromEntries(Object.entries(spans).map(([at, span]) => [Number(at), span])),
          )
          const parts = cutTable(one, size)
          expect(parts[0]?.from).toBe(0)
          expect(parts.at(-1)?.to).toBe(rows)
          expect(parts.at(-1)?.cells.to).toBe(segmentsOf(one).length)
          for (const [at, part] of parts.entries()) {
            expect(part.to).toBeGreaterThan(part.from)
            if (at > 0)
              expect([part.from, part.cells.from]).toEqual([parts[at - 1]?.to, parts[at - 1]?.cells.to])
          }
          for (const { row, cell } of placeCells(one.rows)) {
            const home = parts.find(({ from, to }) => row >= from && row < to)
            // A cell may reach beyond the table's end in a damaged file, never into another part.
            if (home !== parts.at(-1)) expect(row + (cell.rowSpan ?? 1)).toBeLessThanOrEqual(home?.to ?? -1)
          }
        },
      ),
    )
  })

  it('never parts the head from the first row', () => {
    expect(cutTable(table(10), 1)[0]?.to).toBeGreaterThan(1)
  })

  it('leaves an empty table empty', () => {
    expect(cutTable({ kind: 'table', headerRows: 0, rows: [] }, 10)).toEqual([])
  })
})

it('places cells beside those that reach down from above', () => {
  const placed = placeCells([
    [
      { text: 'a', rowSpan: 2 },
      { text: 'b', colSpan: 2 },
    ],
    [{ text: 'c' }, { text: 'd' }],
    [{ text: 'e' }],
  ])
  expect(placed.map(({ cell, row, column }) => [cell.text, row, column])).toEqual([
    ['a', 0, 0],
    ['b', 0, 1],
    ['c', 1, 1],
    ['d', 1, 2],
    ['e', 2, 0],
  ])
})

it('shares the width by what stands in the columns, all of it and no column nothing', () => {
  const shares = columnShares({
    kind: 'table',
    headerRows: 1,
    rows: [
      [{ text: '序号' }, { text: '单位和职责' }, { text: '电话' }],
      [{ text: '1' }, { text: '负责组织、协调、指导全镇的抢险救援和转移安置工作' }, { text: '12345678901' }],
    ],
  })
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(100, 0)
  expect(Math.min(...shares)).toBeGreaterThan(5)
  expect(shares[1]).toBeGreaterThan(shares[2] ?? 100)
})

describe('lines of an outline', () => {
  const levels = [1, 2, 3, 2, 1, 3, 1].map((level) => ({ level }))
  const shown = (closed: number[]) => visibleRows(levels, new Set(closed)).map(({ index }) => index)

  it('hides everything below a closed heading, and nothing else', () => {
    expect(shown([])).toEqual([0, 1, 2, 3, 4, 5, 6])
    expect(shown([1])).toEqual([0, 1, 3, 4, 5, 6])
    expect(shown([0])).toEqual([0, 4, 5, 6])
    expect(shown([0, 1])).toEqual([0, 4, 5, 6])
    expect(shown([4])).toEqual([0, 1, 2, 3, 4, 6])
  })

  it('knows what has something below it', () => {
    expect(
      visibleRows(levels, new Set())
        .filter((row) => row.hasChildren)
        .map(({ index }) => index),
    ).toEqual([0, 1, 4])
  })

  it('opens what hides a heading and leaves the rest closed', () => {
    expect(parentOf(levels, 2)).toBe(1)
    expect(parentOf(levels, 0)).toBe(-1)
    expect([...reveal(levels, new Set([0, 1, 4]), 2)]).toEqual([4])
    const closed = new Set([4])
    expect(reveal(levels, closed, 2)).toBe(closed)
  })

  it('shows a short outline whole and a long one by its upper levels', () => {
    expect(closedAtFirst(levels).size).toBe(0)
    const long = Array.from({ length: 30 }, () => [{ level: 1 }, { level: 2 }, { level: 3 }]).flat()
    const rows = visibleRows(long, closedAtFirst(long))
    expect(new Set(rows.map(({ level }) => level))).toEqual(new Set([1, 2]))
  })
})

describe('days until a review', () => {
  it('count calendar days over month ends, leap days and years', () => {
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2)
    expect(daysBetween('2026-12-31', '2027-01-01')).toBe(1)
    expect(daysBetween('2026-11-22', '2026-11-20')).toBe(-2)
    expect(daysBetween('', '2026-01-01')).toBeNull()
    expect(daysBetween('2026-01-01', '九月')).toBeNull()
  })

  it('say when it is near and when it has passed', () => {
    expect(reviewState(null, '2026-11-22').state).toBe('none')
    expect(reviewState('2026-11-21', '2026-11-22')).toEqual({ state: 'expired', days: -1 })
    expect(reviewState('2026-11-22', '2026-11-22')).toEqual({ state: 'soon', days: 0 })
    expect(reviewState('2027-01-21', '2026-11-22').state).toBe('soon')
    expect(reviewState('2027-01-22', '2026-11-22').state).toBe('good')
  })
})
