import { type RefObject, useEffect, useState } from 'react'

/** Shorter lists are drawn whole. */
const whole = 60
/** Rows drawn above and below what can be seen; the window moves by as many, so that not every step draws. */
const margin = 8
/** What a tall screen shows, until it is known. */
const guess = 40

/** Rows that are drawn, one after another, and gaps of rows that are not. */
export type RowSpan = Readonly<{ from: number; to: number; drawn: boolean }>

/**
 * The rows of a long list that are drawn: those in sight, with some around them, and the one that has the keyboard. All
 * have one height, so the gaps keep the place of the others, and a page of 200 rows costs no more than one of 40.
 *
 * @param body the table's body, inside what scrolls
 * @param count rows of the list
 * @param active place of the row that has the keyboard, -1 for none
 */
export function useRowWindow(
  body: RefObject<HTMLTableSectionElement | null>,
  count: number,
  active: number,
): readonly RowSpan[] {
  const [from, setFrom] = useState(0)
  const [size, setSize] = useState(guess)
  const long = count > whole
  useEffect(() => {
    const box = long ? scrollerOf(body.current) : null
    if (!box) return
    const look = () => {
      const row = body.current?.querySelector<HTMLElement>('.yb-row')
      if (!row || !body.current) return
      const top = box.getBoundingClientRect().top - body.current.getBoundingClientRect().top
      const first = Math.floor(top / row.offsetHeight) - margin
      setFrom(Math.max(0, Math.floor(first / margin) * margin))
      setSize((Math.ceil(box.clientHeight / row.offsetHeight / margin) + 3) * margin)
    }
    look()
    box.addEventListener('scroll', look, { passive: true })
    const watch = new ResizeObserver(look)
    watch.observe(box)
    return () => {
      box.removeEventListener('scroll', look)
      watch.disconnect()
    }
  }, [body, long])
  return long ? spansOf(count, from, from + size, active) : [{ from: 0, to: count, drawn: true }]
}

/** The spans of a list of which the rows from `from` to before `to` are drawn, and the active one. */
export function spansOf(count: number, from: number, to: number, active: number): readonly RowSpan[] {
  const start = Math.min(from, Math.max(0, count - 1))
  const end = Math.min(to, count)
  const edges = [0, start, end, count]
  if (active >= 0 && active < count && (active < start || active >= end)) edges.push(active, active + 1)
  edges.sort((a, b) => a - b)
  return edges.slice(1).flatMap((edge, at): RowSpan[] => {
    const begin = edges[at] ?? 0
    if (edge === begin) return []
    return [{ from: begin, to: edge, drawn: begin === active || (begin >= start && edge <= end) }]
  })
}

function scrollerOf(element: Element | null): HTMLElement | null {
  for (let at = element?.parentElement ?? null; at; at = at.parentElement)
    if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return at
  return null
}
