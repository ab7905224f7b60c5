import type { Found } from '../../../preload/contract/care'

/** A line of the palette: something found, a screen, or something opened before. */
export type Line = Readonly<{ key: string; kind: string; title: string; detail: string; to: string }>

export type Group = Readonly<{ kind: string; lines: readonly Line[] }>

/** Lines by kind, in the order in which each kind was first found: the best answer stays on top. */
export function groupLines(lines: readonly Line[]): Group[] {
  const groups = new Map<string, Line[]>()
  for (const line of lines) {
    const group = groups.get(line.kind)
    if (group) group.push(line)
    else groups.set(line.kind, [line])
  }
  return [...groups].map(([kind, own]) => ({ kind, lines: own }))
}

/** A found record as a line. Where the answer marks nothing, what was typed is marked if it stands there as typed. */
export function asLine(found: Found, typed: string): Line {
  const { kind, id, title, detail, to } = found
  const marked = `${title}${detail}`.includes('\u0002')
  const mark = (text: string) => (marked ? text : markHit(text, typed))
  return { key: `${kind} ${id}`, kind, title: mark(title), detail: mark(detail), to }
}

/** The first place where the typed words stand, enclosed in \u0002 and \u0003. */
export function markHit(text: string, typed: string): string {
  const words = typed.trim()
  const at = words === '' ? -1 : text.toLowerCase().indexOf(words.toLowerCase())
  if (at < 0) return text
  return `${text.slice(0, at)}\u0002${text.slice(at, at + words.length)}\u0003${text.slice(at + words.length)}`
}

/** Screens whose name or pinyin initials hold what was typed. */
export function findScreens(
  typed: string,
  screens: readonly Readonly<{ path: string; word: string; initials: string }>[],
): Line[] {
  const text = typed.trim().toLowerCase()
  if (text === '') return []
  return screens
    .filter(
      ({ word, initials }) =>
        word.toLowerCase().includes(text) || (text.length > 1 && initials.startsWith(text)),
    )
    .map(({ path, word }) => ({ key: `screen ${path}`, kind: 'screen', title: word, detail: '', to: path }))
}

/** A text without the marks of what was found in it. */
export const withoutMarks = (text: string): string => text.replaceAll('\u0002', '').replaceAll('\u0003', '')

const kept = 8

/** What was opened last comes first; the same thing stands there once. */
export function remember(recent: readonly Line[], line: Line): Line[] {
  const plain = { ...line, title: withoutMarks(line.title), detail: withoutMarks(line.detail) }
  return [plain, ...recent.filter((old) => old.key !== line.key)].slice(0, kept)
}

/** What was kept from before; anything that does not look like lines counts as nothing. */
export function parseRecent(text: string | null): Line[] {
  try {
    const read: unknown = JSON.parse(text ?? '[]')
    if (!Array.isArray(read)) return []
    const isLine = (one: unknown): one is Line =>
      typeof one === 'object' &&
      one !== null &&
      ['key', 'kind', 'title', 'detail', 'to'].every(
        (name) => typeof (one as Record<string, unknown>)[name] === 'string',
      )
    return read.filter(isLine).slice(0, kept)
  } catch {
    return []
  }
}

/** The place after moving in a ring of `count`; from nowhere (-1) down is the first, up the last. */
export function moveIn(count: number, at: number, by: 1 | -1): number {
  if (count === 0) return -1
  if (at < 0) return by > 0 ? 0 : count - 1
  return (at + by + count) % count
}
