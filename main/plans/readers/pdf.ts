import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { DomainError } from '../../../preload/contract/result'
import { loadPdfJs, openPdf } from './pdf-file'
import { type Line, type Piece, toLines, toPieces } from './pdf-lines'
import { type Page, toBlocks } from './pdf-paragraphs'
import { isInside, type RuledTable, readRules, ruledTables } from './pdf-tables'
import { limits, type ReadOptions, type SourceDocument, tellProgress, throwIfAborted } from './source'

/**
 * Reads the text of a PDF: pieces of text become lines, lines paragraphs (also over page ends), ruled tables stay
 * tables, and heads, feet and page numbers that repeat are left out.
 *
 * @throws DomainError file-no-text (a scan), file-encrypted, file-broken, file-too-large
 */
export async function readPdf(bytes: Buffer, name: string, options: ReadOptions): Promise<SourceDocument> {
  const document = await openPdf(bytes, name)
  try {
    if (document.numPages > limits.pages) throw new DomainError('file-too-large', { pages: limits.pages })
    const pages = await readPages(document, name, options)
    const written = pages.filter((page) => page.lines.length + page.tables.length > 0).length
    if (written === 0) throw new DomainError('file-no-text', { name, pages: document.numPages })
    const { blocks, dropped } = toBlocks(pages)
    const title = await readTitle(document)
    return {
      ...(title ? { title } : {}),
      blocks,
      images: [],
      notes: written < pages.length ? ['pages-without-text'] : [],
      dropped,
      // A page's last line may be short for many reasons; what stops in the middle of a sentence goes on.
      torn: true,
      furniture: false,
    }
  } finally {
    await document.destroy()
  }
}

async function readPages(document: PDFDocumentProxy, name: string, options: ReadOptions): Promise<Page[]> {
  const pages: Page[] = []
  for (let number = 1; number <= document.numPages; number++) {
    throwIfAborted(options)
    tellProgress(options, number / document.numPages)
    try {
      const page = await document.getPage(number)
      pages.push(await readPage(page, number))
      page.cleanup()
    } catch {
      throw new DomainError('file-broken', { name, kind: 'pdf', page: number })
    }
  }
  return pages
}

async function readPage(page: PDFPageProxy, number: number): Promise<Page> {
  const viewport = page.getViewport({ scale: 1 })
  const content = await page.getTextContent({ includeMarkedContent: false })
  const pieces = toPieces(content.items, viewport.transform)
  const lines = toLines(pieces, number)
  const tables = mayHoldTable(lines) ? await readTables(page, pieces, viewport.transform) : []
  const free =
    tables.length === 0
      ? lines
      : toLines(
          pieces.filter((piece) => !inTable(piece, tables)),
          number,
        )
  return { number, width: viewport.width, height: viewport.height, lines: free, tables }
}

/** Rules are looked for only where text has wide gaps or stands in short pieces: drawing is the slow part of a page. */
function mayHoldTable(lines: readonly Line[]): boolean {
  return lines.filter((line) => line.cells.length > 1).length >= 2
}

async function readTables(
  page: PDFPageProxy,
  pieces: readonly Piece[],
  view: readonly number[],
): Promise<RuledTable[]> {
  const { OPS } = await loadPdfJs()
  return ruledTables(readRules(await page.getOperatorList(), OPS, view), pieces)
}

function inTable(piece: Piece, tables: readonly RuledTable[]): boolean {
  return tables.some(({ left, right, top, bottom }) =>
    isInside(piece, { x0: left, x1: right, y0: top, y1: bottom }),
  )
}

async function readTitle(document: PDFDocumentProxy): Promise<string | undefined> {
  const { info } = await document.getMetadata().catch(() => ({ info: {} }))
  const title = 'Title' in info && typeof info.Title === 'string' ? info.Title.trim() : ''
  // Print drivers put the file's name there.
  return title === '' ||
    /^(?:Microsoft|Word|untitled|未命名|无标题|幻灯片)|\.(?:docx?|wps|pdf|txt)$/i.test(title)
    ? undefined
    : title
}
