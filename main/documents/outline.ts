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
        text: element.text,
        ...(parent ? { parent: parent.id } : {}),
      }
      entries.push(entry)
      open.push(entry)
    }
  }
  return entries
}
