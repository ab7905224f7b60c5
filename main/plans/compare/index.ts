import type { Comparison, compareCalls } from '../../../preload/contract/plans/index'
import type { HostArea, WorkFunction } from '../../host/index'

export const compare: HostArea<typeof compareCalls> = {
  handlers: {
    compareVersions: ({ work }, two) => work<Comparison>('plans.compareVersions', two),

    async printComparison(context, input) {
      const made = context.output(`预案版本对照-${context.today}.pdf`)
      await context.work('plans.printComparison', { ...input, out: made.path, today: context.today })
      return made.finish()
    },
  },
  work: {
    compareVersions: async () => (await import('./work')).compareVersions as WorkFunction,
    printComparison: async () => (await import('./work')).printComparison as WorkFunction,
  },
}
