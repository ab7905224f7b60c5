import { MAX_QUANTITY } from '../rules'

/**
 * Rules of what a township should keep. Quantities are whole smallest units of the line (its `decimals`), unless a
 * name says thousandths. Days are `YYYY-MM-DD`.
 */

type Basis = 'fixed' | 'population' | 'villages'
export type Demand = Readonly<{ basis: Basis; quantity: number; per: number }>

/** What standards by population and by village are counted with; null: nobody said so far. */
export type OfficeFacts = Readonly<{ population: number | null; villages: number | null }>

/** How many times a line's quantity is needed, as a fraction; null while the number it rests on is not known. */
export function timesOf({ basis, per }: Demand, { population, villages }: OfficeFacts): number | null {
  if (basis === 'fixed') return 1
  if (basis === 'villages') return villages
  return population === null ? null : population / per
}

/**
 * What a line asks of an office. A part of a smallest unit is rounded up: a tent for 50 people is two for 51. Null
 * while population or villages are not known.
 */
export function requiredOf(line: Demand, facts: OfficeFacts): number | null {
  if (line.basis === 'population')
    return facts.population === null ? null : atMost(divideUp(line.quantity, facts.population, line.per))
  const times = timesOf(line, facts)
  return times === null ? null : atMost(BigInt(line.quantity) * BigInt(times))
}

/** a × b / c, rounded up, in whole numbers: exact where a quotient would not be. */
const divideUp = (a: number, b: number, c: number): bigint =>
  (BigInt(a) * BigInt(b) + BigInt(c) - 1n) / BigInt(c)

const atMost = (quantity: bigint): number =>
  quantity > BigInt(MAX_QUANTITY) ? MAX_QUANTITY : Number(quantity)

/** Digits that a comparison of unlike scales is made with. */
export const THOUSANDTHS = 3

export const toThousandths = (quantity: number, decimals: number): number =>
  quantity * 10 ** (THOUSANDTHS - decimals)

/** Thousandths in a line's smallest units, what is not whole left out. */
export const fromThousandths = (thousandths: number, decimals: number): number =>
  Math.floor(thousandths / 10 ** (THOUSANDTHS - decimals))

/** So many units of an item are so many thousandths of a line's unit: 24 瓶 are 1 箱, 1 箱 is 13.2 L. */
export type Ratio = Readonly<{ itemUnits: number; lineThousandths: number }>

/** Some quantity of an item in the unit of a line, thousandths, rounded down. Exact, however large. */
export const inUnitOfLine = (quantity: number, decimals: number, ratio: Ratio): number =>
  Number(
    (BigInt(toThousandths(quantity, decimals)) * BigInt(ratio.lineThousandths)) /
      (BigInt(ratio.itemUnits) * 1_000n),
  )

/** gap = max(0, standard − usable). */
export const gapOf = (required: number | null, usable: number): number =>
  Math.max(0, (required ?? 0) - usable)

type Filled = Readonly<{ required: number | null; usable: number; decimals: number }>

/**
 * How far a standard is filled: Σ min(usable, standard) / Σ standard, from 0 to 1, all in whole units; and how many of
 * the lines that ask for something are reached. `fillRate` is null where nothing is asked for.
 */
export function fillOf(rows: readonly Filled[]): Readonly<{
  fillRate: number | null
  asked: number
  covered: number
}> {
  let filled = 0
  let wanted = 0
  let covered = 0
  let asked = 0
  for (const { required, usable, decimals } of rows) {
    if (required === null || required <= 0) continue
    asked += 1
    if (usable >= required) covered += 1
    filled += Math.min(usable, required) / 10 ** decimals
    wanted += required / 10 ** decimals
  }
  return { fillRate: wanted > 0 ? filled / wanted : null, asked, covered }
}

/** Money for a quantity at the price of one unit, in fen, rounded to the fen. */
export const costOf = (quantity: number, decimals: number, priceFen: number): number =>
  Math.round((quantity * priceFen) / 10 ** decimals)

