import type { lifeCalls } from '../../../preload/contract/plans/index'
import type { HostArea } from '../../host/index'
import { handlers } from './handlers'
import { planStepKind } from './kinds'

export const life: HostArea<typeof lifeCalls> = { handlers, kinds: [planStepKind] }
