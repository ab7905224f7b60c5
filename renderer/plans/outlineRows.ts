/** A heading as a line of the outline; `index` is its place in the plan. */
export type OutlineRow = Readonly<{ index: number; level: number; hasChildren: boolean; open: boolean }>

/** The lines that show: what lies below a closed heading does not. `closed` holds indexes of headings. */
export function visibleRows(
  sections: readonly Readonly<{ level: number }>[],
  closed: ReadonlySet<number>,
): OutlineRow[] {
  const rows: OutlineRow[] = []
  let hiddenBelow = Number.POSITIVE_INFINITY
  sections.forEach(({ level }, index) => {
    if (level > hiddenBelow) return
    hiddenBelow = Number.POSITIVE_INFINITY
    const hasChildren = (sections[index + 1]?.level ?? 0) > level
    const open = !closed.has(index)
    rows.push({ index, level, hasChildren, open })
    if (hasChildren && !open) hiddenBelow = level
  })
  return rows
}

/** The heading above, or -1 at the top. */
export function parentOf(sections: readonly Readonly<{ level: number }>[], index: number): number {
  const level = sections[index]?.level ?? 0
  for (let at = index - 1; at >= 0; at--) if ((sections[at]?.level ?? 0) < level) return at
  return -1
}

/** `closed` without the headings above a section, so that it shows. The same set when nothing hid it. */
export function reveal(
  sections: readonly Readonly<{ level: number }>[],
  closed: ReadonlySet<number>,
  index: number,
): ReadonlySet<number> {
  const opened = new Set(closed)
  for (let at = parentOf(sections, index); at >= 0; at = parentOf(sections, at)) opened.delete(at)
  return opened.size === closed.size ? closed : opened
}

/** Headings that are closed at first: in a long plan everything below the second level. */
export function closedAtFirst(sections: readonly Readonly<{ level: number }>[]): ReadonlySet<number> {
  if (sections.length <= 60) return new Set()
  const closed = sections.flatMap(({ level }, index) => (level >= 2 ? [index] : []))
  return new Set(closed.filter((index) => (sections[index + 1]?.level ?? 0) > (sections[index]?.level ?? 0)))
}

/** `closed` for another row of headings in which those with the same id are as open or closed as before. */
export function followClosed(
  before: readonly Readonly<{ id?: string }>[],
  after: readonly Readonly<{ id?: string }>[],
  closed: ReadonlySet<number>,
): ReadonlySet<number> {
  const ids = new Set([...closed].map((index) => before[index]?.id))
  // Headings without ids (a document that is being brought in) are their places.
  if (ids.has(undefined)) return closed
  return new Set(after.flatMap(({ id }, index) => (id !== undefined && ids.has(id) ? [index] : [])))
}
