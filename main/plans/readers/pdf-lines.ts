import { parseHeadingNumber } from '../../../preload/contract/heading-number'

/** A piece of text on a page: points from the left and from the top of the page as it is seen. */
export type Piece = { text: string; x0: number; x1: number; y: number; size: number }

/** Text on one base line. `cells` are its parts where it has wide gaps. */
export type Line = {
  page: number
  x0: number
  x1: number
  y: number
  size: number
  cells: { text: string; x0: number; x1: number }[]
  text: string
}

type TextItem = { str: string; transform: number[]; width: number; height: number }

/** Pieces of a page from the items of pdf.js; `view` is the page's viewport transform (rotation, origin). */
export function toPieces(items: readonly unknown[], view: readonly number[]): Piece[] {
  return items.flatMap((item) => {
    if (!isTextItem(item) || item.str.trim() === '') return []
    const [a = 0, b = 0, , , e = 0, f = 0] = item.transform
    const [va = 1, vb = 0, vc = 0, vd = 1, ve = 0, vf = 0] = view
    const size = Math.hypot(a, b) || item.height
    // Text that runs up or down the page is decoration at its edge.
    if (Math.abs(va * a + vc * b) < Math.abs(vb * a + vd * b)) return []
    const x = va * e + vc * f + ve
    const y = vb * e + vd * f + vf
    const lead = item.str.length - item.str.trimStart().length
    const each = item.width / Math.max(1, item.str.length)
    return [{ text: clean(item.str.trim()), x0: x + lead * each, x1: x + item.width, y, size }]
  })
}

function isTextItem(item: unknown): item is TextItem {
  return typeof item === 'object' && item !== null && 'str' in item && 'transform' in item
}

/** Characters from the compatibility blocks that some fonts map to (⼀ for 一, ﬁ for fi). */
function clean(text: string): string {
  return text
    .replace(/[\u2e80-\u2fdf\uf900-\ufaff\ufb00-\ufb06]/g, (sign) => sign.normalize('NFKC'))
    .replace(/\p{Cc}/gu, '')
}

/** Wider than this many ems is a gap between columns. */
const COLUMN_GAP = 1.3

/** Puts pieces that share a base line into lines, from the top down. */
export function toLines(pieces: readonly Piece[], page: number): Line[] {
  const sorted = [...pieces].sort((one, other) => one.y - other.y || one.x0 - other.x0)
  const rows: Piece[][] = []
  for (const piece of sorted) {
    const row = rows.at(-1)
    const first = row?.[0]
    if (row && first && piece.y - first.y <= Math.max(first.size, piece.size) * 0.45) row.push(piece)
    else rows.push([piece])
  }
  return rows.map((row) => toLine(row, page))
}

function toLine(row: Piece[], page: number): Line {
  const pieces = row.sort((one, other) => one.x0 - other.x0)
  const size = commonSize(pieces)
  const cells: Line['cells'] = []
  for (const piece of pieces) {
    const last = cells.at(-1)
    const gap = last ? piece.x0 - last.x1 : 0
    if (last && isSame(last, piece)) continue
    if (last && (gap < size * COLUMN_GAP || isNumber(last.text, cells.length))) {
      last.text += spaceBetween(last.text, piece.text, gap / size) + piece.text
      last.x1 = Math.max(last.x1, piece.x1)
    } else cells.push({ text: piece.text, x0: piece.x0, x1: piece.x1 })
  }
  const first = pieces[0]
  return {
    page,
    x0: first?.x0 ?? 0,
    x1: Math.max(...pieces.map((piece) => piece.x1)),
    y: first?.y ?? 0,
    size,
    cells,
    text: withoutTypeSpaces(cells.map((cell) => cell.text).join('\t')),
  }
}

const CHINESE = '\\u3400-\\u9fff“”（）《》，。、；：'
const BETWEEN = new RegExp(`([${CHINESE}]) ?([0-9A-Za-z.%+—-]{1,20}) ?(?=[${CHINESE}])`, 'g')
const BEFORE = new RegExp(`([${CHINESE}]) (?=\\d)`, 'g')

/** Typesetting puts a little space around figures among Chinese characters; it is no space of the text's. */
function withoutTypeSpaces(text: string): string {
  return text.includes(' ') ? text.replace(BETWEEN, '$1$2').replace(BEFORE, '$1') : text
}

/** Bold made by printing the same text twice, a hair apart. */
function isSame(last: { text: string; x0: number }, piece: Piece): boolean {
  return last.text === piece.text && Math.abs(last.x0 - piece.x0) < piece.size * 0.2
}

/** A heading's number may be set far off its title. */
function isNumber(text: string, cells: number): boolean {
  return cells === 1 && text.length <= 8 && parseHeadingNumber(`${text} 题`)?.end === text.length + 1
}

function spaceBetween(before: string, after: string, ems: number): string {
  if (ems >= 0.6) return ' '
  const latin = /[A-Za-z0-9,.;:)]$/.test(before) && /^[A-Za-z0-9(]/.test(after)
  return latin && ems >= 0.15 ? ' ' : ''
}

function commonSize(pieces: readonly Piece[]): number {
  const tally = new Map<number, number>()
  for (const { size, text } of pieces) {
    const rounded = Math.round(size * 2) / 2
    tally.set(rounded, (tally.get(rounded) ?? 0) + text.length)
  }
  return mostFrequent(tally) ?? 10
}

export function mostFrequent(tally: ReadonlyMap<number, number>): number | undefined {
  let best: number | undefined
  let most = 0
  for (const [key, count] of tally) {
    if (count > most) {
      best = key
      most = count
    }
  }
  return best
}
