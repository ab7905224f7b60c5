import type { EntityManager } from '../../../database/open'
import { allItems } from '../../../database/supplies/catalogue/repository'
import type { ItemRow } from '../../../database/supplies/schema'
import {
  activeStandard,
  agreedOn,
  allMatches,
  type Holding,
  holdingsOn,
  lastPrices,
  linesOfStandard,
  standardById,
} from '../../../database/supplies/standards/repository'
import type { StandardLineRow } from '../../../database/supplies/standards/schema'
import type { GapRow, GapSummary } from '../../../preload/contract/supplies/standards'
import { formatQuantity, rescaleQuantity } from '../rules'
import { lineKeyOf, type Matched, matchItems, type Wanted } from './matching'
import {
  costOf,
  fillOf,
  fromThousandths,
  gapOf,
  inUnitOfLine,
  type OfficeFacts,
  type Ratio,
  requiredOf,
  timesOf,
} from './rules'

/** What there is of the things some lines name, in thousandths of each line's unit. */
export type Supply = Readonly<{
  held: number
  usable: number
  agreement: number
  expired: number
  reserved: number
  lent: number
  damaged: number
  /** Price of one of the line's units in fen, by the item that was bought last. */
  priceFen: number | null
  items: number
  unsettled: number
  /** Items in stock whose unit does not fit, with what there is of them; and the same with what partners keep. */
  uncounted: readonly string[]
  uncountedAgreed: readonly string[]
  /** What partners keep and has expired. */
  agreementExpired: number
}>

const nothing: Supply = {
  held: 0,
  usable: 0,
  agreement: 0,
  expired: 0,
  reserved: 0,
  lent: 0,
  damaged: 0,
  priceFen: null,
  items: 0,
  unsettled: 0,
  uncounted: [],
  uncountedAgreed: [],
  agreementExpired: 0,
}

/** What can be used on a day, by the lines it counts for. */
export function suppliesFor(em: EntityManager, lines: readonly Wanted[], on: string): Map<string, Supply> {
  const items = allItems(em)
  const matches = matchItems(
    lines,
    items,
    allMatches(em).map(({ itemUnits, lineThousandths, ...match }) => ({
      ...match,
      ratio: itemUnits === null || lineThousandths === null ? null : { itemUnits, lineThousandths },
    })),
  )
  const holdings = new Map<string, Holding[]>()
  for (const holding of holdingsOn(em, on)) {
    const known = holdings.get(holding.itemId)
    if (known) known.push(holding)
    else holdings.set(holding.itemId, [holding])
  }
  const agreed = agreedOn(em, on)
  const prices = lastPrices(em)
  const known = new Map(items.map((item) => [item.id, item]))
  return new Map(
    [...matches].map(([key, found]) => [key, sumOf(found, { holdings, agreed, prices, items: known })]),
  )
}

type Known = Readonly<{
  holdings: ReadonlyMap<string, readonly Holding[]>
  agreed: ReadonlyMap<string, number>
  prices: ReadonlyMap<string, number>
  items: ReadonlyMap<string, Pick<ItemRow, 'name' | 'spec' | 'unit' | 'decimals'>>
}>

function sumOf(found: readonly Matched[], { holdings, agreed, prices, items }: Known): Supply {
  const sum: { -readonly [K in keyof Supply]: Supply[K] } = { ...nothing }
  for (const { itemId, ratio } of found) {
    const item = items.get(itemId)
    const places = item?.decimals ?? 0
    if (ratio === null) {
      sum.unsettled += 1
      const heldAs = (form: Holding['form']) =>
        (holdings.get(itemId) ?? [])
          .filter((holding) => holding.form === form)
          .reduce((all, { held }) => all + held, 0)
      const own = heldAs('physical')
      const all = own + heldAs('agreement') + (agreed.get(itemId) ?? 0)
      const said = (quantity: number) =>
        item && quantity > 0
          ? [
              `${[item.name, item.spec].filter(Boolean).join(' ')} ${formatQuantity(quantity, places)} ${item.unit}`,
            ]
          : []
      sum.uncounted = [...sum.uncounted, ...said(own)]
      sum.uncountedAgreed = [...sum.uncountedAgreed, ...said(all)]
      continue
    }
    sum.items += 1
    const add = (
      part:
        | 'held'
        | 'usable'
        | 'agreement'
        | 'agreementExpired'
        | 'expired'
        | 'reserved'
        | 'lent'
        | 'damaged',
      q: number,
    ) => {
      sum[part] += inUnitOfLine(q, places, ratio)
    }
    for (const holding of holdings.get(itemId) ?? []) {
      if (holding.form === 'capacity') continue
      if (holding.form === 'agreement') {
        add('agreement', holding.usable)
        add('agreementExpired', holding.expired)
        continue
      }
      for (const part of ['held', 'usable', 'expired', 'reserved', 'lent', 'damaged'] as const)
        add(part, holding[part])
    }
    add('agreement', agreed.get(itemId) ?? 0)
    sum.priceFen ??= priceOf(prices.get(itemId), ratio)
  }
  return sum
}

