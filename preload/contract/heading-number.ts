/**
 * Numbers at the beginning of headings, as Chinese official papers write them: `第一章`, `一、`, `（一）`, `1.`,
 * `1.1`, `（1）`, `附件1`, … and the Chinese numerals in them. Order of the levels follows GB/T 9704-2012 7.3.3
 * (一、 then （一） then 1. then （1）), but what a number means in one document is for the reader to find out.
 */

const DIGITS = '零一二三四五六七八九'
const UNITS = ['', '十', '百', '千']

/** 0 to 9999 in Chinese, as in headings: 10 is 十, 12 is 十二, 102 is 一百零二. Other numbers come back in figures. */
export function chineseNumber(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value > 9999) return String(value)
  if (value === 0) return '零'
  const figures = [...String(value)].map(Number)
  let text = ''
  let gap = false
  figures.forEach((figure, index) => {
    const unit = UNITS[figures.length - 1 - index] ?? ''
    if (figure === 0) {
      gap = text !== ''
      return
    }
    if (gap) text += '零'
    gap = false
    text += (DIGITS[figure] ?? '') + unit
  })
  return text.startsWith('一十') ? text.slice(1) : text
}

const VALUES: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  '○': 0,
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
  壹: 1,
  贰: 2,
  叁: 3,
  肆: 4,
  伍: 5,
  陆: 6,
  柒: 7,
  捌: 8,
  玖: 9,
}
const SCALES: Readonly<Record<string, number>> = {
  十: 10,
  拾: 10,
  百: 100,
  佰: 100,
  千: 1000,
  仟: 1000,
  万: 10_000,
}

/** Reads 十二, 一百零二, 二〇二四 (figure by figure), 贰拾, and Arabic figures of either width. Undefined if it is no number. */
export function parseChineseNumber(text: string): number | undefined {
  const folded = foldWidth(text).trim()
  if (/^\d{1,9}$/.test(folded)) return Number(folded)
  if (folded === '' || folded.length > 20) return undefined
  const signs = [...folded]
  if (signs.every((sign) => VALUES[sign] !== undefined)) {
    if (signs.length === 1) return VALUES[folded]
    return signs.length >= 2 && signs.length <= 9
      ? Number(signs.map((sign) => VALUES[sign]).join(''))
      : undefined
  }
  let total = 0
  let part = 0
  let figure: number | undefined
  let last = Number.POSITIVE_INFINITY
  let zero = false
  for (const sign of signs) {
    const value = VALUES[sign]
    const scale = SCALES[sign]
    if (value !== undefined) {
      if (figure !== undefined && figure !== 0) return undefined
      figure = value
      zero ||= value === 0
    } else if (scale === 10_000) {
      total = (total + part + (figure ?? 0)) * scale
      part = 0
      figure = undefined
      last = scale
    } else if (scale !== undefined) {
      if (scale >= last || (figure === undefined && scale !== 10)) return undefined
      part += (figure ?? 1) * scale
      figure = undefined
      last = scale
      zero = false
    } else {
      return undefined
    }
  }
  // 一百一 is said for 110; 101 is 一百零一.
  const short = !zero && last >= 100 && last <= 1000 ? last / 10 : 1
  return total + part + (figure ?? 0) * short
}

/** Full-width letters, figures, brackets, dots and spaces as half-width ones; the length stays the same, so positions agree. */
export function foldWidth(text: string): string {
  return text.replace(/[\u3000\u00a0\u2000-\u200a\u202f\uff01-\uff5e\u3014\u3015\u2024\ufe52]/g, (sign) => {
    const code = sign.charCodeAt(0)
    if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0)
    if (sign === '〔') return '('
    if (sign === '〕') return ')'
    return code === 0x2024 || code === 0xfe52 ? '.' : ' '
  })
}

/** How a heading is numbered. `dec` is 1.1, 1.1.1, …; `ar` is 1. or 1、; `ar-bare` is a figure and a space. */
export const numberStyles = [
  'annex',
  'annex-table',
  'part',
  'chapter',
  'section',
  'article',
  'cn',
  'cn-paren',
  'ar',
  'ar-bare',
  'dec',
  'ar-paren',
  'ar-half',
  'circled',
  'roman',
  'alpha',
] as const
export type NumberStyle = (typeof numberStyles)[number]

