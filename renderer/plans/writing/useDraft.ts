import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import type { Answer } from '../../../preload/contract/api'
import type { DraftSection, DraftTree } from '../../../preload/contract/plans/index'
import type { Result } from '../../../preload/contract/result'
import { useCommand } from '../../shared/useCommand'
import { useQueryCall } from '../../shared/useQueryCall'

export type DraftAnswer = Answer<'plans', 'getDraft'>

/** The draft of a plan; what a command answers shows at once, without asking again. */
export function useDraft(planId: string) {
  const client = useQueryClient()
  const input = useMemo(() => ({ id: planId }), [planId])
  const query = useQueryCall('plans', 'getDraft', input, { keepPrevious: false })
  const put = useCallback(
    (change: (draft: DraftAnswer) => DraftAnswer) =>
      client.setQueryData<DraftAnswer>(['plans', 'getDraft', input], (draft) => draft && change(draft)),
    [client, input],
  )
  const putTree = useCallback(
    ({ numbering, sections }: DraftTree) => put((draft) => ({ ...draft, numbering, sections })),
    [put],
  )
  const putSection = useCallback(
    (id: string, change: Partial<DraftSection>, savedAt: number) =>
      put((draft) => ({
        ...draft,
        savedAt,
        sections: draft.sections.map((section) => (section.id === id ? { ...section, ...change } : section)),
      })),
    [put],
  )
  return { query, putTree, putSection }
}

/** A command that answers the tree as it stands afterwards. */
export function useTreeCommand<I, O extends DraftTree>(
  fn: (input: I) => Promise<Result<O>>,
  putTree: (tree: DraftTree) => void,
  options: { done?: (value: O) => string; undoable?: boolean } = {},
) {
  return useCommand(fn, { ...options, onDone: putTree })
}

/** How much of a draft is written: only sections without others below them are counted, the rest only hold them. */
export function progressOf(sections: readonly DraftSection[]): {
  written: number
  all: number
  characters: number
} {
  const leaves = sections.filter((section, at) => (sections[at + 1]?.level ?? 0) <= section.level)
  return {
    written: leaves.filter((section) => !section.empty).length,
    all: leaves.length,
    characters: sections.reduce((sum, section) => sum + section.characters, 0),
  }
}

/** Sections from one place up to another that hold no others and have nothing in them yet. */
export function emptyBetween(sections: readonly DraftSection[], from: number, to: number): number {
  let count = 0
  for (let at = from; at < to; at++) {
    const section = sections[at]
    if (section?.empty && (sections[at + 1]?.level ?? 0) <= section.level) count++
  }
  return count
}
