import type { partsCalls } from '../../../preload/contract/plans/parts'
import type { HostArea } from '../../host/index'
import { handlers } from './handlers'
import { planPartKind } from './kinds'

export { copyParts } from './copy'
export { type CategoryName, lookUp, partsOfVersion } from './resolve'
export { findingsOf } from './rules'

export const parts: HostArea<typeof partsCalls> = { handlers, kinds: [planPartKind] }
