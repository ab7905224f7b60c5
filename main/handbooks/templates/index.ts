import type { templatesCalls } from '../../../preload/contract/handbooks/index'
import type { HostArea } from '../../host/index'
import { templateHandlers } from './handlers'
import { templateKind } from './kinds'

export const templates: HostArea<typeof templatesCalls> = {
  handlers: templateHandlers,
  kinds: [templateKind],
}
