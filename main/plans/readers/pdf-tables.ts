import type { Cell } from '../../../preload/contract/blocks'
import type { Piece } from './pdf-lines'
import { toLines } from './pdf-lines'

type Rule = { at: number; from: number; to: number }
/** Straight lines on a page: `across` at a height, `down` at a distance from the left. */
export type Rules = { across: Rule[]; down: Rule[] }

/** A ruled table: where it is, and its cells. `columns` are the places of its vertical rules. */
export type RuledTable = {
  top: number
  bottom: number
  left: number
  right: number
  columns: number[]
  rows: Cell[][]
}

type Matrix = [number, number, number, number, number, number]

/** What this needs to know of pdf.js's operators. */
export type Operators = { fnArray: readonly number[]; argsArray: readonly unknown[] }
export type OperatorCodes = Readonly<
  Record<
    'save' | 'restore' | 'transform' | 'constructPath' | 'paintFormXObjectBegin' | 'paintFormXObjectEnd',
    number
  >
>

const THIN = 3

/** Collects horizontal and vertical lines, and thin rectangles that serve as such, from what the page draws. */
export function readRules(list: Operators, codes: OperatorCodes, view: readonly number[]): Rules {
  const rules: Rules = { across: [], down: [] }
  const stack: Matrix[] = []
  let matrix = asMatrix(view) ?? [1, 0, 0, 1, 0, 0]
  list.fnArray.forEach((code, at) => {
    const args = list.argsArray[at]
    if (code === codes.save || code === codes.paintFormXObjectBegin) {
      stack.push(matrix)
      const inner = code === codes.save ? undefined : asMatrix(Array.isArray(args) ? args[0] : undefined)
      if (inner) matrix = multiply(matrix, inner)
    } else if (code === codes.restore || code === codes.paintFormXObjectEnd) matrix = stack.pop() ?? matrix
    else if (code === codes.transform) matrix = multiply(matrix, asMatrix(args) ?? [1, 0, 0, 1, 0, 0])
    else if (code === codes.constructPath && Array.isArray(args)) addPath(rules, args[1], matrix)
  })
  return rules
}

function asMatrix(value: unknown): Matrix | undefined {
  if (typeof value !== 'object' || value === null || !('length' in value)) return undefined
  const [a, b, c, d, e, f] = Array.from(value as ArrayLike<unknown>, Number)
  const parts = [a, b, c, d, e, f]
  if (parts.some((part) => part === undefined || !Number.isFinite(part))) return undefined
  return [a ?? 0, b ?? 0, c ?? 0, d ?? 0, e ?? 0, f ?? 0]
}

function multiply(one: Matrix, other: Matrix): Matrix {
  const [a, b, c, d, e, f] = one
  const [g, h, i, j, k, l] = other
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f]
}

/** pdf.js packs a path as numbers: 0 moves, 1 draws a line (a point each), 2 a curve (three points), 3 one of two, 4 closes. */
function addPath(rules: Rules, paths: unknown, matrix: Matrix): void {
  for (const path of Array.isArray(paths) ? paths : []) {
    if (!(path instanceof Float32Array)) continue
    let start: [number, number] | undefined
    let last: [number, number] | undefined
    for (let at = 0; at < path.length; ) {
      const kind = path[at]
      if (kind === 4) {
        if (last && start) addLine(rules, last, start)
        last = start
        at += 1
        continue
      }
      const size = kind === 2 ? 7 : kind === 3 ? 5 : 3
      const x = path[at + size - 2] ?? 0
      const y = path[at + size - 1] ?? 0
      const point: [number, number] = [
        matrix[0] * x + matrix[2] * y + matrix[4],
        matrix[1] * x + matrix[3] * y + matrix[5],
      ]
      if (kind === 1 && last) addLine(rules, last, point)
      if (kind === 0) start = point
      last = point
      at += size
    }
  }
}

function addLine(rules: Rules, [x0, y0]: [number, number], [x1, y1]: [number, number]): void {
  const width = Math.abs(x1 - x0)
  const height = Math.abs(y1 - y0)
  if (width > 6 && height < 1)
    rules.across.push({ at: (y0 + y1) / 2, from: Math.min(x0, x1), to: Math.max(x0, x1) })
  else if (height > 6 && width < 1)
    rules.down.push({ at: (x0 + x1) / 2, from: Math.min(y0, y1), to: Math.max(y0, y1) })
}

/** Puts rules on nearly the same place together; rules that touch become one. */
function merge(rules: readonly Rule[]): Rule[] {
  const sorted = [...rules].sort((one, other) => one.at - other.at || one.from - other.from)
  const lanes: Rule[][] = []
  for (const rule of sorted) {
    const lane = lanes.at(-1)
    if (lane && rule.at - (lane[0]?.at ?? 0) <= THIN) lane.push(rule)
    else lanes.push([rule])
  }
  return lanes.flatMap((lane) => {
    const joined: Rule[] = []
    for (const rule of lane.sort((one, other) => one.from - other.from)) {
      const last = joined.at(-1)
      if (last && rule.from <= last.to + THIN) last.to = Math.max(last.to, rule.to)
      else joined.push({ ...rule })
    }
    return joined
  })
}

