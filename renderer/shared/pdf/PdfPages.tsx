import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { type Ref, useEffect, useImperativeHandle, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { layoutPages, type PageSize, pageAt, pagesInView, type Zoom, zoomFactor } from './layout'
import { PdfPage } from './PdfPage'
import type { PdfHit, PdfSearch } from './usePdfSearch'

export type PdfPagesHandle = {
  goTo: (page: number) => void
  factor: () => number
}

type Props = {
  ref: Ref<PdfPagesHandle>
  pdf: PDFDocumentProxy
  sizes: readonly PageSize[]
  zoom: Zoom
  search: PdfSearch
  onPage: (page: number) => void
  onFactor: (factor: number) => void
  onZoomStep: (by: 1 | -1) => void
  pageLabel: (page: number) => string
  label: string
}

const NO_HITS: readonly PdfHit[] = []

/** The pages below each other; only those in view, and their neighbours, exist. */
export function PdfPages(props: Props) {
  const { ref, pdf, sizes, zoom, search, onPage, onFactor, onZoomStep, pageLabel, label } = props
  const hitsOf = useMemo(() => hitsByPage(search.hits), [search.hits])
  const current = search.hits[search.current]
  const scroller = useRef<HTMLDivElement>(null)
  const [view, setView] = useState({ width: 0, height: 0, top: 0 })
  const first = sizes[0] ?? { width: 595, height: 842 }
  const factor = zoomFactor(zoom, first, view)
  const layout = useMemo(() => layoutPages(sizes, factor), [sizes, factor])
  const page = pageAt(layout, view.top + view.height / 3)

  useLayoutEffect(() => {
    const box = scroller.current
    if (!box) return
    const measure = () => setView({ width: box.clientWidth, height: box.clientHeight, top: box.scrollTop })
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(box)
    return () => observer.disconnect()
  }, [])

  // The place that was read stays where it is when the zoom changes.
  const place = useRef<{ page: number; part: number } | null>(null)
  const lastLayout = useRef(layout)
  useLayoutEffect(() => {
    const box = scroller.current
    if (!box || lastLayout.current === layout) return
    lastLayout.current = layout
    if (!place.current) return
    const { page: at, part } = place.current
    box.scrollTop = (layout.tops[at] ?? 0) + part * (layout.heights[at] ?? 0)
  }, [layout])

  const onScroll = () => {
    const box = scroller.current
    if (!box) return
    const at = pageAt(layout, box.scrollTop)
    place.current = { page: at, part: (box.scrollTop - (layout.tops[at] ?? 0)) / (layout.heights[at] || 1) }
    setView((before) => ({ ...before, top: box.scrollTop }))
  }

  useEffect(() => onPage(page), [page, onPage])
  useEffect(() => onFactor(factor), [factor, onFactor])

  // React listens to the wheel passively; only a listener of one's own may keep the window from zooming with it.
  useEffect(() => {
    const box = scroller.current
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey) return
      event.preventDefault()
      onZoomStep(event.deltaY < 0 ? 1 : -1)
    }
    box?.addEventListener('wheel', onWheel, { passive: false })
    return () => box?.removeEventListener('wheel', onWheel)
  }, [onZoomStep])

  const goTo = (to: number) => {
    scroller.current?.scrollTo({ top: (layout.tops[to] ?? 0) - 4 })
  }
  useImperativeHandle(ref, () => ({ goTo, factor: () => factor }))

  // A hit on a page that does not exist yet: going there brings it into being, and it then shows the hit itself.
  useLayoutEffect(() => {
    if (!current) return
    const box = scroller.current
    const top = layout.tops[current.page] ?? 0
    const bottom = top + (layout.heights[current.page] ?? 0)
    if (box && (bottom < box.scrollTop || top > box.scrollTop + box.clientHeight))
      box.scrollTo({ top: top - 4 })
  }, [current, layout])

  const shown = view.height === 0 ? { first: 0, last: -1 } : pagesInView(layout, view.top, view.height, 1)
  const indexes = Array.from({ length: shown.last - shown.first + 1 }, (_, at) => shown.first + at)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable to be scrolled with the keyboard
    <section ref={scroller} className="pdf-pages" aria-label={label} tabIndex={0} onScroll={onScroll}>
      <div className="pdf-stack" style={{ height: layout.total, minWidth: layout.widest }}>
        {indexes.map((index) => (
          <PdfPage
            key={index}
            pdf={pdf}
            index={index}
            factor={factor}
            top={layout.tops[index] ?? 0}
            width={layout.widths[index] ?? 0}
            height={layout.heights[index] ?? 0}
            label={pageLabel(index + 1)}
            hits={hitsOf.get(index) ?? NO_HITS}
            current={current?.page === index ? current : undefined}
          />
        ))}
      </div>
    </section>
  )
}

function hitsByPage(hits: readonly PdfHit[]): Map<number, PdfHit[]> {
  const pages = new Map<number, PdfHit[]>()
  for (const hit of hits) {
    const page = pages.get(hit.page)
    if (page) page.push(hit)
    else pages.set(hit.page, [hit])
  }
  return pages
}
