import type { TestHost } from '../../../helpers/host'

export const days = (from: string, n: number): string =>
  new Date(Date.parse(`${from}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10)

/** The day that the host takes for today. */
export const todayHere = (): string => {
  const now = new Date()
  const two = (n: number) => String(n).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

/** An office with a depot, and a shorthand for items and receipts. */
export async function openOffice(host: TestHost) {
  const depot = await host.ask('supplies', 'saveDepot', { name: '镇储备库' })
  const village = await host.ask('supplies', 'saveDepot', { name: '东坪村储备点', level: 'village' })
  return {
    depot,
    village,
    item: (name: string, rest: Record<string, unknown> = {}) =>
      host.ask('supplies', 'saveItem', { name, unit: '件', ...rest }),
    receive: (itemId: string, quantity: number, rest: Record<string, unknown> = {}) =>
      host.ask('supplies', 'receive', {
        depotId: depot.id,
        ...((rest.happenedAt as number | undefined) === undefined
          ? {}
          : { happenedAt: rest.happenedAt as number }),
        lines: [{ itemId, quantity, ...rest }],
      }),
    lotOf: async (search: string) => {
      const { rows } = await host.ask('supplies', 'listStock', { search })
      const [row] = rows
      if (!row) throw new Error(`no stock of ${search}`)
      return row
    },
  }
}
