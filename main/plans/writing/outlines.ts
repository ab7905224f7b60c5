import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { getSetting, setSetting } from '../../../database/office/repository'
import type { EntityManager } from '../../../database/open'
import { insertSections, listHeadings, planById } from '../../../database/plans/repository'
import type { OutlineItem, PlanOutline, writingCalls } from '../../../preload/contract/plans/index'
import { headingNumbers, isAnnex } from '../../../preload/contract/plans/numbering'
import { DomainError } from '../../../preload/contract/result'
import type { AreaHandlers, CommandContext } from '../../host/index'
import { asPlan, mustPlan } from '../as-plan'
import { refreshReview } from '../library/review'
import { insertDraft, insertPlan } from '../life/draft'
import { recordStep } from '../life/steps'
import { parseOutlines, type ReferenceOutline } from './outline-rules'

type Calls = Pick<
  typeof writingCalls,
  'listOutlines' | 'newPlan' | 'readOutlineFile' | 'addOutline' | 'saveAsOutline' | 'removeOutline'
>

/** Where the office's own outlines are kept: part of its settings, because a plan only begins with them. */
const key = 'planOutlines'
const mostOutlines = 200

type OwnOutline = Readonly<{ id: string; name: string; items: OutlineItem[] }>

const ownOutlines = (em: EntityManager) => (getSetting(em, key) ?? []) as OwnOutline[]

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
  const own = ownOutlines(em).map((outline) => ({ ...outline, own: true, origin: '' }))
  const given = referenceOutlines(environment.resourceFolder).map(({ id, origin, items }) => ({
    id,
    name: names[id] ?? id,
    own: false,
    origin,
    items,
  }))
  return [...own, ...given]
}

function keepOutline({ em, inverse, subject }: CommandContext, name: string, items: OutlineItem[]): string {
  const own = ownOutlines(em)
  if (own.some((outline) => outline.name === name))
    throw new DomainError('duplicate', undefined, [{ path: 'name', reason: 'duplicate' }])
  if (own.length >= mostOutlines) throw new DomainError('too-many-rows', { limit: mostOutlines })
  const id = uuidv7()
  setSetting(em, key, [...own, { id, name, items }])
  inverse('plans.removeOutline', { id })
  subject({ outline: id, items: items.length })
  return id
}

/** What an outline asks for, its annexes left out; nothing for one that is not here any more. */
export function outlineItems(em: EntityManager, resourceFolder: string, id: string): readonly OutlineItem[] {
  const outlines = [...ownOutlines(em), ...referenceOutlines(resourceFolder)]
  return outlines.find((outline) => outline.id === id)?.items.filter((item) => !isAnnex(item)) ?? []
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

  async removeOutline({ em, inverse, subject }, { id }) {
    const own = ownOutlines(em)
    const gone = own.find((outline) => outline.id === id)
    if (!gone) throw new DomainError('outline-not-found')
    setSetting(
      em,
      key,
      own.filter((outline) => outline.id !== id),
    )
    inverse('plans.addOutline', { name: gone.name, items: gone.items })
    subject({ outline: id })
    return { removed: 1 }
  },
}
