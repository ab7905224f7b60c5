import { readFile, stat, writeFile } from 'node:fs/promises'
import { uuidv7 } from 'uuidv7'
import { countCards } from '../../../database/handbooks/repository'
import { listTemplates, nameTaken, templateById } from '../../../database/handbooks/templates/repository'
import type { TemplateRow } from '../../../database/handbooks/templates/schema'
import type { EntityManager } from '../../../database/open'
import { listPlans } from '../../../database/plans/repository'
import {
  type PaperOrder,
  type Template,
  TemplateOrder,
  type templatesCalls,
} from '../../../preload/contract/handbooks/index'
import { DomainError } from '../../../preload/contract/result'
import type { AreaHandlers, CommandContext } from '../../host/index'
import { fileName } from '../rules'
import { templateKind } from './kinds'
import {
  builtIn,
  type HerePlan,
  readTemplate,
  resolveOrder,
  type TemplateContent,
  templateText,
} from './rules'

/** A template is a few kilobytes; anything larger is something else. */
const mostBytes = 512 * 1024

const orderOf = ({ order }: TemplateRow): TemplateOrder => TemplateOrder.parse(order)

function asTemplate(row: TemplateRow): Template {
  const { deletedAt: _deleted, order: _order, ...rest } = row
  const order = orderOf(row)
  return { ...rest, form: order.form, parts: order.parts.length }
}

function plansHere(em: EntityManager): HerePlan[] {
  const cards = countCards(em)
  return listPlans(em, { sort: { field: 'title', order: 'asc' } }, { offset: 0, limit: 600 }).rows.map(
    ({ id, title, category }) => ({ id, title, category, cards: cards.get(id) ?? 0 }),
  )
}

function builtInTemplates(here: readonly HerePlan[]): Template[] {
  return builtIn.map(({ id, name, remark, order }) => {
    const { form, parts } = order(here)
    const stamp = { owner: '000000000000', rev: '', createdAt: 0, updatedAt: 0 }
    return { ...stamp, id: builtInId(id), name, remark, form, source: 'built-in', parts: parts.length }
  })
}

/** Built-in templates have ids that are made from their names, so that they fit where ids are expected. */
function builtInId(name: string): string {
  const at = builtIn.findIndex(({ id }) => id === name) + 1
  return `00000000-0000-7000-8000-${String(at).padStart(12, '0')}`
}

type Found = Readonly<{
  name: string
  remark: string
  order: ReturnType<(typeof builtIn)[number]['order']>
  missing: string[]
}>

function find(em: EntityManager, id: string): Found {
  const here = plansHere(em)
  const own = builtIn.find((one) => builtInId(one.id) === id)
  if (own) return { name: own.name, remark: own.remark, order: own.order(here), missing: [] }
  const row = templateById(em, id)
  if (!row) throw new DomainError('not-found')
  return { name: row.name, remark: row.remark, ...resolveOrder(orderOf(row), here) }
}

/** The order with the names of its plans, so that it can be read elsewhere and after a plan was replaced. */
function named(order: PaperOrder, here: readonly HerePlan[]): TemplateOrder {
  const byId = new Map(here.map((plan) => [plan.id, plan]))
  const plans = order.parts.flatMap((part) => {
    const plan = 'planId' in part ? byId.get(part.planId) : undefined
    return plan ? [[plan.id, { title: plan.title, category: plan.category }] as const] : []
  })
  return { ...order, plans: Object.fromEntries(plans) }
}

function freeName(em: EntityManager, name: string): string {
  for (let number = 1; ; number += 1) {
    const tried = number === 1 ? name : `${name.slice(0, 54)}（${number}）`
    if (!nameTaken(em, tried, '')) return tried
  }
}

function keep(
  { records }: CommandContext,
  content: TemplateContent,
  source: TemplateRow['source'],
): TemplateRow {
  const { name, remark, order } = content
  const row = records.insert(templateKind, [{ id: uuidv7(), name, remark, source, order }])[0]
  if (!row) throw new DomainError('internal')
  return row
}

export const templateHandlers: AreaHandlers<typeof templatesCalls> = {
  async listTemplates({ em }) {
    const rows = [...listTemplates(em).map(asTemplate), ...builtInTemplates(plansHere(em))]
    return { rows, total: rows.length }
  },

  async openTemplate({ em }, { id }) {
    const { name, order, missing } = find(em, id)
    return { name, order, missing }
  },

  async saveTemplate(context, { id, rev, name, remark, order }) {
    const { em, records, subject } = context
    if (nameTaken(em, name, id ?? ''))
      throw new DomainError('duplicate', {}, [{ path: 'name', reason: 'duplicate' }])
    const kept = order && named(order, plansHere(em))
    if (!id && !kept) throw new DomainError('invalid-input', {}, [{ path: 'order', reason: 'required' }])
    const row = id
      ? records.update(templateKind, id, { name, remark, ...(kept ? { order: kept } : {}) }, rev)
      : keep(context, { name, remark, order: kept as TemplateOrder }, 'own')
    subject({ template: row.id })
    return asTemplate(row)
  },

  async removeTemplate({ records, subject }, { id }) {
    records.remove(templateKind, id)
    subject({ template: id })
    return { id }
  },

  async exportTemplate({ read, output }, { id }) {
    const content = await read(async (em): Promise<TemplateContent> => {
      const row = templateById(em, id)
      if (row) return { name: row.name, remark: row.remark, order: orderOf(row) }
      const { name, remark, order } = find(em, id)
      if (order.parts.length === 0) throw new DomainError('nothing-chosen')
      return { name, remark, order: named(order, plansHere(em)) }
    })
    const made = output(fileName(content.name, undefined, 'json'))
    await writeFile(made.path, templateText(content))
    return made.finish()
  },

  async importTemplate({ file, write }, { file: ref }) {
    const { path, name } = file(ref)
    const { size } = await stat(path).catch(() => ({ size: -1 }))
    if (size < 0) throw new DomainError('file-not-found')
    if (size > mostBytes) throw new DomainError('file-not-what-it-says', { name })
    const content = readTemplate(await readFile(path, 'utf8'))
    if (!content) throw new DomainError('file-not-what-it-says', { name })
    return write(async (context) => {
      const row = keep(context, { ...content, name: freeName(context.em, content.name) }, 'county')
      const { missing } = resolveOrder(content.order, plansHere(context.em))
      context.subject({ template: row.id, missing: missing.length })
      return { template: asTemplate(row), missing }
    })
  },
}