/** Persons of the kinds that a need is asked by. `all` is everybody; the others are counted in it. */
export type Persons = Readonly<{
  people: number
  elderly: number
  children: number
  infants: number
  women: number
}>
export type Norm = Readonly<{
  people: 'all' | 'elderly' | 'children' | 'infants' | 'women'
  quantity: number
  per: number
  perDay: boolean
}>

export const personsOf = (norm: Pick<Norm, 'people'>, persons: Persons): number =>
  norm.people === 'all' ? persons.people : persons[norm.people]

/** What so many people need for so many days: `per` people share `quantity`; a part counts whole. */
export const neededOf = (norm: Norm, persons: number, days: number): number =>
  atMost(divideUp(norm.quantity, persons * (norm.perDay ? days : 1), norm.per))

/** How many people some quantity is enough for: the most for whom `neededOf` does not exceed it. */
export function servedBy(norm: Norm, usable: number, days: number): number {
  const each = norm.quantity * (norm.perDay ? days : 1)
  return Math.min(mostPersons, Number((BigInt(usable) * BigInt(norm.per)) / BigInt(each)))
}

/** More people than any township has: enough for everybody. */
const mostPersons = 100_000_000

/** people served = min over what everybody needs; 0 where nothing is listed. */
export function peopleServed(rows: readonly Readonly<{ people: Norm['people']; served: number }>[]): number {
  const everybody = rows.filter((row) => row.people === 'all')
  return everybody.length === 0 ? 0 : Math.min(...everybody.map((row) => row.served))
}

const SIZES: Readonly<Record<string, Readonly<{ unit: string; factor: number }>>> = {
  ml: { unit: 'L', factor: 0.001 },
  毫升: { unit: 'L', factor: 0.001 },
  l: { unit: 'L', factor: 1 },
  升: { unit: 'L', factor: 1 },
  g: { unit: 'kg', factor: 0.001 },
  克: { unit: 'kg', factor: 0.001 },
  kg: { unit: 'kg', factor: 1 },
  公斤: { unit: 'kg', factor: 1 },
  千克: { unit: 'kg', factor: 1 },
}

/**
 * How much of a measured unit one unit of an item holds, by its specification, in thousandths: `550ml×24瓶` of L is
 * 13,200, `5kg/袋` of kg is 5,000. Null where the words do not say so. Only one size and one count are understood:
 * a guess that is wrong would be worse than a question.
 */
export function contentOf(spec: string, wanted: string): number | null {
  const text = spec.normalize('NFKC').toLowerCase().replace(/\s/g, '')
  if (wanted === '份') return portionsOf(text)
  const sizes = [...text.matchAll(/(\d+(?:\.\d+)?)(ml|毫升|kg|公斤|千克|l|升|g|克)(?![a-z])/g)]
  const [size, ...others] = sizes
  if (!size || others.length > 0) return null
  const known = SIZES[size[2] ?? '']
  if (!known || known.unit !== wanted) return null
  const counts = [
    ...text.matchAll(/[×x*](\d+)|(\d+)[×x*](?=\d+(?:\.\d+)?(?:ml|毫升|kg|公斤|千克|l|升|g|克))/g),
  ]
  if (counts.length > 1) return null
  const count = counts[0] ? Number(counts[0][1] ?? counts[0][2]) : 1
  const content = Math.round(Number(size[1]) * known.factor * count * 1_000)
  return content > 0 && content <= 1_000_000_000 ? content : null
}

/** Portions in a box of instant food: `24桶/箱` is 24. */
function portionsOf(spec: string): number | null {
  const counts = [...spec.matchAll(/(\d+)(?:桶|盒|袋|包|份|碗)/g)]
  const count = counts.length === 1 ? Number(counts[0]?.[1]) : 0
  return count > 0 && count <= 1_000 ? count * 1_000 : null
}
