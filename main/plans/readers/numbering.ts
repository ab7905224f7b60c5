import { chineseNumber } from '../../../preload/contract/heading-number'

/** One level of a list: how its number looks and counts. `text` has %1 … %9 for the numbers of the levels. */
export type Level = {
  start: number
  /** ST_NumberFormat, ECMA-376 Part 1, 17.18.59. */
  format: string
  text: string
  /** The paragraph style that is tied to this level. */
  style: string | undefined
  /** All figures Arabic, whatever the levels above use (ECMA-376 17.9.4). */
  legal: boolean
  /** Starts again after a level up to this one (0 never). Undefined is the rule: after any higher level. */
  restart: number | undefined
}

/** A list as it is defined, and a use of it, which may start elsewhere or look different. */
export type ListDefinition = { levels: Map<number, Level> }
export type ListUse = { definition: string; starts: Map<number, number>; levels: Map<number, Level> }

/** What Word prints before a paragraph: a number, or a bullet (no text of its own). */
export type AutomaticNumber = { text: string; bullet: boolean }

export type Numbering = {
  /** Counts one paragraph and gives what stands before it. Call it once for each paragraph, in order. */
  next: (use: string, level: number | undefined, style: string | undefined) => AutomaticNumber | undefined
}

/** Counts as Word does, so that a 第一章 or 1.1 that nobody typed is not lost. Uses of one definition count together. */
export function countLists(
  definitions: ReadonlyMap<string, ListDefinition>,
  uses: ReadonlyMap<string, ListUse>,
): Numbering {
  const counters = new Map<string, (number | undefined)[]>()
  const begun = new Set<string>()

  /** 第一章 and below it 1.1, not 一.1, whether or not the level says so. */
  const isLegal = (level: Level) =>
    level.legal || (level.format === 'decimal' && /^%[1-9](?:\.%[1-9])+\.?$/.test(level.text))

  function next(
    useId: string,
    given: number | undefined,
    style: string | undefined,
  ): AutomaticNumber | undefined {
    const use = uses.get(useId)
    const definition = use && definitions.get(use.definition)
    if (!use || !definition) return undefined
    const levelOf = (at: number) => use.levels.get(at) ?? definition.levels.get(at)
    const index = given ?? levelOfStyle(definition, style) ?? 0
    const level = levelOf(index)
    if (!level) return undefined
    const counts = counters.get(use.definition) ?? []
    counters.set(use.definition, counts)
    const forced = use.starts.get(index)
    const key = `${useId}/${index}`
    const count = counts[index]
    counts[index] =
      forced !== undefined && !begun.has(key) ? forced : count === undefined ? level.start : count + 1
    begun.add(key)
    for (let deeper = index + 1; deeper < 9; deeper++) {
      const restart = levelOf(deeper)?.restart
      if (restart === undefined || index < restart) counts[deeper] = undefined
    }
    if (level.format === 'bullet') return { text: '', bullet: true }
    const legal = isLegal(level)
    const text = level.text.replace(/%([1-9])/g, (_, place) => {
      const at = Number(place) - 1
      const one = levelOf(at)
      return formatNumber(
        counts[at] ?? one?.start ?? 1,
        legal && at !== index ? 'decimal' : (one?.format ?? 'decimal'),
      )
    })
    return { text: text.trim(), bullet: false }
  }

  return { next }
}

function levelOfStyle(definition: ListDefinition, style: string | undefined): number | undefined {
  if (style === undefined) return undefined
  for (const [index, level] of definition.levels) if (level.style === style) return index
  return undefined
}

const STEMS = '甲乙丙丁戊己庚辛壬癸'
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥'
const LEGAL: Readonly<Record<string, string>> = {
  零: '零',
  一: '壹',
  二: '贰',
  三: '叁',
  四: '肆',
  五: '伍',
  六: '陆',
  七: '柒',
  八: '捌',
  九: '玖',
  十: '拾',
  百: '佰',
  千: '仟',
}

/** One count in one of Word's number formats (ECMA-376 17.18.59, ST_NumberFormat). Unknown formats come in figures. */
export function formatNumber(count: number, format: string): string {
  switch (format) {
    case 'none':
      return ''
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'japaneseCounting':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
    case 'koreanDigital2':
      return chineseNumber(count)
    case 'ideographDigital':
    case 'taiwaneseDigital':
      return [...String(count)].map((sign) => '〇一二三四五六七八九'[Number(sign)] ?? sign).join('')
    case 'chineseLegalSimplified':
    case 'ideographLegalTraditional':
      return [...chineseNumber(count)].map((sign) => LEGAL[sign] ?? sign).join('')
    case 'ideographTraditional':
      return STEMS[count - 1] ?? String(count)
    case 'ideographZodiac':
      return BRANCHES[count - 1] ?? String(count)
    case 'decimalZero':
      return String(count).padStart(2, '0')
    case 'decimalFullWidth':
    case 'decimalFullWidth2':
      return String(count).replace(/\d/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return count >= 1 && count <= 20 ? String.fromCharCode(0x245f + count) : String(count)
    case 'decimalEnclosedParen':
      return `(${count})`
    case 'decimalEnclosedFullstop':
      return `${count}.`
    case 'upperLetter':
    case 'lowerLetter': {
      const sign = String.fromCharCode(65 + ((count - 1) % 26)).repeat(Math.ceil(count / 26))
      return format === 'upperLetter' ? sign : sign.toLowerCase()
    }
    case 'upperRoman':
    case 'lowerRoman': {
      const text = roman(count)
      return format === 'upperRoman' ? text : text.toLowerCase()
    }
    default:
      return String(count)
  }
}

function roman(count: number): string {
  if (count < 1 || count > 3999) return String(count)
  const signs: [number, string][] = [
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ]
  let text = ''
  let rest = count
  for (const [size, sign] of signs) {
    while (rest >= size) {
      text += sign
      rest -= size
    }
  }
  return text
}

/** An automatic number as it stands before text. */
export function withGap(number: string): string {
  return /[、.．)）]$/.test(number) ? number : `${number} `
}
