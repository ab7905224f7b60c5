import { CompoundFile } from './cfb'
import { readLists } from './doc-lists'
import type { Hint } from './source'

/** A paragraph of a .doc: its text for finding it again, and what its formatting says. */
export type DocParagraph = { text: string; hint: Hint }

/** Properties of a paragraph or a paragraph style, as far as an outline needs them. */
type Properties = { level?: number; list?: number; outline?: number; alignment?: number }
type DocStyle = Properties & { base: number; builtIn: number }
type Run = { from: number; to: number; style: number; properties: Properties }

/** Offsets in the file information block, [MS-DOC] 2.5.6: each is followed by the length of what it points to. */
const FIB = { text: 0x4c, styles: 0xa2, paragraphs: 0x102, pieces: 0x1a2 } as const
const MOST_PARAGRAPHS = 400_000

/**
 * Reads from a .doc what its plain text does not tell: outline levels, alignment, the styles of titles and tables of
 * contents, and the numbers that Word makes by itself ([MS-DOC]). In order of the text; cells of tables are included.
 *
 * @throws RangeError or DomainError where the file is not what the format says; the text may still be readable then
 */
export function readDocFacts(bytes: Buffer): DocParagraph[] {
  const file = new CompoundFile(bytes)
  const main = file.stream('WordDocument') ?? Buffer.alloc(0)
  const table = file.stream((main.readUInt16LE(0x0a) & 0x0200) !== 0 ? '1Table' : '0Table') ?? Buffer.alloc(0)
  const styles = readStyles(table.subarray(main.readUInt32LE(FIB.styles)))
  const runs = readRuns(main, table)
  const lists = readLists(main, table)
  return readParagraphs(main, table).map(({ text, mark }) => {
    const run = findRun(runs, mark)
    const style = run ? resolveStyle(styles, run.style) : undefined
    const all: Properties & { builtIn?: number } = { ...style, ...run?.properties }
    const number = all.list
      ? lists.next(String(all.list), all.level ?? (style?.list ? undefined : 0), String(run?.style))
      : undefined
    return { text, hint: toHint(all, number) }
  })
}

/** Built-in style numbers ([MS-DOC] 2.9.260): headings 1 to 9, tables of contents 19 to 27, the title 62. */
function toHint(
  { outline, alignment, builtIn = -1 }: Properties & { builtIn?: number },
  number: { text: string; bullet: boolean } | undefined,
): Hint {
  const hint: Hint = {}
  const level = outline ?? (builtIn >= 1 && builtIn <= 9 ? builtIn - 1 : 9)
  if (level <= 8) hint.level = level + 1
  if (builtIn >= 19 && builtIn <= 27) hint.contents = true
  if (builtIn === 62) hint.title = true
  if (alignment === 1) hint.alignment = 'center'
  if (alignment === 2) hint.alignment = 'right'
  if (number?.bullet) hint.bullet = true
  else if (number?.text && !hint.contents) hint.number = number.text
  return hint
}

/** The main text in paragraphs, each with the file offset of the mark that ends it. */
function readParagraphs(main: Buffer, table: Buffer): { text: string; mark: number }[] {
  const paragraphs: { text: string; mark: number }[] = []
  let left = main.readUInt32LE(FIB.text)
  let text = ''
  for (const { offset, count, wide } of readPieces(main, table)) {
    const length = Math.min(count, left)
    left -= length
    const size = wide ? 2 : 1
    const part = main.toString(wide ? 'utf16le' : 'latin1', offset, offset + length * size)
    let from = 0
    for (let at = 0; at < part.length; at++) {
      const code = part.charCodeAt(at)
      if (code !== 0x0d && code !== 0x07 && code !== 0x0c) continue
      paragraphs.push({ text: text + part.slice(from, at), mark: offset + at * size })
      if (paragraphs.length > MOST_PARAGRAPHS) throw new RangeError('too many paragraphs')
      text = ''
      from = at + 1
    }
    text += part.slice(from)
  }
  return paragraphs
}

type Piece = { offset: number; count: number; wide: boolean }

/** The piece table ([MS-DOC] 2.8.35): where the parts of the text are, and whether a character has one byte or two. */
function readPieces(main: Buffer, table: Buffer): Piece[] {
  let at = main.readUInt32LE(FIB.pieces)
  while (table.readUInt8(at) === 1) at += 3 + table.readUInt16LE(at + 1)
  const count = Math.floor((table.readUInt32LE(at + 1) - 4) / 12)
  const ends = at + 5
  const descriptors = ends + (count + 1) * 4
  const pieces: Piece[] = []
  for (let index = 0; index < count; index++) {
    const raw = table.readUInt32LE(descriptors + index * 8 + 2)
    const wide = (raw & 0x40000000) === 0
    const offset = wide ? raw : (raw & 0x3fffffff) / 2
    const length = table.readUInt32LE(ends + (index + 1) * 4) - table.readUInt32LE(ends + index * 4)
    pieces.push({ offset, count: length, wide })
  }
  return pieces
}

