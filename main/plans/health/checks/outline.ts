import { listHeadings } from '../../../../database/plans/repository'
import { sectionLabel } from '../../../../preload/contract/outline'
import type { Finding } from '../../../../preload/contract/plans/index'
import { isOwn, usualOutline } from '../../library/rules'
import { outlineItems } from '../../writing/outlines'
import { emptySections, firstOf, missingEntries, missingParts, someOf } from '../rules'
import type { HealthCheck } from '../types'

/** Categories whose plans must have the parts that the law names. */
const lawful: readonly string[] = ['comprehensive', 'special', 'departmental']

/** Headings over nothing, parts that the law asks for, and sections of the outline that the plan has not. */
export const checkOutline: HealthCheck = (em, plan, _today, resourceFolder): Finding[] => {
  if (!isOwn(plan.category)) return []
  const headings = listHeadings(em, plan.versionId)
  const findings: Finding[] = []
  const empty = emptySections(headings)
  const [first] = empty
  if (first) {
    const names = empty.map((section) => sectionLabel(section) || section.hint)
    findings.push({
      code: 'sections-empty',
      // A section that the outline asked for was left unwritten; a bare heading of a paper that was brought in may be meant.
      level: empty.some((section) => section.hint) ? 'serious' : 'warn',
      facts: { count: empty.length, titles: firstOf(names) },
      text: `章节没有内容：${someOf(names)}`,
      to: `/plans/${plan.id}?section=${first.id}`,
    })
  }
  if (headings.length === 0) return findings
  const parts = lawful.includes(plan.category) ? missingParts(headings) : []
  if (parts.length > 0)
    findings.push({
      code: 'parts-missing',
      level: 'warn',
      facts: { count: parts.length, titles: parts.join('、') },
      text: `没有见到写明：${parts.join('、')}`,
      to: `/plans/${plan.id}`,
    })
  const outline = plan.outline || usualOutline(plan.category)
  const entries = outline ? outlineItems(em, resourceFolder, outline) : []
  const missing = missingEntries(
    plan.outline ? entries : entries.filter(({ level }) => level === 1),
    headings,
  )
  if (missing.length > 0) {
    const titles = missing.map(({ title }) => title)
    findings.push({
      code: 'outline-missing',
      // The outline was chosen for this plan: it is held to it. One that its category suggests is a hint only.
      level: plan.outline ? 'warn' : 'info',
      facts: { count: missing.length, titles: firstOf(titles) },
      text: `对照大纲，没有见到：${someOf(titles)}`,
      to: `/plans/${plan.id}`,
    })
  }
  return findings
}
