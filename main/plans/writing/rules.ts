import type { Block, Run } from '../../../preload/contract/blocks'

/** Where words stand in a text, from the first sign of each hit up to, not including, `to`. */
type HitRange = Readonly<{ from: number; to: number }>
export type Finder = (text: string) => HitRange[]

/** Finds plain words, no patterns; small and capital letters are the same unless `matchCase`. Hits never overlap. */
export function finder(words: string, matchCase: boolean): Finder {
  const pattern = new RegExp(words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), matchCase ? 'gu' : 'giu')
  return (text) =>
    [...text.matchAll(pattern)].map((hit) => ({ from: hit.index, to: hit.index + hit[0].length }))
}

/** The texts of a block in which words are looked for: a hit never reaches from one cell or item into the next. */
export function searchedTexts(block: Block): string[] {
  switch (block.kind) {
    case 'paragraph':
      return [textOf(block.runs)]
    case 'list':
      return block.items.map(textOf)
    case 'table':
      return block.rows.flatMap((row) => row.map((cell) => cell.text))
    case 'image':
      return [block.alt]
  }
}

const textOf = (runs: readonly Run[]) => runs.map((run) => run.text).join('')

/** A text with every hit replaced. */
export function replaceInText(text: string, find: Finder, by: string): string {
  let at = 0
  let replaced = ''
  for (const { from, to } of find(text)) {
    replaced += text.slice(at, from) + by
    at = to
  }
  return replaced + text.slice(at)
}

/**
 * A block with every hit replaced. A hit may begin in one run and end in another (half of it bold): the new words then
 * look like the first.
 */
export function replaceInBlock(block: Block, find: Finder, by: string): Block {
  switch (block.kind) {
    case 'paragraph':
      return { ...block, runs: replaceInRuns(block.runs, find, by) }
    case 'list':
      return { ...block, items: block.items.map((runs) => replaceInRuns(runs, find, by)) }
    case 'table':
      return {
        ...block,
        rows: block.rows.map((row) =>
          row.map((cell) => ({ ...cell, text: replaceInText(cell.text, find, by) })),
        ),
      }
    case 'image':
      return { ...block, alt: replaceInText(block.alt, find, by).slice(0, 500) }
  }
}

function replaceInRuns(runs: readonly Run[], find: Finder, by: string): Run[] {
  const hits = find(textOf(runs))
  if (hits.length === 0) return [...runs]
  const result: Run[] = []
  let start = 0
  for (const run of runs) {
    const end = start + run.text.length
    let text = ''
    let at = start
    for (const { from, to } of hits) {
      if (to <= start || from >= end) continue
      text += run.text.slice(at - start, Math.max(from, start) - start)
      if (from >= start) text += by
      at = Math.min(to, end)
    }
    text += run.text.slice(at - start)
    if (text !== '') result.push({ ...run, text })
    start = end
  }
  return result
}
