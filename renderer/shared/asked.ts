import type { RefObject } from 'react'

type Searched = Readonly<{ words: () => string }>

/** The filters of a list with the words that are searched for now: prints and exports take what is seen. */
export function asked<F extends object>(
  table: RefObject<Searched | null>,
  filters: F,
): F & { search?: string } {
  const words = table.current?.words() ?? ''
  return words === '' ? filters : { ...filters, search: words }
}
