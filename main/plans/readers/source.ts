import type { Block, Cell, Run } from '../../../preload/contract/blocks'
import type { Progress } from '../../../preload/contract/define'
import { DomainError } from '../../../preload/contract/result'

/** What a reader knows about a block beyond its text. Everything is a hint: documents lie about their own styles. */
export type Hint = {
  /** Level from a heading style or an outline level, 1 to 9. */
  level?: number
  /** The number that Word made by itself, already part of the block's text. */
  number?: string
  /** Page of a PDF, from 1. */
  page?: number
  alignment?: 'left' | 'center' | 'right'
  /** The whole paragraph is bold. */
  bold?: boolean
  /** Size of the type in points. */
  size?: number
  /** A line of a table of contents, by its style. */
  contents?: boolean
  /** The document's title, by its style. */
  title?: boolean
  /** An automatic bullet stands before the text. */
  bullet?: boolean
  /** Begins to the right of the lines around it, as the first line of a paragraph does. */
  indented?: boolean
}

export type SourceBlock = { block: Block; hint?: Hint }

export type SourceImage = { sha256: string; bytes: Uint8Array; width: number; height: number; mime: string }

/** Something that was left out on purpose, so that the person can look whether that was right. */
export type Dropped = {
  reason: 'contents' | 'running-head' | 'page-number' | 'bookmark' | 'decoration' | 'repeated-title'
  text: string
}

/** What the person should know about how a file was read. Codes; the page has the sentences. */
export type ReadNote =
  | 'images-left-out'
  | 'footnotes-in-brackets'
  | 'tables-from-text'
  | 'footnotes-at-end'
  | 'text-boxes-at-end'
  | 'pages-without-text'

export type SourceDocument = {
  /** From the document's own properties; often wrong, so only a last resort. */
  title?: string
  blocks: SourceBlock[]
  images: SourceImage[]
  notes: ReadNote[]
  dropped: Dropped[]
  /** A line may be a torn-off piece of a paragraph (text files), where Word's paragraphs are whole. */
  torn: boolean
  /** Page numbers and running heads may still stand between the lines. */
  furniture: boolean
}

export type ReadOptions = {
  progress?: (progress: Progress) => void
  signal?: AbortSignal
}

/** Limits that keep a hostile or mistaken file from taking the machine with it. */
export const limits = {
  fileBytes: 100 * 1024 * 1024,
  textBytes: 32 * 1024 * 1024,
  /** All parts of a .docx together. */
  unpackedBytes: 500 * 1024 * 1024,
  /** One XML part of a .docx: reading it takes some thirty times as much memory. */
  partBytes: 64 * 1024 * 1024,
  /** Unpacked to packed, once more than 32 MB come out. Real documents stay below 100. */
  ratio: 200,
  ratioFromBytes: 32 * 1024 * 1024,
  entries: 5_000,
  xmlDepth: 400,
  /** The document of a .docx once its layout is left out. */
  slimCharacters: 24_000_000,
  imageBytes: 30 * 1024 * 1024,
  images: 2_000,
  pages: 3_000,
  blocks: 200_000,
} as const

/** Reading counts to 100, whatever the kind of file. */
export function tellProgress(options: ReadOptions, share: number): void {
  options.progress?.({ done: Math.round(share * 100), total: 100, stage: 'reading' })
}

export function throwIfAborted(options: ReadOptions): void {
  if (options.signal?.aborted) throw new DomainError('cancelled')
}

export function paragraph(text: string, hint?: Hint): SourceBlock {
  return { block: { kind: 'paragraph', runs: [{ text }] }, ...(hint ? { hint } : {}) }
}

const MAX_TEXT = 100_000
const MAX_RUNS = 5_000
const MAX_ROWS = 20_000
const MAX_COLUMNS = 200

/** Cuts what is larger than a block may be (see the contract) into several blocks; nothing is left out. */
export function fitBlocks(blocks: SourceBlock[]): SourceBlock[] {
  const fitted = blocks.flatMap((one) => fitOne(one))
  if (fitted.length > limits.blocks) throw new DomainError('file-too-large', { limit: limits.blocks })
  return fitted
}

function fitOne(source: SourceBlock): SourceBlock[] {
  const { block } = source
  if (block.kind === 'paragraph') {
    const long = block.runs.some((run) => run.text.length > MAX_TEXT)
    if (!long && block.runs.length <= MAX_RUNS) return [source]
    return chunks(cutLongRuns(block.runs), MAX_RUNS).map((runs) => ({ ...source, block: { ...block, runs } }))
  }
  if (block.kind === 'table') {
    if (block.rows.length > MAX_ROWS || block.rows.some(tooWide)) return fitTable(source)
  }
  return [source]
}

function cutLongRuns(runs: readonly Run[]): Run[] {
  return runs.flatMap((run) => chunksOfText(run.text).map((text) => ({ ...run, text })))
}

function tooWide(row: readonly Cell[]): boolean {
  return row.length > MAX_COLUMNS || row.some((cell) => cell.text.length > MAX_TEXT)
}

function fitTable(source: SourceBlock): SourceBlock[] {
  if (source.block.kind !== 'table') return [source]
  const { headerRows, rows } = source.block
  if (rows.some(tooWide)) {
    // Not a table anybody could print; its text is kept line by line.
    return rows.flatMap((row) =>
      chunksOfText(row.map((cell) => cell.text).join('\t')).map((text) => paragraph(text)),
    )
  }
  return chunks(rows, MAX_ROWS).map((part, index) => ({
    block: {
      kind: 'table',
      headerRows: index === 0 ? headerRows : 0,
      // A cell may not reach over the cut.
      rows: part.map((row, at) =>
        row.map(({ rowSpan, ...cell }) => {
          const span = Math.min(rowSpan ?? 1, part.length - at)
          return span > 1 ? { ...cell, rowSpan: span } : cell
        }),
      ),
    },
  }))
}

function chunks<T>(list: readonly T[], size: number): T[][] {
  const parts: T[][] = []
  for (let at = 0; at < list.length; at += size) parts.push(list.slice(at, at + size))
  return parts
}

function chunksOfText(text: string): string[] {
  if (text.length <= MAX_TEXT) return [text]
  const parts: string[] = []
  for (let at = 0; at < text.length; ) {
    let end = Math.min(at + MAX_TEXT, text.length)
    // Never between the two halves of a rare character.
    if (end < text.length && /[\ud800-\udbff]/.test(text.charAt(end - 1))) end--
    parts.push(text.slice(at, end))
    at = end
  }
  return parts
}
