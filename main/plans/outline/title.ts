import { parseHeadingNumber } from '../../../preload/contract/heading-number'
import { compareKey, type Item } from './items'
import { lookAt } from './looks'

export type FoundTitle = {
  title: string
  /** Items that are the title, or the same title printed again; they leave the body. */
  taken: number[]
  repeated: number[]
  /** Items that hold the title but stay in the body (a headline, the notice that issues the plan). */
  kept: number[]
  /** The document begins with the notice that issues the plan. */
  notice: boolean
}

const PLAN_WORD =
  /(?:预案|规划|方案|办法|手册|细则|规定|制度|指南|意见|计划|通知|纲要|规程|导则|汇编|决定|条例)(?:[(（〔].{1,16}[)）〕])?$/
const SUFFIX =
  /^[(（〔](?:试行|暂行|修订|征求意见|送审|报批|草案|讨论|\d{4}|第.{1,3}版|.{0,8}(?:版|稿|修订)).{0,10}[)）〕]$/
const NO_TITLE =
  /文件$|^.{0,12}〔\d{4}〕|号$|^(?:抄送|主送|编制|批准|发布|印发|版本|签发|各)|：$|:$|^\d{4}年|^二[〇○零]|^目\s*录$|^附\s*件/
const ISSUED = /(?:印发|发布|下发|公布|修订|批转|转发)\s*(?:了|关于)?\s*[《<〈](.{4,80}?)[》>〉](?:的)?/
const SEVERAL = /[》>]\s*等\s*[\d一二三四五六七八九十两]+\s*[个项部件]/
const LONGEST_LINE = 60
const FRONT = 80

/**
 * Finds the title: the paragraph in Word's title style; the plan that a notice issues (关于印发《××预案》的通知), where it
 * stands on its own below; or the best of the short lines before the first heading, put together if it is broken in two.
 */
export function findTitle(items: readonly Item[]): FoundTitle {
  const front = items.slice(0, frontEnd(items))
  return (
    byStyle(front) ??
    byNotice(items, front) ??
    byLook(items, front) ?? { title: '', taken: [], repeated: [], kept: [], notice: false }
  )
}

/** The part before the first heading that is numbered one. */
function frontEnd(items: readonly Item[]): number {
  const end = items.findIndex((item) => {
    if (item.text === '') return false
    const number = parseHeadingNumber(item.text)
    if (!number || number.style === 'annex' || number.doubtful || number.path[0] !== 1) return false
    return item.hint.level !== undefined || lookAt(item.text.slice(number.end)).kind !== 'item'
  })
  return Math.min(end < 0 ? items.length : end, FRONT)
}

function tidy(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return /^(?:[\u3400-\u9fff] )+[\u3400-\u9fff]$/.test(line)
    ? line.replaceAll(' ', '')
    : line.replace(/(?<=[\u3400-\u9fff“”《》]) (?=[\u3400-\u9fff“”《》])/g, '')
}

function result(items: readonly Item[], title: string, taken: number[], kept: number[] = []): FoundTitle {
  const key = compareKey(title)
  const repeated: number[] = []
  items.forEach((item, at) => {
    if (
      !taken.includes(at) &&
      !kept.includes(at) &&
      item.text !== '' &&
      item.text.length < 200 &&
      compareKey(item.text) === key
    )
      repeated.push(at)
  })
  return { title: title.slice(0, 500), taken, repeated, kept, notice: kept.length > 0 }
}

function byStyle(front: readonly Item[]): FoundTitle | undefined {
  const first = front.findIndex((item) => item.hint.title && item.text !== '' && item.text.length <= 120)
  if (first < 0) return undefined
  const taken = [first]
  for (let at = first + 1; front[at]?.hint.title && taken.length < 4; at++) taken.push(at)
  return result(front, joinLines(front, taken), taken)
}

function byNotice(items: readonly Item[], front: readonly Item[]): FoundTitle | undefined {
  const at = front.findIndex((item) => item.text.length <= 200 && ISSUED.test(item.text))
  const name = tidy(ISSUED.exec(front[at]?.text ?? '')?.[1] ?? '')
  if (at < 0 || name === '') return undefined
  const line = front[at]?.text ?? ''
  const notice = /通知/.test(line)
  // Several plans in one paper: each is an annex, and the paper itself is what it is called by.
  if (SEVERAL.test(line)) return { title: tidy(line), taken: [], repeated: [], kept: [at], notice }
  const key = compareKey(name)
  // The notice has headings of its own now and then; the plan's title may stand well below.
  const below = items.slice(0, 300)
  for (let start = at + 1; start < below.length; start++) {
    const lines = linesMaking(below, start, key)
    if (lines) return result(below, joinLines(below, lines), lines, [at])
  }
  if (!PLAN_WORD.test(name) || line.length > 80) return undefined
  return { title: name, taken: [], repeated: [], kept: [at], notice }
}

