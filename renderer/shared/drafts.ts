/** What somebody was typing, kept beside the page so that a crash or a power cut loses nothing. */

const prefix = 'youbei.draft.'

/** Drafts older than this are forgotten, milliseconds (30 days). */
const keptFor = 30 * 24 * 3_600_000

type Kept = { at: number; values: unknown }

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** A draft that is still there, or null. A damaged or old one counts as none. */
export function readDraft(store: Store, key: string, now = Date.now()): Kept | null {
  try {
    const kept: unknown = JSON.parse(store.getItem(prefix + key) ?? 'null')
    if (typeof kept !== 'object' || kept === null || !('at' in kept) || !('values' in kept)) return null
    if (typeof kept.at !== 'number' || now - kept.at > keptFor) return null
    return { at: kept.at, values: kept.values }
  } catch {
    return null
  }
}

/** Keeps a draft. A full store is no reason to disturb whoever is typing. */
export function writeDraft(store: Store, key: string, values: unknown, now = Date.now()): void {
  try {
    store.setItem(prefix + key, JSON.stringify({ at: now, values }))
  } catch {
    // The form itself still has what was typed; only the copy for a crash is missing.
  }
}

export function dropDraft(store: Store, key: string): void {
  store.removeItem(prefix + key)
}

/** True when two sets of form values mean the same; an empty text and nothing are the same to a form. */
export function sameValues(a: unknown, b: unknown): boolean {
  const plain = (value: unknown): unknown => {
    if (value === undefined || value === null || value === '') return null
    if (Array.isArray(value)) return value.map(plain)
    if (typeof value === 'object')
      return Object.fromEntries(
        Object.entries(value)
          .map(([key, part]) => [key, plain(part)] as const)
          .filter(([, part]) => part !== null)
          .sort(([x], [y]) => (x < y ? -1 : 1)),
      )
    return value
  }
  return JSON.stringify(plain(a)) === JSON.stringify(plain(b))
}
