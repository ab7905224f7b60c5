import { type Block, blockText } from '../../../preload/contract/blocks'
import { withoutListNumber } from '../../../preload/contract/heading-number'
import { sectionLabel } from '../../../preload/contract/outline'
import type { LevelBody } from '../../../preload/contract/plans/parts'

/** A section as the text of a version has it, in order. */
export type TextSection = Readonly<{
  id: string
  level: number
  number: string
  title: string
  runIn: string
  blocks: readonly Block[]
}>

export type SuggestedLevel = Readonly<{
  from: readonly { sectionId: string; heading: string }[]
  body: LevelBody
}>

const digits: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  '1': 1,
  '2': 2,
  '3': 3,
  '4': 4,
  I: 1,
  II: 2,
  III: 3,
  IV: 4,
}

const LEVEL = /(IV|III|II|I|[一二三四1-4])\s*级/g

/** Levels a heading or sentence names: Ⅰ级响应, 一级响应, I 级, 1级 are all 1. NFKC makes Ⅲ three I. */
export function levelsNamed(text: string): number[] {
  const found = [...text.normalize('NFKC').toUpperCase().matchAll(LEVEL)]
  return [...new Set(found.flatMap((match) => digits[match[1] ?? ''] ?? []))]
}

/** What a heading is about, by the words offices use. */
export function topicOf(title: string): 'conditions' | 'actions' | null {
  if (/条件|标准|情形|启动依据/.test(title)) return 'conditions'
  if (/行动|措施|处置|程序|工作要求|响应内容|任务/.test(title)) return 'actions'
  return null
}

type Found = {
  from: { sectionId: string; heading: string }[]
  conditions: string[]
  actions: string[]
  startedBy: string
}

/**
 * Response levels that a plan's text speaks of. Four ways in which plans write them are known: a heading for each
 * level with 启动条件 and 响应行动 below it; a heading 启动条件 with a part for each level, and another 响应措施 with
 * the same; paragraphs that begin with the level (一级响应：……); and a table with a row for each level. Everything found is only offered: a person
 * looks at it before it becomes a part.
 */
export function suggestLevels(sections: readonly TextSection[]): SuggestedLevel[] {
  const found = new Map<number, Found>()
  const at = (level: number): Found => {
    const known = found.get(level)
    if (known) return known
    const made: Found = { from: [], conditions: [], actions: [], startedBy: '' }
    found.set(level, made)
    return made
  }
  const path: TextSection[] = []
  for (const section of sections) {
    while ((path.at(-1)?.level ?? 0) >= section.level) path.pop()
    path.push(section)
    const titles = path.map((one) => one.title)
    if (!aboutResponse(titles)) continue
    for (const block of section.blocks) if (block.kind === 'table') takeTable(at, section, block)
    const level = lastLevel(titles)
    const lines = linesOf(section)
    const topic = lastTopic(titles)
    if (level !== null) take(at(level), section, topic, lines)
    else takeParagraphs(at, section, topic, lines)
  }
  return [...found]
    .filter(([, { conditions, actions }]) => conditions.length + actions.length > 0)
    .sort(([a], [b]) => a - b)
    .map(([level, { from, conditions, actions, startedBy }]) => ({
      from,
      body: {
        level,
        name: '',
        startedBy,
        conditions: conditions.slice(0, 60).map((text) => ({ text, threshold: null })),
        actions: actions.slice(0, 200).map(asAction),
      },
    }))
}

/** Levels of warnings (四级预警) and of events (一般、较大) are no response levels. */
function aboutResponse(titles: readonly string[]): boolean {
  const last = titles.at(-1) ?? ''
  if (/预警/.test(last) && !/响应/.test(last)) return false
  return titles.some((title) => /响应/.test(title))
}

function lastLevel(titles: readonly string[]): number | null {
  for (const title of titles.toReversed()) {
    const named = levelsNamed(title)
    if (named.length === 1) return named[0] ?? null
    if (named.length > 1) return null
  }
  return null
}

function lastTopic(titles: readonly string[]): 'conditions' | 'actions' | null {
  for (const title of titles.toReversed()) {
    const topic = topicOf(title)
    if (topic !== null) return topic
  }
  return null
}

