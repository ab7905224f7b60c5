import type { Block } from '../../../preload/contract/blocks'
import { cutRuns, type OutlineSection, withoutJumps } from '../../../preload/contract/outline'
import type { Dropped, SourceDocument } from '../readers/source'
import { type Accepted, acceptGroups } from './accept'
import { type Candidate, findCandidates } from './candidates'
import { dropContents } from './contents'
import { formattedHeadings } from './formatted'
import { joinFragments } from './fragments'
import { dropFurniture } from './furniture'
import { groupCandidates } from './groups'
import { type Item, toItems, trimRuns } from './items'
import { type FoundTitle, findTitle } from './title'

export type FoundOutline = {
  /** Empty if the document does not say. */
  title: string
  sections: OutlineSection[]
  blocks: Block[]
  dropped: Dropped[]
}

/**
 * Finds the structure of a document from its numbering, its heading styles and its table of contents.
 *
 * Sections come in document order and cover all blocks once; text before the first heading is a section of its own
 * (前言, or 印发通知 for the notice a plan was issued with), and a document without headings is one section, 正文.
 * Work grows with the length of the document and not faster.
 */
export function findOutline(
  source: Pick<SourceDocument, 'blocks' | 'dropped' | 'torn' | 'furniture'>,
): FoundOutline {
  const { items: all, dropped: marks } = toItems(source.blocks)
  const pages = source.furniture ? dropFurniture(all) : { items: all, dropped: [] }
  const contents = dropContents(pages.items)
  const items = joinFragments(contents.items, source.torn)
  const title = findTitle(items)
  const headings = findHeadings(items, title, contents.entries)
  const built = build(items, headings, title)
  const repeated: Dropped[] = title.repeated.map((at) => ({
    reason: 'repeated-title',
    text: items[at]?.text ?? '',
  }))
  return {
    title: title.title,
    ...built,
    dropped: [...source.dropped, ...marks, ...pages.dropped, ...contents.dropped, ...repeated],
  }
}

function findHeadings(items: readonly Item[], title: FoundTitle, entries: ReadonlySet<string>): Accepted[] {
  const used = new Set([...title.taken, ...title.repeated, ...title.kept])
  const first = title.taken[0]
  const candidates = findCandidates(items, entries).filter(({ at, style }) => {
    // 附件 above the title says that the plan was attached to a letter.
    const above = first !== undefined && at < first && first - at <= 3 && style === 'annex'
    return !used.has(at) && !above
  })
  // The numbers of the notice in front do not go on in the plan.
  const border = first ?? 0
  const groups = [
    ...groupCandidates(candidates.filter(({ at }) => at < border)),
    ...groupCandidates(candidates.filter(({ at }) => at >= border)),
  ]
  const accepted = acceptGroups(groups, items)
  return accepted.length >= 2 ? accepted : formattedHeadings(items, used, accepted)
}

function build(
  items: readonly Item[],
  headings: readonly Accepted[],
  title: FoundTitle,
): { sections: OutlineSection[]; blocks: Block[] } {
  const gone = new Set([...title.taken, ...title.repeated])
  const byPlace = new Map(headings.map((heading) => [heading.candidate.at, heading]))
  const blocks: Block[] = []
  const sections: OutlineSection[] = []
  /** Sections for text that has no heading of its own. */
  const made = new Set<OutlineSection>()
  const plain = headings.length > 0 ? '前言' : '正文'
  const begin = (part: Pick<OutlineSection, 'title' | 'number' | 'level' | 'runIn'>) => {
    const last = sections.at(-1)
    if (last) last.to = blocks.length
    const section = { ...part, from: blocks.length, to: blocks.length }
    sections.push(section)
    return section
  }
  const beginMade = (name: string) => made.add(begin({ title: name, number: '', level: 1 }))
  items.forEach((item, at) => {
    // What stands above the plan's own title is the notice that issued it.
    if (at === title.taken[0] && title.notice && sections.length > 0) beginMade(plain)
    if (gone.has(at)) return
    const heading = byPlace.get(at)
    if (!heading) {
      if (sections.length === 0) beginMade(title.notice ? '印发通知' : plain)
      blocks.push(item.block)
      return
    }
    const { section, below } = headingParts(item, heading.candidate)
    if (section.title === '' && below === undefined) {
      const next = titleBelow(items[at + 1], byPlace.has(at + 1) || gone.has(at + 1))
      if (next !== undefined) {
        section.title = next
        gone.add(at + 1)
      }
    }
    begin({ ...section, level: heading.level })
    if (below) blocks.push(below)
  })
  const last = sections.at(-1)
  if (last) last.to = blocks.length
  const kept = sections.filter((section) => !made.has(section) || section.to > section.from)
  return { sections: withoutJumps(kept), blocks }
}

type Parts = {
  section: Pick<OutlineSection, 'title' | 'number' | 'runIn'>
  /** Text that stood in the heading's paragraph. */
  below: Block | undefined
}

function headingParts(item: Item, candidate: Candidate): Parts {
  const { look, number, start } = candidate
  const rest = item.text.slice(start)
  const lead = rest.length - rest.trimStart().length
  const line = rest.trim()
  const section = { title: '', number: number.slice(0, 40) }
  if (candidate.style === 'article' && look.kind !== 'heading') {
    return { section: { ...section, runIn: ' ' }, below: textFrom(item, start + lead) }
  }
  if (look.kind === 'run-in') {
    const end = start + lead + look.title
    const title = cleanTitle(line.slice(0, look.title))
    return {
      section: { ...section, title, runIn: look.mark },
      below: textFrom(item, look.mark === ' ' ? end : end + 1),
    }
  }
  return { section: { ...section, title: cleanTitle(line.replace(/[。：:]$/, '')) }, below: undefined }
}

function textFrom(item: Item, offset: number): Block | undefined {
  if (item.block.kind !== 'paragraph') return undefined
  const runs = trimRuns(cutRuns(item.block.runs, offset))
  return runs.length > 0 ? { kind: 'paragraph', runs } : undefined
}

/** 第一章 on one line and its title on the next. */
function titleBelow(next: Item | undefined, taken: boolean): string | undefined {
  if (taken || !next || next.text === '' || next.text.length > 40 || /[。；，：:]$/.test(next.text))
    return undefined
  return cleanTitle(next.text)
}

/** One line; characters set apart (总　则) come together. */
export function cleanTitle(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  const apart = /^(?:[\u3400-\u9fff] )+[\u3400-\u9fff]$/.test(line)
  return (apart ? line.replaceAll(' ', '') : line).slice(0, 500)
}
