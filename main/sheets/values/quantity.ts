import type { ReasonCode } from '../../../preload/contract/sheets'
import { type CellValue, isErrorText } from '../cells'
import { chineseNumber, isNothing, MAX_LENGTH, type Parsed, parsed, plainText, refused } from './text'

/** `thousandths`: the number × 1000, an integer. `pack`: 10箱(20瓶/箱) has count 20, unit 瓶. */
export type Quantity = Readonly<{
  thousandths: number
  unit: string | null
  pack: Readonly<{ count: number; unit: string }> | null
}>

/** No township holds a thousand million of anything; above it a cell is a code or a phone number. */
const MAX_WHOLE = 1_000_000_000

const UNIT = '(?:m[23]|[\\p{L}]{1,6})'
const AMOUNT = '(\\d[\\d,]*(?:\\.\\d+)?|\\.\\d+|[零〇一二两三四五六七八九十百千]+|半)(万)?'
const WHOLE = new RegExp(`^${AMOUNT}(${UNIT})?(余|多|左右|上下)?(${UNIT})?$`, 'u')
const PACKED = new RegExp(
  `^(.+?)(?:[(*x×]+(?:每${UNIT})?|[,;]每${UNIT})(\\d+)(${UNIT})(?:/(${UNIT}))?\\)?$`,
  'u',
)
const VAGUE = /若干|一批|少量|少许|适量|部分|数十|数百|几|一些|[≥≤<>]|以上|以下|不少于|至少/
const SCALES: Readonly<Record<string, number>> = { 万: 10_000 }

/** Different writings of one measured unit. Counted units (个, 只, 件 …) are left as they are. */
const SAME_UNITS: ReadonlyArray<readonly [string, readonly string[]]> = [
  ['kg', ['公斤', '千克', 'kg', 'kgs']],
  ['g', ['克', 'g']],
  ['吨', ['吨', 't']],
  ['L', ['升', 'l', '公升']],
  ['mL', ['毫升', 'ml']],
  ['m', ['米', 'm', '公尺']],
  ['㎡', ['平方米', '平方', '平米', 'm2', '㎡', '平']],
  ['m³', ['立方米', '立方', '方', 'm3', 'm³', '立米']],
]
const CANONICAL = new Map(SAME_UNITS.flatMap(([unit, forms]) => forms.map((form) => [form, unit] as const)))

/** The usual writing of a unit: 公斤 → kg, m2 → ㎡; others trimmed and unchanged. '' stays ''. */
export function canonicalUnit(text: string): string {
  const plain = plainText(text).replace(/\s/g, '')
  return CANONICAL.get(plain.toLowerCase()) ?? plain
}

function toThousandths(digits: string, scale: number): Parsed<number> {
  if (digits.includes(',') && !/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(digits))
    return refused('quantity-unreadable')
  const value = Number(digits.replaceAll(',', '')) * scale
  return scaled(value)
}

function scaled(value: number): Parsed<number> {
  if (!Number.isFinite(value)) return refused('quantity-unreadable')
  if (value > MAX_WHOLE) return refused('quantity-too-large')
  const thousandths = Math.round(value * 1000)
  // A calculated cell may carry an error in its last places; a third of a box is no such error.
  if (Math.abs(value * 1000 - thousandths) > Math.max(1e-6, value * 1e-9)) return refused('too-many-decimals')
  return parsed(thousandths)
}

function amountOf(digits: string, scaleWord: string | undefined): Parsed<number> {
  const scale = scaleWord ? (SCALES[scaleWord] ?? 1) : 1
  if (digits === '半') return scaled(0.5 * scale)
  if (/^[\d.,]+$/.test(digits)) return toThousandths(digits, scale)
  const value = chineseNumber(digits)
  return value === null ? refused('quantity-unreadable') : scaled(value * scale)
}

