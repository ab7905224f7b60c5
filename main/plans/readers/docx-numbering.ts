import { chineseNumber } from '../../../preload/contract/heading-number'
import { attribute, child, flag, parseXml, value, type XmlElement } from './xml'

type Level = {
  start: number
  format: string
  text: string
  style: string | undefined
  /** All figures Arabic, whatever the levels above use (ECMA-376 17.9.4). */
  legal: boolean
  /** Starts again after a level up to this one (0 never). Undefined is the rule: after any higher level. */
  restart: number | undefined
}

type Definition = { levels: Map<number, Level>; link: string | undefined; styleLink: string | undefined }
type Numbered = { abstract: string; starts: Map<number, number>; levels: Map<number, Level> }

/** What Word prints before a paragraph: a number, or a bullet (no text of its own). */
export type AutomaticNumber = { text: string; bullet: boolean }

export type Numbering = {
  /** Counts one paragraph and gives what stands before it. Call it once for each paragraph, in order. */
  next: (numId: string, level: number | undefined, styleId: string | undefined) => AutomaticNumber | undefined
}

/** Reads word/numbering.xml (ECMA-376 Part 1, 17.9) and counts as Word does, so that 第一章 and 1.1 are not lost. */
export function readNumbering(xml: string | undefined): Numbering {
  const root = xml === undefined ? undefined : child(parseXml(xml), 'w:numbering')
  const definitions = new Map<string, Definition>()
  const numbers = new Map<string, Numbered>()
  for (const element of root?.children ?? []) {
    if (element.name === 'w:abstractNum') {
      definitions.set(attribute(element.attributes, 'w:abstractNumId') ?? '', readDefinition(element))
    } else if (element.name === 'w:num') {
      numbers.set(attribute(element.attributes, 'w:numId') ?? '', readNumbered(element))
    }
  }
  const counters = new Map<string, (number | undefined)[]>()
  const begun = new Set<string>()

  function definitionOf(number: Numbered): { id: string; definition: Definition } | undefined {
    const definition = definitions.get(number.abstract)
    if (!definition) return undefined
    if (definition.levels.size === 0 && definition.link !== undefined) {
      for (const [id, other] of definitions) {
        if (other.styleLink === definition.link) return { id, definition: other }
      }
    }
    return { id: number.abstract, definition }
  }

  function next(numId: string, given: number | undefined, styleId: string | undefined) {
    const number = numbers.get(numId)
    const found = number && definitionOf(number)
    if (!number || !found) return undefined
    const levelOf = (at: number) => number.levels.get(at) ?? found.definition.levels.get(at)
    const index = given ?? levelOfStyle(found.definition, styleId) ?? 0
    const level = levelOf(index)
    if (!level) return undefined
    const counts = counters.get(found.id) ?? []
    counters.set(found.id, counts)
    const forced = number.starts.get(index)
    const key = `${numId}/${index}`
    if (forced !== undefined && !begun.has(key)) counts[index] = forced
    else counts[index] = counts[index] === undefined ? level.start : counts[index] + 1
    begun.add(key)
    for (let deeper = index + 1; deeper < 9; deeper++) {
      const restart = levelOf(deeper)?.restart
      if (restart === undefined || index < restart) counts[deeper] = undefined
    }
    if (level.format === 'bullet') return { text: '', bullet: true }
    const text = level.text.replace(/%([1-9])/g, (_, place) => {
      const at = Number(place) - 1
      const one = levelOf(at)
      const count = counts[at] ?? one?.start ?? 1
      return formatNumber(count, level.legal && at !== index ? 'decimal' : (one?.format ?? 'decimal'))
    })
    return { text: text.trim(), bullet: false }
  }

  return { next }
}

function levelOfStyle(definition: Definition, styleId: string | undefined): number | undefined {
  if (styleId === undefined) return undefined
  for (const [index, level] of definition.levels) if (level.style === styleId) return index
  return undefined
}

function readDefinition(element: XmlElement): Definition {
  return {
    levels: readLevels(element.children),
    link: value(element, 'w:numStyleLink'),
    styleLink: value(element, 'w:styleLink'),
  }
}

function readNumbered(element: XmlElement): Numbered {
  const overrides = element.children.filter((one) => one.name === 'w:lvlOverride')
  const starts = new Map<number, number>()
  for (const override of overrides) {
    const start = value(override, 'w:startOverride')
    if (start !== undefined) starts.set(figure(attribute(override.attributes, 'w:ilvl'), 0), figure(start, 1))
  }
  return {
    abstract: value(element, 'w:abstractNumId') ?? '',
    starts,
    levels: readLevels(overrides.flatMap((one) => one.children)),
  }
}

function readLevels(elements: readonly XmlElement[]): Map<number, Level> {
  const levels = new Map<number, Level>()
  for (const element of elements) {
    if (element.name !== 'w:lvl') continue
    const restart = value(element, 'w:lvlRestart')
    levels.set(figure(attribute(element.attributes, 'w:ilvl'), 0), {
      start: figure(value(element, 'w:start'), 1),
      format: value(element, 'w:numFmt') ?? customFormat(element) ?? 'decimal',
      text: value(element, 'w:lvlText') ?? '',
      style: value(element, 'w:pStyle'),
      legal: flag(element, 'w:isLgl') ?? false,
      restart: restart === undefined ? undefined : figure(restart, 0),
    })
  }
  return levels
}

/** Word wraps newer formats in an alternative whose fallback is plain. */
function customFormat(element: XmlElement): string | undefined {
  const choice = child(element, 'mc:AlternateContent', 'mc:Fallback', 'w:numFmt')
  return choice ? attribute(choice.attributes, 'w:val') : undefined
}

function figure(text: string | undefined, fallback: number): number {
  return text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : fallback
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
