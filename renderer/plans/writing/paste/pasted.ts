import type { Block, Cell, Run } from '../../../../preload/contract/blocks'
import { parseHeadingNumber } from '../../../../preload/contract/heading-number'
import { type HtmlElement, type HtmlNode, parseHtml, styleOf } from './html'

/** A picture of the clipboard before its bytes are kept: `source` is the address it had there. */
export type PastedPicture = Readonly<{ kind: 'picture'; source: string; alt: string }>
/** A heading of the copied text; it may become a section of its own. */
export type PastedHeading = Readonly<{ kind: 'heading'; level: number; title: string; number: string }>
export type Piece = PastedPicture | PastedHeading | Readonly<{ kind: 'block'; block: Block }>

type Look = Readonly<{ bold?: true; italic?: true; underline?: true }>

/** A paragraph that Word made a list's item: the mark it shows, which list, how deep. */
type ListMark = Readonly<{ marker: string; list: string; level: number }>
type Line = { runs: Run[]; heading?: number; list?: ListMark }
type Draft =
  | PastedPicture
  | Readonly<{ kind: 'line'; line: Line }>
  | Readonly<{ kind: 'block'; block: Block }>

const BLOCKS = new Set([
  'p',
  'div',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'blockquote',
  'pre',
  'section',
  'article',
  'center',
  'address',
  'dt',
  'dd',
  'figure',
  'figcaption',
  'header',
  'footer',
  'main',
  'body',
  'html',
  'form',
])
const WIDE = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]/

/**
 * What stands in copied HTML, as the pieces a section can hold: Word's and WPS's paragraphs, their lists (which are
 * paragraphs with a mark), headings, tables with merged cells and header rows, pictures. Colours, fonts and links stay
 * behind. Nothing that can be read is left out.
 */
export function readPasted(html: string): Piece[] {
  const fragment = /<!--\s*StartFragment\s*-->([\s\S]*?)<!--\s*EndFragment\s*-->/i.exec(html)?.[1] ?? html
  const drafts: Draft[] = []
  const reader = new Reader(drafts)
  reader.children(parseHtml(fragment).children, {})
  reader.end()
  return joinLists(drafts)
}

class Reader {
  private line: Line = { runs: [] }

  constructor(private readonly out: Draft[]) {}

  children(nodes: readonly HtmlNode[], look: Look): void {
    for (const node of nodes) this.node(node, look)
  }

  /** Ends the paragraph that is being read; an empty one is none. */
  end(): void {
    const runs = tidy(this.line.runs)
    if (runs.length > 0) this.out.push({ kind: 'line', line: { ...this.line, runs } })
    this.line = { runs: [] }
  }

  private node(node: HtmlNode, look: Look): void {
    if (typeof node === 'string') {
      this.line.runs.push({ text: node.replace(/[\t\r\n\f ]+/g, ' '), ...look })
      return
    }
    const style = styleOf(node)
    if (style.display === 'none' || style['mso-hide'] === 'all') return
    const own = lookOf(node, style, look)
    switch (node.tag) {
      case 'style':
      case 'script':
      case 'title':
      case 'head':
      case 'xml':
        return
      case 'br':
        if (style['page-break-before'] === undefined) this.line.runs.push({ text: '\n', ...look })
        return
      case 'img':
        this.picture(node)
        return
      case 'table':
        this.table(node)
        return
      case 'ul':
      case 'ol':
        this.end()
        this.list(node)
        return
      default:
        if (BLOCKS.has(node.tag)) this.block(node, style, own)
        else this.inline(node, style, own)
    }
  }

  private block(node: HtmlElement, style: Readonly<Record<string, string>>, look: Look): void {
    this.end()
    this.open(node, style)
    this.children(node.children, look)
    this.end()
  }

  private inline(node: HtmlElement, style: Readonly<Record<string, string>>, look: Look): void {
    // The mark that Word shows before a list's item, not part of the text.
    if (/^ignore$/i.test(style['mso-list'] ?? '')) {
      const { list } = this.line
      if (list) this.line.list = { ...list, marker: plain(node).trim() }
      return
    }
    this.children(node.children, look)
  }