/** Why a text that is no single amount is refused: the more exact the reason, the faster it is mended. */
function whyNot(text: string): ReasonCode {
  if (/^\d{4}-\d{2}(?:-\d{2})?(?: \d{2}:\d{2})?$/.test(text)) return 'quantity-date'
  if (/^(?:-|负|\(\d[\d,.]*\)$)/.test(text) && /\d/.test(text)) return 'quantity-negative'
  if (/^\d+(?:\.\d+)?e[+-]?\d+$/i.test(text)) return 'quantity-unreadable'
  if (/^\d[\d.,]*\p{L}{0,6}(?:-|~|至|到|—|–)\d[\d.,]*\p{L}{0,6}$/u.test(text)) return 'quantity-range'
  if ((text.match(/\d+(?:\.\d+)?/g) ?? []).length > 1) return 'quantity-several'
  return 'quantity-unreadable'
}

function parsePack(
  text: string,
): Readonly<{ head: string; count: number; unit: string; clear: boolean }> | null {
  const match = PACKED.exec(text)
  if (!match) return null
  const [, head = '', count = '', unit = '', per] = match
  const clear = per !== undefined || /[*x×]|每/.test(text.slice(head.length))
  return { head, count: Number(count), unit: canonicalUnit(unit), clear }
}

/**
 * Reads a quantity as people type it: 20, "20顶", "２０", "1,200", "约30", "二十床", "1.5万条", "10箱(20瓶/箱)".
 * Refused: empty, negative, ranges (20-30), sums and several amounts (3套5件), vague words (若干), dates, more than
 * three decimals. Zero is a value; whether it may stand is the caller's rule.
 * Notes: `approximate` (约, 余, 左右), `pack-noted`, `pack-unclear` (10箱(200瓶): per box or all?).
 */
export function parseQuantity(cell: CellValue): Parsed<Quantity> {
  if (isErrorText(cell)) return refused('formula-error')
  if (typeof cell === 'boolean') return refused('quantity-unreadable')
  if (typeof cell === 'number') {
    if (cell < 0) return refused('quantity-negative')
    const amount = scaled(cell)
    return amount.ok ? parsed({ thousandths: amount.value, unit: null, pack: null }) : amount
  }
  const full = plainText(cell)
  if (isNothing(full)) return refused('quantity-missing')
  if (full.length > MAX_LENGTH) return refused('quantity-unreadable')
  const text = full.replace(/(?<=\d) (?=\d{3}(?:\D|$))/g, ',').replace(/ /g, '')
  if (VAGUE.test(text)) return refused('quantity-vague')
  const pack = parsePack(text)
  const notes: ReasonCode[] = []
  let body = pack ? pack.head : text
  const prefix = /^(?:共计|共|合计|总计|计)?(约|大约|大概|近|接近|左右)?[:]?/.exec(body)
  if (prefix?.[1]) notes.push('approximate')
  body = body.slice(prefix?.[0].length ?? 0).replace(/^\+/, '')
  const match = WHOLE.exec(body)
  if (!match) return refused(whyNot(text))
  const [, digits = '', scaleWord, unitBefore, about, unitAfter] = match
  // "30余件": the greedy unit takes 余 with it, so the word is looked for in it as well.
  const loose = /^(余|多)?(.*?)(左右|上下)?$/.exec(unitBefore ?? '')
  const unit = `${loose?.[2] ?? ''}${unitAfter ?? ''}`
  if ((about || loose?.[1] || loose?.[3]) && !notes.includes('approximate')) notes.push('approximate')
  if (/^[十百千万亿]/.test(unit)) return refused(whyNot(text))
  const amount = amountOf(digits, scaleWord)
  if (!amount.ok) return refused(amount.reason)
  if (pack) notes.push(pack.clear ? 'pack-noted' : 'pack-unclear')
  return parsed(
    {
      thousandths: amount.value,
      unit: unit === '' ? null : canonicalUnit(unit),
      pack: pack?.clear ? { count: pack.count, unit: pack.unit } : null,
    },
    ...notes,
  )
}
