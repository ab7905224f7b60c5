import { listTriggers } from '../../../database/plans/triggers/repository'
import type { triggerCalls } from '../../../preload/contract/plans/index'
import type { HostArea } from '../../host/index'
import { personListeners } from '../../people/index'
import { handlers } from './handlers'
import { planTriggerKind } from './kinds'
import { onPersonChange } from './people'

personListeners.push(onPersonChange)

export const triggers: HostArea<typeof triggerCalls> = {
  handlers,
  kinds: [planTriggerKind],
  due: (em) =>
    listTriggers(em, { state: 'open' }, { offset: 0, limit: 20 }).rows.map((row) => ({
      module: 'plans',
      code: 'trigger-open',
      level: 'soon',
      facts: { title: row.planTitle, detail: row.detail },
      on: row.happenedOn,
      to: `/plans/triggers?plan=${row.planId}`,
    })),
}
