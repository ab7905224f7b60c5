import type { FinderAnswer } from '../../../preload/contract/plans/finder'
import type { ResolvedContact } from '../../../preload/contract/plans/resolved-parts'
import type { DocumentDefinition, Element, TableRow } from '../../documents/index'
import { amountText } from '../parts/rules'

export type FoundOnPaper = Readonly<{
  answer: FinderAnswer
  office: string
  /** Day of printing, `YYYY-MM-DD`. */
  today: string
}>

/** A time limit on paper: 15 分钟, 1 小时 30 分钟. Empty where there is none. */
export function minutesText(minutes: number | null): string {
  if (minutes === null) return ''
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  return [hours > 0 ? `${hours}小时` : '', rest > 0 || hours === 0 ? `${rest}分钟` : ''].join('')
}

const numbers = (contact: ResolvedContact | null) =>
  contact === null ? '' : [contact.name, ...contact.phones.slice(0, 1)].filter(Boolean).join('\n')

/**
 * The finder's answer on A4: which plan, who does what by when, whom to call, what must not be done, what is there.
 * Where text was read that nobody checked, the paper says so.
 */
export function foundDocument({ answer, office, today }: FoundOnPaper): DocumentDefinition {
  const chosen = answer.plans.find((plan) => plan.planId === answer.chosen)
  const title = `应急速查：${answer.eventName}`
  return {
    title,
    office,
    printedOn: today,
    paper: 'A4',
    layout: 'compact',
    watermark: '内部资料',
    sections: [
      {
        elements: [
          { kind: 'title', text: title },
          {
            kind: 'facts',
            facts: [
              ['地点', answer.placeName || '全镇'],
              [
                '适用预案',
                chosen ? `${chosen.title}（第 ${chosen.versionNumber} 版）` : '没有找到适用的预案',
              ],
            ],
          },
          ...answer.levels.flatMap(levelElements),
          ...answer.passages.flatMap((passage): Element[] => [
            { kind: 'heading', level: 2, text: `预案正文：${passage.heading}` },
            {
              kind: 'blocks',
              blocks: passage.text.split('\n').map((line) => ({ kind: 'paragraph', runs: [{ text: line }] })),
            },
          ]),
          ...phoneTable(answer),
          ...cardElements(answer),
          ...suppliesTable(answer),
        ],
      },
    ],
  }
}

function levelElements(level: FinderAnswer['levels'][number]): Element[] {
  const mark = level.source === 'text' ? '（摘自预案正文，未经核对）' : ''
  return [
    { kind: 'heading', level: 1, text: `${level.name}${mark}` },
    ...(level.conditions.length > 0
      ? [{ kind: 'note' as const, text: `启动条件：${level.conditions.join('；')}。` }]
      : []),
    ...(level.startedBy === '' ? [] : [{ kind: 'note' as const, text: `启动：${level.startedBy}` }]),
    {
      kind: 'table',
      columns: [
        { title: '序号', weight: 0.7, align: 'center' },
        { title: '做什么', weight: 6 },
        { title: '谁来做', weight: 2 },
        { title: '时限', weight: 1.2, align: 'center' },
        { title: '电话', weight: 2.2 },
      ],
      rows: level.actions.map((action, index) => [
        String(index + 1),
        action.text,
        action.post,
        minutesText(action.minutes),
        numbers(action.contact),
      ]),
      empty: '（没有登记行动）',
    },
  ]
}

/** Name, what for, numbers. */
type Line = readonly [name: string, detail: string, phones: string]

/** Everybody who can be called, once, in the order: command, lists, villagers, posts. */
function phoneTable(answer: FinderAnswer): Element[] {
  const person = (name: string, detail: string, phones: readonly string[]): Line => [
    name,
    detail,
    phones[0] ?? '',
  ]
  const lines: Line[] = [
    ...answer.command.flatMap(({ name, person: head, deputy }) => [
      person(head?.name ?? '（空缺）', name, head?.phones ?? []),
      ...(deputy ? [person(deputy.name, `${name}（副）`, deputy.phones)] : []),
    ]),
    ...answer.contacts.flatMap(({ lines: listed }) =>
      listed.map(({ name, role, phones }) => person(name || role, name === '' ? '' : role, phones)),
    ),
    ...answer.villagers.map(({ name, post, phones }) =>
      person(
        name,
        `${answer.placeName}${post}`,
        phones.map(({ number }) => number),
      ),
    ),
    ...answer.posts.map(({ name, unit, post, phones }) =>
      person(
        name,
        [unit, post].filter(Boolean).join(' '),
        phones.map(({ number }) => number),
      ),
    ),
  ]
  if (lines.length === 0) return []
  // Two people a row: the sheet is to stay one page.
  const rows = lines.flatMap((line, at): TableRow[] =>
    at % 2 === 0 ? [[...line, ...(lines[at + 1] ?? ['', '', ''])]] : [],
  )
  return [
    { kind: 'heading', level: 1, text: '联系电话' },
    {
      kind: 'table',
      columns: [
        { title: '姓名', weight: 1.6 },
        { title: '职责', weight: 2.4 },
        { title: '电话', weight: 2.6 },
        { title: '姓名', weight: 1.6 },
        { title: '职责', weight: 2.4 },
        { title: '电话', weight: 2.6 },
      ],
      rows,
    },
  ]
}

function cardElements({ cards }: FinderAnswer): Element[] {
  return cards.flatMap((card): Element[] => [
    { kind: 'heading', level: 1, text: `处置卡：${card.post}` },
    ...(card.trigger === '' ? [] : [{ kind: 'note' as const, text: `何时启用：${card.trigger}` }]),
    {
      kind: 'table',
      columns: [
        { title: '序号', weight: 0.7, align: 'center' },
        { title: '步骤', weight: 9 },
        { title: '时限', weight: 1.4, align: 'center' },
      ],
      rows: card.steps.map((step, index) => [String(index + 1), step.text, minutesText(step.minutes)]),
      empty: '（没有登记步骤）',
    },
    ...(card.contacts.length > 0
      ? [
          {
            kind: 'note' as const,
            text: `电话：${card.contacts.map(({ role, name, phones }) => [role, name, ...phones].filter(Boolean).join(' ')).join('；')}`,
          },
        ]
      : []),
    ...(card.bans.length > 0 ? [{ kind: 'note' as const, text: `严禁：${card.bans.join('；')}` }] : []),
  ])
}

function suppliesTable({ supplies }: FinderAnswer): Element[] {
  if (supplies.length === 0) return []
  return [
    { kind: 'heading', level: 1, text: '物资' },
    {
      kind: 'table',
      columns: [
        { title: '物资', weight: 4 },
        { title: '储备库', weight: 3 },
        { title: '需要', weight: 1.6, align: 'right' },
        { title: '现有可用', weight: 1.6, align: 'right' },
        { title: '缺', weight: 1.4, align: 'right' },
      ],
      rows: supplies.map((line) => [
        line.name,
        line.depot || '不限',
        `${amountText(line.needed, line.decimals)}${line.unit}`,
        `${amountText(line.usable, line.decimals)}${line.unit}`,
        line.short > 0 ? `${amountText(line.short, line.decimals)}${line.unit}` : '',
      ]),
    },
  ]
}
