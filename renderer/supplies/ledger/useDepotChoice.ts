import type { PickedDepot } from '../../shared/DepotPicker'
import { useQueryCall } from '../../shared/useQueryCall'

const key = 'youbei.supplies.depot'

/** The depot that was worked with last is offered again. */
export function rememberDepot(id: string): void {
  localStorage.setItem(key, id)
}

/** The depot a new slip begins with: the one asked for, the last one, the only one. Undefined until it is known. */
export function useDepotChoice(wanted: string | undefined): PickedDepot | null | undefined {
  const query = useQueryCall('supplies', 'listDepots', { limit: 200 })
  if (query.error) return null
  if (!query.data) return undefined
  const depots = query.data.rows
  const last = localStorage.getItem(key)
  const chosen =
    depots.find((depot) => depot.id === wanted) ??
    depots.find((depot) => depot.id === last) ??
    (depots.length === 1 ? depots[0] : undefined)
  return chosen ? { id: chosen.id, name: chosen.name } : null
}
