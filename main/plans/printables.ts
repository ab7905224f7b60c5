import { planById, sectionsOfVersion } from '../../database/plans/repository'
import type { PlanSectionRow } from '../../database/plans/schema'
import type { Block } from '../../preload/contract/blocks'
import type { PartOf } from '../../preload/contract/handbooks/index'
import { DomainError } from '../../preload/contract/result'
import type { Card, Element, PrintedPart, Section } from '../documents/index'
import { attachmentPath, type PartContext } from '../host/index'
import { maskPhone } from '../people/index'
import { parseBody } from './body'
import { partsOfVersion } from './parts/index'
import { attachmentsOf, headingText, longDate, withoutSections } from './print-rules'

function planOf({ em }: PartContext, id: string) {
  const plan = planById(em, id)
  if (!plan) throw new DomainError('not-found')
  return plan
}

/**
 * A plan: facts, then its sections. In an official paper (GB/T 9704-2012) there are no facts, each attachment starts a
 * page under the word 附件, and the issuing body signs with the date after the main text.
 */
export function collectPlan(context: PartContext, part: PartOf<'plan'>): PrintedPart {
  const plan = planOf(context, part.planId)
  const rows = withoutSections(sectionsOfVersion(context.em, plan.versionId), part.omit ?? [])
  const official = context.form === 'official'
  const facts = [
    ['发文字号', plan.documentNumber],
    ['发布单位', plan.issuedBy],
    ['发布日期', plan.issuedOn ?? ''],
    ['下次评估', plan.nextReviewOn ?? plan.reviewOn ?? ''],
    ['版本', `第 ${plan.versionNumber} 版`],
  ].filter((fact): fact is [string, string] => (fact[1] ?? '') !== '')
  const { main, attachments } = official ? attachmentsOf(rows) : { main: rows, attachments: [] }
  const head: Element[] = [{ kind: 'title', text: plan.title }]
  if (!official && part.facts !== false && facts.length > 0) head.push({ kind: 'facts', facts })
  const sections: Section[] = [
    {
      runningHead: plan.title,
      elements: [
        ...head,
        ...main.flatMap((row) => sectionElements(row)),
        ...(official ? [...attachmentNames(attachments), ...signature(plan)] : []),
      ],
    },
    ...attachments.map(
      (one): Section => ({
        runningHead: plan.title,
        elements: [
          { kind: 'attachment', text: one.number },
          ...one.rows.flatMap((row, at) => sectionElements(row, at === 0)),
        ],
      }),
    ),
  ]
  return {
    title: plan.title,
    numbers: false,
    empty: rows.length === 0,
    sections,
    images: picturesOf(rows, context.environment.dataFolder),
  }
}

/** The names of the attachments under the text; those without one are not listed. */
function attachmentNames(attachments: readonly { rows: readonly PlanSectionRow[] }[]): Element[] {
  const names = attachments.flatMap(({ rows: [first] }) => (first?.title ? [first.title] : []))
  return names.length === 0 ? [] : [{ kind: 'attachment-names', names }]
}

/** Who issued the plan and when. */
function signature(plan: { issuedBy: string; issuedOn: string | null }): Element[] {
  if (plan.issuedBy === '' && plan.issuedOn === null) return []
  return [{ kind: 'signed', body: plan.issuedBy, day: longDate(plan.issuedOn ?? '') }]
}

/** `asTitle`: the section is an attachment, its heading the attachment's title. */
function sectionElements(row: PlanSectionRow, asTitle = false): Element[] {
  const { level, number, title, runIn, key } = row
  const blocks = parseBody(row.body)
  const text = headingText(number, title)
  const [first, ...others] = blocks
  if (runIn && text !== '' && first?.kind === 'paragraph') {
    const mark = runIn.trim() === '' ? '　' : runIn
    const heading: Element = { kind: 'heading', level, text, key, runIn: { mark, runs: first.runs } }
    return others.length > 0 ? [heading, { kind: 'blocks', blocks: others }] : [heading]
  }
  // Text before the first heading is a section without a title.
  const heading: Element[] =
    text === '' ? [] : [{ kind: 'heading', level, text, key, ...(asTitle ? { asTitle } : {}) }]
  return blocks.length > 0 ? [...heading, { kind: 'blocks', blocks }] : heading
}

function picturesOf(rows: readonly PlanSectionRow[], dataFolder: string): Record<string, string> {
  const blocks = rows.flatMap((row): readonly Block[] =>
    row.body.includes('"image"') ? parseBody(row.body) : [],
  )
  return Object.fromEntries(
    blocks.flatMap((block) =>
      block.kind === 'image' ? [[block.attachment, attachmentPath(dataFolder, block.attachment)]] : [],
    ),
  )
}

