import type { EntityManager } from '../../../database/open'
import type { Finding } from '../../../preload/contract/plans/health'
import type { PartFinding } from '../../../preload/contract/plans/parts'
import { categoryNames } from '../../supplies/index'
import { lookUp } from './resolve'
import { findingsOf } from './rules'

type CheckedPlan = Readonly<{ id: string; versionId: string }>

/** What keeps a plan from being carried out is serious, the rest should be mended. */
const serious: readonly PartFinding['code'][] = ['person-gone', 'person-without-phone', 'supplies-short']

/** The finding as it stands on paper. */
export function findingText({ code, facts }: PartFinding): string {
  switch (code) {
    case 'no-levels':
      return '没有登记响应分级'
    case 'level-missing':
      return `没有${facts.level}`
    case 'level-without-conditions':
      return `${facts.level}没有启动条件`
    case 'level-without-actions':
      return `${facts.level}没有响应行动`
    case 'person-gone':
      return `处置要素里的 ${facts.name} 已不在通讯录`
    case 'person-without-phone':
      return `处置要素里的 ${facts.name} 没有电话号码`
    case 'post-vacant':
      return `指挥体系的“${facts.post}”空缺`
    case 'card-without-trigger':
      return `处置卡“${facts.post}”没有写何时启用`
    case 'card-without-steps':
      return `处置卡“${facts.post}”没有步骤`
    case 'contact-without-phone':
      return `“${facts.where}”里的 ${facts.name} 没有电话`
    case 'supplies-short':
      return `${facts.name}需要 ${facts.needed}${facts.unit}，可用 ${facts.usable}${facts.unit}，缺 ${facts.short}${facts.unit}`
    case 'supplies-gone':
      return `所需物资第 ${facts.line} 行的物资或储备库已经删除`
  }
}

/** The structured parts of the version people read: who left, what is vacant, what is short. */
export function checkParts(
  em: EntityManager,
  plan: CheckedPlan,
  today: string,
  resourceFolder: string,
): Finding[] {
  const { parts, people, supplies } = lookUp(em, plan.versionId, today, categoryNames({ resourceFolder }))
  return findingsOf(parts, people, supplies).map((finding) => ({
    code: finding.code,
    level: serious.includes(finding.code) ? 'serious' : 'warn',
    facts: finding.facts,
    text: findingText(finding),
    to: `/plans/${plan.id}/parts?tab=${finding.kind}`,
  }))
}
