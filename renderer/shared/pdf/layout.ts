/** Geometry of a preview: pages below each other in one scrolling column, sizes in CSS pixels at the chosen scale. */

/** A page's size in PDF points (1/72 inch). */
export type PageSize = Readonly<{ width: number; height: number }>

/** CSS pixels (1/96 inch) for each point at 100 %. */
export const PIXELS_PER_POINT = 96 / 72
export const PAGE_GAP = 12
export const ZOOM_STEPS = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4] as const

/**
 * As wide as the window; one whole page; a factor (1 is the size on paper); or, at first, the size on paper where the
 * window is wide enough for it.
 */
export type Zoom = 'width' | 'page' | 'first' | number

export type PageLayout = Readonly<{
  /** Upper edge of each page. */
  tops: readonly number[]
  heights: readonly number[]
  widths: readonly number[]
  total: number
  widest: number
}>

export function layoutPages(sizes: readonly PageSize[], factor: number): PageLayout {
  const scale = factor * PIXELS_PER_POINT
  const tops: number[] = []
  let top = PAGE_GAP
  const heights = sizes.map((size) => Math.round(size.height * scale))
  const widths = sizes.map((size) => Math.round(size.width * scale))
  for (const height of heights) {
    tops.push(top)
    top += height + PAGE_GAP
  }
  return { tops, heights, widths, total: top, widest: widths.reduce((a, b) => Math.max(a, b), 0) }
}

/** The page (from 0) at a height; the last one that begins at or above it. */
export function pageAt(layout: PageLayout, y: number): number {
  let low = 0
  let high = layout.tops.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((layout.tops[middle] ?? 0) <= y) low = middle
    else high = middle - 1
  }
  return Math.max(low, 0)
}

/** First and last page (both included) of what is seen, with `more` pages around it so that scrolling finds them ready. */
export function pagesInView(
  layout: PageLayout,
  scrollTop: number,
  height: number,
  more: number,
): { first: number; last: number } {
  const count = layout.tops.length
  if (count === 0) return { first: 0, last: -1 }
  return {
    first: Math.max(pageAt(layout, scrollTop) - more, 0),
    last: Math.min(pageAt(layout, scrollTop + height) + more, count - 1),
  }
}

/** The factor a zoom means in a view of that size. Never below 10 %, never above 500 %. */
export function zoomFactor(zoom: Zoom, page: PageSize, view: { width: number; height: number }): number {
  if (typeof zoom === 'number') return clamp(zoom)
  const width = (view.width - 2 * PAGE_GAP) / (page.width * PIXELS_PER_POINT)
  if (zoom === 'first') return clamp(Math.min(width, 1))
  if (zoom === 'width') return clamp(width)
  return clamp(Math.min(width, (view.height - 2 * PAGE_GAP) / (page.height * PIXELS_PER_POINT)))
}

function clamp(factor: number): number {
  return Math.min(Math.max(factor, 0.1), 5)
}

/** The next larger or smaller step from any factor. */
export function zoomStep(factor: number, by: 1 | -1): number {
  const steps = by === 1 ? ZOOM_STEPS : [...ZOOM_STEPS].reverse()
  const last = steps[steps.length - 1] ?? factor
  return steps.find((step) => (by === 1 ? step > factor + 0.01 : step < factor - 0.01)) ?? last
}

/** A typed page number as an index, or undefined when it names no page. Full-width figures count. */
export function parsePage(typed: string, count: number): number | undefined {
  const text = typed.normalize('NFKC').trim()
  if (!/^\d{1,6}$/.test(text)) return undefined
  const page = Number(text)
  return page >= 1 && page <= count ? page - 1 : undefined
}
