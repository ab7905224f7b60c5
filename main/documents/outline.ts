import { printable } from './characters'
import type { DocumentDefinition } from './definition'

/** A title or heading as bookmarks and contents know it. Level 0 is a part's title. */
export type Entry = Readonly<{ id: string; level: number; text: string; parent?: string }>

/**
 * Titles and headings in the order of the document. A heading belongs to the nearest one before it of a smaller
 * level; a level that was left out is not made up.
 */
export function outlineOf(definition: DocumentDefinition): Entry[] {
  const entries: Entry[] = []
  const open: Entry[] = []
  for (const section of definition.sections) {
    for (const element of section.elements) {
      if (element.kind !== 'title' && element.kind !== 'heading') continue
      const level = element.kind === 'title' ? 0 : Math.max(1, element.level)
      while ((open.at(-1)?.level ?? -1) >= level) open.pop()
      const parent = open.at(-1)
      const entry: Entry = {
        id: `h${entries.length + 1}`,
        level,
        text: label(element.text),
        ...(parent ? { parent: parent.id } : {}),
      }
      entries.push(entry)
      open.push(entry)
    }
  }
  return entries
}

/** Longer titles are cut in bookmarks and contents; on their page they stand in full. */
const LONGEST = 120

function label(text: string): string {
  const letters = Array.from(printable(text).replace(/\n+/g, ' ').trim())
  if (letters.length === 0) return '（无题）'
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST).join('')}…` : letters.join('')
}
