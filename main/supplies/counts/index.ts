import { countById, countOpen } from '../../../database/supplies/counts/repository'
import type { countsCalls } from '../../../preload/contract/supplies/index'
import type { HostArea, WorkFunction } from '../../host/index'
import { handlers } from './handlers'
import { countKind } from './kinds'

/** Stocktaking: book figures taken down, counted, compared, put right. */
export const counts: HostArea<typeof countsCalls> = {
  handlers,
  kinds: [countKind],
  due: (em) => {
    const { counting, submitted } = countOpen(em)
    const line = (code: string, count: number, level: 'soon' | 'info', state: string) =>
      count === 0
        ? []
        : [{ module: 'supplies', code, level, facts: { count }, on: null, to: `/supplies/counts${state}` }]
    return [
      ...line('counts-submitted', submitted, 'soon', '?state=submitted'),
      ...line('counts-open', counting, 'info', ''),
    ]
  },
  found: (em, hit) => {
    if (hit.kind !== countKind.kind) return undefined
    const count = countById(em, hit.recordId)
    return (
      count && {
        kind: countKind.kind,
        id: count.id,
        title: `${count.number} ${count.depotName}`,
        detail: count.note,
        to: `/supplies/counts/${count.id}`,
      }
    )
  },
  work: {
    printCountSheets: async () => (await import('./work')).printCountSheets as WorkFunction,
    exportCountSheet: async () => (await import('./work')).exportCountSheet as WorkFunction,
    printCountReport: async () => (await import('./work')).printCountReport as WorkFunction,
    exportCountReport: async () => (await import('./work')).exportCountReport as WorkFunction,
    judgeCount: async () => (await import('./work')).judgeCount as WorkFunction,
    exportRefusedCount: async () => (await import('./work')).exportRefusedCount as WorkFunction,
  },
}