  private open(node: HtmlElement, style: Readonly<Record<string, string>>): void {
    const level = /^h([1-6])$/.exec(node.tag)?.[1] ?? style['mso-outline-level']
    if (level !== undefined && /^[1-9]$/.test(level)) this.line.heading = Number(level)
    const list = /^(\S+)\s+level(\d+)/.exec(style['mso-list'] ?? '')
    if (list) this.line.list = { marker: '', list: list[1] ?? '', level: Number(list[2]) }
  }

  private picture(node: HtmlElement): void {
    const source = node.attributes.src ?? ''
    if (source === '') return
    const { heading, list } = this.line
    this.end()
    this.out.push({ kind: 'picture', source, alt: (node.attributes.alt ?? '').slice(0, 500) })
    // Text behind a picture goes on in a paragraph of the same kind.
    this.line = { runs: [], ...(heading ? { heading } : {}), ...(list ? { list } : {}) }
  }

  private list(node: HtmlElement): void {
    const items: Run[][] = []
    const pictures: PastedPicture[] = []
    collectItems(node, items, pictures)
    if (items.length > 0)
      this.out.push({ kind: 'block', block: { kind: 'list', ordered: node.tag === 'ol', items } })
    this.out.push(...pictures)
  }

  private table(node: HtmlElement): void {
    this.end()
    const rows: { row: HtmlElement; header: boolean }[] = []
    collectRows(node, false, rows)
    // One cell around everything is a frame, not a table.
    const cells = rows.flatMap(({ row }) => row.children.filter(isCell))
    if (cells.length === 1) {
      this.children(cells[0]?.children ?? [], {})
      this.end()
      return
    }
    const pictures: PastedPicture[] = []
    const block: Block = {
      kind: 'table',
      headerRows: headerRows(rows),
      rows: rows.map(({ row }) => row.children.filter(isCell).map((cell) => readCell(cell, pictures))),
    }
    if (block.rows.some((row) => row.length > 0)) this.out.push({ kind: 'block', block })
    this.out.push(...pictures)
  }
}

const isElement = (node: HtmlNode): node is HtmlElement => typeof node !== 'string'
const isCell = (node: HtmlNode): node is HtmlElement => isElement(node) && /^t[dh]$/.test(node.tag)

function collectRows(
  node: HtmlElement,
  header: boolean,
  rows: { row: HtmlElement; header: boolean }[],
): void {
  for (const child of node.children) {
    if (!isElement(child)) continue
    if (child.tag === 'tr') rows.push({ row: child, header })
    else if (child.tag !== 'table') collectRows(child, header || child.tag === 'thead', rows)
  }
}

function headerRows(rows: readonly { row: HtmlElement; header: boolean }[]): number {
  const first = rows.findIndex(({ row, header }) => {
    const cells = row.children.filter(isCell)
    return !header && (cells.length === 0 || cells.some((cell) => cell.tag !== 'th'))
  })
  const count = first < 0 ? rows.length : first
  return count >= rows.length ? 0 : Math.min(count, 10)
}

function readCell(node: HtmlElement, pictures: PastedPicture[]): Cell {
  const drafts: Draft[] = []
  const reader = new Reader(drafts)
  reader.children(node.children, {})
  reader.end()
  const lines = drafts.flatMap((draft) => {
    if (draft.kind === 'picture') {
      pictures.push(draft)
      return []
    }
    if (draft.kind === 'line') {
      const marker = draft.line.list?.marker ?? ''
      return [(isBullet(marker) ? '' : marker) + textOf(draft.line.runs)]
    }
    const { block } = draft
    if (block.kind === 'list') return block.items.map(textOf)
    return block.kind === 'table' ? block.rows.map((row) => row.map((cell) => cell.text).join(' ')) : []
  })
  const span = (name: string, most: number) => {
    const value = Number(node.attributes[name])
    return Number.isInteger(value) && value > 1 ? Math.min(value, most) : 1
  }
  const cell: Cell = { text: lines.join('\n') }
  if (span('colspan', 200) > 1) cell.colSpan = span('colspan', 200)
  if (span('rowspan', 20_000) > 1) cell.rowSpan = span('rowspan', 20_000)
  return cell
}

