import type { PartContent, PartPerson } from '../../../preload/contract/plans/parts'
import { parseClipboardText } from '../../shared/clipboard'

/** The list with one line at another place; the list itself where a place does not exist. */
export function moveLine<T>(lines: readonly T[], from: number, to: number): T[] {
  const moved = lines[from]
  if (moved === undefined || to < 0 || to >= lines.length) return [...lines]
  const rest = lines.filter((_, at) => at !== from)
  return [...rest.slice(0, to), moved, ...rest.slice(to)]
}

/** Rows of cells in pasted text, when it is more than one word for the field it was pasted into; null otherwise. */
export function pastedRows(text: string): string[][] | null {
  const rows = parseClipboardText(text)
    .map((row) => row.map((cell) => cell.trim()))
    .filter((row) => row.some((cell) => cell !== ''))
  return rows.length > 1 || (rows[0]?.length ?? 0) > 1 ? rows.slice(0, 200) : null
}

/** Minutes as people type them: 30, 30分钟, 1小时, 1.5 小时; null for anything else. */
export function parseMinutes(text: string): number | null {
  const found = /^\s*(\d{1,5}(?:\.\d{1,2})?)\s*(分钟?|小时|时|h|min)?\s*(?:内|以内)?\s*$/i.exec(
    text.normalize('NFKC'),
  )
  if (!found) return null
  const minutes = Number(found[1]) * (/小时|时|h/i.test(found[2] ?? '') ? 60 : 1)
  return Number.isInteger(minutes) ? minutes : null
}

/** What can be kept of a part that is being typed: lines without a word are left out. Null while it has no name yet. */
export function keepable(content: PartContent): PartContent | null {
  const said = (line: { text: string }) => line.text.trim() !== ''
  const named = (line: { personId: string | null; name: string; phone: string; role: string }) =>
    line.personId !== null || `${line.name}${line.phone}${line.role}`.trim() !== ''
  switch (content.kind) {
    case 'level': {
      const { conditions, actions } = content.body
      return {
        kind: 'level',
        body: { ...content.body, conditions: conditions.filter(said), actions: actions.filter(said) },
      }
    }
    case 'command':
      return {
        kind: 'command',
        body: { posts: content.body.posts.filter((post) => post.name.trim() !== '') },
      }
    case 'card': {
      const { post, steps, contacts, bans } = content.body
      if (post.trim() === '') return null
      return {
        kind: 'card',
        body: {
          ...content.body,
          steps: steps.filter(said),
          contacts: contacts.filter(named),
          bans: bans.filter((ban) => ban.trim() !== ''),
        },
      }
    }
    case 'contacts':
      if (content.body.title.trim() === '') return null
      return { kind: 'contacts', body: { ...content.body, lines: content.body.lines.filter(named) } }
    case 'supplies':
      return {
        kind: 'supplies',
        body: {
          lines: content.body.lines.filter(
            (line) => (line.itemId !== null || line.category !== '') && line.quantity > 0,
          ),
        },
      }
  }
}

/** How far a post may be moved to the right: one step below the post before it. */
export const deepest = (posts: readonly { depth: number }[], at: number): number =>
  at === 0 ? 0 : Math.min(4, (posts[at - 1]?.depth ?? 0) + 1)

/** The number a person is called on. */
export const firstPhone = (person: Pick<PartPerson, 'phones'> | undefined): string =>
  person?.phones[0]?.number ?? ''
