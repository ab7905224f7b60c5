import { planById } from '../../../../database/plans/repository'
import { openTriggerCount } from '../../../../database/plans/triggers/repository'
import type { Finding } from '../../../../preload/contract/plans/index'
import { readPlanRules } from '../../library/review'
import { filingDue, isOwn } from '../../library/rules'
import type { HealthCheck } from '../types'

/** Review and filing overdue, never drilled, the plan above changed since, reasons for revision nobody has decided. */
export const checkDates: HealthCheck = (em, plan, today): Finding[] => {
  const findings: Finding[] = []
  const rules = readPlanRules(em)
  const open = openTriggerCount(em, plan.id)
  if (open > 0)
    findings.push({
      code: 'triggers-open',
      level: 'serious',
      facts: { count: open },
      text: `有 ${open} 条修订事由还没有处理`,
      to: `/plans/triggers?plan=${plan.id}`,
    })
  if (plan.nextReviewOn && plan.nextReviewOn < today)
    findings.push({
      code: 'review-overdue',
      level: 'serious',
      facts: { on: plan.nextReviewOn },
      text: `应于 ${plan.nextReviewOn} 前评估或修订，已逾期`,
      to: `/plans/${plan.id}?facts=edit`,
    })
  const due = filingDue(plan, rules)
  if (due && due < today)
    findings.push({
      code: 'filing-overdue',
      level: 'serious',
      facts: { on: due },
      text: `应于 ${due} 前备案，还没有登记备案`,
      to: `/plans/${plan.id}?step=file`,
    })
  const published = plan.state === 'published' || plan.state === 'filed'
  if (published && isOwn(plan.category) && plan.category !== 'manual' && !plan.drilledOn)
    findings.push({
      code: 'never-drilled',
      level: 'warn',
      facts: {},
      text: '没有演练记录',
      to: `/plans/${plan.id}?facts=edit`,
    })
  const parent = plan.parentId ? planById(em, plan.parentId) : undefined
  if (plan.parentId && !parent)
    findings.push({
      code: 'parent-gone',
      level: 'warn',
      facts: {},
      text: '上级预案已不在预案库',
      to: `/plans/${plan.id}?facts=edit`,
    })
  const looked = [plan.issuedOn, plan.assessedOn]
    .filter((day) => day !== null)
    .sort()
    .at(-1)
  if (parent?.issuedOn && looked && parent.issuedOn > looked)
    findings.push({
      code: 'parent-changed',
      level: 'warn',
      facts: { title: parent.title, on: parent.issuedOn },
      text: `上级预案《${parent.title}》${parent.issuedOn} 有新版，本预案还没有评估`,
      to: `/plans/${parent.id}`,
    })
  return findings
}