/** The items of an HTML list in order. What was nested stands after the item it was nested in. */
function collectItems(node: HtmlElement, items: Run[][], pictures: PastedPicture[]): void {
  for (const child of node.children) {
    if (!isElement(child)) continue
    if (child.tag === 'ul' || child.tag === 'ol') {
      collectItems(child, items, pictures)
      continue
    }
    if (child.tag !== 'li') continue
    const inner = child.children.filter((one) => !(isElement(one) && /^[uo]l$/.test(one.tag)))
    const drafts: Draft[] = []
    const reader = new Reader(drafts)
    reader.children(inner, {})
    reader.end()
    const runs: Run[] = []
    for (const draft of drafts) {
      if (draft.kind === 'picture') pictures.push(draft)
      else {
        const next = draft.kind === 'line' ? draft.line.runs : [{ text: blockLines(draft.block) }]
        runs.push(...(runs.length > 0 ? [{ text: '\n' }] : []), ...next)
      }
    }
    if (runs.length > 0) items.push(runs)
    for (const one of child.children)
      if (isElement(one) && /^[uo]l$/.test(one.tag)) collectItems(one, items, pictures)
  }
}

function blockLines(block: Block): string {
  if (block.kind === 'table')
    return block.rows.map((row) => row.map((cell) => cell.text).join('\t')).join('\n')
  return block.kind === 'list' ? block.items.map(textOf).join('\n') : ''
}

function lookOf(node: HtmlElement, style: Readonly<Record<string, string>>, look: Look): Look {
  const weight = style['font-weight']
  const slant = style['font-style']
  const line = style['text-decoration'] ?? style['text-decoration-line'] ?? ''
  const heading = /^h[1-6]$/.test(node.tag)
  const bold =
    weight === undefined ? look.bold || /^(?:b|strong|th)$/.test(node.tag) : /bold|[6-9]00/.test(weight)
  const italic =
    slant === undefined ? look.italic || /^(?:i|em)$/.test(node.tag) : /italic|oblique/.test(slant)
  const underline = look.underline || /^(?:u|ins)$/.test(node.tag) || /underline/.test(line)
  return {
    ...(bold && !heading ? { bold: true } : {}),
    ...(italic ? { italic: true } : {}),
    ...(underline && node.tag !== 'a' ? { underline: true } : {}),
  }
}

const textOf = (runs: readonly Run[]) => runs.map((run) => run.text).join('')

function plain(node: HtmlNode): string {
  return typeof node === 'string' ? node : node.children.map(plain).join('')
}

/**
 * White space as a browser shows it: a line's end in the source is a space, and none between two Chinese characters
 * (Word breaks its source lines anywhere). Spaces at both ends go.
 */
function tidy(runs: readonly Run[]): Run[] {
  const tidied: Run[] = []
  let before = '\n'
  for (const run of runs) {
    let text = ''
    for (const sign of run.text.replace(/\u00a0/g, ' ')) {
      if (sign === ' ' && /\s$/.test(before)) continue
      if (sign === '\n' && text.endsWith(' ')) text = text.slice(0, -1)
      text += sign
      before = sign
    }
    if (text !== '') tidied.push({ ...run, text })
  }
  for (let last = tidied.at(-1); last; last = tidied.at(-1)) {
    const text = last.text.trimEnd()
    tidied.pop()
    if (text === '') continue
    tidied.push({ ...last, text })
    break
  }
  const whole = tidied.map((run) => run.text).join('')
  let at = 0
  return tidied
    .map((run) => {
      const from = at
      at += run.text.length
      const text = run.text.replace(/ /g, (space, offset: number) =>
        WIDE.test(whole[from + offset - 1] ?? '') && WIDE.test(whole[from + offset + 1] ?? '') ? '' : space,
      )
      return { ...run, text }
    })
    .filter((run) => run.text !== '')
}

