import { createHash } from 'node:crypto'
import type { Anchor, Ink, InkNode, PdfNode, Reference } from './nodes'
import {
  type DrawnItem,
  LayoutBuilder,
  type PageItem,
  type PdfKit,
  type PdfOutline,
  type PdfPage,
  Renderer,
} from './pdfmake'
import { type FontShelf, Pen } from './pen'

/**
 * pdfmake takes text apart, measures it and looks up its styles. Ink needs none of that: here it goes straight
 * onto the page and from there into the file. Everything else goes pdfmake's way.
 */
function isInk(node: PdfNode): node is InkNode {
  return (node as InkNode).ink !== undefined
}

/** Ink with its place on a page. pdfmake copies it when it moves what must stay together. */
class Inked implements DrawnItem {
  constructor(
    readonly node: InkNode,
    public x: number,
    public y: number,
  ) {}
  clone(): Inked {
    return new Inked(this.node, this.x, this.y)
  }
  getHeight(): number {
    return this.node.height
  }
}

/** pdfmake's layout, which places ink as it comes. */
export class InkLayout extends LayoutBuilder {
  override tryLayoutDocument(...all: unknown[]): unknown {
    const { docPreprocessor, docMeasure } = this
    const preprocess = docPreprocessor.preprocessNode.bind(docPreprocessor)
    // pdfmake also meets nothing, numbers and strings where nodes may stand.
    docPreprocessor.preprocessNode = (node, sections) =>
      node && isInk(node) ? node : preprocess(node, sections)
    const measure = docMeasure.measureNode.bind(docMeasure)
    docMeasure.measureNode = (node) => (isInk(node) ? node : measure(node))
    return super.tryLayoutDocument(...all)
  }

  override processNode(node: PdfNode, isVerticalAlignmentAllowed?: boolean): void {
    if (!isInk(node)) {
      super.processNode(node, isVerticalAlignmentAllowed)
      return
    }
    const context = this.writer.context()
    const atTop = context.y <= context.pageMargins.top
    if (node.blank) {
      // Within a row that stays together nothing is said of the room: it is what the row needs.
      const cut = context.availableHeight < node.height
      if (!atTop) context.moveDown(cut ? context.availableHeight : node.height)
      return
    }
    // What is to be kept and does not fit under a page's head either breaks where it must.
    if (node.height + node.keep > context.availableHeight && !atTop) {
      if (node.spread) spreadLines(context.getCurrentPage().items, context.availableHeight)
      this.writer.moveToNextPage()
    }
    // Pages are counted from 0 here.
    if (node.even && context.page % 2 === 0) this.writer.moveToNextPage()
    if (node.bottom) context.moveDown(Math.max(0, context.availableHeight - node.height))
    context.getCurrentPage().items.push({ type: 'line', item: new Inked(node, context.x, context.y) })
    context.moveDown(node.height)
  }

  /** What stands on every page is drawn when the page is. */
  override addHeadersAndFooters(): void {}
}

/** As much of a line's distance may be added at most; a page with more room to fill is left as it is. */
const MOST_SPREAD = 0.2

/** Moves lines of text apart so that the last one comes down by `room`. Pages with tables or pictures stay as they are. */
function spreadLines(items: readonly PageItem[], room: number): void {
  const lines = items.flatMap(({ item }) =>
    item instanceof Inked && !item.node.ink.grid && !item.node.ink.rules?.length ? [item] : [],
  )
  const gaps = lines.length - 1
  const last = lines.at(-1)
  if (!last || lines.length < items.length || gaps < 1) return
  const more = room / gaps
  if (more > last.node.height * MOST_SPREAD) return
  lines.forEach((line, at) => {
    line.y += more * at
  })
}

/** pdfmake's renderer, with a pen for ink. */
export class InkRenderer extends Renderer {
  readonly #shelf: FontShelf
  readonly #pen: Pen
  /** What all pages of a section share is written once and copied. */
  readonly #written = new WeakMap<Ink, Buffer>()
  /** Pages of what stands under each anchor, up to the next one. */
  readonly pagesOf = new Map<string, { from: number; to: number }>()
  readonly #bookmarks = new Map<string, PdfOutline>()

