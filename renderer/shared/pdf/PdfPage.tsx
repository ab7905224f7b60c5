import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { useEffect, useRef, useState } from 'react'
import { spanInPieces } from './find'
import { PIXELS_PER_POINT } from './layout'
import { drawPage, pdfLibrary } from './load'
import type { PdfHit } from './usePdfSearch'

type Props = {
  pdf: PDFDocumentProxy
  /** From 0. */
  index: number
  factor: number
  width: number
  height: number
  top: number
  label: string
  hits: readonly PdfHit[]
  current: PdfHit | undefined
}

/** One page: its picture, and over it the text as text, so that it can be marked, copied and read aloud. */
export function PdfPage({ pdf, index, factor, width, height, top, label, hits, current }: Props) {
  const picture = useRef<HTMLDivElement>(null)
  const layer = useRef<HTMLDivElement>(null)
  const [pieces, setPieces] = useState<readonly HTMLElement[]>([])

  useEffect(() => {
    const stop = new AbortController()
    const show = async () => {
      const page = await pdf.getPage(index + 1)
      const canvas = await drawPage(
        page,
        factor * PIXELS_PER_POINT * window.devicePixelRatio,
        'display',
        stop.signal,
      )
      stop.signal.throwIfAborted()
      picture.current?.replaceChildren(canvas)
      setPieces(await layText(page, factor, layer.current, stop.signal))
    }
    // A page that scrolled away is cancelled by its signal; nothing is left to tell anybody.
    show().catch(() => undefined)
    return () => stop.abort()
  }, [pdf, index, factor])

  useEffect(() => markHits(pieces, hits, current), [pieces, hits, current])

  return (
    <section
      className="pdf-page"
      aria-label={label}
      style={{ top, width, height, marginInlineStart: -width / 2 }}
    >
      <div ref={picture} className="pdf-picture" />
      <div ref={layer} className="pdf-text" />
    </section>
  )
}

async function layText(
  page: PDFPageProxy,
  factor: number,
  container: HTMLDivElement | null,
  signal: AbortSignal,
): Promise<readonly HTMLElement[]> {
  const { TextLayer } = await pdfLibrary()
  const textContentSource = await page.getTextContent()
  if (!container || signal.aborted) return []
  const scale = factor * PIXELS_PER_POINT
  container.replaceChildren()
  container.style.setProperty('--total-scale-factor', String(scale))
  const text = new TextLayer({ textContentSource, container, viewport: page.getViewport({ scale }) })
  await text.render()
  // What pdf.js measures letters with stays in the document; nobody should be told of it.
  for (const measure of document.querySelectorAll('canvas.hiddenCanvasElement')) measure.ariaHidden = 'true'
  return text.textDivs
}

/** Marks are painted by the browser over the text (CSS custom highlights); the text itself stays untouched. */
function markHits(
  pieces: readonly HTMLElement[],
  hits: readonly PdfHit[],
  current: PdfHit | undefined,
): () => void {
  const lengths = pieces.map((piece) => piece.textContent.length)
  const all = highlight('pdf-hit')
  const one = highlight('pdf-hit-current')
  const made: Range[] = []
  for (const hit of hits) {
    for (const part of spanInPieces(lengths, hit.span)) {
      const node = pieces[part.piece]?.firstChild
      if (!node) continue
      const range = document.createRange()
      range.setStart(node, part.from)
      range.setEnd(node, part.to)
      ;(hit === current ? one : all).add(range)
      made.push(range)
    }
  }
  if (current && hits.includes(current)) {
    const piece = spanInPieces(lengths, current.span)[0]
    if (piece) pieces[piece.piece]?.scrollIntoView({ block: 'center', inline: 'nearest' })
  }
  return () => {
    for (const range of made) {
      all.delete(range)
      one.delete(range)
    }
  }
}

function highlight(name: string): Highlight {
  const existing = CSS.highlights.get(name)
  if (existing) return existing
  const made = new Highlight()
  CSS.highlights.set(name, made)
  return made
}
