import { z } from 'zod'
import { requiredText, text } from '../../../preload/contract/common'
import {
  type HandbookPart,
  type PaperForm,
  type PaperOrder,
  shapes,
  TemplateOrder,
} from '../../../preload/contract/handbooks/index'

/** Rules of templates. Pure. */

/** What marks a file as a template of this program. */
const MARK = 'youbei-printing-template'
const FORMAT = 1

/** A template file: strict, because it comes from outside. Unknown properties are refused, not carried along. */
const TemplateFile = z.strictObject({
  kind: z.literal(MARK),
  format: z.literal(FORMAT),
  name: requiredText(60),
  remark: text(200).default(''),
  order: TemplateOrder.strict(),
})

export type TemplateContent = Readonly<{ name: string; remark: string; order: TemplateOrder }>

/**
 * A template as the text of a file. Names of persons are in no template; what only this office has (which depots, which
 * units, which village) is left out, so that elsewhere all of them are meant.
 */
export function templateText({ name, remark, order }: TemplateContent): string {
  const parts = order.parts.map((part): HandbookPart => {
    if (part.kind === 'supplies') {
      const { depotIds: _depots, ...rest } = part
      return rest
    }
    if (part.kind === 'people') {
      const { units: _units, ...rest } = part
      return rest
    }
    return part
  })
  return `${JSON.stringify({ kind: MARK, format: FORMAT, name, remark, order: { ...order, parts } }, null, 2)}\n`
}

/** Reads a template file; nothing where the text is none. */
export function readTemplate(source: string): TemplateContent | undefined {
  let json: unknown
  try {
    json = JSON.parse(source.replace(/^\uFEFF/u, ''))
  } catch {
    return undefined
  }
  const parsed = TemplateFile.safeParse(json)
  return parsed.success ? parsed.data : undefined
}

export type HerePlan = Readonly<{
  id: string
  title: string
  category: string
  /** Handling cards of its version in force. */
  cards?: number
}>

/**
 * A template's order with the plans of this office: by id, else by exact title, else the only plan of the same kind
 * whose title speaks of the same (防汛…). What is not found is left out and named.
 */
export function resolveOrder(
  { plans, ...order }: TemplateOrder,
  here: readonly HerePlan[],
): { order: Omit<PaperOrder, 'parts'> & { parts: HandbookPart[] }; missing: string[] } {
  const byId = new Map(here.map((plan) => [plan.id, plan]))
  const missing: string[] = []
  const parts: HandbookPart[] = []
  for (const part of order.parts) {
    if (!('planId' in part) || byId.has(part.planId)) {
      parts.push(part)
      continue
    }
    const named = plans[part.planId]
    const found = named ? findPlan(named, here) : undefined
    if (!found) missing.push(named?.title || part.planId.slice(0, 8))
    // Keys of sections are another office's own.
    else if (part.kind === 'plan')
      parts.push({ kind: 'plan', planId: found.id, ...(part.facts === false ? { facts: false } : {}) })
    else parts.push({ ...part, planId: found.id })
  }
  return { order: { ...order, parts }, missing: [...new Set(missing)] }
}

/** Words that tell what a plan is for. */
const matters =
  /防汛|抗旱|森林|火灾|地质|地震|台风|低温|雨雪|冰冻|燃气|交通|食品|卫生|疫情|溺水|综合|总体|安全生产|危险化学品/gu

function findPlan(
  named: { title: string; category: string },
  here: readonly HerePlan[],
): HerePlan | undefined {
  const same = here.find(({ title }) => title === named.title)
  if (same) return same
  const words = named.title.match(matters) ?? []
  if (words.length === 0) return undefined
  const alike = here.filter(
    ({ title, category }) => category === named.category && words.some((word) => title.includes(word)),
  )
  return alike.length === 1 ? alike[0] : undefined
}

export type BuiltIn = Readonly<{
  id: string
  name: string
  remark: string
  order: (here: readonly HerePlan[]) => Choice
}>
type Choice = Omit<PaperOrder, 'parts'> & { parts: HandbookPart[] }

function choice(form: PaperForm, title: string, parts: HandbookPart[], more: Partial<Choice> = {}): Choice {
  const shape = shapes[form]
  return {
    title,
    form,
    paper: shape.papers[0] ?? 'A4',
    imposition: 'none',
    internal: true,
    blackWhite: false,
    cover: shape.cover,
    contents: shape.contents,
    redHead: null,
    imprint: null,
    parts,
    ...more,
  }
}

const plan = ({ id }: HerePlan): HandbookPart => ({ kind: 'plan', planId: id })
const people: HandbookPart = { kind: 'people', masked: false }
const township = ['comprehensive', 'special', 'departmental', 'event', 'other']
const withCards = (here: readonly HerePlan[]) =>
  here.filter(({ cards = 0 }) => cards > 0).map(({ id }): HandbookPart => ({ kind: 'cards', planId: id }))
const kept = (here: readonly HerePlan[]) => here.filter(({ category }) => township.includes(category))

/** Templates that come with the program. They are made from what there is when they are opened. */
export const builtIn: readonly BuiltIn[] = [
  {
    id: 'builtin-handbook',
    name: '乡镇应急手册',
    remark: 'A4，封面、目录、全部预案、物资清单、通讯录',
    order: (here) =>
      choice('handbook', '应急工作手册', [...kept(here).map(plan), { kind: 'supplies' }, people]),
  },
  {
    id: 'builtin-booklet',
    name: '乡镇应急手册（A5 骑马钉）',
    remark: 'A5 页拼在 A4 纸上，双面打印，对折装订',
    order: (here) =>
      choice('handbook', '应急工作手册', [people, ...kept(here).map(plan), { kind: 'supplies' }], {
        paper: 'A5',
        imposition: 'booklet',
      }),
  },
  {
    id: 'builtin-pocket',
    name: '应急口袋本',
    remark: 'A6，先电话后处置卡；一张 A4 纸裁出两本',
    order: (here) =>
      choice('pocket', '应急口袋本', [people, ...withCards(here), { kind: 'supplies' }], {
        imposition: 'booklet',
      }),
  },
  {
    id: 'builtin-cards',
    name: '应急处置卡（四张一页）',
    remark: 'A6 卡片四张拼一张 A4，带裁切线',
    order: (here) =>
      choice('cards', '应急处置卡', withCards(here), {
        imposition: 'four',
        internal: false,
      }),
  },
  {
    id: 'builtin-phones',
    name: '应急通讯录',
    remark: 'A4，按单位排列',
    order: () => choice('phones', '应急通讯录', [people]),
  },
  {
    id: 'builtin-posted',
    name: '张贴用通讯录（隐去号码中间几位）',
    remark: 'A4，贴在公告栏上',
    order: () => choice('phones', '应急通讯录', [{ kind: 'people', masked: true }], { internal: false }),
  },
  {
    id: 'builtin-supplies',
    name: '物资台账',
    remark: 'A4 横排，按储备库',
    order: () => choice('supplies', '应急物资台账', [{ kind: 'supplies' }], { internal: false }),
  },
]
