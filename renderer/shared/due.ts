/** What a day means today: `soon` and `expired` carry the days, the rest needs no sign. */
export type DueState = 'good' | 'soon' | 'expired' | 'none'

export type DueTagProps = Readonly<{
  state: DueState
  /** Days from today, negative when it has passed. */
  days: number | null
  /** Which words: goods expire, tasks fall due. */
  kind?: 'expiry' | 'task'
}>

/** The words of a due tag as a key of the shared texts, or null when there is nothing to say. */
export function dueKey({ state, days, kind = 'expiry' }: DueTagProps): string | null {
  if (state === 'good' || state === 'none' || days === null) return null
  if (days === 0) return `due.${kind}.today`
  return state === 'expired' || days < 0 ? `due.${kind}.over` : `due.${kind}.soon`
}