/** All runs of paragraph properties, by file offset ([MS-DOC] 2.8.6 PlcBtePapx, 2.9.174 PapxFkp). */
function readRuns(main: Buffer, table: Buffer): Run[] {
  const start = main.readUInt32LE(FIB.paragraphs)
  const count = Math.floor((main.readUInt32LE(FIB.paragraphs + 4) - 4) / 8)
  const runs: Run[] = []
  for (let index = 0; index < count; index++) {
    const page = (table.readUInt32LE(start + (count + 1) * 4 + index * 4) & 0x3fffff) * 512
    const entries = main.readUInt8(page + 511)
    for (let entry = 0; entry < entries; entry++) {
      const from = main.readUInt32LE(page + entry * 4)
      const to = main.readUInt32LE(page + (entry + 1) * 4)
      const place = main.readUInt8(page + (entries + 1) * 4 + entry * 13) * 2
      if (place === 0) continue
      const short = main.readUInt8(page + place)
      const begin = page + place + (short === 0 ? 2 : 1)
      const size = short === 0 ? main.readUInt8(page + place + 1) * 2 : short * 2 - 1
      const data = main.subarray(begin, begin + size)
      if (data.length < 2) continue
      runs.push({ from, to, style: data.readUInt16LE(0), properties: readProperties(data.subarray(2)) })
    }
  }
  return runs.sort((one, other) => one.from - other.from)
}

function findRun(runs: readonly Run[], offset: number): Run | undefined {
  let low = 0
  let high = runs.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((runs[middle]?.from ?? 0) > offset) high = middle
    else low = middle + 1
  }
  const run = runs[low - 1]
  return run && offset < run.to ? run : undefined
}

const SIZES: readonly number[] = [1, 1, 2, 4, 2, 2, -1, 3]

/** Single property modifiers ([MS-DOC] 2.6.2); those that are not known are stepped over. */
function readProperties(data: Buffer): Properties {
  const properties: Properties = {}
  for (let at = 0; at + 2 < data.length; ) {
    const code = data.readUInt16LE(at)
    at += 2
    const size = SIZES[code >> 13] ?? 1
    if (code === 0x260a) properties.level = data.readUInt8(at)
    else if (code === 0x460b && at + 2 <= data.length) properties.list = data.readUInt16LE(at)
    else if (code === 0x2640) properties.outline = data.readUInt8(at)
    else if (code === 0x2403 || code === 0x2461) properties.alignment = data.readUInt8(at)
    // A table's definition is the one property whose length takes two bytes.
    if (size > 0) at += size
    else at += code === 0xd608 && at + 2 <= data.length ? data.readUInt16LE(at) + 1 : data.readUInt8(at) + 1
  }
  return properties
}

/** The style sheet ([MS-DOC] 2.9.271): for each paragraph style its built-in number, its base and its properties. */
function readStyles(sheet: Buffer): (DocStyle | undefined)[] {
  const header = sheet.readUInt16LE(0)
  const count = sheet.readUInt16LE(2)
  const base = sheet.readUInt16LE(4)
  const styles: (DocStyle | undefined)[] = []
  let at = 2 + header
  for (let index = 0; index < count && at + 2 <= sheet.length; index++) {
    const size = sheet.readUInt16LE(at)
    at += 2
    styles.push(size > base ? readStyle(sheet.subarray(at, at + size), base) : undefined)
    at += size
  }
  return styles
}

function readStyle(data: Buffer, base: number): DocStyle | undefined {
  if ((data.readUInt16LE(2) & 0x0f) !== 1) return undefined
  const style: DocStyle = { builtIn: data.readUInt16LE(0) & 0x0fff, base: data.readUInt16LE(2) >> 4 }
  const name = data.readUInt16LE(base)
  const upx = base + 2 + (name + 1) * 2
  if (upx + 2 > data.length) return style
  const size = data.readUInt16LE(upx)
  // The modifiers come behind the style's own number.
  return size > 2 ? { ...style, ...readProperties(data.subarray(upx + 4, upx + 2 + size)) } : style
}

function resolveStyle(styles: readonly (DocStyle | undefined)[], index: number): DocStyle | undefined {
  const own = styles[index]
  if (!own) return undefined
  const chain = [own]
  for (let next = styles[own.base]; next && chain.length < 12; next = styles[next.base]) chain.push(next)
  const all: DocStyle = Object.assign({}, ...chain.reverse())
  // A style made from a heading style is a heading as well, and one made from plain text is not.
  const heading = chain.find((one) => one.builtIn >= 1 && one.builtIn <= 9)
  return {
    ...all,
    builtIn: own.builtIn === 0x0ffe && heading ? heading.builtIn : own.builtIn,
    base: own.base,
  }
}
