import { sectionLabel } from '../../preload/contract/outline'
import type { Section } from '../../preload/contract/plans/index'
import { type Folded, findIn, fold, type Span } from '../shared/pdf/find'
import { segmentsOf } from './reading'

/** Stands for the heading where a block's index would stand. */
export const HEADING = -1

/** A place in a plan where the words stand. `segment` counts the block's own texts: items, cells. */
export type PlanHit = Readonly<{ position: number; block: number; segment: number; span: Span }>

type Folds = readonly Readonly<{ block: number; segment: number; text: Folded }>[]

/** Remembers the folded text of sections, so that the second word typed costs little. */
export class PlanIndex {
  private readonly folds = new WeakMap<Section, Folds>()

  /** Every hit in these sections, in reading order. */
  find(sections: Iterable<Section>, words: string): PlanHit[] {
    const wanted = fold(words)
    if (wanted.text === '') return []
    const hits: PlanHit[] = []
    for (const section of sections) {
      for (const { block, segment, text } of this.fold(section))
        for (const span of findIn(text, wanted))
          hits.push({ position: section.position, block, segment, span })
    }
    return hits
  }

  private fold(section: Section): Folds {
    const known = this.folds.get(section)
    if (known) return known
    const made = [
      { block: HEADING, segment: 0, text: fold(sectionLabel(section)) },
      ...section.blocks.flatMap((block, index) =>
        segmentsOf(block).map((text, segment) => ({ block: index, segment, text: fold(text) })),
      ),
    ]
    this.folds.set(section, made)
    return made
  }
}
