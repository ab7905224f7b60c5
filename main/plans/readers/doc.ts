import WordExtractor from 'word-extractor'
import { parseHeadingNumber } from '../../../preload/contract/heading-number'
import { DomainError } from '../../../preload/contract/result'
import { checkOle } from './detect'
import { type DocParagraph, readDocFacts } from './doc-facts'
import { withGap } from './numbering'
import {
  paragraph,
  type ReadNote,
  type ReadOptions,
  type SourceBlock,
  type SourceDocument,
  throwIfAborted,
} from './source'
import { tableBlock } from './tables'
import { isContentsLine } from './text-tables'

/**
 * Reads a Word 97-2003 document (.doc, and .wps where it is the same inside). The text comes plain: cells are parted by
 * tabs and rows end in one, so tables can be put together again; levels and automatic numbers are read beside it.
 *
 * @throws DomainError file-encrypted, file-unsupported, file-not-what-it-says, file-broken
 */
export async function readDoc(bytes: Buffer, name: string, options: ReadOptions): Promise<SourceDocument> {
  checkOle(bytes, name)
  throwIfAborted(options)
  const document = await extract(bytes, name)
  throwIfAborted(options)
  const plain = { filterUnicode: false }
  const { blocks: texts, tables } = docBlocks(document.getBody(plain))
  const blocks = withFacts(texts, factsOf(bytes))
  const notes: ReadNote[] = tables > 0 ? ['tables-from-text'] : []
  const boxes = document.getTextboxes({ ...plain, includeHeadersAndFooters: false })
  const footnotes = document.getFootnotes(plain) + document.getEndnotes(plain)
  if (footnotes.trim() !== '') notes.push('footnotes-at-end')
  if (boxes.trim() !== '') notes.push('text-boxes-at-end')
  for (const line of linesOf(boxes)) blocks.push(paragraph(line))
  for (const line of linesOf(footnotes)) blocks.push(paragraph(`〔注：${line}〕`))
  return { blocks, images: [], notes, dropped: [], torn: false, furniture: false }
}

async function extract(bytes: Buffer, name: string) {
  try {
    return await new WordExtractor().extract(bytes)
  } catch {
    throw new DomainError('file-broken', { name, kind: 'doc' })
  }
}

/** Formatting is a help, not a condition: a file whose formatting cannot be read still has its text. */
function factsOf(bytes: Buffer): DocParagraph[] {
  try {
    return readDocFacts(bytes)
  } catch {
    return []
  }
}

/** How far to look for the paragraph that a line of text came from: past all cells of a large table. */
const LOOK_AHEAD = 3_000

/** Gives each paragraph of the text what its formatting says, and the number that Word made for it. */
export function withFacts(blocks: readonly SourceBlock[], facts: readonly DocParagraph[]): SourceBlock[] {
  const keys = facts.map(({ text }) => keyOf(text))
  let next = 0
  return blocks.map((source) => {
    if (source.block.kind !== 'paragraph') return source
    const key = keyOf(source.block.runs.map((run) => run.text).join(''))
    let found = next
    while (found < keys.length && found < next + LOOK_AHEAD && keys[found] !== key) found++
    const hint = keys[found] === key ? facts[found]?.hint : undefined
    if (!hint) return source
    next = found + 1
    const number = hint.number === undefined ? [] : [{ text: withGap(hint.number) }]
    return { block: { ...source.block, runs: [...number, ...source.block.runs] }, hint }
  })
}

const FIELD = { begin: '\u0013', result: '\u0014', end: '\u0015' } as const

/** A paragraph as it is read: without the codes of fields (what they result in stays), marks and white space. */
function keyOf(text: string): string {
  let plain = ''
  // For each field that is open: are we past its code?
  const open: boolean[] = []
  for (const sign of text) {
    if (sign === FIELD.begin) open.push(false)
    else if (sign === FIELD.result) open[Math.max(0, open.length - 1)] = true
    else if (sign === FIELD.end) open.pop()
    else if (!open.includes(false)) plain += sign
  }
  return plain.replace(/[\p{Cc}\s]/gu, '')
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** How many lines one cell may have before it is no cell. */
const CELL_LINES = 30

/** The lines of a .doc as blocks. A row ends in a tab; a cell of several paragraphs runs over several lines. */
export function docBlocks(body: string): { blocks: SourceBlock[]; tables: number } {
  const lines = body.replace(/\r\n?/g, '\n').split('\n')
  const blocks: SourceBlock[] = []
  let rows: string[][] = []
  let tables = 0
  const close = () => {
    if (rows.length === 1 && rows[0]?.length === 1) {
      for (const line of linesOf(rows[0][0] ?? '')) blocks.push(paragraph(line))
    } else if (rows.length > 0) {
      blocks.push({ block: tableBlock(rows) })
      tables++
    }
    rows = []
  }
  for (let at = 0; at < lines.length; at++) {
    const end = rowEnd(lines, at, rows.at(-1)?.length)
    if (end !== undefined) {
      const row = lines.slice(at, end + 1).join('\n')
      rows.push(row.slice(0, -1).split('\t'))
      at = end
      continue
    }
    close()
    const line = lines[at] ?? ''
    if (line.trim() !== '') blocks.push(paragraph(line))
  }
  close()
  return { blocks, tables }
}

/** The line that ends the row which starts here, or undefined if no row starts here. */
function rowEnd(lines: readonly string[], start: number, columns: number | undefined): number | undefined {
  const line = lines[start] ?? ''
  if (line.endsWith('\t')) return start
  if (isContentsLine(line)) return undefined
  const begun = line.includes('\t')
  // The first cell of a row may have several paragraphs; only inside a table can that be told from text.
  if (!begun && (columns === undefined || line.trim() === '' || line.length > 60 || parseHeadingNumber(line)))
    return undefined
  let tabs = count(line)
  for (let at = start + 1; at < Math.min(lines.length, start + CELL_LINES); at++) {
    const next = lines[at] ?? ''
    if (isContentsLine(next)) return undefined
    tabs += count(next)
    if (!next.endsWith('\t')) continue
    const fits = columns === undefined ? tabs >= 2 : tabs === columns
    return fits ? at : undefined
  }
  return undefined
}

function count(line: string): number {
  return line.split('\t').length - 1
}