export type HeadingNumber = Readonly<{
  style: NumberStyle
  /** The figures: [3] for 三、, [3, 2, 1] for 3.2.1. Letters (附录A, A.1) count from 1001. */
  path: readonly number[]
  /** The number as printed, without the space behind it. */
  number: string
  /** Where the title begins in the text that was given. */
  end: number
  /** It may just as well be a quantity or part of a sentence (1.5米, 3天内): only its neighbours can tell. */
  doubtful: boolean
}>

const CN = '[零〇○一二三四五六七八九十百两]{1,5}'
const DIVISION = new RegExp(`^第\\s*(${CN}|\\d{1,3})\\s*(编|篇|部分|章|节|条)[ \\t、:.]*`)
const CN_DUN = new RegExp(`^(${CN})\\s*[、.]\\s*`)
const CN_SPACE = new RegExp(`^(${CN})[ \\t]+(?=\\S)`)
const CN_PAREN = new RegExp(`^\\(\\s*(${CN})\\s*\\)[ \\t]*[、.]?\\s*`)
const CN_HALF = new RegExp(`^(${CN})\\)\\s*`)
const ANNEX = new RegExp(
  `^(附\\s*[件录表图])\\s*(?:(\\d{1,2}|${CN}|[A-Z])(?![A-Za-z\\d]))?([-—.]\\d{1,2})?\\s*([:、.]|\\s|$)?\\s*`,
)
const DECIMAL = /^(\d{1,3}|[A-Z])((?:\.\d{1,3}){1,6})(?!\d)[.、]?\s*/
const ARABIC = /^(\d{1,3})\s*(?:、|\.(?=\D|\d{4}|$))\s*/
const BARE = /^(\d{1,2})[ \t]+(?=[\u3400-\u9fff《“"(]|\d{1,4}[\u3400-\u9fff])/
const TIGHT = /^(\d{1,2})(?=[\u3400-\u9fff])/
const PAREN = /^\(\s*(\d{1,3})\s*\)[ \t]*[、.]?\s*/
const HALF = /^(\d{1,3})\)\s*/
const ROMAN = /^([Ⅰ-Ⅻ])\s*[、.]\s*/
const ALPHA = /^([A-Za-z])(?:\s*[、)]|\.(?=[\s\u3400-\u9fff]))\s*/
const SIGN = /^([①-⑳⑴-⒇⒈-⒛㈠-㈩])\s*[、.]?\s*/
const QUANTITY =
  /^(?:[%‰℃°×xX~—-]|多|余|几|[亿万千百元角米吨克升亩级度倍个人户名次起处座辆台套件支条项种类家所只头株栋层间张份秒天日月年周时岁号版成折分]|公里|公斤|公顷|厘米|毫米|平方|立方|小时|第)/

const DIVISIONS: Readonly<Record<string, NumberStyle>> = {
  编: 'part',
  篇: 'part',
  部分: 'part',
  章: 'chapter',
  节: 'section',
  条: 'article',
}

/**
 * Reads the number at the beginning of a paragraph; null if there is none. Spaces before it are skipped.
 * A number with nothing behind it counts only for 第一章, 第一条, 附件 and the like, whose title may stand below.
 */
