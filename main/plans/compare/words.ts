import { type ChangeObject, diffArrays } from 'diff'
import type { DiffPart } from '../../../preload/contract/plans/index'

const chineseWords = new Intl.Segmenter('zh', { granularity: 'word' })

/** Text as words, numbers and marks; joined they are the text again. Chinese has no spaces: its words come from a dictionary. */
export function wordsOf(text: string): string[] {
  return Array.from(chineseWords.segment(text), ({ segment }) => segment)
}

/** Changes in a row of things beyond which two texts have nothing to do with each other: looking further costs time and tells nothing. */
const mostChanges = 4_000

/** Where two rows of things differ; undefined when they have too little in common. */
export function diffRows(before: string[], after: string[]): ChangeObject<string[]>[] | undefined {
  return diffArrays(before, after, { maxEditLength: mostChanges })
}

/**
 * What was removed from a text and added to it, word by word. `same` and `removed` joined are the text before, `same`
 * and `added` joined the text after. Of neighbouring changes the removed words come first.
 */
export function diffText(before: string, after: string): DiffPart[] {
  if (before === after) return before === '' ? [] : [{ op: 'same', text: before }]
  if (before === '') return [{ op: 'added', text: after }]
  if (after === '') return [{ op: 'removed', text: before }]
  const changes = diffRows(wordsOf(before), wordsOf(after))
  if (!changes)
    return [
      { op: 'removed', text: before },
      { op: 'added', text: after },
    ]
  return joined(
    changes.map(({ added, removed, value }) => ({
      op: added ? 'added' : removed ? 'removed' : 'same',
      text: value.join(''),
    })),
  )
}

/** A word left standing between two changes (的, a comma) is read more easily as part of the change. */
const island = 1

/** Neighbouring changes as one removal and one addition, with small words between them taken in. */
function joined(parts: readonly DiffPart[]): DiffPart[] {
  const out: DiffPart[] = []
  let removed = ''
  let added = ''
  const flush = () => {
    if (removed) out.push({ op: 'removed', text: removed })
    if (added) out.push({ op: 'added', text: added })
    removed = ''
    added = ''
  }
  parts.forEach((part, at) => {
    if (part.op === 'removed') removed += part.text
    else if (part.op === 'added') added += part.text
    else {
      const next = parts[at + 1]
      const replaced = removed !== '' && added !== ''
      const between = replaced && next !== undefined && part.text.length <= island
      if (between && bothFollow(parts, at + 1)) {
        removed += part.text
        added += part.text
        return
      }
      flush()
      out.push({ op: 'same', text: part.text })
    }
  })
  flush()
  return out
}

/** Whether what follows is a replacement too: something removed and something added before the next word that stayed. */
function bothFollow(parts: readonly DiffPart[], from: number): boolean {
  const ops = new Set<string>()
  for (let at = from; at < parts.length && parts[at]?.op !== 'same'; at++) ops.add(parts[at]?.op ?? '')
  return ops.has('added') && ops.has('removed')
}
