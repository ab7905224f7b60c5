import fc from 'fast-check'
import { chineseNumber } from '../../../preload/contract/heading-number'
import type { DocxPart } from './make-docx'

/** A plan that was made up: what stands on its lines, and what an importer should find in it. */
export type MadePlan = {
  title: string
  lines: MadeLine[]
  expected: { level: number; number: string; title: string }[]
}
export type MadeLine =
  | { kind: 'title' | 'contents' | 'text'; text: string }
  | { kind: 'heading'; text: string; level: number }
  | { kind: 'table'; rows: string[][] }

type Numbering = (figures: readonly number[]) => { number: string; gap: string }

const wide = (text: string) =>
  text.replace(/[0-9.]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
const last = (figures: readonly number[]) => figures.at(-1) ?? 0

const dun: Numbering = (f) => ({ number: `${chineseNumber(last(f))}、`, gap: '' })
const bracket: Numbering = (f) => ({ number: `（${chineseNumber(last(f))}）`, gap: '' })
const narrowBracket: Numbering = (f) => ({ number: `(${chineseNumber(last(f))})`, gap: '' })
const dot: Numbering = (f) => ({ number: `${last(f)}.`, gap: '' })
const dotSpace: Numbering = (f) => ({ number: `${last(f)}.`, gap: ' ' })
const wideDot: Numbering = (f) => ({ number: wide(`${last(f)}.`), gap: '' })
const comma: Numbering = (f) => ({ number: `${last(f)}、`, gap: '' })
const paren: Numbering = (f) => ({ number: `（${last(f)}）`, gap: '' })
const bare: Numbering = (f) => ({ number: `${last(f)}`, gap: '　' })
const bareSpace: Numbering = (f) => ({ number: `${last(f)}`, gap: ' ' })
const points: Numbering = (f) => ({ number: f.join('.'), gap: '　' })
const pointsTight: Numbering = (f) => ({ number: f.join('.'), gap: '' })
const widePoints: Numbering = (f) => ({ number: wide(f.join('.')), gap: '　' })
const chapter: Numbering = (f) => ({ number: `第${chineseNumber(last(f))}章`, gap: '　' })
const section: Numbering = (f) => ({ number: `第${chineseNumber(last(f))}节`, gap: ' ' })
const part: Numbering = (f) => ({ number: `第${chineseNumber(last(f))}部分`, gap: ' ' })

/** Ways of numbering that official papers use, from the first level down. */
export const schemes: Readonly<Record<string, readonly Numbering[]>> = {
  '一、（一）1.（1）': [dun, bracket, dot, paren],
  '一、(一)1. （1）': [dun, narrowBracket, dotSpace, paren],
  '一、（一）１．': [dun, bracket, wideDot],
  '一、（一）1、': [dun, bracket, comma],
  '一、1.（1）': [dun, dot, paren],
  '1 1.1 1.1.1': [bare, points, points],
  '1 1.1 1.1.1 half-width space': [bareSpace, points, points, points],
  '1. 1.1 1.1.1': [dotSpace, points, points],
  '1、1.1 1.1.1 tight': [comma, pointsTight, pointsTight],
  '１ １．１': [(f) => ({ number: wide(String(last(f))), gap: '　' }), widePoints, widePoints],
  '第一章 第一节 一、': [chapter, section, dun],
  '第一章 一、（一）': [chapter, dun, bracket],
  '第一章 1.1 1.1.1': [chapter, points, points],
  '第一部分 一、（一）1.': [part, dun, bracket, dot],
  '1 1.1 （1）': [bare, points, paren],
}

const TITLES = [
  '总则',
  '编制目的',
  '编制依据',
  '适用范围',
  '工作原则',
  '组织指挥体系',
  '领导机构',
  '办事机构',
  '成员单位及职责',
  '现场指挥部',
  '预防和预警',
  '信息监测与报告',
  '预警级别及发布',
  '应急响应',
  '先期处置',
  '分级响应',
  '指挥与协调',
  '响应终止',
  '后期处置',
  '善后工作',
  '调查评估',
  '应急保障',
  '队伍保障',
  '物资装备保障',
  '通信与信息保障',
  '宣传、培训和演练',
  '监督管理',
  '预案管理与更新',
  '“十四五”期间主要目标',
  '转移避险与安置',
  '24小时值班值守制度',
  '风险隐患排查',
  '预案解释与实施',
  '村（社区）应急工作组',
]
const SENTENCES = [
  '镇人民政府统一领导全镇突发事件应对工作，各村（社区）和有关单位按照职责分工做好相关工作。',
  '2023年以来，全镇共排查各类风险隐患126处，完成整改119处，其余7处已落实管控措施。',
  '1.5米以上的积水路段应当立即封闭，并设置警示标志，安排专人值守。',
  '3.2万名群众居住在低洼易涝区域，其中重点转移对象由村干部一对一包保。',
  '24小时内降雨量达到100毫米以上的，由镇防汛抗旱指挥部启动Ⅲ级响应。',
  '第一时间向县人民政府和县应急管理局报告，最迟不得超过30分钟。',
  '一是加强值班值守，二是加强巡查排查，三是做好群众转移准备。',
  '各有关单位要按照“统一领导、分级负责、属地为主”的要求，落实各项保障措施：',
  '12小时内无法排除险情的，应当组织受威胁群众转移到安全地带，并妥善安排食宿、医疗和防疫工作。',
  '附件所列物资由镇应急管理服务中心统一调拨，任何单位和个人不得挪用。',
]
const ITEMS = [
  [
    '（1）组织受威胁的群众向安全地带转移；',
    '（2）封锁危险区域，防止次生灾害发生；',
    '（3）及时向上级报告灾情和处置情况。',
  ],
  ['1.人员伤亡情况；', '2.财产损失情况；', '3.已经采取的措施。'],
  ['①镇长任总指挥，统一指挥应急处置工作；', '②分管副镇长任副总指挥，协助总指挥开展工作。'],
]
const ROWS = [
  ['序号', '姓名', '职务', '联系电话'],
  ['1', '甲某某', '镇长', '000-00000001'],
  ['2', '乙某某', '副镇长', '000-00000002'],
]

type Node = { title: string; body: number[]; list: number; table: boolean; children: Node[] }

function node(depth: number): fc.Arbitrary<Node> {
  // Nobody divides a section into one.
  const children =
    depth > 1
      ? fc.oneof(fc.constant<Node[]>([]), fc.array(node(depth - 1), { minLength: 2, maxLength: 4 }))
      : fc.constant<Node[]>([])
  return fc.record({
    title: fc.constantFrom(...TITLES),
    body: fc.array(fc.nat(SENTENCES.length - 1), { minLength: 1, maxLength: 3 }),
    list: fc.integer({ min: -3, max: ITEMS.length - 1 }),
    table: fc.boolean(),
    children,
  })
}

export type Shape = {
  scheme: string
  contents: 'none' | 'dots' | 'tab' | 'bare'
  annex: boolean
  title: boolean
}

/** A plan of random shape, numbered in one of the schemes. */
export const madePlan: fc.Arbitrary<MadePlan> = fc
  .record({
    scheme: fc.constantFrom(...Object.keys(schemes)),
    nodes: fc.array(node(3), { minLength: 3, maxLength: 6 }),
    contents: fc.constantFrom('none' as const, 'dots' as const, 'tab' as const, 'bare' as const),
    annex: fc.boolean(),
    preface: fc.boolean(),
  })
  .map(({ scheme, nodes, contents, annex, preface }) =>
    make(schemes[scheme] ?? [dun], nodes, { contents, annex, preface }),
  )

type Extras = { contents: 'none' | 'dots' | 'tab' | 'bare'; annex: boolean; preface: boolean }

function make(scheme: readonly Numbering[], nodes: readonly Node[], extras: Extras): MadePlan {
  const body: MadeLine[] = []
  const expected: MadePlan['expected'] = []
  const heading = (number: string, gap: string, title: string, level: number) => {
    body.push({ kind: 'heading', text: number + gap + title, level })
    expected.push({ level, number, title })
  }
  const write = (list: readonly Node[], figures: readonly number[]) => {
    list.forEach((one, at) => {
      const level = figures.length + 1
      const numbering = scheme[level - 1]
      if (!numbering) return
      const { number, gap } = numbering([...figures, at + 1])
      // 1.1 and 24小时值班 without a space is 1.124小时值班 to anybody.
      const merged = gap === '' && /\d$/.test(number) && /^\d/.test(one.title)
      heading(number, merged ? ' ' : gap, one.title, level)
      for (const sentence of one.body) body.push({ kind: 'text', text: SENTENCES[sentence] ?? '' })
      // A list may not look like the numbering of the headings below it.
      const items = ITEMS[one.list]
      if (items && one.children.length === 0)
        for (const item of items) body.push({ kind: 'text', text: item })
      if (one.table) body.push({ kind: 'table', rows: ROWS })
      write(one.children, [...figures, at + 1])
    })
  }
  write(nodes, [])
  if (extras.annex) {
    ;['应急组织体系图', '应急物资储备清单'].forEach((title, at) => {
      heading(`附件${at + 1}`, ' ', title, 1)
      body.push({ kind: 'table', rows: ROWS })
    })
  }
  const title = '示例镇突发事件综合应急预案'
  const lines: MadeLine[] = [{ kind: 'title', text: title }]
  if (extras.contents !== 'none') {
    lines.push({ kind: 'contents', text: '目　录' })
    let page = 1
    for (const line of body) {
      if (line.kind !== 'heading' || line.level > 2) continue
      const tail = { dots: `…………${page}`, tab: `\t${page}`, bare: '' }[extras.contents]
      lines.push({ kind: 'contents', text: line.text + tail })
      page += 2
    }
  }
  if (extras.preface) {
    lines.push({ kind: 'text', text: '为提高全镇应对突发事件的能力，保障人民群众生命财产安全，制定本预案。' })
    expected.unshift({ level: 1, number: '', title: '前言' })
  }
  return { title, lines: [...lines, ...body], expected }
}

/** The plan as a text file: a paragraph a line, tables in tabs. */
export function asText(plan: MadePlan): string {
  return plan.lines
    .map((line) => (line.kind === 'table' ? line.rows.map((row) => row.join('\t')).join('\n') : line.text))
    .join('\n')
}

/** The plan as a text file from pages: each long paragraph is torn in two, with a page number in between. */
export function asPages(plan: MadePlan): string {
  let page = 0
  // What comes back beside page numbers is a running head; only sentences that stand once are torn.
  const texts = plan.lines.map((line) => (line.kind === 'text' ? line.text : ''))
  const once = new Set(
    texts.filter((text, at) => texts.indexOf(text) === at && texts.lastIndexOf(text) === at),
  )
  return plan.lines
    .map((line) => {
      if (line.kind === 'table') return line.rows.map((row) => row.join('\t')).join('\n')
      const comma = line.text.indexOf('，', 10)
      const cut = comma + 4
      if (
        line.kind !== 'text' ||
        !once.has(line.text) ||
        comma < 0 ||
        cut >= line.text.length - 4 ||
        /[，。、：]/.test(line.text.charAt(cut))
      )
        return line.text
      page++
      return `${line.text.slice(0, cut)}\n\n— ${page} —\n\n${line.text.slice(cut)}`
    })
    .join('\n\n')
}

/** The plan as a Word file; `styled` gives its headings and contents Word's own styles. */
export function asDocx(plan: MadePlan, styled: boolean): DocxPart[] {
  return plan.lines.map((line) => docxPart(line, styled))
}

function docxPart(line: MadeLine, styled: boolean): DocxPart {
  if (line.kind === 'table') return { rows: line.rows.map((row) => row.map((text) => ({ text }))) }
  if (line.kind === 'title') return { text: line.text, align: 'center', size: 22 }
  if (!styled || line.kind === 'text') return { text: line.text }
  return { text: line.text, style: line.kind === 'heading' ? String(Math.min(line.level, 3)) : 'TOC1' }
}
