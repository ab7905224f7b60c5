import { DomainError } from '../../../preload/contract/result'
import { decodeText } from './decode'
import {
  limits,
  paragraph,
  type ReadOptions,
  type SourceBlock,
  type SourceDocument,
  throwIfAborted,
} from './source'
import { joinWrapped, wrapWidth } from './text-lines'
import { isContentsLine, tableAt } from './text-tables'

/**
 * Reads a text file: its encoding is found, lines broken at a fixed width are put together, and tables in tabs, or
 * flattened to one cell a line, become tables where they add up.
 *
 * @throws DomainError file-too-large, file-not-what-it-says
 */
export function readTxt(bytes: Buffer, options: ReadOptions): SourceDocument {
  if (bytes.length > limits.textBytes) throw new DomainError('file-too-large', { bytes: limits.textBytes })
  const { text } = decodeText(bytes)
  throwIfAborted(options)
  const { blocks, tables } = linesToBlocks(splitLines(text))
  return {
    blocks,
    images: [],
    notes: tables > 0 ? ['tables-from-text'] : [],
    dropped: [],
    torn: true,
    furniture: true,
  }
}

export function splitLines(text: string): string[] {
  return text
    .replaceAll('\0', '')
    .replaceAll('\u001a', '')
    .split(/\r\n|[\r\n\f\v\u0085\u2028\u2029]/)
}

/** Lines as blocks: one paragraph a line, or a table for a run of lines. */
export function linesToBlocks(lines: readonly string[]): { blocks: SourceBlock[]; tables: number } {
  const full = wrapWidth(lines)
  const whole = full === undefined ? lines : joinWrapped(lines, full)
  const blocks: SourceBlock[] = []
  let tables = 0
  let at = 0
  while (at < whole.length) {
    const line = whole[at] ?? ''
    const found = isContentsLine(line) ? undefined : tableAt(whole, at)
    if (found) {
      for (const caption of found.caption) blocks.push(paragraph(caption))
      blocks.push(found.table)
      tables++
      at = found.next
      continue
    }
    if (line.trim() !== '') {
      blocks.push(paragraph(line, /^(?:\u3000| {2}|\t)/.test(line) ? { indented: true } : undefined))
    }
    at++
  }
  return { blocks, tables }
}
