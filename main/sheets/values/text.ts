import type { ReasonCode } from '../../../preload/contract/sheets'
import type { CellValue } from '../cells'

/** A parser's answer: the value, with what was assumed on the way, or the reason for refusing the cell. */
export type Parsed<T> =
  | Readonly<{ ok: true; value: T; notes: readonly ReasonCode[] }>
  | Readonly<{ ok: false; reason: ReasonCode }>

export const refused = (reason: ReasonCode): Readonly<{ ok: false; reason: ReasonCode }> => ({
  ok: false,
  reason,
})

export const parsed = <T>(
  value: T,
  ...notes: readonly ReasonCode[]
): Readonly<{ ok: true; value: T; notes: readonly ReasonCode[] }> => ({ ok: true, value, notes })

/** Longer texts hold no amount, date or name; it also keeps the patterns' work small on hostile files. */
export const MAX_LENGTH = 200

const SPACES = /[\s\u00a0\u3000]+/g
const INVISIBLE = /[\p{Cf}\p{Cc}]/gu
/** Texts of printable ASCII and common Chinese characters alone have nothing to clean or to fold. */
const SIMPLE = /^[!-~\u4e00-\u9fff]*$/
const FULL_WIDTH = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g

/** A cell's text as Excel would show it in 15 digits; null is ''. */
export function rawText(cell: CellValue): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(Number(cell.toPrecision(15)))
  if (typeof cell === 'boolean') return cell ? '是' : '否'
  return cell
}

/**
 * A text worth keeping: trimmed, spaces and line breaks collapsed, invisible characters gone, full-width digits
 * and Latin letters made half-width. Chinese brackets and signs such as ㎡ stay as typed.
 */
export function cleanText(cell: CellValue): string {
  const text = rawText(cell)
  if (SIMPLE.test(text)) return text
  return text
    .replace(SPACES, ' ')
    .replace(INVISIBLE, '')
    .replace(FULL_WIDTH, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .trim()
}

/** A text to be parsed: as `cleanText`, and every compatibility form folded (，→, （→( ㎡→m2 ：→:). */
export function plainText(cell: CellValue): string {
  const text = cleanText(cell)
  return SIMPLE.test(text) ? text : text.normalize('NFKC').replace(SPACES, ' ').trim()
}

/** A text to be compared: folded, without any space, in lower case. */
export const matchKey = (text: string): string =>
  SIMPLE.test(text)
    ? text.toLowerCase()
    : text.normalize('NFKC').replace(SPACES, '').replace(INVISIBLE, '').toLowerCase()

/** Signs that offices put where nothing is to be said: -, —, /, \, 无, 空 … */
export const isNothing = (text: string): boolean =>
  text === '' || /^(?:[-—–_/\\*.。]+|无|空|没有|暂无|未知|不详|不明|n\/?a|null)$/i.test(text)

/** Signs for "as above": 同上, 〃, ″, ". */
export const isDitto = (text: string): boolean => /^(?:同上|同前|〃|″|"|''|“|”)$/.test(text)

const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}

/** A whole number in Chinese figures up to 万 (三十五, 一百零二, 两千, 二〇二五); null where it is none. */
export function chineseNumber(text: string): number | null {
  if (!/^[零〇一二两三四五六七八九十百千万]+$/.test(text)) return null
  if (!/[十百千万]/.test(text)) {
    return Number([...text].map((c) => DIGITS[c] ?? 0).join(''))
  }
  let total = 0
  let section = 0
  let digit: number | null = null
  let last = Number.POSITIVE_INFINITY
  for (const c of text) {
    const scale = c === '十' ? 10 : c === '百' ? 100 : c === '千' ? 1_000 : c === '万' ? 10_000 : 0
    if (scale === 0) {
      if (digit !== null && digit !== 0) return null
      digit = DIGITS[c] ?? 0
    } else if (scale === 10_000) {
      if (total > 0) return null
      total = (section + (digit ?? 0)) * scale
      if (total === 0) return null
      section = 0
      digit = null
      last = Number.POSITIVE_INFINITY
    } else {
      if (scale >= last) return null
      section += (digit ?? (c === '十' && section === 0 ? 1 : 0)) * scale
      if (section === 0) return null
      digit = null
      last = scale
    }
  }
  // 两百五 means 250 and 一万五 15,000 in speech: without 零 the last figure's place is not certain.
  const bare = digit !== null && digit !== 0 && total + section > 0 && last !== 10 && !/零.$/.test(text)
  return bare ? null : total + section + (digit ?? 0)
}
