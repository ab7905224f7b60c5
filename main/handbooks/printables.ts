import { listPeople } from '../../database/people/repository'
import { listPlans, sectionsOfVersion } from '../../database/plans/repository'
import { listStock } from '../../database/supplies/repository'
import type { Block } from '../../preload/contract/blocks'
import type { PartOf } from '../../preload/contract/handbooks/index'
import type { Phone } from '../../preload/contract/people'
import type { Element, PrintedPart, TableColumn, TableRow } from '../documents/index'
import type { PartContext } from '../host/index'
import { phonesText } from '../people/index'
import { headingText, parseBody, partsOfVersion } from '../plans/index'
import { asStockRow, formatQuantity, type StockLine } from '../supplies/index'

/** Free text, a paragraph a line. */
export function collectText(_context: PartContext, { title, text }: PartOf<'text'>): PrintedPart {
  const blocks = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): Block => ({ kind: 'paragraph', runs: [{ text: line.trim() }] }))
  return {
    title,
    numbers: false,
    empty: blocks.length === 0,
    sections: [
      {
        runningHead: title,
        elements: [
          { kind: 'title', text: title },
          { kind: 'blocks', blocks },
        ],
      },
    ],
  }
}

/** Sections of a village's plan that its sheet takes over, by what their headings speak of. */
const topics: readonly (readonly [heading: string, words: RegExp])[] = [
  ['风险和隐患', /风险|隐患|危险/u],
  ['预警和报告', /预警|叫应|报告/u],
  ['转移避险', /转移|避险|撤离|疏散|安置/u],
]

/** A village's sheet fits on few pages: so much of a topic's text is taken over. */
const mostBlocks = 30
const mostLines = 200

/**
 * 村级应急明白表: whom to call, what the village's plan says about dangers, warning and leaving, the cards of its
 * posts, and what lies in its store. What there is nothing of is left out.
 */
export function collectVillage(context: PartContext, part: PartOf<'village'>): PrintedPart {
  const { em, today } = context
  const { village, masked } = part
  const title = `${village}应急明白表`
  const people = listPeople(em, { villageName: village }, { offset: 0, limit: mostLines }).rows
  const plan = villagePlan(context, village)
  const stock = listStock(em, {}, { offset: 0, limit: 20_000 }).rows.filter(({ depotName }) =>
    depotName.includes(village),
  )
  const elements: Element[] = [{ kind: 'title', text: title }]
  if (people.length > 0)
    elements.push(
      { kind: 'heading', level: 1, text: '联系人', key: 'contacts' },
      {
        kind: 'table',
        columns: [
          { title: '姓名', weight: 1.4 },
          { title: '职务', weight: 3 },
          { title: '电话', weight: 4.6 },
        ],
        rows: people.map((person) => [
          person.name,
          // Most are the village's own: that is in the title already.
          [person.unit.startsWith(village) ? '' : person.unit, person.post].filter(Boolean).join(' '),
          onOneLine(phonesText(person.phones as Phone[], masked)),
        ]),
      },
    )
  if (plan) elements.push(...fromPlan(context, plan.versionId))
  if (stock.length > 0)
    elements.push(...villageSupplies(stock.slice(0, mostLines).map((row) => asStockRow(row, today))))
  const empty = elements.length === 1
  if (empty) elements.push({ kind: 'note', text: '（还没有这个村的联系人、预案和物资）', align: 'center' })
  return {
    title,
    numbers: !masked && people.some(({ phones }) => phones.length > 0),
    empty,
    sections: [{ runningHead: title, elements }],
  }
}

/** Two numbers stand side by side; more would break where they must not. */
function onOneLine(phones: string): string {
  const lines = phones.split('\n')
  return lines.length <= 2 ? lines.join('　') : phones
}

/** Items side by side in the village's list. */
const across = 3

/** What lies in the village, by depots where there are several; lots of the same item are one line. */
function villageSupplies(rows: readonly StockLine[]): Element[] {
  const depots = new Map<string, Map<string, StockLine>>()
  for (const row of rows) {
    const items = depots.get(row.depotName) ?? new Map<string, StockLine>()
    depots.set(row.depotName, items)
    const key = `${row.itemId} ${row.spec}`
    const known = items.get(key)
    items.set(key, known ? { ...known, quantity: known.quantity + row.quantity } : row)
  }
  const [only, ...others] = [...depots.keys()]
  const one = others.length === 0
  const lines: TableRow[] = []
  for (const [depot, items] of depots) {
    if (!one) lines.push({ group: depot })
    const all = [...items.values()].map(({ itemName, spec, quantity, decimals, unit }) => [
      [itemName, spec].filter(Boolean).join(' '),
      `${formatQuantity(quantity, decimals)} ${unit}`,
    ])
    for (let at = 0; at < all.length; at += across)
      lines.push(Array.from({ length: across }, (_, next) => all[at + next] ?? ['', '']).flat())
  }
  return [
    { kind: 'heading', level: 1, text: one ? `本村物资（${only}）` : '本村物资', key: 'supplies' },
    {
      kind: 'table',
      columns: Array.from({ length: across }, (): TableColumn[] => [
        { title: '物资', weight: 2.6 },
        { title: '数量', weight: 1.2, align: 'right' },
      ]).flat(),
      rows: lines,
    },
  ]
}

/** The village's own plan: of kind 村级 and with the village in its title, else nothing. */
function villagePlan({ em }: PartContext, village: string) {
  return listPlans(em, { search: village, category: 'village' }, { offset: 0, limit: 10 }).rows.find(
    ({ title }) => title.includes(village),
  )
}

function fromPlan({ em, today }: PartContext, versionId: string): Element[] {
  const sections = sectionsOfVersion(em, versionId)
  const elements: Element[] = []
  for (const [heading, words] of topics) {
    const blocks: Block[] = []
    let under = 0
    for (const section of sections) {
      if (under > 0 && section.level <= under) under = 0
      if (under === 0 && words.test(section.title)) under = section.level
      if (under === 0) continue
      const text = headingText(section.number, section.title)
      const body = parseBody(section.body).filter(({ kind }) => kind !== 'image')
      if (text !== '' && body.length > 0 && section.level > under)
        blocks.push({ kind: 'paragraph', runs: [{ text, bold: true }] })
      blocks.push(...body)
    }
    if (blocks.length > 0)
      elements.push(
        { kind: 'heading', level: 1, text: heading, key: heading },
        { kind: 'blocks', blocks: blocks.slice(0, mostBlocks) },
      )
  }
  const { cards } = partsOfVersion(em, versionId, today)
  for (const card of cards)
    elements.push(
      { kind: 'heading', level: 1, text: `${card.post}怎么做`, key: `card:${card.post}` },
      {
        kind: 'blocks',
        blocks: [
          ...(card.trigger === '' ? [] : [{ kind: 'paragraph' as const, runs: [{ text: card.trigger }] }]),
          { kind: 'list', ordered: true, items: card.steps.map(({ text }) => [{ text }]) },
        ],
      },
    )
  return elements
}
