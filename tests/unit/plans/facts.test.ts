import { describe, expect, test } from 'vitest'
import {
  categoryOf,
  eventTypesOf,
  findDocumentNumber,
  findEffectiveDay,
  findIssueDay,
  findIssuer,
  suggestFacts,
} from '../../../main/plans/rules'
import type { Block } from '../../../preload/contract/blocks'

describe('the document number', () => {
  test.each([
    ['进府办发〔2021〕94号', '进府办发〔2021〕94号'],
    ['进府办发［２０２１］９４号', '进府办发〔2021〕94号'],
    ['示府发[2024]05号', '示府发〔2024〕5号'],
    ['示府发（2024）第5号', '示府发〔2024〕5号'],
    ['文号：示府发〔2024〕5号', '示府发〔2024〕5号'],
    ['示府发〔2024〕5号        签发人：某某', '示府发〔2024〕5号'],
  ])('%s', (line, expected) => {
    expect(findDocumentNumber(['示例镇人民政府文件', line])).toBe(expected)
  })

  test('inside a sentence is another paper’s', () => {
    expect(
      findDocumentNumber([
        '根据《关于实施国家突发公共事件总体应急预案的决定》（国发〔2005〕11号）的要求，制定本预案。',
      ]),
    ).toBeUndefined()
    expect(findDocumentNumber(['国发〔2005〕11号文件规定，各级人民政府应当制定应急预案。'])).toBeUndefined()
    expect(findDocumentNumber([])).toBeUndefined()
  })
})

describe('the day of issue', () => {
  test.each([
    ['2021年12月31日', '2021-12-31'],
    ['２０２１年１月２日', '2021-01-02'],
    ['2021 年 12 月 31 日印发', '2021-12-31'],
    ['二〇二一年十二月三十一日', '2021-12-31'],
    ['二○二一年一月一日', '2021-01-01'],
    ['示例镇人民政府办公室　2024年2月29日印发', '2024-02-29'],
  ])('%s', (line, expected) => {
    expect(findIssueDay([line])).toBe(expected)
  })

  test.each([
    '2023年2月29日',
    '2021年13月1日',
    '二〇二一年十二月',
    '本预案自2021年12月31日起施行，原预案同时废止。',
    '2021年',
  ])('%s is none', (line) => {
    expect(findIssueDay([line])).toBeUndefined()
  })
})

test.each([
  ['国家突发事件总体应急预案', 'superior'],
  ['示例县防汛抗旱应急预案', 'superior'],
  ['示例县示例镇防汛应急预案', 'special'],
  ['示例镇突发事件综合应急预案', 'comprehensive'],
  ['示例镇总体应急预案（试行）', 'comprehensive'],
  ['示例镇森林防灭火应急预案', 'special'],
  ['示例镇示例村防汛应急预案', 'village'],
  ['示例化工有限公司综合应急预案', 'enterprise'],
  ['值班制度', 'other'],
])('%s is %s', (title, category) => {
  expect(categoryOf(title)).toBe(category)
})

test('facts are looked for at both ends of the text', () => {
  const line = (text: string): Block => ({ kind: 'paragraph', runs: [{ text }] })
  const middle = Array.from({ length: 200 }, () => line('各村要加强值班值守。'))
  const imprint = [line('抄送：县委办公室。'), line('示例镇人民政府办公室'), line('2024年5月8日印发')]
  expect(
    suggestFacts({ title: '示例镇防汛预案', blocks: [line('示府发〔2024〕5号'), ...middle, ...imprint] }),
  ).toMatchObject({
    documentNumber: '示府发〔2024〕5号',
    issuedOn: '2024-05-08',
    category: 'special',
  })
  // In the middle of the text a date alone on a line is no day of issue.
  const inside = [...middle, line('2024年5月8日'), ...middle]
  expect(suggestFacts({ title: '', blocks: inside })).toMatchObject({
    documentNumber: '',
    issuedOn: null,
    category: 'other',
  })
})

describe('who issued it', () => {
  test('is in the red head, or signs before the day', () => {
    expect(findIssuer(['示例镇人民政府文件', '示府发〔2024〕5号'])?.value).toBe('示例镇人民政府')
    expect(findIssuer(['正文。', '示例镇应急管理办公室', '2024年5月6日'])).toEqual({
      value: '示例镇应急管理办公室',
      quote: '示例镇应急管理办公室 2024年5月6日',
    })
  })
  test('is nobody who is only named in the text', () => {
    expect(findIssuer(['由示例镇人民政府负责解释。', '示例镇人民政府', '一、总则'])).toBeUndefined()
  })
})

describe('the day it comes into force', () => {
  test.each([
    ['本预案自2024年7月1日起施行。', null, '2024-07-01'],
    ['自２０２４年７月１日起实施', null, '2024-07-01'],
    ['本预案自印发之日起施行。', '2024-05-06', '2024-05-06'],
    ['本预案自印发之日起施行。', null, undefined],
    ['自2024年2月30日起施行。', null, undefined],
    ['自2024年起施行有关制度', '2024-05-06', undefined],
  ])('%s', (line, issuedOn, expected) => {
    expect(findEffectiveDay([line], issuedOn)?.value).toBe(expected)
  })
})

describe('kinds of event by the title', () => {
  test.each([
    ['示例镇防汛抗旱专项应急预案', ['FLD', 'WLG', 'DRT']],
    ['示例镇森林火灾应急预案', ['FFR']],
    ['示例镇消防火灾事故应急预案', ['FIR']],
    ['示例镇地质灾害应急预案', ['LSD', 'DBF', 'RKF', 'GCL']],
    ['示例镇危险化学品和烟花爆竹事故应急预案', ['HAZ', 'FWK']],
    ['示例镇突发事件综合应急预案', []],
    ['工作总结', []],
  ])('%s', (title, expected) => {
    expect(eventTypesOf(title)).toEqual(expected)
  })
})
