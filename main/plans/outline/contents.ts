import { parseHeadingNumber } from '../../../preload/contract/heading-number'
import type { Dropped } from '../readers/source'
import { compareKey, type Item } from './items'

export type Contents = {
  items: Item[]
  dropped: Dropped[]
  /** Keys of the entries: whatever stands in the table of contents is a heading in the text. */
  entries: Set<string>
}

const LEADER =
  /^(.*?\S)(?:\s*(?:[.．…·•‥⋯﹒_]\s*){3,}|\s*…+|\t|\s{3,})\s*[-—(（]?\s*(?:\d{1,4}|[ivxIVX]{1,6})\s*[-—)）]?$/
const LOOSE = /^(.*?\D)\s*[-—(（]?\s*(\d{1,4})\s*[-—)）]?$/
const HEAD = /^目\s*[录次]$/

/**
 * Finds a printed table of contents and takes it out: the lines behind 目录 with page numbers, lines in Word's own
 * style for it, three or more lines with dots and page numbers, or a list of headings that all come again below.
 */
export function dropContents(items: readonly Item[]): Contents {
  const keys = bodyKeys(items)
  const gone = new Set<number>()
  items.forEach((item, at) => {
    if (item.hint.contents) gone.add(at)
  })
  items.forEach((item, at) => {
    if (HEAD.test(item.text) && !gone.has(at)) takeBehindHead(items, at, keys, gone)
  })
  takeLeaders(items, gone)
  takeRepeated(items, keys, gone)
  if (gone.size === 0) return { items: [...items], dropped: [], entries: new Set() }
  const entries = new Set<string>()
  const dropped: Dropped[] = []
  const kept = items.filter((item, at) => {
    if (!gone.has(at)) return true
    dropped.push({ reason: 'contents', text: item.text })
    const entry = entryTitle(item.text.slice(0, 200))
    // Entries may be numbered where the headings are not.
    for (const key of [headingKey(entry), compareKey(entry.slice(parseHeadingNumber(entry)?.end ?? 0))]) {
      if (key.length >= 2) entries.add(key)
    }
    return false
  })
  return { items: kept, dropped, entries }
}

/** The title of an entry without leader and page number. */
function entryTitle(text: string): string {
  return LEADER.exec(text)?.[1] ?? LOOSE.exec(text)?.[1] ?? text
}

/** A heading as it may be compared with an entry: its number, and its title up to the end of its first sentence. */
export function headingKey(text: string): string {
  const short = text.length > 60 ? text.slice(0, 60) : text
  const number = parseHeadingNumber(short)
  const title = short.slice(number?.end ?? 0)
  const stop = title.search(/[。：]/)
  const key = compareKey(stop >= 0 ? title.slice(0, stop) : title)
  if (!number) return key
  // A figure with or without its dot is the same number; （一） and 一、 are not.
  return `${number.style === 'ar-bare' ? 'ar' : number.style} ${number.path.join('.')} ${key}`
}

function bodyKeys(items: readonly Item[]): Map<string, number> {
  const last = new Map<string, number>()
  items.forEach((item, at) => {
    if (item.text === '') return
    const key = headingKey(item.text)
    if (key.length >= 2) last.set(key, at)
  })
  return last
}

function takeBehindHead(
  items: readonly Item[],
  head: number,
  keys: ReadonlyMap<string, number>,
  gone: Set<number>,
): void {
  const isEntry = (at: number): boolean => {
    const text = items[at]?.text ?? ''
    if (text === '' || text.length > 120) return false
    if (LEADER.test(text) || items[at]?.hint.contents) return true
    const title = LOOSE.exec(text)?.[1]
    const later = (key: string) => (keys.get(key) ?? -1) > at
    return later(headingKey(text)) || (title !== undefined && later(headingKey(title)))
  }
  let end = head + 1
  const first = headingKey(items[end]?.text ?? '')
  while (end < items.length) {
    const text = items[end]?.text ?? ''
    // The first entry comes again: the text begins.
    const again = end > head + 1 && !LEADER.test(text) && headingKey(text) === first
    const entry = !again && isEntry(end)
    // A long entry broken over two lines, its page number on the second.
    const next = items[end + 1]?.text ?? ''
    const broken = !again && end > head + 1 && isShort(items[end]) && LEADER.test(next)
    if (!entry && !broken) break
    end++
  }
  gone.add(head)
  for (let at = head + 1; at < end; at++) gone.add(at)
}

function isShort(item: Item | undefined): boolean {
  return item !== undefined && item.text !== '' && item.text.length <= 60 && !/[。；]/.test(item.text)
}

function takeLeaders(items: readonly Item[], gone: Set<number>): void {
  let start = 0
  for (let at = 0; at <= items.length; at++) {
    const text = items[at]?.text ?? ''
    if (text !== '' && text.length <= 120 && LEADER.test(text)) continue
    if (at - start >= 3) for (let one = start; one < at; one++) gone.add(one)
    start = at + 1
  }
}

/** Four or more numbered lines in a row, each of which comes again further down, in the first third of the document. */
function takeRepeated(items: readonly Item[], keys: ReadonlyMap<string, number>, gone: Set<number>): void {
  const until = Math.max(items.length / 3, 60)
  for (let start = 0; start < until; start++) {
    let end = start
    let numbered = 0
    const seen = new Set<string>()
    while (end < items.length) {
      const item = items[end]
      const key = headingKey(item?.text ?? '')
      if (!isShort(item) || gone.has(end) || seen.has(key) || (keys.get(key) ?? -1) <= end) break
      if (parseHeadingNumber(item?.text ?? '')) numbered++
      seen.add(key)
      end++
    }
    const comeAgain = [...seen].every((key) => (keys.get(key) ?? -1) >= end)
    if (numbered >= 4 && comeAgain) for (let at = start; at < end; at++) gone.add(at)
    start = Math.max(start, end - 1)
  }
}
