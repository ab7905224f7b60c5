import { chineseNumber, parseHeadingNumber } from '../heading-number'

/**
 * How the headings of a version get their numbers. `chinese` and `decimal` are computed and never typed; `kept` leaves
 * the numbers as they were printed in the document that was brought in.
 */
export const numberings = ['chinese', 'decimal', 'kept'] as const
export type Numbering = (typeof numberings)[number]

type Heading = Readonly<{ level: number; title: string; number: string }>

/** Headings that official papers leave without a number. */
const UNNUMBERED = /^(?:前\s*言|引\s*言|序|印发通知|目\s*录|附\s*录)$/

/**
 * The number of every heading, in order. Levels 1 to 4 follow GB/T 9704-2012 7.3.3 (一、（一）1.（1）); the standard ends
 * there, what lies deeper goes on with ① 1） a. a） i. Decimal numbers are 1, 1.1, 1.1.1, ….
 *
 * A heading whose number says 附件 keeps its kind and is counted with the others of its kind; 前言 and the like have
 * none. With `kept` the numbers come back as they are.
 */
export function headingNumbers(headings: readonly Heading[], numbering: Numbering): string[] {
  if (numbering === 'kept') return headings.map((heading) => heading.number)
  const counts: number[] = []
  const annexes = headings.filter(isAnnex).length
  let annex = 0
  let inAnnex = false
  return headings.map((heading) => {
    const { level } = heading
    if (level === 1) inAnnex = false
    if (level === 1 && isAnnex(heading)) {
      inAnnex = true
      counts.length = 1
      annex++
      return annexes === 1 ? '附件' : `附件${annex}`
    }
    counts.length = Math.max(level, counts.length)
    counts.splice(level)
    if (UNNUMBERED.test(heading.title.trim())) return ''
    counts[level - 1] = (counts[level - 1] ?? 0) + 1
    if (numbering === 'chinese')
      return inAnnex
        ? chineseStyle(level - 1, counts[level - 1] ?? 1)
        : chineseStyle(level, counts[level - 1] ?? 1)
    const path = counts.slice(inAnnex ? 1 : 0, level)
    // A heading below one without a number (前言) counts from the numbers there are.
    return path
      .map((count) => count ?? 0)
      .filter((count, at) => count > 0 || at > 0)
      .join('.')
  })
}

/** True for 附件, 附件1 and the like at the first level. */
export function isAnnex({ level, number }: Pick<Heading, 'level' | 'number'>): boolean {
  return level === 1 && number !== '' && parseHeadingNumber(`${number} `)?.style === 'annex'
}

const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'

function chineseStyle(level: number, count: number): string {
  switch (level) {
    case 1:
      return `${chineseNumber(count)}、`
    case 2:
      return `（${chineseNumber(count)}）`
    case 3:
      return `${count}.`
    case 4:
      return `（${count}）`
    case 5:
      return CIRCLED[count - 1] ?? `〔${count}〕`
    case 6:
      return `${count}）`
    case 7:
      return `${letters(count)}.`
    case 8:
      return `${letters(count)}）`
    default:
      return `${roman(count)}.`
  }
}

/** a … z, aa, ab, … */
function letters(count: number): string {
  const rest = (count - 1) % 26
  const head = Math.floor((count - 1) / 26)
  return (head > 0 ? letters(head) : '') + String.fromCharCode(97 + rest)
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
]

function roman(count: number): string {
  let left = count
  let text = ''
  for (const [value, sign] of ROMAN)
    while (left >= value) {
      text += sign
      left -= value
    }
  return text
}
