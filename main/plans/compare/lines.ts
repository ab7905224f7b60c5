import type { Block } from '../../../preload/contract/blocks'
import type { DiffLine } from '../../../preload/contract/plans/index'
import { likeness } from '../health/rules'
import { diffRows, diffText } from './words'

/** A line as it is compared: `key` tells apart what reads the same (two pictures without a name). */
export type TextLine = Readonly<{ text: string; key: string }>

const plain = (text: string): TextLine => ({ text, key: text })

/** A section's body as lines: paragraphs, items of lists, rows of tables, pictures by their names. Empty ones are left out. */
export function linesOf(blocks: readonly Block[]): TextLine[] {
  return blocks.flatMap(blockLines).filter(({ key }) => key.trim() !== '')
}

function blockLines(block: Block): TextLine[] {
  switch (block.kind) {
    case 'paragraph':
      return [plain(block.runs.map((run) => run.text).join(''))]
    case 'list':
      return block.items.map((runs) => plain(`· ${runs.map((run) => run.text).join('')}`))
    case 'table':
      return block.rows.map((row) => plain(row.map((cell) => cell.text.replace(/\n/g, ' ')).join(' │ ')))
    case 'image': {
      const text = block.alt ? `〔图：${block.alt}〕` : '〔图〕'
      return [{ text, key: `${text}\u0000${block.attachment}` }]
    }
  }
}

/** From how alike two lines are one as the other changed; below, one went and another came. */
const alike = 0.35
/** Pairs of lines looked at within one changed stretch; a longer one is paired in order. */
const mostPairs = 40_000

/** Two bodies line by line; lines that were changed are marked word by word. */
export function diffBodies(before: readonly TextLine[], after: readonly TextLine[]): DiffLine[] {
  const texts = new Map([...before, ...after].map(({ key, text }) => [key, text]))
  const changes = diffRows(
    before.map(({ key }) => key),
    after.map(({ key }) => key),
  )
  const out: DiffLine[] = []
  let removed: string[] = []
  let added: string[] = []
  const text = (key: string) => texts.get(key) ?? key
  const flush = () => {
    out.push(...stretch(removed.map(text), added.map(text)))
    removed = []
    added = []
  }
  if (!changes)
    return stretch(
      before.map(({ text: t }) => t),
      after.map(({ text: t }) => t),
    )
  for (const change of changes) {
    if (change.removed) removed.push(...change.value)
    else if (change.added) added.push(...change.value)
    else {
      flush()
      out.push(
        ...change.value.map((key): DiffLine => ({ kind: 'same', parts: diffText(text(key), text(key)) })),
      )
    }
  }
  flush()
  return out
}

/** Lines that went and lines that came at one place: those that are alike are one line that was changed. */
function stretch(removed: readonly string[], added: readonly string[]): DiffLine[] {
  const gone = (text: string): DiffLine => ({ kind: 'removed', parts: [{ op: 'removed', text }] })
  const come = (text: string): DiffLine => ({ kind: 'added', parts: [{ op: 'added', text }] })
  const out: DiffLine[] = []
  let left = 0
  let right = 0
  for (const [from, to] of pairsOf(removed, added)) {
    out.push(...removed.slice(left, from).map(gone), ...added.slice(right, to).map(come))
    out.push({ kind: 'changed', parts: diffText(removed[from] ?? '', added[to] ?? '') })
    left = from + 1
    right = to + 1
  }
  out.push(...removed.slice(left).map(gone), ...added.slice(right).map(come))
  return out
}

/** Which removed line became which added one: in order, as alike as can be in all. */
function pairsOf(removed: readonly string[], added: readonly string[]): [number, number][] {
  const rows = removed.length
  const columns = added.length
  if (rows === 0 || columns === 0) return []
  if (rows * columns > mostPairs) return inOrder(removed, added)
  // best[i][j]: the most likeness that lines from i and from j on can have in all.
  const best = Array.from({ length: rows + 1 }, () => new Float64Array(columns + 1))
  const score = Array.from({ length: rows }, () => new Float64Array(columns))
  for (let i = rows - 1; i >= 0; i--)
    for (let j = columns - 1; j >= 0; j--) {
      const like = likeness(removed[i] ?? '', added[j] ?? '')
      const pair = like >= alike ? like + (best[i + 1]?.[j + 1] ?? 0) : 0
      const skip = Math.max(best[i + 1]?.[j] ?? 0, best[i]?.[j + 1] ?? 0)
      const row = best[i]
      if (row) row[j] = Math.max(pair, skip)
      const scores = score[i]
      if (scores) scores[j] = pair
    }
  const pairs: [number, number][] = []
  let i = 0
  let j = 0
  while (i < rows && j < columns) {
    const here = best[i]?.[j] ?? 0
    if (here === 0) break
    if (score[i]?.[j] === here) pairs.push([i++, j++])
    else if ((best[i + 1]?.[j] ?? 0) === here) i++
    else j++
  }
  return pairs
}

/** Pairs lines one after the other where a whole table was written anew: looking at every pair would take too long. */
function inOrder(removed: readonly string[], added: readonly string[]): [number, number][] {
  const pairs: [number, number][] = []
  for (let at = 0; at < Math.min(removed.length, added.length); at++)
    if (likeness(removed[at] ?? '', added[at] ?? '') >= alike) pairs.push([at, at])
  return pairs
}
