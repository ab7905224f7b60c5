import type { Block } from '../../preload/contract/blocks'
import type { DocumentDefinition, Element, Section, TableColumn, TableRow } from '../documents/index'
import { maskPhone } from '../people/index'
import { contentsDepth, headingText, longDate } from './rules'

/** What goes into a handbook, collected from the modules. Plain data: it is posted to the worker that prints it. */
export type HandbookContent = Readonly<{
  title: string
  office: string
  divisionName: string
  /** As it is printed: `第 3 版`. */
  version: string
  /** Day of printing, `YYYY-MM-DD`. */
  date: string
  /** Marks cover and pages 内部资料. Set by itself where a part holds phone numbers in full. */
  secrecy: boolean
  paper: 'A4' | 'A5'
  /** By default A4 is set in the official layout (GB/T 9704), A5 compactly. */
  layout?: 'official' | 'compact'
  /** Files of the pictures in plans: attachment (SHA-256) → path. */
  images?: Readonly<Record<string, string>>
  parts: readonly HandbookPart[]
}>

export type HandbookPart = PlanPart | SuppliesPart | PeoplePart | TextPart

export type PlanSection = Readonly<{
  level: number
  number?: string
  title: string
  /** The mark after the title where the text goes on in the same line: 。 or ： or a space. */
  runIn?: string
  blocks: readonly Block[]
}>

export type PlanPart = Readonly<{
  kind: 'plan'
  title: string
  /** Printed under the title, in this order; those without a value are left out. */
  facts: readonly (readonly [label: string, value: string])[]
  sections: readonly PlanSection[]
}>

export type SupplyRow = Readonly<{
  item: string
  spec: string
  quantity: string
  unit: string
  depot: string
  bin: string
  lot: string
  producedOn: string
  expiresOn: string
  state: string
}>

export type SuppliesPart = Readonly<{
  kind: 'supplies'
  title: string
  /** One for each depot. */
  groups: readonly Readonly<{ depot: string; rows: readonly SupplyRow[] }>[]
}>

export type PersonRow = Readonly<{
  name: string
  unit: string
  post: string
  village: string
  phones: readonly Readonly<{ kind: string; number: string }>[]
  /** Numbers with stars in the middle. */
  masked: boolean
}>

export type PeoplePart = Readonly<{
  kind: 'people'
  title: string
  /** One for each unit. */
  groups: readonly Readonly<{ unit: string; rows: readonly PersonRow[] }>[]
}>

/** Free text: a foreword, rules, a note. */
export type TextPart = Readonly<{ kind: 'text'; title: string; blocks: readonly Block[] }>

const INTERNAL = '内部资料'

/**
 * The handbook as a document: cover, contents, then each part from a new page with its own running head. Wide
 * lists stand on wide pages.
 */
export function handbookDefinition(content: HandbookContent): DocumentDefinition {
  const internal = content.secrecy || content.parts.some(holdsNumbers)
  const levels = content.parts.flatMap((part) =>
    part.kind === 'plan' ? part.sections.map(({ level }) => level) : [],
  )
  return {
    title: content.title,
    office: content.office,
    version: content.version,
    printedOn: content.date,
    paper: content.paper,
    layout: content.layout ?? (content.paper === 'A4' ? 'official' : 'compact'),
    ...(internal ? { watermark: INTERNAL } : {}),
    ...(content.images ? { images: content.images } : {}),
    sections: [
      {
        plain: true,
        elements: [
          {
            kind: 'cover',
            marks: internal ? [`${INTERNAL}　注意保管`] : [],
            over: content.divisionName,
            title: content.title,
            lines: [content.version],
            office: content.office,
            date: longDate(content.date),
          },
        ],
      },
      {
        runningHead: '目录',
        elements: [{ kind: 'contents', title: '目　录', depth: contentsDepth(content.parts.length, levels) }],
      },
      ...content.parts.map(partSection),
    ],
  }
}

function holdsNumbers(part: HandbookPart): boolean {
  return (
    part.kind === 'people' &&
    part.groups.some(({ rows }) => rows.some((row) => !row.masked && row.phones.length > 0))
  )
}

function partSection(part: HandbookPart): Section {
  const title: Element = { kind: 'title', text: part.title }
  const runningHead = part.title
  switch (part.kind) {
    case 'plan':
      return { runningHead, elements: [title, ...planElements(part)] }
    case 'supplies':
      return { runningHead, orientation: 'landscape', elements: [title, suppliesTable(part)] }
    case 'people':
      return { runningHead, elements: [title, peopleTable(part)] }
    case 'text':
      return { runningHead, elements: [title, { kind: 'blocks', blocks: part.blocks }] }
  }
}

function planElements(part: PlanPart): Element[] {
  const facts = part.facts.filter(([, value]) => value.trim() !== '')
  return [
    ...(facts.length > 0 ? [{ kind: 'facts' as const, facts }] : []),
    ...part.sections.flatMap(sectionElements),
  ]
}

function sectionElements({ level, number, title, runIn, blocks }: PlanSection): Element[] {
  const text = headingText(number, title)
  const [first, ...others] = blocks
  if (runIn && text !== '' && first?.kind === 'paragraph') {
    const mark = runIn.trim() === '' ? '　' : runIn
    const heading: Element = { kind: 'heading', level, text, runIn: { mark, runs: first.runs } }
    return others.length > 0 ? [heading, { kind: 'blocks', blocks: others }] : [heading]
  }
  // Text before the first heading is a section without a title.
  const heading: Element[] = text === '' ? [] : [{ kind: 'heading', level, text }]
  return blocks.length > 0 ? [...heading, { kind: 'blocks', blocks }] : heading
}

const supplyColumns: readonly TableColumn[] = [
  { title: '序号', weight: 1.1, align: 'center' },
  { title: '物资名称', weight: 3.4 },
  { title: '规格型号', weight: 2.8 },
  { title: '数量', weight: 1.6, align: 'right' },
  { title: '单位', weight: 1.1, align: 'center' },
  { title: '货位', weight: 1.7, align: 'center' },
  { title: '批号', weight: 1.9 },
  { title: '生产日期', weight: 2, align: 'center' },
  { title: '有效期至', weight: 2, align: 'center' },
  { title: '状态', weight: 2.1, align: 'center' },
]

function suppliesTable(part: SuppliesPart): Element {
  let number = 0
  const rows = part.groups.flatMap(({ depot, rows: lots }): TableRow[] => [
    { group: `${depot}（${lots.length} 项）` },
    ...lots.map((lot) => {
      number += 1
      return [
        String(number),
        lot.item,
        lot.spec,
        lot.quantity,
        lot.unit,
        lot.bin,
        lot.lot,
        lot.producedOn,
        lot.expiresOn,
        lot.state,
      ]
    }),
  ])
  return { kind: 'table', columns: supplyColumns, rows, empty: '（没有库存）' }
}

const peopleColumns: readonly TableColumn[] = [
  { title: '姓名', weight: 1.5 },
  { title: '职务', weight: 2.4 },
  { title: '所在村（社区）', weight: 2 },
  { title: '电话', weight: 3.2 },
]

function peopleTable(part: PeoplePart): Element {
  const rows = part.groups.flatMap(({ unit, rows: people }): TableRow[] => [
    { group: unit },
    ...people.map(({ name, post, village, phones, masked }) => [
      name,
      post,
      village,
      phones.map(({ kind, number }) => `${kind} ${masked ? maskPhone(number) : number}`.trim()).join('\n'),
    ]),
  ])
  return { kind: 'table', columns: peopleColumns, rows, empty: '（没有人员）' }
}