const BULLET = /^(?:[·•●○◦▪■□◆◇➢➤→★☆※§ØüÜvlnoq\u00a7\uf000-\uf0ff–—-]|\*)$/u
const isBullet = (marker: string) => marker === '' || BULLET.test(marker)

/**
 * Lines that Word marked as items become a list again: bullets, and numbers that count 1, 2, 3. Other numbers ((一),
 * several levels, a list that goes on from before) are part of what is said and stay in the text.
 */
function joinLists(drafts: readonly Draft[]): Piece[] {
  const pieces: Piece[] = []
  for (let at = 0; at < drafts.length; ) {
    const draft = drafts[at]
    if (draft?.kind !== 'line') {
      if (draft) pieces.push(draft)
      at++
      continue
    }
    const run = listFrom(drafts, at)
    if (run.length > 1 || (run.length === 1 && draft.line.list)) {
      pieces.push(...listPieces(run))
      at += run.length
    } else {
      pieces.push(linePiece(draft.line))
      at++
    }
  }
  return pieces
}

function listFrom(drafts: readonly Draft[], from: number): Line[] {
  const lines: Line[] = []
  for (let at = from; at < drafts.length; at++) {
    const draft = drafts[at]
    if (draft?.kind !== 'line' || !draft.line.list || draft.line.heading !== undefined) break
    const first = lines[0]?.list
    if (first && first.list !== draft.line.list.list) break
    lines.push(draft.line)
  }
  return lines
}

function listPieces(lines: readonly Line[]): Piece[] {
  const markers = lines.map((line) => line.list?.marker ?? '')
  const items = lines.map((line) => line.runs)
  if (markers.every(isBullet)) return [{ kind: 'block', block: { kind: 'list', ordered: false, items } }]
  const flat = lines.every((line) => line.list?.level === lines[0]?.list?.level)
  const counted = markers.every((marker, at) => new RegExp(`^${at + 1}[.、．)）]?$`).test(marker))
  if (flat && counted) return [{ kind: 'block', block: { kind: 'list', ordered: true, items } }]
  return lines.map((line) => ({
    kind: 'block',
    block: { kind: 'paragraph', runs: withMarker(line) },
  }))
}

function withMarker({ list, runs }: Line): Run[] {
  const marker = list?.marker ?? ''
  if (isBullet(marker)) return runs
  return [{ text: /[\d.]$/.test(marker) ? `${marker} ` : marker }, ...runs]
}

function linePiece(line: Line): Piece {
  const text = textOf(line.runs)
  const heading = headingOf(line, text.trim())
  if (heading) return heading
  return { kind: 'block', block: { kind: 'paragraph', runs: withMarker(line) } }
}

/** A heading by its style; or a short line with a number that only headings have (一、 （一） 第一章 1.1). */
function headingOf(line: Line, text: string): PastedHeading | null {
  const found = parseHeadingNumber(text)
  const sure = found !== null && !found.doubtful
  if (line.heading !== undefined) {
    if (text.includes('\n') || text.length > 120) return null
    const marker = line.list && !isBullet(line.list.marker) ? line.list.marker : ''
    const title = sure && marker === '' ? text.slice(found.end).trim() : text
    return {
      kind: 'heading',
      level: line.heading,
      title: title.slice(0, 500),
      number: (marker || (sure ? found.number : '')).slice(0, 40),
    }
  }
  if (!sure || text.length > 40 || /[。；：，,;]$/.test(text) || text.includes('\n') || text.includes('。'))
    return null
  const level =
    found.style === 'dec' ? found.path.length : { chapter: 1, cn: 1, 'cn-paren': 2 }[found.style as string]
  if (level === undefined) return null
  return { kind: 'heading', level, title: text.slice(found.end).trim(), number: found.number }
}
