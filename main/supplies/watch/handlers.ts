import type { EntityManager } from '../../../database/open'
import { DomainError } from '../../../preload/contract/result'
import type { SupplySettings, watchCalls } from '../../../preload/contract/supplies/watch'
import { type AreaHandlers, type Environment, initialsOf, type TaskContext } from '../../host/index'
import { pageOf, sorted } from '../page'
import type { PaperFormat } from '../paper'
import { villagesListed } from '../standards/facts'
import { chosenWatch, watchCounts, watchRows } from './list'
import { readWatchSettings, writeWatchSettings } from './settings'

const settingsOf = (em: EntityManager, environment: Environment): SupplySettings => ({
  ...readWatchSettings(em),
  villagesListed: villagesListed(em, environment),
})

async function paperOf(context: TaskContext, format: PaperFormat, input: unknown) {
  const made = context.output(`物资预警清单-${context.today}.${format}`)
  await context.work('supplies.watchPaper', { format, out: made.path, today: context.today, input })
  return made.finish()
}

export const handlers: AreaHandlers<typeof watchCalls> = {
  async listWatch({ em, today }, { sort, offset, limit, ...choice }) {
    const rows = watchRows(em, today)
    const shown = sorted(chosenWatch(rows, choice), sort, {
      name: (row) => initialsOf(row.name),
      place: (row) => row.place,
      on: (row) => row.on ?? '9999',
      quantity: (row) => (row.quantity ?? 0) / 10 ** row.decimals,
    })
    return { ...pageOf(shown, { offset, limit }), counts: watchCounts(rows) }
  },

  printWatch: (context, input) => paperOf(context, 'pdf', input),
  exportWatch: (context, input) => paperOf(context, 'xlsx', input),

  getSupplySettings: async ({ em, environment }) => settingsOf(em, environment),

  async saveSupplySettings({ em, environment, inverse, subject }, settings) {
    if (settings.urgentDays > settings.soonDays)
      throw new DomainError('invalid-input', undefined, [{ path: 'urgentDays', reason: 'too-large' }])
    inverse('supplies.saveSupplySettings', readWatchSettings(em))
    writeWatchSettings(em, settings)
    subject({ soonDays: settings.soonDays, urgentDays: settings.urgentDays, foodDays: settings.foodDays })
    return settingsOf(em, environment)
  },
}
