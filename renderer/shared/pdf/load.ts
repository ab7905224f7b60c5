import type { PDFDocumentProxy, PDFPageProxy, RenderTask } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { PageSize } from './layout'

/** pdf.js, loaded when the first paper is looked at and not before. */
type PdfLibrary = typeof import('pdfjs-dist/legacy/build/pdf.mjs')
let library: Promise<PdfLibrary> | undefined

export function pdfLibrary(): Promise<PdfLibrary> {
  library ??= Promise.all([
    import('pdfjs-dist/legacy/build/pdf.mjs'),
    import('pdfjs-dist/legacy/build/pdf.worker.min.mjs?url'),
  ]).then(([pdf, worker]) => {
    pdf.GlobalWorkerOptions.workerSrc = worker.default
    return pdf
  })
  return library
}

/** Where a paper that the program made can be read, until it ends. */
export function outputUrl(token: string): string {
  return `app://youbei/outputs/${encodeURIComponent(token)}`
}

export type OpenPdf = Readonly<{
  pdf: PDFDocumentProxy
  /** The first page's size; nearly always every page's. */
  first: PageSize
  close: () => void
}>

/** Opens a paper. Throws when it is gone or is no PDF. No eval and no WebAssembly: the page's policy forbids both. */
export async function openPdf(token: string, signal?: AbortSignal): Promise<OpenPdf> {
  const [{ getDocument }, answer] = await Promise.all([
    pdfLibrary(),
    fetch(outputUrl(token), signal ? { signal } : {}),
  ])
  if (!answer.ok) throw new Error(`output: ${answer.status}`)
  const data = await answer.arrayBuffer()
  const task = getDocument({ data, isEvalSupported: false, useWasm: false })
  const close = () => void task.destroy()
  signal?.addEventListener('abort', close, { once: true })
  const pdf = await task.promise
  return { pdf, first: sizeOf(await pdf.getPage(1)), close }
}

export function sizeOf(page: PDFPageProxy): PageSize {
  const { width, height } = page.getViewport({ scale: 1 })
  return { width, height }
}

/** Every page's size, in order, told in batches so that a paper of 450 pages can be shown before all are known. */
export async function readSizes(
  pdf: PDFDocumentProxy,
  onBatch: (from: number, sizes: PageSize[]) => void,
  signal: AbortSignal,
): Promise<void> {
  const batch = 50
  for (let from = 0; from < pdf.numPages && !signal.aborted; from += batch) {
    const numbers = Array.from({ length: Math.min(batch, pdf.numPages - from) }, (_, at) => from + at + 1)
    const sizes = await Promise.all(numbers.map(async (number) => sizeOf(await pdf.getPage(number))))
    if (!signal.aborted) onBatch(from, sizes)
  }
}

/** A picture larger than this is made smaller: Chromium draws nothing on a canvas that is too large. */
const MAX_PIXELS = 24_000_000

/**
 * Draws a page on a fresh canvas. `factor` is canvas pixels for each PDF point, `turn` degrees clockwise. Cancelling
 * the signal stops it; the promise then rejects.
 */
export async function drawPage(
  page: PDFPageProxy,
  factor: number,
  intent: 'display' | 'print',
  signal: AbortSignal,
  turn: 0 | 90 = 0,
): Promise<HTMLCanvasElement> {
  const full = sizeOf(page)
  const fitting = Math.min(factor, Math.sqrt(MAX_PIXELS / (full.width * full.height)))
  const viewport = page.getViewport({ scale: fitting, rotation: (page.rotate + turn) % 360 })
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(Math.floor(viewport.width), 1)
  canvas.height = Math.max(Math.floor(viewport.height), 1)
  signal.throwIfAborted()
  const drawing: RenderTask = page.render({ canvas, viewport, intent })
  const stop = () => drawing.cancel()
  signal.addEventListener('abort', stop, { once: true })
  try {
    await drawing.promise
  } finally {
    signal.removeEventListener('abort', stop)
  }
  return canvas
}

/** The strings of a page in reading order, one for each piece that stands on it. */
export async function pageStrings(page: PDFPageProxy): Promise<string[]> {
  const { items } = await page.getTextContent()
  return items.flatMap((item) => ('str' in item ? [item.str] : []))
}
