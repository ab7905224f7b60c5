import type { InkNode, PdfNode } from './nodes'
import { type DrawnItem, LayoutBuilder, type PdfKit, type PdfPage, Renderer } from './pdfmake'
import { drawInk, type FontShelf } from './pen'

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

/** pdfmake's pen, which draws ink as operators: one string a page. */
export class InkRenderer extends Renderer {
  #operators: string[] = []
  readonly #shelf: FontShelf

  constructor(document: PdfKit, shelf: FontShelf) {
    super(document)
    this.#shelf = shelf
  }

  /** Draws a page: under all what every page of its section has, then what stands on it. */
  drawPage(page: PdfPage, number: number, pages: number): void {
    const under = page.customProperties.header?.(number, pages) ?? []
    this.pdfDocument.once('pageAdded', () => {
      this.pdfDocument.addContent(under.map((ink) => drawInk(ink, 0, 0, this.#shelf)).join('\n'))
    })
    this.renderPages([page])
    const { fonts } = this.pdfDocument.page
    for (const font of this.#shelf.taken()) fonts[font.id] ??= font.ref()
    this.pdfDocument.addContent(this.#operators.join('\n'))
    this.#operators = []
    page.items = []
  }

  override renderLine(line: DrawnItem, x: number, y: number): void {
    if (line instanceof Inked) this.#operators.push(drawInk(line.node.ink, x, y, this.#shelf))
    else super.renderLine(line, x, y)
  }
}
