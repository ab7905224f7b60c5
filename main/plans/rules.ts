import { type Block, blockText } from '../../preload/contract/blocks'
import { foldWidth, parseChineseNumber } from '../../preload/contract/heading-number'

export { chineseNumber, parseChineseNumber } from '../../preload/contract/heading-number'
export {
  applyEdits,
  countCharacters,
  demote,
  joinWithPrevious,
  outlineFault,
  promote,
  rename,
  sectionLabel,
  splitAt,
  toTree,
  withoutJumps,
} from '../../preload/contract/outline'

export type PlanCategory = 'comprehensive' | 'special' | 'village' | 'enterprise' | 'superior' | 'other'

/** What the text itself says about a plan, offered when it is saved. Empty or null where it says nothing. */
export type SuggestedFacts = { documentNumber: string; issuedOn: string | null; category: PlanCategory }

/** How far from either end the facts stand: the notice in front, the imprint at the end. */
const FRONT = 40
const BACK = 25

/** Reads document number, day of issue and kind of a plan from its title and the blocks at both ends of its text. */
export function suggestFacts(plan: { title: string; blocks: readonly Block[] }): SuggestedFacts {
  const lines = (blocks: readonly Block[]) =>
    blocks.filter((block) => block.kind === 'paragraph').map((block) => blockText(block).slice(0, 300))
  const front = lines(plan.blocks.slice(0, FRONT))
  const back = lines(plan.blocks.slice(Math.max(FRONT, plan.blocks.length - BACK)))
  return {
    documentNumber: findDocumentNumber([...front, ...back]) ?? '',
    issuedOn: findIssueDay(front) ?? findIssueDay(back) ?? null,
    category: categoryOf(plan.title),
  }
}

const DOCUMENT_NUMBER =
  /([\u3400-\u9fff]{1,16}?)\s*[〔[［【(（]\s*((?:19|20)\d{2})\s*[〕\]］】)）]\s*第?\s*(\d{1,5})\s*号/

/**
 * The document number (发文字号, GB/T 9704-2012 7.2.5) that stands alone on a line: body, year in 〔〕, number without
 * leading zero. Brackets of other kinds are put right. Numbers inside sentences are other papers' numbers.
 */
export function findDocumentNumber(lines: readonly string[]): string | undefined {
  for (const line of lines) {
    const text = line.replace(/[０-９]/g, (sign) => foldWidth(sign)).replace(/\s+/g, '')
    const match = DOCUMENT_NUMBER.exec(text)
    if (!match || match.index > 6 || text.length - match[0].length > 12) continue
    const [, body = '', year = '', number = ''] = match
    return `${body}〔${year}〕${Number(number)}号`
  }
  return undefined
}

const DATE = /^(?:\D{0,30}[\s\u3000])?((?:19|20)\d{2})年(\d{1,2})月(\d{1,2})日(?:印发|发布|公布|施行|实施)?$/
const CHINESE_DATE =
  /^([二一][〇○零一二三四五六七八九]{3})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日(?:印发|发布)?$/

/** The first line that is a date, as a signature has it: 2021年12月31日, 二〇二一年十二月三十一日. As YYYY-MM-DD. */
export function findIssueDay(lines: readonly string[]): string | undefined {
  for (const line of lines) {
    const text = foldWidth(line).trim()
    const compact = text.replace(/\s+/g, '')
    const match = DATE.exec(text) ?? DATE.exec(compact)
    const day = match
      ? match.slice(1, 4).map(Number)
      : CHINESE_DATE.exec(compact)?.slice(1, 4).map(parseChineseNumber)
    const found = day && toDay(day[0], day[1], day[2])
    if (found) return found
  }
  return undefined
}

function toDay(
  year: number | undefined,
  month: number | undefined,
  day: number | undefined,
): string | undefined {
  if (year === undefined || month === undefined || day === undefined) return undefined
  const date = new Date(Date.UTC(year, month - 1, day))
  const real = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return real ? date.toISOString().slice(0, 10) : undefined
}

/** The kind of a plan by its title; 其他 where the title does not say. */
export function categoryOf(title: string): PlanCategory {
  if (
    /^(?:国家|中华人民共和国|国务院)|^[\u3400-\u9fff]{1,6}(?:省|自治区|市|县|州|盟|旗)(?!.*(?:镇|乡|街道|村|社区))/.test(
      title,
    )
  )
    return 'superior'
  if (/村|社区|居委会|屯/.test(title) && !/村镇|农村/.test(title)) return 'village'
  if (/公司|企业|工厂|[\u3400-\u9fff]厂|矿|加油站|医院|学校|集团/.test(title)) return 'enterprise'
  if (/总体应急预案|综合应急预案|总体预案|综合预案/.test(title)) return 'comprehensive'
  return /预案|方案/.test(title) ? 'special' : 'other'
}
