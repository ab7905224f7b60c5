import { parseHeadingNumber } from '../../../preload/contract/heading-number'
import type { Dropped } from '../readers/source'
import type { Item } from './items'

const PAGE_MARK =
  /^[-—–－~·\s]*(?:第\s*\d{1,4}\s*页(?:\s*[,，/、]?\s*共\s*\d{1,4}\s*页)?|[-—–－]\s*\d{1,4}\s*[-—–－]|\d{1,4}\s*\/\s*\d{1,4})[-—–－~·\s]*$/
const FIGURE = /^\d{1,4}$/

/**
 * Takes out what belongs to pages and not to the text, in documents whose lines come from pages: page numbers, and
 * heads that repeat beside them. Bare figures count as page numbers only where they go up by one through the document.
 */
export function dropFurniture(items: readonly Item[]): { items: Item[]; dropped: Dropped[] } {
  const numbers = new Set<number>()
  const bare: number[] = []
  items.forEach((item, at) => {
    if (PAGE_MARK.test(item.text)) numbers.add(at)
    else if (FIGURE.test(item.text)) bare.push(at)
  })
  const run = risingRun(bare.map((at) => Number(items[at]?.text)))
  if (
    run.length >= 3 &&
    run.length >= bare.length * 0.6 &&
    standApart(
      items,
      run.map((index) => bare[index] ?? 0),
    )
  ) {
    for (const index of run) numbers.add(bare[index] ?? -1)
  }
  const heads = numbers.size >= 2 ? repeatedHeads(items, numbers) : new Set<number>()
  const dropped: Dropped[] = []
  const kept = items.filter((item, at) => {
    const reason = numbers.has(at) ? 'page-number' : heads.has(at) ? 'running-head' : undefined
    if (reason) dropped.push({ reason, text: item.text })
    return reason === undefined
  })
  return { items: kept, dropped }
}

/** A page of text lies between two page numbers; between two row numbers of a table there are a few short cells. */
function standApart(items: readonly Item[], places: readonly number[]): boolean {
  const [first = 0] = places
  const last = places.at(-1) ?? 0
  const between = items.slice(first, last).reduce((sum, item) => sum + item.text.length, 0)
  return between >= (places.length - 1) * 200
}

/** Places of the longest run of figures that go up by one (pages in between may have none: up by two is allowed). */
function risingRun(figures: readonly number[]): number[] {
  let best: number[] = []
  let current: number[] = []
  figures.forEach((figure, index) => {
    const last = current.at(-1)
    const step = last === undefined ? 1 : figure - (figures[last] ?? 0)
    if (step < 1 || step > 2) {
      if (current.length > best.length) best = current
      current = []
    }
    current.push(index)
  })
  return current.length > best.length ? current : best
}

/** Short lines that come back, mostly (of only two: always) right beside a page number. */
function repeatedHeads(items: readonly Item[], numbers: ReadonlySet<number>): Set<number> {
  const places = new Map<string, number[]>()
  items.forEach((item, at) => {
    if (item.text === '' || item.text.length > 40 || numbers.has(at)) return
    // A sentence may come back; a head is a name.
    if (/[。；，：]/.test(item.text) || parseHeadingNumber(item.text)) return
    const list = places.get(item.text)
    if (list) list.push(at)
    else places.set(item.text, [at])
  })
  const heads = new Set<number>()
  for (const list of places.values()) {
    if (list.length < 2) continue
    const beside = list.filter(
      (at) => numbers.has(at - 1) || numbers.has(at + 1) || numbers.has(at + 2),
    ).length
    if (beside >= list.length * (list.length === 2 ? 1 : 0.6)) for (const at of list) heads.add(at)
  }
  return heads
}
