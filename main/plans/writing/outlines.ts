import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import type { EntityManager } from '../../../database/open'
import { insertSections, listHeadings, planById } from '../../../database/plans/repository'
import { listOutlines, mostOutlines, outlineById } from '../../../database/plans/writing/repository'
import type { PlanOutlineRow } from '../../../database/plans/writing/schema'
import type { OutlineItem, PlanOutline, writingCalls } from '../../../preload/contract/plans/index'
import { headingNumbers, isAnnex } from '../../../preload/contract/plans/numbering'
import { DomainError } from '../../../preload/contract/result'
import type { AreaHandlers, CommandContext } from '../../host/index'
import { asPlan, mustPlan } from '../as-plan'
import { refreshReview } from '../library/review'
import { insertDraft, insertPlan } from '../life/draft'
import { recordStep } from '../life/steps'
import { planOutlineKind } from './kinds'
import { parseOutlines, type ReferenceOutline } from './outline-rules'

type Calls = Pick<
  typeof writingCalls,
  'listOutlines' | 'newPlan' | 'readOutlineFile' | 'addOutline' | 'saveAsOutline' | 'removeOutline'
>

const itemsOf = (outline: PlanOutlineRow) => outline.items as OutlineItem[]

let reference: readonly ReferenceOutline[] | undefined

/** The outlines that come with the program, read once a thread. */
export function referenceOutlines(resourceFolder: string): readonly ReferenceOutline[] {
  reference ??= parseOutlines(readFileSync(join(resourceFolder, 'reference', 'plan-outlines.csv'), 'utf8'))
  return reference
}

/** Names of the program's outlines, as documents call them. */
const names: Readonly<Record<string, string>> = {
  'township-master': '乡镇（街道）综合应急预案',
  'township-special': '乡镇（街道）专项应急预案',
  'village-brief': '村（社区）简明应急预案',
  'work-manual': '应急工作手册',
  'gbt46793.2': '乡镇（街道）应急预案（法定内容）',
  'enterprise-comprehensive': '企业综合应急预案',
}

function allOutlines({ em, environment }: Pick<CommandContext, 'em' | 'environment'>): PlanOutline[] {
  const own = listOutlines(em).map((outline) => ({
    id: outline.id,
    name: outline.name,
    own: true,
    origin: '',
    items: itemsOf(outline),
  }))
  const given = referenceOutlines(environment.resourceFolder).map(({ id, origin, items }) => ({
    id,
    name: names[id] ?? id,
    own: false,
    origin,
    items,
  }))
  return [...own, ...given]
}

/** Keeps an outline under a name no other has. */
function keepOutline({ em, records, subject }: CommandContext, name: string, items: OutlineItem[]): string {
  const own = listOutlines(em)
  if (own.some((outline) => outline.name === name))
    throw new DomainError('duplicate', undefined, [{ path: 'name', reason: 'duplicate' }])
  if (own.length >= mostOutlines) throw new DomainError('too-many-rows', { limit: mostOutlines })
  const id = uuidv7()
  records.insert(planOutlineKind, [{ id, name, items }])
  subject({ outline: id, items: items.length })
  return id
}

/** What an outline asks for, its annexes left out; nothing for one that is not here any more. */
export function outlineItems(em: EntityManager, resourceFolder: string, id: string): readonly OutlineItem[] {
  const own = outlineById(em, id)
  const items = own
    ? itemsOf(own)
    : (referenceOutlines(resourceFolder).find((outline) => outline.id === id)?.items ?? [])
  return items.filter((item) => !isAnnex(item))
}

/** Outlines to begin a plan with, and beginning one. */
export const outlineHandlers: AreaHandlers<Calls> = {
  async listOutlines({ em, environment }) {
    return { outlines: allOutlines({ em, environment }) }
  },

  async newPlan(context, { title, category, outline: outlineId, numbering }) {
    const { em, subject } = context
    const outline = outlineId ? allOutlines(context).find((one) => one.id === outlineId) : undefined
    if (outlineId && !outline) throw new DomainError('outline-not-found')
    const items = outline?.items ?? []
    const numbers = headingNumbers(items, numbering)
    const planId = uuidv7()
    const version = insertDraft(context, planId, { sections: items.length, numbering })
    insertSections(
      em,
      items.map((item, position) => {
        const id = uuidv7()
        return {
          id,
          versionId: version.id,
          position,
          level: item.level,
          number: numbers[position] ?? '',
          title: item.title,
          runIn: '',
          characters: 0,
          body: '[]',
          key: id,
          hint: item.hint,
        }
      }),
    )
    insertPlan(
      context,
      planId,
      version,
      { title, category, outline: (outlineId ?? '').slice(0, 40) },
      { draft: true },
    )
    recordStep(context, version, { step: 'start', state: 'draft' })
    refreshReview(context, planId)
    subject({ plan: planId, sections: items.length })
    return asPlan(mustPlan(planById(em, planId)))
  },

  async readOutlineFile({ file, work }, input) {
    const { path, name } = file(input.file)
    return work('plans.readOutline', { path, name })
  },

  async addOutline(context, { name, items }) {
    let above = 0
    // An outline may leave no level out: whoever begins with it could not move what hangs in the air.
    const sound = items.map((item) => {
      above = Math.min(item.level, above + 1)
      return { ...item, level: above }
    })
    return { id: keepOutline(context, name, sound) }
  },

  async saveAsOutline(context, { planId, name }) {
    const { em } = context
    const plan = mustPlan(planById(em, planId))
    const items = listHeadings(em, plan.draftId ?? plan.versionId)
      .filter((heading) => heading.title !== '')
      .slice(0, 2_000)
      .map((heading) => ({
        level: heading.level,
        title: heading.title.slice(0, 200),
        hint: heading.hint,
        number: isAnnex(heading) ? heading.number : '',
      }))
    if (items.length === 0) throw new DomainError('draft-empty')
    return { id: keepOutline(context, name, items) }
  },

  async removeOutline({ em, records, subject }, { id }) {
    if (!outlineById(em, id)) throw new DomainError('outline-not-found')
    records.remove(planOutlineKind, id)
    subject({ outline: id })
    return { removed: 1 }
  },
}
