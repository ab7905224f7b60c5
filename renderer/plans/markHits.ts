import { spanInPieces } from '../shared/pdf/find'
import { HEADING, type PlanHit } from './findInPlan'

/**
 * Marks hits inside an element that shows part of a plan. The browser paints them over the text (CSS custom
 * highlights), so that React's elements stay as they are. Answers how to take the marks away.
 */
export function markHits(
  element: HTMLElement,
  hits: readonly PlanHit[],
  current: PlanHit | undefined,
): () => void {
  const all = highlightOf('plan-hit')
  const one = highlightOf('plan-hit-current')
  const made: Range[] = []
  for (const hit of hits) {
    const segment = segmentElement(element, hit)
    if (!segment) continue
    for (const range of rangesIn(segment, hit)) {
      ;(hit === current ? one : all).add(range)
      made.push(range)
    }
  }
  return () => {
    for (const range of made) {
      all.delete(range)
      one.delete(range)
    }
  }
}

/** The element that shows a hit's text, if it is there. */
export function segmentElement(element: HTMLElement, hit: PlanHit): HTMLElement | null {
  const name = hit.block === HEADING ? 'heading' : `${hit.block}:${hit.segment}`
  return element.querySelector<HTMLElement>(`[data-seg="${name}"]`)
}

function rangesIn(segment: HTMLElement, hit: PlanHit): Range[] {
  const walker = document.createTreeWalker(segment, NodeFilter.SHOW_TEXT)
  const nodes: Node[] = []
  while (walker.nextNode()) nodes.push(walker.currentNode)
  const lengths = nodes.map((node) => node.nodeValue?.length ?? 0)
  return spanInPieces(lengths, hit.span).flatMap(({ piece, from, to }) => {
    const node = nodes[piece]
    if (!node) return []
    const range = document.createRange()
    range.setStart(node, from)
    range.setEnd(node, to)
    return [range]
  })
}

function highlightOf(name: string): Highlight {
  const existing = CSS.highlights.get(name)
  if (existing) return existing
  const made = new Highlight()
  CSS.highlights.set(name, made)
  return made
}
