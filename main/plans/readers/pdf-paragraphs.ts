import { foldWidth, parseHeadingNumber } from '../../../preload/contract/heading-number'
import { type Line, mostFrequent } from './pdf-lines'
import type { RuledTable } from './pdf-tables'
import type { Dropped, Hint, SourceBlock } from './source'
import { guessHeaderRows } from './tables'
import { gap } from './text-lines'
import { isContentsLine, tableAt } from './text-tables'

export type Page = { number: number; width: number; height: number; lines: Line[]; tables: RuledTable[] }

/** Where the text stands on a page and how: from most of its lines. */
type Measure = {
  left: number
  right: number
  size: number
  pitch: number
  /** Paragraphs begin indented. */
  indents: boolean
  /** Paragraphs stand apart. */
  spaced: boolean
}

/** Turns the lines and tables of all pages into blocks in reading order. */
export function toBlocks(pages: readonly Page[]): { blocks: SourceBlock[]; dropped: Dropped[] } {
  const { pages: clean, dropped } = dropHeadsAndFeet(pages)
  const whole = measure(clean.flatMap((page) => page.lines))
  const builder = new Builder()
  for (const page of clean) {
    const own = measure(page.lines, whole)
    const tables = [...page.tables].sort((one, other) => one.top - other.top)
    for (const line of page.lines) {
      while (tables[0] && tables[0].top < line.y) builder.table(tables.shift())
      builder.line(line, own)
    }
    for (const table of tables) builder.table(table)
    builder.pageEnd()
  }
  return { blocks: builder.finish(), dropped }
}

const NUMBER_LINE =
  /^[-—–·~\s]*(?:第?\s*(\d{1,4})\s*页?(?:\s*[,，/共]\s*共?\s*\d{1,4}\s*页?)?|[ivxIVX]{1,6})[-—–·~\s]*$/

/** Lines in the outer parts of the page that repeat on other pages (figures aside), and page numbers there. */
function dropHeadsAndFeet(pages: readonly Page[]): { pages: Page[]; dropped: Dropped[] } {
  const dropped: Dropped[] = []
  const tally = new Map<string, number>()
  const edge = (line: Line, page: Page): string | undefined => {
    const lines = page.lines
    const outer = line.y < page.height * 0.1 || line.y > page.height * 0.88
    const ends = line === lines[0] || line === lines[1] || line === lines.at(-1) || line === lines.at(-2)
    if (!outer || !ends || line.text.length > 80) return undefined
    return `${line.y < page.height / 2 ? 'head' : 'foot'}:${foldWidth(line.text).replace(/\d+/g, '#').replace(/\s+/g, '')}`
  }
  for (const page of pages) {
    for (const key of new Set(page.lines.map((line) => edge(line, page)))) {
      if (key !== undefined) tally.set(key, (tally.get(key) ?? 0) + 1)
    }
  }
  const least = Math.max(2, Math.min(3, pages.length))
  const clean = pages.map((page) => {
    const lines = page.lines.filter((line) => {
      const key = edge(line, page)
      if (key === undefined) return true
      const number = NUMBER_LINE.test(foldWidth(line.text))
      const dashed = number && /[-—–页]/.test(line.text)
      if (!dashed && (tally.get(key) ?? 0) < least) return true
      dropped.push({ reason: number ? 'page-number' : 'running-head', text: line.text })
      return false
    })
    return { ...page, lines }
  })
  return { pages: clean, dropped }
}

function measure(lines: readonly Line[], fallback?: Measure): Measure {
  const sizes = new Map<number, number>()
  for (const line of lines) sizes.set(line.size, (sizes.get(line.size) ?? 0) + line.text.length)
  const size = fallback?.size ?? mostFrequent(sizes) ?? 12
  const body = lines.filter((line) => Math.abs(line.size - size) <= size * 0.1 && line.cells.length === 1)
  const long = body.filter((line) => line.text.length >= 12)
  if (fallback && long.length < 6) return fallback
  const lefts = new Map<number, number>()
  for (const line of long)
    lefts.set(Math.round(line.x0 / 2) * 2, (lefts.get(Math.round(line.x0 / 2) * 2) ?? 0) + 1)
  // The left edge is the leftmost place where many lines begin, not the indented place where short paragraphs do.
  const common = [...lefts].filter(([, count]) => count >= Math.max(2, long.length * 0.15)).map(([x]) => x)
  const left =
    common.length > 0 ? Math.min(...common) : (fallback?.left ?? Math.min(...body.map((line) => line.x0), 90))
  const ends = long.map((line) => line.x1).sort((one, other) => one - other)
  const right = ends[Math.floor(ends.length * 0.9)] ?? fallback?.right ?? 500
  const steps = new Map<number, number>()
  body.forEach((line, at) => {
    const step = line.y - (body[at - 1]?.y ?? line.y)
    if (step > 0 && step < size * 4) steps.set(Math.round(step), (steps.get(Math.round(step)) ?? 0) + 1)
  })
  const indented = body.filter((line) => isIndent(line.x0 - left, size)).length
  return {
    left,
    right,
    size,
    pitch: mostFrequent(steps) ?? fallback?.pitch ?? size * 1.6,
    spaced: fallback?.spaced || isSpaced(steps),
    indents: fallback?.indents || indented >= Math.max(2, body.length * 0.06),
  }
}

