import { planById } from '../../../database/plans/repository'
import type { healthCalls } from '../../../preload/contract/plans/index'
import type { AreaHandlers } from '../../host/index'
import { mustPlan } from '../as-plan'
import { makeList } from '../library/handlers'
import { findingsOf } from './check'

export const handlers: AreaHandlers<typeof healthCalls> = {
  async getHealth({ em, today, environment }, { id }) {
    return { findings: findingsOf(em, mustPlan(planById(em, id)), today, environment.resourceFolder) }
  },

  exportHealth: (context, filter) =>
    makeList(context, 'exportHealth', `预案年度检查清单-${context.today}.xlsx`, filter),

  printHealth: (context, filter) =>
    makeList(context, 'printHealth', `预案年度检查清单-${context.today}.pdf`, filter),
}
