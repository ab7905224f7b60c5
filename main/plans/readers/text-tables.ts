import { blockText } from '../../../preload/contract/blocks'
import { parseHeadingNumber } from '../../../preload/contract/heading-number'
import { paragraph, type SourceBlock } from './source'
import { tableBlock } from './tables'

/** A table found in lines of text, and the line behind it. */
export type FoundTable = { table: SourceBlock; caption: string[]; next: number }

/** 总则……3, 总则\t3: a line of a table of contents, which is no table. */
export function isContentsLine(line: string): boolean {
  return /(?:[.．…·•‥⋯]{3,}|…+|\t)\s*[-—(（]?\s*(?:\d{1,4}|[ivxIVX]{1,6})\s*[-—)）]?\s*$/.test(line)
}

/**
 * Tries to read a table that starts at a line: as tab-separated lines, as one cell a line with the rows set apart by
 * empty lines, or as one cell a line after a header that begins with 序号. Only what adds up is taken.
 */
export function tableAt(lines: readonly string[], start: number): FoundTable | undefined {
  const line = lines[start] ?? ''
  if (line.startsWith('\t')) return cellsInGroups(lines, start) ?? cellsByNumber(lines, start)
  if (line.includes('\t')) return tabbed(lines, start)
  if (line.trim().replace(/\s/g, '') === '序号') return cellsByNumber(lines, start)
  return undefined
}

function tabbed(lines: readonly string[], start: number): FoundTable | undefined {
  const rows: string[][] = []
  let at = start
  while (at < lines.length) {
    const line = (lines[at] ?? '').replace(/[\t ]+$/, '')
    if (!line.includes('\t')) break
    rows.push(line.split('\t'))
    at++
  }
  const columns = mostCommon(rows.map((row) => row.length))
  const fits = rows.every((row) => row.length <= columns)
  if (rows.length < 2 || columns < 2 || rows.length * columns < 6 || !fits) return undefined
  if (columns === 2 && rows.every((row) => isContentsRow(row))) return undefined
  return { table: { block: tableBlock(rows) }, caption: [], next: at }
}

/** 总则 | 3 or 1.1 | 目的: pages of contents, or headings whose number is set off by a tab. */
function isContentsRow(row: readonly string[]): boolean {
  const [first = '', second = ''] = row
  if (/^\s*\d{1,4}\s*$/.test(second) && !/^\s*\d+\s*$/.test(first)) return true
  return (
    parseHeadingNumber(`${first}\t题`)?.end === first.length + 1 && first.trim() !== '' && second.length > 1
  )
}

function mostCommon(counts: readonly number[]): number {
  const tally = new Map<number, number>()
  for (const count of counts) tally.set(count, (tally.get(count) ?? 0) + 1)
  let best = 0
  for (const [count, times] of tally) if (times > (tally.get(best) ?? 0)) best = count
  return best
}

/** Each cell on a line of its own behind a tab, each row a group, groups set apart by empty lines. */
function cellsInGroups(lines: readonly string[], start: number): FoundTable | undefined {
  const groups: string[][] = []
  let group: string[] = []
  let at = start
  for (; at < lines.length; at++) {
    const line = lines[at] ?? ''
    if (line.startsWith('\t')) group.push(line.slice(1).trim())
    else if (line.trim() !== '') break
    else if (group.length > 0) {
      groups.push(group)
      group = []
    }
  }
  if (group.length > 0) groups.push(group)
  const head = groups.findIndex((one) => one.length > 1)
  const columns = groups[head]?.length ?? 0
  const rows = groups.slice(Math.max(head, 0))
  if (head < 0 || columns < 2 || rows.length < 2 || rows.some((row) => row.length !== columns))
    return undefined
  const caption = groups.slice(0, head).map((one) => one[0] ?? '')
  return { table: { block: tableBlock(rows) }, caption, next: at }
}

const MAX_COLUMNS = 15

/** One cell a line; the first column counts 1, 2, 3, …, which tells how long a row is. */
function cellsByNumber(lines: readonly string[], start: number): FoundTable | undefined {
  const cells: { text: string; line: number }[] = []
  for (let at = start; at < lines.length && cells.length < 20_000; at++) {
    const text = (lines[at] ?? '').trim()
    if (text !== '') cells.push({ text, line: at })
    // Where the first MAX_COLUMNS cells hold no 1, it is not this kind of table; do not read on.
    if (cells.length === MAX_COLUMNS + 2 && !cells.some((cell) => cell.text === '1')) return undefined
    if (text.length > 300) break
  }
  const first = cells.findIndex((cell) => cell.text === '序号')
  const columns = cells.findIndex((cell) => cell.text === '1') - first
  if (first < 0 || columns < 2 || columns > MAX_COLUMNS) return undefined
  const rows = [cells.slice(first, first + columns).map((cell) => cell.text)]
  let at = first + columns
  let count = 0
  while (at + columns <= cells.length) {
    const number = Number(cells[at]?.text)
    if (!Number.isInteger(number) || number <= count || number > count + 3) break
    count = number
    rows.push(cells.slice(at, at + columns).map((cell) => cell.text))
    at += columns
  }
  if (rows.length < 3 || rows.some((row) => row.some((cell) => cell.length > 200))) return undefined
  const caption = cells.slice(0, first).map((cell) => cell.text)
  return { table: { block: tableBlock(rows) }, caption, next: (cells[at - 1]?.line ?? start) + 1 }
}

/** Stands for a block that is no paragraph: no table runs over it. */
const STOP = '.'.repeat(400)

/** Finds tables among paragraphs: files that were made from text have them in tabs, or one cell a paragraph. */
export function tablesAmong(blocks: readonly SourceBlock[]): { blocks: SourceBlock[]; tables: number } {
  const lines = blocks.map(({ block, hint }) => {
    const plain = block.kind === 'paragraph' && hint?.level === undefined && !hint?.contents && !hint?.bullet
    return plain ? blockText(block).replaceAll('\n', ' ').trimEnd() : STOP
  })
  const result: SourceBlock[] = []
  let tables = 0
  for (let at = 0; at < blocks.length; ) {
    const line = lines[at] ?? ''
    const found = isContentsLine(line) ? undefined : tableAt(lines, at)
    if (found) {
      result.push(...found.caption.map((caption) => paragraph(caption)), found.table)
      tables++
      at = found.next
      continue
    }
    const block = blocks[at]
    if (block) result.push(block)
    at++
  }
  return { blocks: result, tables }
}