  /** `label` is what stands for a page (from 1) in the contents. */
  constructor(
    document: PdfKit,
    shelf: FontShelf,
    pages: readonly PdfPage[],
    readonly label: (page: number) => string,
  ) {
    super(document)
    this.#shelf = shelf
    this.#pen = new Pen(shelf)
    let open: { from: number; to: number } | undefined
    pages.forEach(({ items }, index) => {
      for (const { item } of items) {
        const anchor = item instanceof Inked ? item.node.anchor : undefined
        if (anchor) {
          open = { from: index + 1, to: index + 1 }
          this.pagesOf.set(anchor.id, open)
        } else if (open) open.to = index + 1
      }
    })
  }

  /** A sum (16 hex digits) of what stands on a page, without what every page has. Before it is drawn. */
  hashOf(page: PdfPage): string {
    const sum = createHash('sha256')
    for (const { item } of page.items) {
      sum.update(`|${Math.round(item.x)},${Math.round(item.y)}`)
      if (!(item instanceof Inked)) {
        sum.update(String((item as { image?: string }).image ?? ''))
        continue
      }
      const { ink, reference } = item.node
      for (const { pieces } of ink.texts) for (const piece of pieces) sum.update(piece.text)
      if (reference) sum.update(String(this.pagesOf.get(reference.to)?.from))
    }
    return sum.digest('hex').slice(0, 16)
  }

  /** Draws a page: under all what every page of its section has, then what stands on it. */
  drawPage(page: PdfPage, number: number, pages: number): void {
    this.pdfDocument.once('pageAdded', () => {
      const under = page.customProperties.header?.(number, pages)
      if (under) this.pdfDocument.addContent(this.#under(under))
    })
    this.renderPages([page])
    const { fonts } = this.pdfDocument.page
    for (const font of this.#shelf.taken()) fonts[font.id] ??= font.ref()
    this.pdfDocument.addContent(this.#pen.take())
    page.items = []
  }

  override renderLine(line: DrawnItem, x: number, y: number): void {
    if (!(line instanceof Inked)) {
      super.renderLine(line, x, y)
      return
    }
    const { ink, anchor, reference } = line.node
    if (anchor) this.#mark(anchor, x, y)
    if (reference) this.#refer(reference, x, y, line.node.height)
    this.#pen.draw(ink, x, y)
  }

  #mark({ id, text, parent, expanded }: Anchor, x: number, y: number): void {
    const { pdfDocument } = this
    pdfDocument.addNamedDestination(id, 'XYZ', x, y, null)
    const over = (parent === undefined ? undefined : this.#bookmarks.get(parent)) ?? pdfDocument.outline
    this.#bookmarks.set(id, over.addItem(text, { expanded }))
  }

  #refer({ to, right, y: top, size, font, width }: Reference, x: number, y: number, height: number): void {
    const page = this.pagesOf.get(to)?.from
    if (page === undefined) return
    this.pdfDocument.goTo(x, y, width, height, to)
    const text = this.label(page)
    const face = this.#shelf.get(font)
    let wide = 0
    for (let at = 0; at < text.length; at += 1) wide += (face.advance(text.charCodeAt(at)) * size) / 1000
    const piece = { text, font, underline: false, x: 0, width: wide }
    this.#pen.draw({ texts: [{ x: right - wide, y: top, size, spacing: 0, pieces: [piece] }] }, x, y)
  }

  #under({ same, own }: { same: readonly Ink[]; own: Ink }): Buffer {
    const parts = same.map((ink) => {
      const known = this.#written.get(ink)
      if (known) return known
      this.#pen.draw(ink, 0, 0)
      const written = this.#pen.take()
      this.#written.set(ink, written)
      return written
    })
    for (const part of parts) this.#pen.append(part)
    this.#pen.draw(own, 0, 0)
    return this.#pen.take()
  }
}
