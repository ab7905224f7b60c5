import { countRequests, requestById } from '../../../database/supplies/requests/repository'
import type { requestsCalls } from '../../../preload/contract/supplies/index'
import type { HostArea, WorkFunction } from '../../host/index'
import { handlers } from './handlers'
import { requestKind, requestLineKind } from './kinds'

/** Requests for supplies: asked, approved, issued, received. */
export const requests: HostArea<typeof requestsCalls> = {
  handlers,
  kinds: [requestKind, requestLineKind],
  due: (em, today) => {
    const { asked, askedLate, toIssue, toIssueLate } = countRequests(em, today)
    const line = (code: string, count: number, late: number, state: string) =>
      count === 0
        ? []
        : [
            {
              module: 'supplies',
              code: `requests-${code}`,
              level: late > 0 ? ('overdue' as const) : ('soon' as const),
              facts: { count, late },
              on: null,
              to: `/supplies/requests?state=${state}`,
            },
          ]
    return [
      ...line('asked', asked, askedLate, 'asked'),
      ...line('approved', toIssue, toIssueLate, 'approved'),
    ]
  },
  found: (em, hit) => {
    if (hit.kind !== requestKind.kind) return undefined
    const request = requestById(em, hit.recordId)
    return (
      request && {
        kind: requestKind.kind,
        id: request.id,
        title: `${request.number} ${request.unit}`,
        detail: request.purpose,
        to: `/supplies/requests?open=${request.id}`,
      }
    )
  },
  work: {
    printRequest: async () => (await import('./work')).printRequest as WorkFunction,
    exportRequests: async () => (await import('./work')).exportRequests as WorkFunction,
  },
}
