import type { QueryClient } from '@tanstack/react-query'

/** After another office was opened in this one's place: nothing that was known holds any longer. */
export async function reopenOffice(client: QueryClient): Promise<void> {
  window.location.hash = '#/'
  await client.resetQueries()
}