/** The price of one of the line's units, from that of one of the item's. */
const priceOf = (priceFen: number | undefined, ratio: Ratio): number | null =>
  priceFen === undefined ? null : Math.round((priceFen * ratio.itemUnits * 1_000) / ratio.lineThousandths)

/** Lines about the same thing, added up: the township's and each village's share of one kind. */
type Requirement = Readonly<{ key: string; first: StandardLineRow; lines: readonly StandardLineRow[] }>

function requirementsOf(lines: readonly StandardLineRow[]): Requirement[] {
  const groups = new Map<string, StandardLineRow[]>()
  for (const line of lines) {
    const key = lineKeyOf(line)
    const known = groups.get(key)
    if (known) known.push(line)
    else groups.set(key, [line])
  }
  return [...groups].flatMap(([key, [first, ...rest]]) =>
    first ? [{ key, first, lines: [first, ...rest] }] : [],
  )
}

export type GapChoice = Readonly<{
  standardId?: string | undefined
  on: string
  countAgreement: boolean
  facts: OfficeFacts
}>

export type Gap = Readonly<{ rows: GapRow[]; summary: GapSummary }>

/** What the office has against a standard on a day: every row, and the figures of the whole. */
export function gapOn(em: EntityManager, { standardId, on, countAgreement, facts }: GapChoice): Gap {
  const standard = standardId === undefined ? activeStandard(em) : standardById(em, standardId)
  const lines = standard ? linesOfStandard(em, standard.id) : []
  const supplies = suppliesFor(em, lines, on)
  const rows = requirementsOf(lines).map((requirement) =>
    rowOf(requirement, supplies.get(requirement.key) ?? nothing, countAgreement, facts),
  )
  const { fillRate, asked, covered } = fillOf(rows)
  const short = rows.filter((row) => row.gap > 0)
  return {
    rows,
    summary: {
      standardId: standard?.id ?? null,
      standardName: standard?.name ?? '',
      origin: standard?.origin ?? null,
      rows: asked,
      covered,
      short: short.length,
      fillRate,
      coverage: asked === 0 ? null : covered / asked,
      costFen: short.reduce((sum, row) => sum + (row.costFen ?? 0), 0),
      withoutPrice: short.filter((row) => row.costFen === null).length,
      withoutPopulation: rows.some((row) => row.required === null),
      groups: groupsOf(rows),
    },
  }
}

function rowOf(
  requirement: Requirement,
  supply: Supply,
  countAgreement: boolean,
  facts: OfficeFacts,
): GapRow {
  const { first, lines } = requirement
  const decimals = Math.max(...lines.map((line) => line.decimals))
  const parts = lines.map((line) => {
    const required = requiredOf(line, facts)
    return required === null ? null : (rescaleQuantity(required, line.decimals, decimals) ?? required)
  })
  const required = parts.every((part) => part !== null)
    ? parts.reduce<number>((sum, part) => sum + (part ?? 0), 0)
    : null
  const whole = (thousandths: number) => fromThousandths(thousandths, decimals)
  const usable = whole(supply.usable + (countAgreement ? supply.agreement : 0))
  const gap = gapOf(required, usable)
  return {
    key: requirement.key,
    group: first.group,
    name: first.name,
    unit: first.unit,
    decimals,
    category: first.category,
    required,
    derivation: lines.map((line) => ({
      basis: line.basis,
      quantity: rescaleQuantity(line.quantity, line.decimals, decimals) ?? line.quantity,
      per: line.per,
      times: line.basis === 'population' ? facts.population : timesOf(line, facts),
    })),
    held: whole(supply.held),
    usable,
    agreement: whole(supply.agreement),
    expired: whole(supply.expired),
    reserved: whole(supply.reserved),
    lent: whole(supply.lent),
    damaged: whole(supply.damaged),
    gap,
    priceFen: supply.priceFen,
    costFen: supply.priceFen === null ? null : costOf(gap, decimals, supply.priceFen),
    items: supply.items,
    unsettled: supply.unsettled,
    uncounted: [...(countAgreement ? supply.uncountedAgreed : supply.uncounted)],
  }
}

function groupsOf(rows: readonly GapRow[]): GapSummary['groups'] {
  const groups = new Map<string, GapRow[]>()
  for (const row of rows) groups.set(row.group, [...(groups.get(row.group) ?? []), row])
  return [...groups].map(([group, inGroup]) => {
    const { asked, covered, fillRate } = fillOf(inGroup)
    return { group, rows: asked, covered, fillRate }
  })
}
