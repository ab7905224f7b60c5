import type { Ink, InkNode, PdfNode } from './nodes'
import { type DrawnItem, LayoutBuilder, type PdfKit, type PdfPage, Renderer } from './pdfmake'
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
    if (node.height > context.availableHeight && context.y > context.pageMargins.top)
      this.writer.moveToNextPage()
    context.getCurrentPage().items.push({ type: 'line', item: new Inked(node, context.x, context.y) })
    context.moveDown(node.height)
  }

  /** What stands on every page is drawn when the page is. */
  override addHeadersAndFooters(): void {}
}

/** pdfmake's renderer, with a pen for ink. */
export class InkRenderer extends Renderer {
  readonly #shelf: FontShelf
  readonly #pen: Pen
  /** What all pages of a section share is written once and copied. */
  readonly #written = new WeakMap<Ink, Buffer>()

  constructor(document: PdfKit, shelf: FontShelf) {
    super(document)
    this.#shelf = shelf
    this.#pen = new Pen(shelf)
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
    if (line instanceof Inked) this.#pen.draw(line.node.ink, x, y)
    else super.renderLine(line, x, y)
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