/** 应急处置卡 of a plan. Each fills its page on cards and in a pocket book; in a handbook they follow one another. */
export function collectCards(context: PartContext, part: PartOf<'cards'>): PrintedPart {
  const plan = planOf(context, part.planId)
  const { cards } = partsOfVersion(context.em, plan.versionId, context.today)
  const chosen = cards.filter(({ post }) => !part.posts || part.posts.includes(post))
  const title = '应急处置卡'
  const printed = chosen.map(
    (card): Card => ({
      kind: 'card',
      key: `card:${card.post}`,
      over: plan.title,
      title: card.title === '' ? `${card.post}应急处置卡` : card.title,
      blocks: [
        { label: '什么时候用', lines: card.trigger === '' ? [] : [card.trigger] },
        {
          label: '怎么做',
          numbered: true,
          lines: card.steps.map(({ text, minutes }) => text + within(minutes)),
        },
        { label: '严禁', lines: card.bans },
      ],
      phones: card.contacts.flatMap(({ role, name, phones }) =>
        (phones.length > 0 ? phones : ['']).map((number, at) => ({
          role: at === 0 ? role : '',
          name: at === 0 ? name : '',
          number,
        })),
      ),
    }),
  )
  const alone = context.form === 'cards'
  const ownPages = context.form === 'pocket' && printed.length > 0
  return {
    title: `${plan.title} ${title}`,
    numbers: chosen.some(({ contacts }) => contacts.some(({ phones }) => phones.length > 0)),
    empty: chosen.length === 0,
    sections: alone
      ? printed.map((card): Section => ({ narrow: true, elements: [card] }))
      : ownPages
        ? printed.map(
            (card, at): Section => ({
              runningHead: title,
              // The card says itself what it is and whose.
              elements: at === 0 ? [{ kind: 'title', text: title, silent: true }, card] : [card],
            }),
          )
        : [
            {
              runningHead: title,
              elements: [
                { kind: 'title', text: title, subtitle: plan.title },
                ...(printed.length === 0 ? [none('（这份预案还没有处置卡）')] : printed.flatMap(cardAsText)),
              ],
            },
          ],
  }
}

const within = (minutes: number | null): string => (minutes === null ? '' : `（${minutes} 分钟内）`)
const none = (text: string): Element => ({ kind: 'note', text, align: 'center' })

/** A card among other text: heading, lines, a small table of numbers. */
function cardAsText(card: Card): Element[] {
  const blocks = card.blocks.flatMap(({ label, lines, numbered }): Block[] =>
    lines.length === 0
      ? []
      : [
          {
            kind: 'paragraph',
            runs: [{ text: `${label}：`, bold: true }, ...(numbered ? [] : [{ text: lines.join('；') }])],
          },
          ...(numbered
            ? [{ kind: 'list' as const, ordered: true, items: lines.map((text) => [{ text }]) }]
            : []),
        ],
  )
  return [
    { kind: 'heading', level: 1, text: card.title, ...(card.key ? { key: card.key } : {}) },
    { kind: 'blocks', blocks },
    ...(card.phones.length > 0
      ? [
          {
            kind: 'table' as const,
            columns: [
              { title: '角色', weight: 2 },
              { title: '姓名', weight: 2 },
              { title: '电话', weight: 3 },
            ],
            rows: card.phones.map(({ role, name, number }) => [role, name, number]),
          },
        ]
      : []),
  ]
}

/** Command structure, response levels and contact lists of a plan, with the numbers as they are now. */
export function collectCalls(context: PartContext, part: PartOf<'calls'>): PrintedPart {
  const plan = planOf(context, part.planId)
  const { command, levels, contacts } = partsOfVersion(context.em, plan.versionId, context.today)
  const shown = (phones: readonly string[]) =>
    phones.map((number) => (part.masked ? maskPhone(number) : number)).join('\n')
  const title = '指挥体系和联系电话'
  const elements: Element[] = [{ kind: 'title', text: title, subtitle: plan.title }]
  if (command.length > 0)
    elements.push(
      { kind: 'heading', level: 1, text: '指挥体系', key: 'command' },
      {
        kind: 'table',
        columns: [
          { title: '岗位', weight: 2.4 },
          { title: '姓名', weight: 1.6 },
          { title: '电话', weight: 2.6 },
          { title: '替补', weight: 2.6 },
        ],
        rows: command.map(({ depth, name, person, deputy }) => [
          '　'.repeat(depth) + name,
          person?.name ?? '（空缺）',
          person ? shown(person.phones) : '',
          deputy ? `${deputy.name}\n${shown(deputy.phones)}` : '',
        ]),
      },
    )
  for (const level of levels)
    elements.push(
      { kind: 'heading', level: 1, text: level.name, key: `level:${level.level}` },
      {
        kind: 'blocks',
        blocks: [
          ...(level.startedBy === '' ? [] : [line('启动权限', level.startedBy)]),
          ...level.conditions.map((condition) => line('启动条件', condition)),
          {
            kind: 'list',
            ordered: true,
            items: level.actions.map((action) => [{ text: action.text + within(action.minutes) }]),
          },
        ],
      },
    )
  for (const list of contacts)
    elements.push(
      { kind: 'heading', level: 1, text: list.title, key: `contacts:${list.title}` },
      {
        kind: 'table',
        columns: [
          { title: '职责', weight: 2 },
          { title: '姓名', weight: 1.6 },
          { title: '单位和职务', weight: 3 },
          { title: '电话', weight: 2.6 },
        ],
        rows: list.lines.map(({ role, name, unit, post, phones }) => [
          role,
          name,
          [unit, post].filter(Boolean).join(' '),
          shown(phones),
        ]),
      },
    )
  const empty = command.length === 0 && levels.length === 0 && contacts.length === 0
  if (empty) elements.push(none('（这份预案还没有指挥体系、响应级别和联系电话）'))
  return {
    title: `${plan.title} ${title}`,
    numbers: !part.masked && !empty,
    empty,
    sections: [{ runningHead: title, elements }],
  }
}

const line = (label: string, text: string): Block => ({
  kind: 'paragraph',
  runs: [{ text: `${label}：`, bold: true }, { text }],
})
