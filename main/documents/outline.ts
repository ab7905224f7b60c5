import { createHash } from 'node:crypto'
import { printable } from './characters'
import type { DocumentDefinition, Element } from './definition'

/** A title or heading as bookmarks and contents know it. Level 0 is a part's title. */
export type Entry = Readonly<{
  id: string
  level: number
  text: string
  parent?: string
  /** Names it in every version of the document. */
  key: string
  /** A sum (16 hex digits) of what stands under it, up to the next title or heading. */
  hash: string
}>

/**
 * Titles and headings in the order of the document. A heading belongs to the nearest one before it of a smaller
 * level; a level that was left out is not made up.
 */
export function outlineOf(definition: DocumentDefinition): Entry[] {
  const entries: Entry[] = []
  const open: Entry[] = []
  const keys = new Map<string, number>()
  let part = ''
  let under: Element[] = []
  const close = (): void => {
    const last = entries.at(-1)
    if (last) entries[entries.length - 1] = { ...last, hash: hashOf(under) }
  }
  for (const section of definition.sections) {
    for (const element of section.elements) {
      if (element.kind !== 'title' && element.kind !== 'heading' && element.kind !== 'card') {
        under.push(element)
        continue
      }
      close()
      under = [element]
      const level = element.kind === 'title' ? 0 : element.kind === 'card' ? 1 : Math.max(1, element.level)
      while ((open.at(-1)?.level ?? -1) >= level) open.pop()
      const parent = open.at(-1)
      const text = label(element.kind === 'card' ? element.title : element.text)
      if (level === 0) part = element.key ?? text
      const entry: Entry = {
        id: `h${entries.length + 1}`,
        level,
        text,
        key: unique(level === 0 ? part : `${part}#${element.key ?? text}`, keys),
        hash: '',
        ...(parent ? { parent: parent.id } : {}),
      }
      entries.push(entry)
      open.push(entry)
    }
  }
  close()
  return entries
}

function hashOf(elements: readonly Element[]): string {
  return createHash('sha256').update(JSON.stringify(elements)).digest('hex').slice(0, 16)
}

/** The same name twice gets a number, so that each names one place. */
function unique(key: string, known: Map<string, number>): string {
  const times = known.get(key) ?? 0
  known.set(key, times + 1)
  return times === 0 ? key : `${key}~${times + 1}`
}

/** Longer titles are cut in bookmarks and contents; on their page they stand in full. */
const LONGEST = 120

function label(text: string): string {
  const letters = Array.from(printable(text).replace(/\n+/g, ' ').trim())
  if (letters.length === 0) return '（无题）'
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST).join('')}…` : letters.join('')
}
