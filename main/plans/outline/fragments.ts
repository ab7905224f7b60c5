import type { Run } from '../../../preload/contract/blocks'
import { parseHeadingNumber } from '../../../preload/contract/heading-number'
import { gap } from '../readers/text-lines'
import { type Item, paragraphItem } from './items'
import { lookAt } from './looks'

const ENDED = /[。！？；：!?;:…”』」》）)】〕]$/
const OPENS_BLOCK = /^(?:——|--|[●■◆□▲★•·※]|附件|附录|抄送|主送|目\s*录$)/
const CANNOT_START = /^[，。、；：！？）】》”’」』〕,.;:!?)]/
const TITLE_END = /(?:通知|办法|预案|规划|方案|意见|规定|细则|制度|手册|指南|文件)$/

/**
 * Puts together paragraphs that a page break tore apart: one that stops in the middle of a sentence, and the next one,
 * if that does not begin something of its own. `expected` says that lines of this document may be pieces; where paragraphs
 * should be whole, it is found out whether they are, and if so only what a comma gives away is taken as torn.
 */
export function joinFragments(items: readonly Item[], expected: boolean): Item[] {
  const torn = expected || looksTorn(items)
  const joined: Item[] = []
  let parts: Run[][] = []
  let first: Item | undefined
  let tail = ''
  const close = () => {
    if (first) joined.push(parts.length > 1 ? paragraphItem(withGaps(parts), first) : first)
    first = undefined
    parts = []
  }
  for (const item of items) {
    if (item.block.kind !== 'paragraph') {
      close()
      joined.push(item)
      continue
    }
    if (first && belongsTo(tail, first, item, torn)) parts.push(item.block.runs)
    else {
      close()
      first = item
      parts = [item.block.runs]
    }
    tail = item.text
  }
  close()
  return joined
}

/** Word files made from scans and PDFs are torn too: many long paragraphs stop in the middle of a sentence. */
function looksTorn(items: readonly Item[]): boolean {
  let long = 0
  let stopped = 0
  items.forEach((item, at) => {
    if (item.text.length < 40 || item.hint.level !== undefined) return
    long++
    const next = items[at + 1]
    if (next?.text && !ENDED.test(item.text) && isProse(item.text) && !parseHeadingNumber(next.text))
      stopped++
  })
  return stopped >= 3 && stopped >= long * 0.05
}

function belongsTo(tail: string, first: Item, next: Item, torn: boolean): boolean {
  if (isSplitPair(tail, next.text) && next.hint.alignment === first.hint.alignment) return true
  if (isBrokenHeadline(tail, next.text) && next.hint.alignment === first.hint.alignment) return true
  if (next.hint.level !== undefined || next.hint.contents || first.hint.contents || next.hint.alignment)
    return false
  if (OPENS_BLOCK.test(next.text)) return false
  if (CANNOT_START.test(next.text) && first.hint.level === undefined) return true
  const number = parseHeadingNumber(next.text)
  if (number && !number.doubtful) return false
  if (/[，、,]$/.test(tail)) return first.hint.level === undefined
  if (!torn || ENDED.test(tail) || first.hint.level !== undefined) return false
  return isProse(first.text)
}

/** 关于印发《××预案》等3个预案的通 and then 知. */
function isBrokenHeadline(before: string, after: string): boolean {
  if (!/关于|印发/.test(before) || before.length > 80 || after.length > 30 || /[。，；]/.test(before))
    return false
  return !TITLE_END.test(before) && !ENDED.test(before) && TITLE_END.test(before + after)
}

const PAIRS = [
  ['《', '》'],
  ['“', '”'],
  ['（', '）'],
] as const

/** 印发《国家突发 and then 事件总体应急预案》: a pair of brackets with its halves on two lines. */
function isSplitPair(before: string, after: string): boolean {
  return PAIRS.some(([open, close]) => {
    const end = after.indexOf(close)
    const begin = after.indexOf(open)
    const isOpen = before.lastIndexOf(open) > before.lastIndexOf(close)
    return isOpen && end >= 0 && end <= 60 && (begin < 0 || begin > end)
  })
}

const SMALL: ReadonlySet<string> = new Set(['ar-paren', 'ar-half', 'circled', 'alpha'])

/** Long enough and punctuated like a sentence that goes on, not like a heading or a title. */
function isProse(text: string): boolean {
  if (TITLE_END.test(text) && !/[，。；]/.test(text)) return false
  const number = parseHeadingNumber(text)
  if (number && !number.doubtful) {
    const rest = text.slice(number.end)
    // Entries of lists have commas; headings with small numbers hardly ever do.
    if (SMALL.has(number.style) && /[，,]/.test(rest)) return true
    return lookAt(rest).kind !== 'heading'
  }
  if (text.length < 15) return false
  return /[，。；,;]/.test(text) || (text.length >= 45 && /[、：]/.test(text)) || text.length >= 80
}

function withGaps(parts: readonly Run[][]): Run[] {
  const runs: Run[] = []
  for (const part of parts) {
    const space = gap(runs.at(-1)?.text ?? '', part[0]?.text ?? '')
    if (space) runs.push({ text: space })
    runs.push(...part)
  }
  return runs
}
