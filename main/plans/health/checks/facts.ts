import type { Finding } from '../../../../preload/contract/plans/index'
import { isOwn } from '../../library/rules'
import type { HealthCheck } from '../types'

/** Names of the facts on paper. */
const names = {
  documentNumber: '发文字号',
  issuedBy: '发布机关',
  issuedOn: '印发日期',
  eventTypes: '事件类型',
  area: '适用区域',
  responsible: '责任人',
} as const
type Fact = keyof typeof names

/** Facts that a published plan of the office must have, and a draft should have before it is published. */
export const checkFacts: HealthCheck = (_em, plan): Finding[] => {
  if (!isOwn(plan.category)) return []
  const published = plan.state === 'published' || plan.state === 'filed'
  const missing: Fact[] = []
  if (published && !plan.documentNumber) missing.push('documentNumber')
  if (!plan.issuedBy) missing.push('issuedBy')
  if (published && !plan.issuedOn) missing.push('issuedOn')
  // A comprehensive plan and a work manual stand for every kind of event.
  if (plan.eventTypes.length === 0 && !['comprehensive', 'manual'].includes(plan.category))
    missing.push('eventTypes')
  if (plan.area.length === 0) missing.push('area')
  if (!plan.responsibleId && !plan.responsible) missing.push('responsible')
  if (missing.length === 0) return []
  return [
    {
      code: 'facts-missing',
      level: 'warn',
      facts: { count: missing.length, fields: missing.join(',') },
      text: `基本信息缺：${missing.map((fact) => names[fact]).join('、')}`,
      to: `/plans/${plan.id}?facts=edit`,
    },
  ]
}