/** Tables drawn with rules: at least two columns and two rows, all text of which is put into its cells. */
export function ruledTables(rules: Rules, pieces: readonly Piece[]): RuledTable[] {
  if (rules.across.length > 20_000 || rules.down.length > 20_000) return []
  const across = merge(rules.across)
  const down = merge(rules.down)
  return components(across, down).flatMap((part) => {
    const table = toTable(part.across, part.down, pieces)
    return table ? [table] : []
  })
}

type Net = { across: Rule[]; down: Rule[] }

/** Rules that cross, directly or through others, belong to one table. */
function components(across: Rule[], down: Rule[]): Net[] {
  const nets: Net[] = []
  const open = new Set(across)
  const free = new Set(down)
  for (const seed of across) {
    if (!open.delete(seed)) continue
    const net: Net = { across: [seed], down: [] }
    for (let a = 0, d = 0; a < net.across.length || d < net.down.length; ) {
      const one = net.across[a]
      if (one) {
        a++
        for (const other of free) if (crosses(one, other) && free.delete(other)) net.down.push(other)
        continue
      }
      const other = net.down[d++]
      for (const next of open) if (other && crosses(next, other) && open.delete(next)) net.across.push(next)
    }
    nets.push(net)
  }
  return nets
}

function crosses(across: Rule, down: Rule): boolean {
  const near = THIN
  return (
    down.at >= across.from - near &&
    down.at <= across.to + near &&
    across.at >= down.from - near &&
    across.at <= down.to + near
  )
}

function places(rules: readonly Rule[]): number[] {
  const found: number[] = []
  for (const { at } of [...rules].sort((one, other) => one.at - other.at))
    if (at - (found.at(-1) ?? -100) > THIN) found.push(at)
  return found
}

function toTable(across: Rule[], down: Rule[], pieces: readonly Piece[]): RuledTable | undefined {
  const xs = places(down)
  const ys = places(across)
  const columns = xs.length - 1
  const count = ys.length - 1
  if (columns < 2 || count < 2 || columns > 60 || count > 500) return undefined
  const [left = 0, right = 0, top = 0, bottom = 0] = [xs[0], xs.at(-1), ys[0], ys.at(-1)]
  const wall = (x: number, y: number) =>
    down.some((rule) => Math.abs(rule.at - x) <= THIN && rule.from <= y && rule.to >= y)
  const floor = (x: number, y: number) =>
    across.some((rule) => Math.abs(rule.at - y) <= THIN && rule.from <= x && rule.to >= x)
  const taken = new Set<number>()
  const rows: Cell[][] = []
  for (let row = 0; row < count; row++) {
    const cells: Cell[] = []
    for (let column = 0; column < columns; column++) {
      if (taken.has(row * columns + column)) continue
      const middle = ((ys[row] ?? 0) + (ys[row + 1] ?? 0)) / 2
      let colSpan = 1
      while (column + colSpan < columns && !wall(xs[column + colSpan] ?? 0, middle)) colSpan++
      const center = ((xs[column] ?? 0) + (xs[column + 1] ?? 0)) / 2
      let rowSpan = 1
      while (row + rowSpan < count && !floor(center, ys[row + rowSpan] ?? 0)) rowSpan++
      for (let r = row; r < row + rowSpan; r++)
        for (let c = column; c < column + colSpan; c++) taken.add(r * columns + c)
      const box = {
        x0: xs[column] ?? 0,
        x1: xs[column + colSpan] ?? 0,
        y0: ys[row] ?? 0,
        y1: ys[row + rowSpan] ?? 0,
      }
      cells.push({
        text: textIn(pieces, box),
        ...(colSpan > 1 ? { colSpan } : {}),
        ...(rowSpan > 1 ? { rowSpan } : {}),
      })
    }
    rows.push(cells)
  }
  const filled = rows.filter((row) => row.some((cell) => cell.text !== '')).length
  return filled >= 1
    ? { top, bottom, left, right, columns: xs, rows: rows.filter((row) => row.length > 0) }
    : undefined
}

type Box = { x0: number; x1: number; y0: number; y1: number }

/** The text in a cell; lines that fill it run on, others stay lines of their own. */
function textIn(pieces: readonly Piece[], box: Box): string {
  const inside = pieces.filter((piece) => isInside(piece, box))
  const lines = toLines(inside, 0)
  return lines.reduce((text, line, at) => {
    const before = lines[at - 1]
    if (!before) return line.text
    const full = before.x1 + before.size * 1.2 >= box.x1 && !/[。；：]$/.test(before.text)
    return text + (full ? '' : '\n') + line.text
  }, '')
}

export function isInside(piece: Piece, box: Box): boolean {
  const x = (piece.x0 + piece.x1) / 2
  const y = piece.y - piece.size * 0.35
  return x >= box.x0 && x <= box.x1 && y >= box.y0 && y <= box.y1
}