export function parseHeadingNumber(text: string): HeadingNumber | null {
  const folded = foldWidth(text.slice(0, 80))
  const start = folded.search(/\S/)
  if (start < 0) return null
  const line = folded.slice(start)
  // One look at the first sign saves the regular expressions for nearly every paragraph of prose.
  if (!/^[第附(零〇○一二三四五六七八九十百两\dA-Za-zⅠ-Ⅻ①-⑳⑴-⒇⒈-⒛㈠-㈩]/.test(line)) return null
  const found = division(line) ?? annex(line) ?? figures(line) ?? chinese(line) ?? signs(line)
  if (!found) return null
  const number = text.slice(start, start + found.length).trim()
  const end = start + found.length
  const bare = text.slice(end).trim() === ''
  if (bare && !['part', 'chapter', 'section', 'article', 'annex', 'annex-table'].includes(found.style))
    return null
  return { style: found.style, path: found.path, number, end, doubtful: found.doubtful }
}

type Found = { style: NumberStyle; path: number[]; length: number; doubtful: boolean }

function take(
  style: NumberStyle,
  path: (number | undefined)[],
  length: number,
  doubtful = false,
): Found | null {
  const known = path.filter((part) => part !== undefined)
  return known.length === path.length && known.length > 0 ? { style, path: known, length, doubtful } : null
}

function division(line: string): Found | null {
  const match = DIVISION.exec(line)
  const style = DIVISIONS[match?.[2] ?? '']
  if (!match || !style) return null
  const rest = line.slice(match[0].length)
  // 第一章规定的…, 第三条所列…: a reference inside a sentence.
  return take(
    style,
    [parseChineseNumber(match[1] ?? '')],
    match[0].length,
    /^[的第和至、,所第款项中]/.test(rest),
  )
}

function annex(line: string): Found | null {
  const match = ANNEX.exec(line)
  if (!match) return null
  const [whole, word = '', label, sub, mark] = match
  const rest = line.slice(whole.length)
  if (label === undefined && rest !== '' && mark === undefined) return null
  if (/^[的中所规和与]/.test(rest)) return null
  const style = /[表图]/.test(word) ? 'annex-table' : 'annex'
  const value = label === undefined ? 0 : /[A-Z]/.test(label) ? letter(label) : parseChineseNumber(label)
  const path = sub ? [value, Number(sub.slice(1))] : [value]
  return take(style, path, whole.length)
}

function figures(line: string): Found | null {
  const decimal = DECIMAL.exec(line)
  if (decimal) {
    const [whole, head = '', tail = ''] = decimal
    const path = [/\d/.test(head) ? Number(head) : letter(head), ...tail.slice(1).split('.').map(Number)]
    const rest = line.slice(whole.length)
    const doubtful =
      path.length === 2 && /\d$/.test(whole) && (QUANTITY.test(rest) || !/^[\u3400-\u9fff]/.test(rest))
    return take('dec', path, whole.length, doubtful)
  }
  const plain = ARABIC.exec(line)
  if (plain) return take('ar', [Number(plain[1])], plain[0].length)
  const bare = BARE.exec(line)
  if (bare) {
    const rest = line.slice(bare[0].length)
    return take('ar-bare', [Number(bare[1])], bare[0].length, QUANTITY.test(rest) || /^\d/.test(rest))
  }
  const tight = TIGHT.exec(line)
  if (tight)
    return QUANTITY.test(line.slice(tight[0].length))
      ? null
      : take('ar-bare', [Number(tight[1])], tight[0].length, true)
  const half = HALF.exec(line)
  if (half) return take('ar-half', [Number(half[1])], half[0].length)
  const paren = PAREN.exec(line)
  return paren ? take('ar-paren', [Number(paren[1])], paren[0].length) : null
}

function chinese(line: string): Found | null {
  const paren = CN_PAREN.exec(line) ?? CN_HALF.exec(line)
  if (paren) return take('cn-paren', [parseChineseNumber(paren[1] ?? '')], paren[0].length)
  const dun = CN_DUN.exec(line)
  if (dun) {
    // 一、二级响应, 三、四类: a pair of grades, not a number.
    const pair = new RegExp(`^${CN}(?:[级类、是]|等)`).test(line.slice(dun[0].length))
    return pair ? null : take('cn', [parseChineseNumber(dun[1] ?? '')], dun[0].length)
  }
  const space = CN_SPACE.exec(line)
  return space ? take('cn', [parseChineseNumber(space[1] ?? '')], space[0].length, true) : null
}

function signs(line: string): Found | null {
  const sign = SIGN.exec(line)
  if (sign) {
    const code = line.charCodeAt(0)
    const length = sign[0].length
    if (code >= 0x2460 && code <= 0x2473) return take('circled', [code - 0x245f], length)
    if (code >= 0x2474 && code <= 0x2487) return take('ar-paren', [code - 0x2473], length)
    if (code >= 0x2488 && code <= 0x249b) return take('ar', [code - 0x2487], length)
    return take('cn-paren', [code - 0x321f], length)
  }
  const roman = ROMAN.exec(line)
  if (roman) return take('roman', [line.charCodeAt(0) - 0x215f], roman[0].length)
  const alpha = ALPHA.exec(line)
  return alpha ? take('alpha', [letter((alpha[1] ?? '').toUpperCase())], alpha[0].length, true) : null
}

function letter(sign: string): number {
  return 1000 + sign.charCodeAt(0) - 64
}

const LIST_NUMBER =
  /^\s*(?:[（(][一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十]+、|\d+[、.．)）](?!\d)|[①-⑳])\s*/

/** A line of a list without the number that was typed before it: 1. （一） ①; a decimal (1.5米) is no number of a list. */
export const withoutListNumber = (text: string): string => text.replace(LIST_NUMBER, '')
