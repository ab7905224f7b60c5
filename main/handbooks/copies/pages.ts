/**
 * Which pages of a binder are exchanged when a new edition comes, and how the new ones are numbered. Pure.
 *
 * A binder is what a holder has in hand: pages in order, each with the label printed on it. In a fresh copy the labels
 * are 1, 2, 3 …; after change pages there may be 12-1 behind 12, 14~16 in place of three pages, and blank backs.
 */
export type BinderPage = Readonly<{
  label: string
  /** Index of the page in the edition the binder stands at; null for a blank back. */
  page: number | null
}>

export type Exchange = Readonly<{
  out: readonly BinderPage[]
  in: readonly BinderPage[]
  /** Label of the page behind which they go; empty at the beginning. */
  after: string
}>

export type ChangePlan = Readonly<{ exchanges: readonly Exchange[]; binder: readonly BinderPage[] }>

/** A fresh copy. */
export const freshBinder = (pages: number): BinderPage[] =>
  Array.from({ length: pages }, (_, index) => ({ label: String(index + 1), page: index }))

type Hunk = { oldFrom: number; oldTo: number; newFrom: number; newTo: number }

/**
 * What is to be exchanged so that a binder becomes the new edition.
 * `before` and `now` are the sums of the pages of the two editions; `front` pages at the beginning (cover, contents)
 * are exchanged whenever anything is, for they name the edition and the other pages. Printed on both sides, only whole
 * sheets can be exchanged: what stands on the other side is printed again, and a missing back stays blank.
 */
export function planChange(
  binder: readonly BinderPage[],
  before: readonly string[],
  now: readonly string[],
  options: Readonly<{ bothSides: boolean; front: number; frontBefore: number }>,
): ChangePlan {
  const old = binder.map(({ page }, index) => {
    if (page === null) return `blank ${index}`
    return page < options.frontBefore ? `front before ${page}` : (before[page] ?? '')
  })
  const next = now.map((sum, index) => (index < options.front ? `front now ${index}` : sum))
  const same = before.length === now.length && before.every((sum, index) => sum === now[index])
  const hunks = same ? [] : hunksOf(old, next)
  const whole = options.bothSides ? wholeSheets(hunks, old.length) : hunks
  return labelled(binder, now.length, whole, options.bothSides)
}

/** Runs that differ, by the longest common row of pages. */
function hunksOf(old: readonly string[], next: readonly string[]): Hunk[] {
  let head = 0
  while (head < old.length && head < next.length && old[head] === next[head]) head++
  let tail = 0
  while (
    tail < old.length - head &&
    tail < next.length - head &&
    old[old.length - 1 - tail] === next[next.length - 1 - tail]
  )
    tail++
  const a = old.slice(head, old.length - tail)
  const b = next.slice(head, next.length - tail)
  const width = b.length + 1
  const longest = new Uint16Array((a.length + 1) * width)
  const at = (i: number, j: number) => longest[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      longest[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const hunks: Hunk[] = []
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    const start = { i, j }
    while ((i < a.length || j < b.length) && !(i < a.length && j < b.length && a[i] === b[j])) {
      if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1))) i++
      else j++
    }
    if (i > start.i || j > start.j)
      hunks.push({ oldFrom: head + start.i, oldTo: head + i, newFrom: head + start.j, newTo: head + j })
    while (i < a.length && j < b.length && a[i] === b[j]) {
      i++
      j++
    }
  }
  return hunks
}

/** Widens each run to whole sheets of the binder; runs that meet on a sheet become one. */
function wholeSheets(hunks: readonly Hunk[], pages: number): Hunk[] {
  const wide: Hunk[] = []
  for (const hunk of hunks) {
    const left = hunk.oldFrom % 2
    const right = hunk.oldTo % 2 === 1 && hunk.oldTo < pages ? 1 : 0
    const grown = {
      oldFrom: hunk.oldFrom - left,
      oldTo: hunk.oldTo + right,
      newFrom: hunk.newFrom - left,
      newTo: hunk.newTo + right,
    }
    const last = wide.at(-1)
    // Between two runs the pages are the same on both sides, so that widths agree when they are joined.
    if (last && grown.oldFrom < last.oldTo) {
      last.oldTo = Math.max(last.oldTo, grown.oldTo)
      last.newTo = Math.max(last.newTo, grown.newTo)
    } else wide.push(grown)
  }
  return wide
}

function labelled(
  binder: readonly BinderPage[],
  pages: number,
  hunks: readonly Hunk[],
  bothSides: boolean,
): ChangePlan {
  const after: BinderPage[] = []
  const exchanges: Exchange[] = []
  const used = new Set(binder.map(({ label }) => label))
  let old = 0
  let page = 0
  const keepUntil = (end: number) => {
    for (; old < end; old++) {
      const kept = binder[old]
      if (kept) after.push({ label: kept.label, page: kept.page === null ? null : page++ })
    }
  }
  for (const hunk of hunks) {
    keepUntil(hunk.oldFrom)
    const out = binder.slice(hunk.oldFrom, hunk.oldTo)
    const before = after.at(-1)?.label ?? ''
    const fresh: (number | null)[] = Array.from(
      { length: hunk.newTo - hunk.newFrom },
      (_, at) => hunk.newFrom + at,
    )
    if (bothSides && fresh.length % 2 === 1) fresh.push(null)
    const replaced = out.map(({ label }) => label)
    const labels = labelsFor(
      fresh.length,
      replaced,
      before,
      (label) => used.has(label) && !replaced.includes(label),
    )
    for (const label of labels) used.add(label)
    const put = fresh.map((index, at): BinderPage => ({ label: labels[at] ?? '', page: index }))
    after.push(...put)
    exchanges.push({ out, in: put, after: before })
    old = hunk.oldTo
    page = hunk.newTo
  }
  keepUntil(binder.length)
  if (page !== pages) throw new Error('change pages do not add up to the edition')
  return { exchanges, binder: after }
}

/**
 * Labels for pages that take the place of others: theirs, as far as they go; further ones are 12-1, 12-2 …; where they
 * are fewer, the last one stands for the rest: 14~16.
 */
function labelsFor(
  count: number,
  replaced: readonly string[],
  before: string,
  taken: (label: string) => boolean,
): string[] {
  if (count === 0) return []
  if (count < replaced.length) {
    const last = `${firstOf(replaced[count - 1] ?? '')}~${lastOf(replaced.at(-1) ?? '')}`
    return [...replaced.slice(0, count - 1), last]
  }
  const further = (stem: string): string[] => {
    const labels = Array.from({ length: count - replaced.length }, (_, index) => `${stem}-${index + 1}`)
    // Behind 12 there may be a 12-1 already: what comes between is 12-0-1.
    return labels.some(taken) ? further(`${stem}-0`) : labels
  }
  return [...replaced, ...further(lastOf(replaced.at(-1) ?? before) || '0')]
}

const firstOf = (label: string) => label.split('~')[0] ?? label
const lastOf = (label: string) => label.split('~').at(-1) ?? label
