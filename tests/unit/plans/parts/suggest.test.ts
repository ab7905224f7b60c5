import { describe, expect, it } from 'vitest'
import {
  clauses,
  levelsNamed,
  minutesIn,
  starterIn,
  suggestLevels,
  type TextSection,
} from '../../../../main/plans/parts/suggest'
import type { Block } from '../../../../preload/contract/blocks'

const paragraph = (text: string): Block => ({ kind: 'paragraph', runs: [{ text }] })
const list = (...items: string[]): Block => ({
  kind: 'list',
  ordered: true,
  items: items.map((text) => [{ text }]),
})

/** `## 标题` and the blocks of that section. */
const text = (...parts: (readonly [string, ...Block[]])[]): TextSection[] =>
  parts.map(([head, ...blocks], index) => ({
    id: `s${index}`,
    level: /^#+/.exec(head)?.[0].length ?? 1,
    number: '',
    title: head.replace(/^#+\s*/, ''),
    runIn: '',
    blocks,
  }))

const found = (sections: readonly TextSection[]) =>
  suggestLevels(sections).map(({ body }) => ({
    level: body.level,
    conditions: body.conditions.map((one) => one.text),
    actions: body.actions.map((one) => one.text),
  }))

describe('levels that a text names', () => {
  it.each([
    ['Ⅰ级响应', [1]],
    ['Ⅳ级（一般）响应', [4]],
    ['一级响应', [1]],
    ['III 级响应', [3]],
    ['ⅱ级响应', [2]],
    ['4级响应行动', [4]],
    ['Ⅰ级、Ⅱ级响应', [1, 2]],
    ['分级响应', []],
    ['五级响应', []],
    ['上级部门', []],
  ])('%s', (title, levels) => expect(levelsNamed(title)).toEqual(levels))
})

describe('clauses of a line', () => {
  it.each([
    [
      '县防指启动四级响应；或县气象台发布暴雨蓝色预警；或水位达到28.50米。',
      ['县防指启动四级响应', '县气象台发布暴雨蓝色预警', '水位达到28.50米'],
    ],
    ['（1）巡查人员上岗；', ['巡查人员上岗']],
    ['1．水利站：监测雨情', ['水利站：监测雨情']],
    ['①组织转移;②开放安置点', ['组织转移', '开放安置点']],
    ['符合下列条件之一的：', []],
    ['', []],
    ['。', []],
    ['1.5小时内到达', ['1.5小时内到达']],
  ])('%s', (line, parts) => expect(clauses(line)).toEqual(parts))

  it('never gives more than a part can hold', () => {
    expect(clauses('长'.repeat(2_000)).every((part) => part.length <= 500)).toBe(true)
  })
})

it.each([
  ['15分钟内通知到村', 15],
  ['在２小时以内到场', 120],
  ['半小时内报告', 30],
  ['每3小时报告一次', null],
  ['立即转移', null],
])('reads the time limit of %s', (line, minutes) => expect(minutesIn(line)).toBe(minutes))

it.each([
  ['由指挥长决定启动Ⅱ级响应', '指挥长'],
  ['由镇防指办公室启动', '镇防指办公室'],
  ['经镇长批准后，启动Ⅲ级应急响应', '镇长'],
  ['报指挥长同意启动', '指挥长'],
  ['水利站站长坐镇指挥', ''],
])('finds who starts it in %s', (line, who) => expect(starterIn(line)).toBe(who))

describe('levels in a text', () => {
  it('reads a heading for each level with conditions and actions below it', () => {
    const sections = text(
      ['# 应急响应'],
      ['## Ⅳ级响应'],
      ['### 启动条件', paragraph('县防指启动四级响应；或水位达到28.50米。')],
      ['### 响应行动', paragraph('水利站站长坐镇指挥；巡查人员上岗。')],
      ['## Ⅲ级响应'],
      ['### 启动条件', list('县防指启动三级响应', '暴雨橙色预警')],
      ['### 响应行动', paragraph('综合应急救援队：15分钟内集结')],
      ['# 附则', paragraph('自印发之日起施行。')],
    )
    expect(found(sections)).toEqual([
      { level: 3, conditions: ['县防指启动三级响应', '暴雨橙色预警'], actions: ['15分钟内集结'] },
      {
        level: 4,
        conditions: ['县防指启动四级响应', '水位达到28.50米'],
        actions: ['水利站站长坐镇指挥', '巡查人员上岗'],
      },
    ])
    const [third] = suggestLevels(sections)
    expect(third?.body.actions[0]).toMatchObject({ post: '综合应急救援队', minutes: 15 })
    expect(third?.from.map((one) => one.heading)).toEqual(['启动条件', '响应行动'])
  })

  it('reads conditions and actions that stand in chapters of their own', () => {
    const sections = text(
      ['# 响应启动条件'],
      ['## 一级响应', paragraph('死亡3人以上')],
      ['## 二级响应', paragraph('死亡1人以上')],
      ['# 响应措施'],
      ['## 一级响应', paragraph('镇长到现场指挥')],
      ['## 二级响应', paragraph('分管副镇长到现场指挥')],
    )
    expect(found(sections)).toEqual([
      { level: 1, conditions: ['死亡3人以上'], actions: ['镇长到现场指挥'] },
      { level: 2, conditions: ['死亡1人以上'], actions: ['分管副镇长到现场指挥'] },
    ])
  })

  it('reads paragraphs that begin with their level', () => {
    const sections = text([
      '# 响应分级和措施',
      paragraph('（一）一级响应：全镇动员；开放安置点。'),
      paragraph('（二）二级响应：党政领导到场。'),
    ])
    expect(found(sections).map(({ level, actions }) => [level, actions])).toEqual([
      [1, ['全镇动员', '开放安置点']],
      [2, ['党政领导到场']],
    ])
  })

  it('reads a table with a row for each level', () => {
    const rows = [
      ['级别', '启动条件', '行动'],
      ['Ⅳ级', '发现火情，预计1小时内可控', '村扑火小分队先期处置，镇救援队一个班增援'],
      ['Ⅲ级', '火场超过1小时未控制，或受害面积1公顷以上', '武装部长到场，镇救援队全员出动'],
      ['合计', '', ''],
    ]
    const table: Block = {
      kind: 'table',
      headerRows: 1,
      rows: rows.map((row) => row.map((text) => ({ text }))),
    }
    expect(found(text(['# 应急处置'], ['## 响应分级', table]))).toEqual([
      {
        level: 3,
        conditions: ['火场超过1小时未控制', '受害面积1公顷以上'],
        actions: ['武装部长到场', '镇救援队全员出动'],
      },
      {
        level: 4,
        conditions: ['发现火情', '预计1小时内可控'],
        actions: ['村扑火小分队先期处置', '镇救援队一个班增援'],
      },
    ])
  })

  it('takes no warning, no grade and no upper level for a response', () => {
    expect(
      found(
        text(
          ['# 预警分级', paragraph('一级预警为红色。')],
          ['# 事件分级'],
          ['## Ⅰ级（特别重大）', paragraph('死亡30人以上')],
          ['# 信息报告', paragraph('向上一级报告')],
        ),
      ),
    ).toEqual([])
  })

  it('finds nothing in a text without levels, and nothing in no text', () => {
    expect(suggestLevels([])).toEqual([])
    expect(found(text(['# 我村基本情况', paragraph('有11个村民小组。')]))).toEqual([])
  })
})