/** One to three lines from here that together read exactly like the name. */
function linesMaking(items: readonly Item[], start: number, key: string): number[] | undefined {
  let made = ''
  for (let at = start; at < Math.min(start + 3, items.length); at++) {
    const text = items[at]?.text ?? ''
    if (text === '' || text.length > LONGEST_LINE) return undefined
    made += compareKey(text)
    if (made === key) {
      const lines = Array.from({ length: at - start + 1 }, (_, step) => start + step)
      return SUFFIX.test(items[at + 1]?.text ?? '') ? [...lines, at + 1] : lines
    }
    if (!key.startsWith(made)) return undefined
  }
  return undefined
}

/** A title stands near the beginning, whatever follows. */
const NEAR = 25

function byLook(items: readonly Item[], front: readonly Item[]): FoundTitle | undefined {
  const near = front.slice(0, NEAR)
  const largest = Math.max(0, ...near.map((item) => item.hint.size ?? 0))
  const chapters = items.filter((item) => item.hint.level === 1).length
  const view = { largest: largest > commonSize(items) + 1 ? largest : 0, chapters, alone: items.length < 3 }
  let best: number | undefined
  let bestScore = 0
  near.forEach((item, at) => {
    const score = scoreLine(item, at, view)
    if (score > bestScore) {
      best = at
      bestScore = score
    }
  })
  if (best === undefined) return undefined
  const lines = withNeighbours(near, best)
  return result(front, joinLines(near, lines), lines)
}

function commonSize(items: readonly Item[]): number {
  const tally = new Map<number, number>()
  for (const { hint, text } of items)
    if (hint.size) tally.set(hint.size, (tally.get(hint.size) ?? 0) + text.length)
  return [...tally].sort((one, other) => other[1] - one[1])[0]?.[0] ?? 0
}

function isTitleLine(item: Item | undefined): item is Item {
  return (
    item !== undefined &&
    item.text !== '' &&
    item.text.length <= LONGEST_LINE &&
    !/[。；！？，\t]/.test(item.text) &&
    !NO_TITLE.test(item.text)
  )
}

type View = { largest: number /** Headings of the first level. */; chapters: number; alone: boolean }

function scoreLine(item: Item, at: number, { largest, chapters, alone }: View): number {
  if (!isTitleLine(item) || parseHeadingNumber(item.text)?.doubtful === false) return 0
  let score = 0
  if (PLAN_WORD.test(item.text)) score += 6
  // One of several chapters, unless it is called a plan.
  else if (item.hint.level !== undefined && chapters > 1) return 0
  if (item.hint.alignment === 'center') score += 3
  if (largest > 0 && item.hint.size === largest) score += 4
  if (item.hint.level === 1 && at === 0) score += 3
  if (at === 0) score += 2
  else if (at <= 5) score += 1
  // A first line that is nothing but short still is a better title than none.
  const bare = at === 0 && !alone && item.hint.level === undefined
  return score > 3 || bare ? score : 0
}

/** The lines above and below that belong to a title broken in two or three. */
function withNeighbours(items: readonly Item[], best: number): number[] {
  const lines = [best]
  const alike = (at: number) => {
    const one = items[at]
    const other = items[best]
    if (!isTitleLine(one) || !other || PLAN_WORD.test(one.text) || one.text.length > 30) return false
    if (parseHeadingNumber(one.text)?.doubtful === false) return false
    return one.hint.alignment === other.hint.alignment && one.hint.size === other.hint.size
  }
  // Above a line that is a whole title by itself there is a heading of the office, not a part of the title.
  const whole = (items[best]?.text.length ?? 0) > 16
  for (let at = best - 1; at >= Math.max(0, best - 2) && !whole && alike(at); at--) {
    if (isDoubled(items[at]?.text ?? '', items[best]?.text ?? '')) break
    lines.unshift(at)
  }
  for (let at = best + 1; at <= best + 2; at++) {
    const text = items[at]?.text ?? ''
    if (SUFFIX.test(text)) {
      lines.push(at)
      break
    }
    const unfinished = !PLAN_WORD.test(items[lines.at(-1) ?? best]?.text ?? '')
    const closes = isTitleLine(items[at]) && PLAN_WORD.test(text) && text.length <= 30
    if (!(unfinished && closes && items[at]?.hint.size === items[best]?.hint.size)) break
    lines.push(at)
  }
  return lines
}

/** 进贤县 above 进贤县防汛预案: the name of the place is in the title already. */
function isDoubled(above: string, title: string): boolean {
  return compareKey(title).startsWith(
    compareKey(above)
      .replace(/人民政府.*$/, '')
      .slice(0, 4),
  )
}

function joinLines(items: readonly Item[], lines: readonly number[]): string {
  return tidy(lines.map((at) => items[at]?.text ?? '').join(''))
}
