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
export type SuggestedFacts = {
  documentNumber: string
  issuedOn: string | null
  category: PlanCategory
  issuedBy: string
  effectiveOn: string | null
  /** Local ids of the event picklist. */
  eventTypes: string[]
  /** The words each fact was read from, so that whoever confirms it can look. */
  sources: { fact: SuggestedFact; quote: string }[]
}
export type SuggestedFact =
  | 'documentNumber'
  | 'issuedOn'
  | 'category'
  | 'issuedBy'
  | 'effectiveOn'
  | 'eventTypes'

/** How far from either end the facts stand: the notice in front, the imprint at the end. */
const FRONT = 40
const BACK = 25

/** Reads document number, day of issue and kind of a plan from its title and the blocks at both ends of its text. */
export function suggestFacts(plan: { title: string; blocks: readonly Block[] }): SuggestedFacts {
  const lines = (blocks: readonly Block[]) =>
    blocks.filter((block) => block.kind === 'paragraph').map((block) => blockText(block).slice(0, 300))
  const front = lines(plan.blocks.slice(0, FRONT))
  const back = lines(plan.blocks.slice(Math.max(FRONT, plan.blocks.length - BACK)))
  const sources: SuggestedFacts['sources'] = []
  const note = <T>(fact: SuggestedFact, found: Read<T> | undefined): T | undefined => {
    if (found) sources.push({ fact, quote: found.quote.replace(/\s+/g, ' ').trim().slice(0, 120) })
    return found?.value
  }
  const ends = [...front, ...back]
  const issuedOn = note('issuedOn', readFrom(front, findIssueDay) ?? readFrom(back, findIssueDay)) ?? null
  const category = categoryOf(plan.title)
  if (category !== 'other') note('category', { value: category, quote: plan.title })
  const eventTypes = eventTypesOf(plan.title)
  if (eventTypes.length > 0) note('eventTypes', { value: eventTypes, quote: plan.title })
  return {
    documentNumber: note('documentNumber', readFrom(ends, findDocumentNumber)) ?? '',
    issuedOn,
    category,
    issuedBy: note('issuedBy', findIssuer(ends)) ?? '',
    effectiveOn: note('effectiveOn', findEffectiveDay(lines(plan.blocks.slice(-200)), issuedOn)) ?? null,
    eventTypes,
    sources,
  }
}

/** What was read, and the line it was read from. */
type Read<T> = Readonly<{ value: T; quote: string }>

function readFrom<T>(
  lines: readonly string[],
  find: (lines: readonly string[]) => T | undefined,
): Read<T> | undefined {
  for (const line of lines) {
    const value = find([line])
    if (value !== undefined) return { value, quote: line }
  }
  return undefined
}

const ISSUER =
  /^[\u3400-\u9fff（）()、]{2,30}(?:人民政府|办公室|委员会|指挥部|管理局|街道办事处|办事处|管理委员会|党委|公司|应急管理(?:局|厅|部|办|站|所|中心|服务中心))$/

/**
 * The body that issued a paper: the red head (清源镇人民政府文件), or the signature that stands alone on the line before
 * the day of issue.
 */
export function findIssuer(lines: readonly string[]): Read<string> | undefined {
  const plain = lines.map((line) => foldWidth(line).replace(/\s+/g, ''))
  const head = plain.findIndex((line) => /文件$/.test(line) && ISSUER.test(line.replace(/文件$/, '')))
  if (head >= 0) return { value: plain[head]?.replace(/文件$/, '') ?? '', quote: lines[head] ?? '' }
  const signature = plain.findIndex(
    (line, at) => ISSUER.test(line) && findIssueDay([plain[at + 1] ?? '']) !== undefined,
  )
  return signature < 0
    ? undefined
    : { value: plain[signature] ?? '', quote: `${lines[signature]} ${lines[signature + 1]}` }
}

/** The day a plan comes into force: 自2024年1月1日起施行, or 自印发之日起施行 where the day of issue is known. */
export function findEffectiveDay(
  lines: readonly string[],
  issuedOn: string | null,
): Read<string> | undefined {
  for (const line of lines.toReversed()) {
    const text = foldWidth(line).replace(/\s+/g, '')
    const dated = /自((?:19|20)\d{2})年(\d{1,2})月(\d{1,2})日起(?:正式)?(?:施行|实施|执行|生效)/.exec(text)
    const day = dated && toDay(...(dated.slice(1, 4).map(Number) as [number, number, number]))
    if (day) return { value: day, quote: line }
    if (issuedOn && /自(?:印发|发布|公布|颁布)之日起(?:正式)?(?:施行|实施|执行|生效)/.test(text))
      return { value: issuedOn, quote: line }
  }
  return undefined
}

/** Words of titles and the kinds of event (local ids of resources/reference/event-picklist.csv) they speak of. */
const EVENT_WORDS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/防汛抗旱|水旱灾害/, ['FLD', 'WLG', 'DRT']],
  [/防汛|洪涝|洪水|抗洪/, ['FLD', 'WLG']],
  [/抗旱|旱灾|干旱/, ['DRT']],
  [/内涝/, ['WLG']],
  [/山洪/, ['FFL']],
  [/水库/, ['RES']],
  [/圩堤|堤防/, ['DIK']],
  [/台风/, ['TYP']],
  [/暴雨/, ['RST']],
  [/雨雪冰冻|低温|冰冻|冻雨/, ['FRZ', 'SNW']],
  [/暴雪|雪灾/, ['SNW']],
  [/大风|强对流/, ['GAL']],
  [/高温/, ['HOT']],
  [/地震/, ['EQK']],
  [/地质灾害/, ['LSD', 'DBF', 'RKF', 'GCL']],
  [/滑坡/, ['LSD']],
  [/泥石流/, ['DBF']],
  [/森林|草原|防灭火/, ['FFR']],
  [/危险化学品|危化品/, ['HAZ']],
  [/烟花爆竹/, ['FWK']],
  [/矿山|尾矿/, ['MIN']],
  [/建筑施工/, ['CON']],
  [/消防|火灾(?!.*森林)/, ['FIR']],
  [/道路交通/, ['RTA']],
  [/水上|渡口|溺水/, ['WTA']],
  [/特种设备/, ['SPE']],
  [/燃气/, ['GAS']],
  [/房屋|自建房/, ['BLD']],
  [/停电|大面积停电/, ['PWR']],
  [/环境/, ['ENV']],
  [/农机/, ['AGM']],
  [/踩踏|大型活动/, ['STM']],
  [/传染病|疫情(?!.*动物)/, ['INF']],
  [/食品安全|食物中毒/, ['FDS']],
  [/动物疫|非洲猪瘟|禽流感/, ['ANM']],
  [/群体性事件|社会安全/, ['MAS']],
]

/** The kinds of event a title names; none for plans of all kinds (综合、总体). */
export function eventTypesOf(title: string): string[] {
  const text = title.replace(/\s+/g, '')
  if (/综合应急预案|总体应急预案|总体预案|综合预案/.test(text)) return []
  const forest = /森林/.test(text)
  const found = EVENT_WORDS.flatMap(([words, ids]) => (words.test(text) ? ids : []))
  return [...new Set(found)].filter((id) => !(forest && id === 'FIR'))
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