function take(
  level: Found,
  section: TextSection,
  topic: 'conditions' | 'actions' | null,
  lines: readonly string[],
): void {
  if (lines.length === 0) return
  level.from.push({ sectionId: section.id, heading: sectionLabel(section) })
  for (const line of lines) {
    level.startedBy ||= starterIn(line)
    const kind = topic ?? kindOf(line)
    level[kind].push(...clauses(line))
  }
}

/** A table with a level in the first cell of each row, and 条件, 行动 at the head of its columns. */
function takeTable(
  at: (level: number) => Found,
  section: TextSection,
  table: Extract<Block, { kind: 'table' }>,
): void {
  const [head, ...rows] = table.rows.map((row) => row.map((cell) => cell.text))
  const topics = (head ?? []).map(topicOf)
  if (!/级/.test(head?.[0] ?? '') || !topics.some((topic) => topic !== null)) return
  for (const [first = '', ...cells] of rows) {
    const [level, other] = levelsNamed(first)
    if (level === undefined || other !== undefined) continue
    cells.forEach((cell, index) => {
      const topic = topics[index + 1]
      // In a cell of a table 或 and ， part what elsewhere a line of its own would.
      if (topic) take(at(level), section, topic, [cell.replace(/[，,]\s*(?=或|[^，]{6})/g, '；')])
    })
  }
}

/** Paragraphs that name their own level at the beginning: 一级响应：…… */
function takeParagraphs(
  at: (level: number) => Found,
  section: TextSection,
  topic: 'conditions' | 'actions' | null,
  lines: readonly string[],
): void {
  for (const line of lines) {
    const head = /^[（(]?[一二三四\d]*[）)、.．]?\s*([^：:，,。；;]{2,16})[：:]/.exec(line)
    const named = head ? levelsNamed(head[1] ?? '') : []
    if (named.length !== 1 || !head || !/响应|启动/.test(head[1] ?? '')) continue
    take(at(named[0] ?? 0), section, topic ?? topicOf(head[1] ?? ''), [line.slice(head[0].length)])
  }
}

const kindOf = (line: string): 'conditions' | 'actions' =>
  /启动[^。；]*响应|符合下列|下列情[况形]|之一的|发布.{0,8}预警/.test(line) ? 'conditions' : 'actions'

/** Who starts a level, where the text says so: 由镇长启动, 经指挥长批准，启动…… */
export function starterIn(line: string): string {
  const found =
    /由([^，。；,;]{2,30}?)(?:决定|宣布|批准|下令|签发)?(?:后)?启动/.exec(line) ??
    /(?:经|报)([^，。；,;]{2,30}?)(?:批准|同意|决定)[^。；]{0,6}启动/.exec(line)
  return found?.[1] ?? ''
}

/** Paragraphs and list items of a section, one a line, without what only introduces a list. */
function linesOf(section: TextSection): string[] {
  return section.blocks.flatMap((block) => {
    if (block.kind === 'paragraph') return [blockText(block)]
    if (block.kind === 'list') return blockText(block).split('\n')
    return []
  })
}

/** The single conditions or actions of a line: cut at ；, of a numbered line the number taken off. */
export function clauses(line: string): string[] {
  return line
    .split(/[；;\n]/)
    .map((part) =>
      withoutListNumber(part.trim())
        .replace(/^(?:或者?|和|以及)(?=[^\s，。]{3})/, '')
        .replace(/[。.]$/, '')
        .trim(),
    )
    .filter((part) => part.length > 1 && !/[：:]$/.test(part))
    .map((part) => part.slice(0, 500))
}

/** An action with the post it begins with taken apart: 水利站：监测雨情 is done by 水利站. */
function asAction(text: string): LevelBody['actions'][number] {
  const head = /^([^，。：:；、\d]{2,20})[：:](.+)$/.exec(text)
  const post = head?.[1] ?? ''
  return { text: head?.[2]?.trim() ?? text, post, minutes: minutesIn(text), personId: null, phone: '' }
}

/** A time limit in the text: 15分钟内, 1小时内, 半小时内. */
export function minutesIn(text: string): number | null {
  const folded = text.normalize('NFKC')
  const found = /(半|\d{1,4})\s*(?:个)?(分钟|小时)(?:之|以)?内/.exec(folded)
  if (!found) return null
  const amount = found[1] === '半' ? 0.5 : Number(found[1])
  return Math.round(found[2] === '小时' ? amount * 60 : amount)
}
