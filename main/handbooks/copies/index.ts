import { countOutdated, paperIds } from '../../../database/handbooks/copies/repository'
import { handbookById } from '../../../database/handbooks/repository'
import type { copiesCalls } from '../../../preload/contract/handbooks/index'
import type { HostArea, WorkFunction } from '../../host/index'
import { codeOf, readCode, writtenCode } from './code'
import { handlers } from './handlers'
import { holdingKind, printRunKind } from './kinds'

/** Printed copies under control: codes, print runs, holders, change pages, recall. */
export const copies: HostArea<typeof copiesCalls> = {
  handlers,
  kinds: [printRunKind, holdingKind],
  due: (em) => {
    const count = countOutdated(em)
    if (count === 0) return []
    return [
      {
        module: 'handbooks',
        code: 'copies-outdated',
        level: 'soon',
        facts: { count },
        on: null,
        to: '/handbooks/holdings?outdated=1',
      },
    ]
  },
  codes: {
    C: (em, { short }) => {
      const code = readCode(short)
      const id = code && paperIds(em).find((paper) => codeOf(paper) === code)
      const paper = id && handbookById(em, id)
      if (!code || !paper) return undefined
      const detail = `${paper.title} 第${paper.version}版`
      return {
        kind: 'copy',
        id: paper.id,
        title: writtenCode(code),
        detail,
        to: `/handbooks/check?code=${code}`,
      }
    },
  },
  work: {
    makeChange: async () => (await import('./work')).makeChange as WorkFunction,
    printRecall: async () => (await import('./work')).printRecall as WorkFunction,
    exportHoldings: async () => (await import('./work')).exportHoldings as WorkFunction,
  },
}
