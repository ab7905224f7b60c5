import type { labelCalls } from '../../../preload/contract/supplies/index'
import type { HostArea, WorkFunction } from '../../host/index'
import { handlers } from './handlers'
import { labelFormatKind } from './kinds'
import { labelledCodes } from './subjects'

/** Labels with codes, and what scanning one opens. */
export const labels: HostArea<typeof labelCalls> = {
  handlers,
  kinds: [labelFormatKind],
  codes: labelledCodes,
  work: { makeLabels: async () => (await import('./work')).makeLabels as WorkFunction },
}
