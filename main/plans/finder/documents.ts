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
  contact === null ? '' : [contact.name, ...contact.phones.slice(0, 1)].filter(Boolean).join(' ')

/**
 * The finder's answer on A4: which plan, who does what by when, whom to call, what must not be done, what is there.
 * Where text was read that nobody checked, the paper says so.
 */
export function foundDocument({ answer, office, today }: FoundOnPaper): DocumentDefinition {
  const chosen = answer.plans.find((plan) => plan.planId === answer.chosen)
  const title = `应急速查：${answer.eventName}`
  const plan = `适用预案：${chosen ? `${chosen.title}（第 ${chosen.versionNumber} 版）` : '没有找到'}。`
  return {
    title,
    office,
    printedOn: today,
    paper: 'A4',
    layout: 'compact',
    watermark: '内部资料',
    sections: [
      {
        slim: true,
        elements: [
          { kind: 'title', text: `${title}　${answer.placeName || '全镇'}` },
          ...(answer.levels.length === 0 ? [{ kind: 'note' as const, text: plan }] : []),
          ...answer.levels.flatMap((level, at) => levelElements(level, at === 0 ? plan : '')),
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

/** `lead` stands before the conditions. */
function levelElements(level: FinderAnswer['levels'][number], lead: string): Element[] {
  const mark = level.source === 'text' ? '（摘自预案正文，未经核对）' : ''
  const start = [
    lead,
    level.conditions.length > 0 ? `启动条件：${level.conditions.join('；')}。` : '',
    level.startedBy === '' ? '' : `由${level.startedBy}启动。`,
  ].join('')
  return [
    { kind: 'heading', level: 1, text: `${level.name}${mark}` },
    ...(start === '' ? [] : [{ kind: 'note' as const, text: start }]),
    {
      kind: 'table',
      columns: [
        { title: '序号', weight: 0.8, align: 'center' },
        { title: '做什么', weight: 6.8 },
        { title: '谁来做', weight: 1.8 },
        { title: '时限', weight: 2, align: 'center' },
        { title: '电话', weight: 3 },
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

/** Everybody who can be called, in the order: command, lists, villagers, posts. */
function phoneLines(answer: FinderAnswer): Line[] {
  const person = (name: string, detail: string, phones: readonly string[]): Line => [
    name,
    detail,
    phones[0] ?? '',
  ]
  return [
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
}

/** Numbers that stand beside an action: they are not printed twice, so that the sheet can stay one page. */
const besideActions = ({ levels }: FinderAnswer): Set<string> =>
  new Set(levels.flatMap(({ actions }) => actions.map(({ contact }) => contact?.phones[0] ?? '')))

function phoneTable(answer: FinderAnswer): Element[] {
  const beside = besideActions(answer)
  const others = phoneLines(answer).filter(([, , phone]) => phone === '' || !beside.has(phone))
  if (others.length === 0) return []
  return [
    {
      kind: 'table',
      columns: sideBySide.flatMap(() => [
        { title: '联系人', weight: 1.6 },
        { title: '职责', weight: 3 },
        { title: '电话', weight: 2.2 },
      ]),
      rows: inRows(others, sideBySide.length).map((row) => row.flatMap((line) => line ?? ['', '', ''])),
    },
  ]
}

const sideBySide = [0, 1]

/** So many side by side; what is left of the last row is undefined. */
const inRows = <T>(all: readonly T[], length: number): (T | undefined)[][] =>
  Array.from({ length: Math.ceil(all.length / length) }, (_, row) =>
    Array.from({ length }, (_, column) => all[row * length + column]),
  )

/** Cards two by two: when it is used, the steps, whom else to call, what must not be done, each line beside its like. */
function cardElements(answer: FinderAnswer): Element[] {
  const { cards } = answer
  const listed = new Set([...phoneLines(answer).map(([, , phone]) => phone), ...besideActions(answer)])
  const others = ({ contacts }: FinderAnswer['cards'][number]) =>
    contacts.filter(({ phones }) => !listed.has(phones[0] ?? ''))
  return inRows(cards, Math.min(2, cards.length)).map((pair): Element => {
    const steps = Math.max(...pair.map((card) => card?.steps.length ?? 0))
    const line = (text: (card: FinderAnswer['cards'][number]) => string): TableRow[] => {
      const row = pair.map((card) => (card ? text(card) : ''))
      return row.every((cell) => cell === '') ? [] : [row]
    }
    return {
      kind: 'table',
      columns: pair.map((card) => ({
        title: card ? `处置卡：${card.post}` : '',
        weight: roomOf(card, pair),
      })),
      rows: [
        ...line(({ trigger }) => (trigger === '' ? '' : `何时启用：${trigger}`)),
        ...Array.from({ length: steps }, (_, at) => line((card) => stepText(card.steps[at], at))).flat(),
        ...line((card) =>
          others(card).length === 0 ? '' : `电话：${others(card).map(calleeText).join('；')}`,
        ),
        ...line(({ bans }) => (bans.length === 0 ? '' : `严禁：${bans.join('；')}`)),
      ],
      empty: '（没有登记步骤）',
    }
  })
}

/** The card with more to say gets a little more of the width. */
function roomOf(card: FinderAnswer['cards'][number] | undefined, pair: readonly (typeof card)[]): number {
  const length = (one: typeof card) => (one ? one.steps.map(({ text }) => text).join('').length : 0)
  const mean = pair.reduce((sum, one) => sum + length(one), 0) / pair.length
  return mean === 0 ? 1 : Math.min(1.1, Math.max(0.9, length(card) / mean))
}

function stepText(step: FinderAnswer['cards'][number]['steps'][number] | undefined, at: number): string {
  if (!step) return ''
  return `${at + 1}. ${step.text}${step.minutes === null ? '' : `（${minutesText(step.minutes)}）`}`
}

const calleeText = ({ role, name, phones }: ResolvedContact): string =>
  [role, name === role ? '' : name, ...phones.slice(0, 1)].filter(Boolean).join(' ')

function suppliesTable({ supplies }: FinderAnswer): Element[] {
  if (supplies.length === 0) return []
  return [
    {
      kind: 'table',
      columns: sideBySide.flatMap(() => [
        { title: '物资', weight: 4.2 },
        { title: '需要', weight: 1.4, align: 'right' as const },
        { title: '现有可用', weight: 2.4, align: 'right' as const },
      ]),
      rows: inRows(supplies, sideBySide.length).map((row) =>
        row.flatMap((line) => (line ? supplyCells(line) : ['', '', ''])),
      ),
    },
  ]
}

function supplyCells(line: FinderAnswer['supplies'][number]): string[] {
  const amount = (quantity: number) => `${amountText(quantity, line.decimals)}${line.unit}`
  return [
    line.depot === '' ? line.name : `${line.name}（${line.depot}）`,
    amount(line.needed),
    line.short > 0 ? `${amount(line.usable)} 缺${amount(line.short)}` : amount(line.usable),
  ]
}
