import { basename, extname } from 'node:path'
import type { Block } from '../../preload/contract/blocks'
import { countCharacters, countText, type OutlineSection, sectionLabel } from '../../preload/contract/outline'
import { findOutline } from './outline/index'
import {
  type Dropped,
  type ReadNote,
  type ReadOptions,
  readDocument,
  type SourceImage,
} from './readers/index'
import { type SuggestedFacts, suggestFacts } from './rules'

/** A document that was read, with the structure that was found in it; plain data that may cross between threads. */
export type ReadPlan = {
  title: string
  sections: OutlineSection[]
  blocks: Block[]
  images: SourceImage[]
  dropped: Dropped[]
  notes: ReadNote[]
  counts: { sections: number; tables: number; characters: number; images: number }
  suggested: SuggestedFacts
}

/**
 * Reads a plan: the file, its structure, and what can be told about it. Made for a worker thread; it holds nothing and
 * writes nothing.
 *
 * @throws DomainError as `readDocument`
 */
export async function readPlan(path: string, name: string, options: ReadOptions = {}): Promise<ReadPlan> {
  const source = await readDocument(path, name, options)
  const { title, sections, blocks, dropped } = findOutline(source)
  const named = title || fileTitle(name) || source.title || ''
  const headings = sections.reduce((sum, section) => sum + countText(sectionLabel(section)), 0)
  return {
    title: named.slice(0, 200),
    sections,
    blocks,
    images: source.images,
    dropped,
    notes: source.notes,
    counts: {
      sections: sections.length,
      tables: blocks.filter((block) => block.kind === 'table').length,
      characters: headings + countCharacters(blocks),
      images: source.images.length,
    },
    suggested: suggestFacts({ title: named, blocks }),
  }
}

/** The file's name as a title: what people put in front and behind it is left out. */
function fileTitle(name: string): string {
  return basename(name, extname(name))
    .replace(/^(?:附件|附)\s*\d*\s*[:：.、_-]?\s*/, '')
    .replace(/[\s_-]*(?:[(（]\d+[)）]|副本|最终版?|定稿|v\d+(?:\.\d+)*|\d{8})$/gi, '')
    .replace(/_/g, ' ')
    .trim()
}
