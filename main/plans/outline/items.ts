import type { Block, Run } from '../../../preload/contract/blocks'
import { blockText } from '../../../preload/contract/blocks'
import { cutRuns } from '../../../preload/contract/outline'
import type { Dropped, Hint, SourceBlock } from '../readers/source'

/** One paragraph (or table, picture, list) while the outline is looked for. */
export type Item = {
  block: Block
  /** The text of a paragraph, trimmed; empty for everything else. */
  text: string
  hint: Hint
  /** Word left a mark for its table of contents here: a heading, or text that once was one. */
  marked: boolean
}

const MARK = /\[(?:bookmark|image|书签|图片)\s*[:：][^\]\n]{0,200}\]/gi
const CONTENTS_MARK = /\[(?:bookmark|书签)\s*[:：]\s*_Toc\d+\s*\]/i

/** Turns source blocks into items: marks left by converters are taken out, `**bold**` becomes a run, breaks part lines. */
export function toItems(source: readonly SourceBlock[]): { items: Item[]; dropped: Dropped[] } {
  const items: Item[] = []
  const marks = new Map<string, number>()
  let bullets: Run[][] = []
  const ornaments: Dropped[] = []
  const closeBullets = () => {
    if (bullets.length > 0) items.push(plainItem({ kind: 'list', ordered: false, items: bullets }))
    bullets = []
  }
  for (const { block, hint = {} } of source) {
    if (block.kind !== 'paragraph') {
      closeBullets()
      items.push({ ...plainItem(block), hint })
      continue
    }
    const cleaned = cleanRuns(block.runs, marks)
    for (const runs of linesOf(cleaned.runs)) {
      const text = textOf(runs)
      if (text === '') continue
      if (isOrnament(text)) {
        ornaments.push({ reason: 'decoration', text })
        continue
      }
      if (hint.bullet && hint.level === undefined && bullets.length < 5_000) {
        bullets.push(runs)
        continue
      }
      closeBullets()
      items.push({ block: { kind: 'paragraph', runs }, text, hint, marked: cleaned.marked })
    }
  }
  closeBullets()
  const dropped = [...marks].map(
    ([text, times]): Dropped => ({
      reason: 'bookmark',
      text: times > 1 ? `${text} × ${times}` : text,
    }),
  )
  return { items, dropped: [...dropped, ...ornaments] }
}

function plainItem(block: Block): Item {
  return { block, text: '', hint: {}, marked: false }
}

export function paragraphItem(runs: Run[], like: Item): Item {
  const trimmed = trimRuns(runs)
  return { ...like, block: { kind: 'paragraph', runs: trimmed }, text: textOf(trimmed) }
}

function textOf(runs: readonly Run[]): string {
  return runs
    .map((run) => run.text)
    .join('')
    .trim()
}

/** Rules of dashes, lone bars and stars that layout left behind. Dashes before text (——坚持……) are not meant. */
function isOrnament(text: string): boolean {
  return text.length <= 120 && /^[|｜_\-—–=*＊~·.…\s]+$/.test(text)
}

function cleanRuns(runs: readonly Run[], marks: Map<string, number>): { runs: Run[]; marked: boolean } {
  const joined = runs.map((run) => run.text).join('')
  const hasMarks = joined.includes('[') && MARK.test(joined)
  MARK.lastIndex = 0
  const marked = hasMarks && CONTENTS_MARK.test(joined)
  const cleaned = hasMarks
    ? runs.map((run) => ({ ...run, text: run.text.replace(MARK, (mark) => count(mark, marks)) }))
    : runs
  return { runs: joined.includes('**') ? boldRuns(cleaned) : [...cleaned], marked }
}

function count(mark: string, marks: Map<string, number>): string {
  const kind = /image|图片/i.test(mark) ? '[image]' : '[bookmark]'
  marks.set(kind, (marks.get(kind) ?? 0) + 1)
  return ''
}

/** `**text**` as a bold run. A mark without its partner in the paragraph is left out. */
function boldRuns(runs: readonly Run[]): Run[] {
  let bold = false
  const made: Run[] = []
  for (const run of runs) {
    run.text.split('**').forEach((text, index) => {
      if (index > 0) bold = !bold
      if (text !== '') made.push(bold ? { ...run, text, bold: true } : { ...run, text })
    })
  }
  // An odd one out: everything behind it would be bold by mistake.
  if (bold) return runs.map((run) => ({ ...run, text: run.text.replaceAll('**', '') }))
  return made
}

/** The lines of a paragraph that has breaks in it: pages made from web text put whole paragraphs behind breaks. */
function linesOf(runs: readonly Run[]): Run[][] {
  if (!runs.some((run) => run.text.includes('\n'))) return [trimRuns(runs)]
  const lines: Run[][] = [[]]
  for (const run of runs) {
    run.text.split('\n').forEach((text, index) => {
      if (index > 0) lines.push([])
      if (text !== '') lines.at(-1)?.push({ ...run, text })
    })
  }
  return lines.map((line) => trimRuns(line))
}

/** Without white space at both ends; empty runs are left out. */
export function trimRuns(runs: readonly Run[]): Run[] {
  const text = runs.map((run) => run.text).join('')
  const before = text.length - text.trimStart().length
  const kept = before > 0 ? cutRuns(runs, before) : runs.filter((run) => run.text !== '')
  const trimmed = [...kept]
  for (let last = trimmed.at(-1); last; last = trimmed.at(-1)) {
    const end = last.text.trimEnd()
    if (end !== '') {
      if (end !== last.text) trimmed[trimmed.length - 1] = { ...last, text: end }
      break
    }
    trimmed.pop()
  }
  return trimmed
}

export function itemText(item: Item): string {
  return item.text !== '' ? item.text : blockText(item.block)
}

/** What is left of a text for comparing: letters, figures and Chinese characters, half-width. */
export function compareKey(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()
}