function isSpaced(steps: ReadonlyMap<number, number>): boolean {
  const pitch = mostFrequent(steps) ?? 0
  let all = 0
  let wide = 0
  for (const [step, count] of steps) {
    all += count
    if (step > pitch * 1.25) wide += count
  }
  return wide >= Math.max(3, all * 0.08)
}

function isIndent(offset: number, size: number): boolean {
  return offset > size * 1.2 && offset < size * 3
}

type Open = { text: string; first: Line; last: Line; measure: Measure }

class Builder {
  private readonly blocks: SourceBlock[] = []
  private open: Open | undefined
  private tabbed: Line[] = []
  private lastTable: { table: RuledTable; block: SourceBlock } | undefined

  line(line: Line, measure: Measure): void {
    if (line.cells.length > 1 && !isContentsLine(line.text)) {
      this.close()
      this.tabbed.push(line)
      return
    }
    this.closeTabbed()
    this.lastTable = undefined
    const { open } = this
    if (open && continues(open, line, measure)) {
      open.text += gap(open.text, line.text) + line.text
      open.last = line
      open.measure = measure
      return
    }
    this.close()
    this.open = { text: line.text, first: line, last: line, measure }
  }

  table(table: RuledTable | undefined): void {
    if (!table) return
    this.close()
    this.closeTabbed()
    if (this.lastTable && this.goesOn(this.lastTable, table)) return
    const block: SourceBlock = {
      block: { kind: 'table', headerRows: guessHeaderRows(table.rows), rows: table.rows },
    }
    this.blocks.push(block)
    this.lastTable = { table, block }
  }

  pageEnd(): void {
    this.closeTabbed()
  }

  finish(): SourceBlock[] {
    this.close()
    this.closeTabbed()
    return this.blocks
  }

  /** A table with the same columns at the top of the next page is the same table; its repeated header is left out. */
  private goesOn(last: { table: RuledTable; block: SourceBlock }, table: RuledTable): boolean {
    const { block } = last.block
    const sameColumns =
      last.table.columns.length === table.columns.length &&
      last.table.columns.every((x, at) => Math.abs(x - (table.columns[at] ?? 0)) < 4)
    if (block.kind !== 'table' || !sameColumns) return false
    const header = JSON.stringify(block.rows.slice(0, block.headerRows))
    const repeats = block.headerRows > 0 && JSON.stringify(table.rows.slice(0, block.headerRows)) === header
    block.rows.push(...table.rows.slice(repeats ? block.headerRows : 0))
    last.table = table
    return true
  }

  private close(): void {
    const { open } = this
    if (!open) return
    this.blocks.push({ block: { kind: 'paragraph', runs: [{ text: open.text }] }, hint: hintOf(open) })
    this.open = undefined
  }

  /** Lines with wide gaps and no rules around them: a table if their cells add up, else plain lines. */
  private closeTabbed(): void {
    const lines = this.tabbed
    this.tabbed = []
    if (lines.length === 0) return
    const texts = lines.map((line) => line.text)
    for (let at = 0; at < texts.length; ) {
      const found = tableAt(texts, at)
      const line = lines[at]
      if (found) this.blocks.push(found.table)
      else if (line) {
        this.blocks.push({
          block: { kind: 'paragraph', runs: [{ text: line.text.replaceAll('\t', ' ') }] },
          hint: { page: line.page, size: line.size },
        })
      }
      at = found ? found.next : at + 1
    }
  }
}

const ENDED = /[。！？；：!?;:]["”’』」》）)]?$/

const INSIDE: ReadonlySet<string> = new Set(['ar-paren', 'ar-half', 'circled'])

/** Does a line carry on the paragraph before it? */
function continues(open: Open, line: Line, measure: Measure): boolean {
  const { last } = open
  const size = Math.max(last.size, line.size)
  if (Math.abs(last.size - line.size) > size * 0.12) return false
  if (isContentsLine(open.text) || isContentsLine(line.text)) return false
  if (placeOf(open.first, open.measure) === 'center' || placeOf(line, measure) !== 'left') return false
  if (last.x1 < open.measure.right - size * 1.8) return false
  const ended = ENDED.test(open.text)
  const half = ended && /；["”’」』》）)]?$/.test(open.text)
  const number = parseHeadingNumber(line.text)
  const numbered = number !== null && !number.doubtful
  if (line.x0 - measure.left > size * 1.2) {
    // Indented as a whole, like a quotation: goes on where the line before stands at the same place.
    return !numbered && !ended && last !== open.first && Math.abs(last.x0 - line.x0) < size * 0.5
  }
  // Where paragraphs begin indented, （2） at the left edge behind a full line got there by chance.
  const inside = measure.indents && number !== null && INSIDE.has(number.style)
  if (numbered && !inside && (ended || !measure.indents)) return false
  const turned = last.page !== line.page
  const step = turned ? 0 : line.y - last.y
  if (!ended || half) return step < measure.pitch * 2.5
  if (measure.indents) return step <= measure.pitch * 1.7
  return measure.spaced && !turned && step <= measure.pitch * 1.2
}

function placeOf(line: Line, { left, right }: Measure): 'left' | 'center' | 'right' {
  const before = line.x0 - left
  const behind = right - line.x1
  if (before > line.size * 3 && Math.abs(before - behind) < line.size * 1.5) return 'center'
  return before > (right - left) * 0.5 && behind < line.size * 5 ? 'right' : 'left'
}

function hintOf({ first, measure }: Open): Hint {
  const place = placeOf(first, measure)
  return { page: first.page, size: first.size, ...(place === 'left' ? {} : { alignment: place }) }
}
