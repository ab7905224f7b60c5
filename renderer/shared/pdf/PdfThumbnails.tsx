import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { PageSize } from './layout'
import { drawPage } from './load'

const WIDTH = 104

type Props = {
  pdf: PDFDocumentProxy
  sizes: readonly PageSize[]
  page: number
  onGoTo: (page: number) => void
  label: string
  pageLabel: (page: number) => string
}

/** Small pictures of all pages at the side; only those in view are drawn. */
export function PdfThumbnails({ pdf, sizes, page, onGoTo, label, pageLabel }: Props) {
  const box = useRef<HTMLElement>(null)
  const [view, setView] = useState({ top: 0, height: 0 })
  const tallest = sizes.reduce((most, size) => Math.max(most, size.height / size.width), 1)
  const row = Math.ceil(WIDTH * Math.min(tallest, 2)) + 36

  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const measure = () => setView({ top: element.scrollTop, height: element.clientHeight })
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    element.addEventListener('scroll', measure)
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', measure)
    }
  }, [])

  useEffect(() => {
    const element = box.current
    if (!element) return
    if (page * row < element.scrollTop) element.scrollTop = page * row
    else if ((page + 1) * row > element.scrollTop + element.clientHeight)
      element.scrollTop = (page + 1) * row - element.clientHeight
  }, [page, row])

  const first = Math.max(Math.floor(view.top / row) - 2, 0)
  const last = Math.min(Math.ceil((view.top + view.height) / row) + 2, sizes.length)
  const indexes = Array.from({ length: Math.max(last - first, 0) }, (_, at) => first + at)
  return (
    <nav ref={box} className="pdf-thumbnails" aria-label={label}>
      <div style={{ height: row * sizes.length, position: 'relative' }}>
        {indexes.map((index) => (
          <button
            key={index}
            type="button"
            className="pdf-thumbnail"
            style={{ top: index * row, height: row }}
            aria-label={pageLabel(index + 1)}
            aria-current={index === page ? 'page' : undefined}
            tabIndex={index === page ? 0 : -1}
            onClick={() => onGoTo(index)}
          >
            <Thumbnail pdf={pdf} index={index} size={sizes[index] ?? { width: 1, height: 1 }} />
            <span aria-hidden="true">{index + 1}</span>
          </button>
        ))}
      </div>
    </nav>
  )
}

function Thumbnail({ pdf, index, size }: { pdf: PDFDocumentProxy; index: number; size: PageSize }) {
  const picture = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const stop = new AbortController()
    const show = async () => {
      const page = await pdf.getPage(index + 1)
      const factor = (WIDTH / size.width) * window.devicePixelRatio
      picture.current?.replaceChildren(await drawPage(page, factor, 'display', stop.signal))
    }
    show().catch(() => undefined)
    return () => stop.abort()
  }, [pdf, index, size.width])
  return (
    <div
      ref={picture}
      className="pdf-thumbnail-picture"
      style={{ width: WIDTH, height: (WIDTH * size.height) / size.width }}
    />
  )
}
