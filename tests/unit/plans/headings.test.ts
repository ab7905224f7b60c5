import { describe, expect, test, vi } from 'vitest'
import { findOutline } from '../../../main/plans/outline/index'
import { lookAt } from '../../../main/plans/outline/looks'
import { paragraph } from '../../../main/plans/readers/source'
import { readTxt } from '../../../main/plans/readers/txt'
import { blockText } from '../../../preload/contract/blocks'
import { sectionLabel } from '../../../preload/contract/outline'

// Real files on a busy machine; nothing here is about speed.
vi.setConfig({ testTimeout: 60_000 })

/** The outline of a text, a line a paragraph. */
function outline(text: string) {
  const found = findOutline(readTxt(Buffer.from(text.trim(), 'utf8'), {}))
  const labels = found.sections.map((one) => `${one.level} ${sectionLabel(one)}`)
  const textOf = (label: string) => {
    const section = found.sections.find((one) => sectionLabel(one) === label)
    return found.blocks.slice(section?.from, section?.to).map(blockText)
  }
  return { ...found, labels, textOf }
}

describe('a notice with several plans', () => {
  const notice = outline(`
青山镇人民政府
关于印发《青山镇防汛抗旱应急预案》等2个应急预案的通知
各村（社区）、镇属各部门：
    现将《青山镇防汛抗旱应急预案》《青山镇森林防灭火应急预案》印发给你们，请认真组织实施。
    附件：1.青山镇防汛抗旱应急预案
          2.青山镇森林防灭火应急预案
                                青山镇人民政府
                                2024年5月8日
附件1
青山镇防汛抗旱应急预案
一、总则
（一）编制目的。为做好水旱灾害突发事件防范与处置工作，保证抗洪抢险工作有序进行，制定本预案。
（二）编制依据。依据《中华人民共和国防洪法》等法律法规，制定本预案。
二、组织指挥体系及职责
成立青山镇防汛抗旱指挥部，组成人员如下：
指挥长：张某某  镇长
成员：王某某  应急办主任
（一）指挥部职责
1.贯彻落实县防汛抗旱指挥部的工作部署；
2.组织开展汛前检查；
3.指挥抢险救灾。
（二）工作组
1.综合协调组：由党政办牵头，负责综合协调、信息报送、会务接待等工作，成员由党政办全体人员组成。
2.抢险救援组：由应急办牵头，负责组织抢险队伍开展抢险救援工作，成员由民兵应急分队组成。
三、应急响应
（一）Ⅳ级响应
1.启动条件
出现下列情况之一的，启动Ⅳ级响应：
（1）县气象台发布暴雨蓝色预警；
（2）24小时降雨量达到50毫米以上。
2.响应行动
（1）带班领导和值班人员到岗。
（2）各村加强巡查。
（二）Ⅲ级响应
1.启动条件
县气象台发布暴雨黄色预警。
2.响应行动
指挥长坐镇指挥，各工作组到岗到位。
附件2
青山镇森林防灭火应急预案
一、总则
为做好森林火灾应急处置工作，制定本预案。
二、应急处置
发现火情立即报告。`)

  test('has each plan below its annex, and the notice in front', () => {
    expect(notice.title).toBe('关于印发《青山镇防汛抗旱应急预案》等2个应急预案的通知')
    expect(notice.labels).toEqual([
      '1 印发通知',
      '1 附件1 青山镇防汛抗旱应急预案',
      '2 一、总则',
      '3 （一）编制目的',
      '3 （二）编制依据',
      '2 二、组织指挥体系及职责',
      '3 （一）指挥部职责',
      '3 （二）工作组',
      '4 1.综合协调组',
      '4 2.抢险救援组',
      '2 三、应急响应',
      '3 （一）Ⅳ级响应',
      '4 1.启动条件',
      '4 2.响应行动',
      '3 （二）Ⅲ级响应',
      '4 1.启动条件',
      '4 2.响应行动',
      '1 附件2 青山镇森林防灭火应急预案',
      '2 一、总则',
      '2 二、应急处置',
    ])
  })

  test('keeps the list of attachments, duties and conditions as text', () => {
    expect(notice.textOf('印发通知')).toContain('附件：1.青山镇防汛抗旱应急预案')
    expect(notice.textOf('（一）指挥部职责')).toHaveLength(3)
    expect(notice.textOf('1.综合协调组')[0]).toMatch(/^由党政办牵头/)
  })
})

test('a notice with one plan: the plan is the document, the notice its first section', () => {
  const found = outline(`
示例县人民政府办公室文件
示府办发〔2023〕12号
示例县人民政府办公室关于印发《示例县防汛应急预案》的通知
各乡镇人民政府：
一、提高认识。各乡镇要高度重视，切实加强组织领导，认真抓好贯彻落实工作。
二、加强演练。各乡镇要结合实际组织演练，不断完善预案内容。
附件：示例县防汛应急预案
示例县人民政府办公室
2023年4月1日
附件
示例县防汛应急预案
1　总则
1.1　编制目的
为做好防汛工作，制定本预案。
1.2　适用范围
本预案适用于全县。
2　组织体系
县防汛抗旱指挥部负责全县防汛工作。`)
  expect(found.title).toBe('示例县防汛应急预案')
  expect(found.labels).toEqual([
    '1 印发通知',
    '1 一、提高认识',
    '1 二、加强演练',
    '1 1 总则',
    '2 1.1 编制目的',
    '2 1.2 适用范围',
    '1 2 组织体系',
  ])
})

test('an enterprise plan: 1.1 with its text behind a space, clauses without titles, lettered appendices', () => {
  const found = outline(`
示例化工有限公司生产安全事故综合应急预案
1 总则
1.1 编制目的 为规范公司应急管理工作，提高突发事件的应急救援反应速度，制定本预案。
1.2 适用范围 本预案适用于公司范围内各类生产安全事故的应急救援工作和信息报告。
1.3 应急预案体系
由综合应急预案、专项应急预案和现场处置方案构成。
2 组织机构
2.1 应急指挥部
2.1.1 总指挥由总经理担任，负责全面指挥，调动各类资源。
2.1.2 副总指挥由副总经理担任，协助总指挥工作。
2.2 职责
a）贯彻执行法律法规；
b）组织制定预案；
3 应急响应
3.1 信息报告
1.5小时内完成研判。
3.2 响应启动
3.3 应急处置
设立警戒区。
附录A（规范性附录）应急通讯录
A.1 内部通讯录
见表。
A.2 外部通讯录
见表。
附录B 物资清单
见表。`)
  expect(found.labels).toEqual([
    '1 1 总则',
    '2 1.1 编制目的',
    '2 1.2 适用范围',
    '2 1.3 应急预案体系',
    '1 2 组织机构',
    '2 2.1 应急指挥部',
    '2 2.2 职责',
    '1 3 应急响应',
    '2 3.1 信息报告',
    '2 3.2 响应启动',
    '2 3.3 应急处置',
    '1 附录A （规范性附录）应急通讯录',
    '2 A.1 内部通讯录',
    '2 A.2 外部通讯录',
    '1 附录B 物资清单',
  ])
  expect(found.textOf('1.1 编制目的')).toEqual([
    '为规范公司应急管理工作，提高突发事件的应急救援反应速度，制定本预案。',
  ])
  expect(found.textOf('2.1 应急指挥部')).toHaveLength(2)
})

test('articles are sections by their number, with all their text', () => {
  const found = outline(`
示例县应急预案管理办法
第一章　总　则
第一条　为了规范应急预案管理，制定本办法。
第二条　本办法所称应急预案，是指预先制定的方案。
应急预案包括：
（一）总体应急预案；
（二）专项应急预案。
第二章　附　则
第三条　本办法自2024年1月1日起施行。依照第一条规定执行。`)
  expect(found.title).toBe('示例县应急预案管理办法')
  expect(found.labels).toEqual(['1 第一章 总则', '2 第一条', '2 第二条', '1 第二章 附则', '2 第三条'])
  expect(found.textOf('第二条')).toEqual([
    '本办法所称应急预案，是指预先制定的方案。',
    '应急预案包括：',
    '（一）总体应急预案；',
    '（二）专项应急预案。',
  ])
})

test('parts, chapters and sections begin their numbers again below each parent', () => {
  const found = outline(`
目  录
第一部分 综合应急预案
第一章 总则
第二章 组织机构
第二部分 专项应急预案
第一章 防汛
第二章 森林防火
第一部分 综合应急预案
第一章 总则
第一节 编制目的
为做好应急工作，制定本预案。
第二节 编制依据
一、法律法规
《中华人民共和国突发事件应对法》
二、上位预案
《示例县突发事件总体应急预案》
第二章 组织机构
镇成立应急指挥部。
第二部分 专项应急预案
第一章 防汛
分四级响应。
第二章 森林防火
依法防火。`)
  expect(found.labels).toEqual([
    '1 第一部分 综合应急预案',
    '2 第一章 总则',
    '3 第一节 编制目的',
    '3 第二节 编制依据',
    '4 一、法律法规',
    '4 二、上位预案',
    '2 第二章 组织机构',
    '1 第二部分 专项应急预案',
    '2 第一章 防汛',
    '2 第二章 森林防火',
  ])
  expect(found.dropped).toHaveLength(7)
})

describe('numbers that are no headings', () => {
  test('lists of short entries stay text, also where the same numbers make headings elsewhere', () => {
    const found = outline(`
一、信息报告
1.报告内容
报告应当包括：
（1）时间地点
（2）伤亡情况
（3）已采取措施
2.报告时限
不得超过30分钟。
二、应急保障
1.队伍
2.物资
3.资金
三、附则
自印发之日起施行。`)
    expect(found.labels).toEqual([
      '1 一、信息报告',
      '2 1.报告内容',
      '2 2.报告时限',
      '1 二、应急保障',
      '1 三、附则',
    ])
    expect(found.textOf('二、应急保障')).toEqual(['1.队伍', '2.物资', '3.资金'])
  })

  test('quantities and years at the beginning of sentences', () => {
    const found = outline(`
一、基本情况
2023年以来，全镇共排查各类风险隐患126处，完成整改119处。
3.2亿元投入到防洪工程建设，其中中央资金1.5亿元。
1.5米以上的积水路段应当立即封闭。
二、三级响应由县启动的，镇应当配合做好有关工作。
24小时值班电话应当保持畅通。
二、主要任务
第一时间报告险情。
110接处警电话应当联动。`)
    expect(found.labels).toEqual(['1 一、基本情况', '1 二、主要任务'])
    expect(found.textOf('一、基本情况')).toHaveLength(5)
  })

  test('a list with the numbers of the headings around it does not end them', () => {
    const found = outline(`
1.总则
为做好应急工作，制定本预案。
2.职责
镇指挥部履行下列职责：
1.贯彻执行上级决策部署，落实各项防范应对措施；
2.组织编制应急预案，定期开展应急演练和培训；
3.指挥协调应急处置工作，及时报告有关情况。
3.响应
分四级响应。
4.附则
自印发之日起施行。`)
    expect(found.labels).toEqual(['1 1.总则', '1 2.职责', '1 3.响应', '1 4.附则'])
    expect(found.textOf('2.职责')).toHaveLength(4)
  })
})

describe('slips of the author', () => {
  test('a number left out or used twice does not end the row', () => {
    const found = outline(`
一、总则
制定本预案。
二、组织
成立指挥部。
二、预警
发布预警。
五、响应
启动响应。
六、附则
自印发之日起施行。`)
    expect(found.labels).toEqual(['1 一、总则', '1 二、组织', '1 二、预警', '1 五、响应', '1 六、附则'])
  })

  test('brackets and dots of both widths are one numbering', () => {
    const found = outline(`
一、总则
(一)目的
制定本预案。
（二）依据
依据法律。
(三）范围
适用全镇。
二、组织
１．指挥部
负责指挥。
2.办公室
负责日常工作。
3．工作组
负责处置。`)
    expect(found.labels).toEqual([
      '1 一、总则',
      '2 (一)目的',
      '2 （二）依据',
      '2 (三）范围',
      '1 二、组织',
      '2 １．指挥部',
      '2 2.办公室',
      '2 3．工作组',
    ])
  })
})

describe('run-in headings', () => {
  test('are headings only where the row agrees', () => {
    const same = outline(`
一、保障措施
（一）加强领导。各乡镇要高度重视，切实加强组织领导，落实工作责任。
（二）落实资金。县财政要安排专项资金，保障各项工作顺利开展。`)
    expect(same.labels).toEqual(['1 一、保障措施', '2 （一）加强领导', '2 （二）落实资金'])
    const mixed = outline(`
一、保障措施
（一）各乡镇要高度重视防汛工作，切实加强组织领导，按照职责分工落实工作责任，确保各项措施到位，万无一失。
（二）落实资金。县财政要安排专项资金，保障各项工作顺利开展。
（三）各部门要密切配合，形成合力，共同做好防汛抗旱各项工作，确保人民群众生命财产安全，维护社会稳定。`)
    expect(mixed.labels).toEqual(['1 一、保障措施'])
    expect(mixed.textOf('一、保障措施')).toHaveLength(3)
  })

  test('a duty roster behind colons is a list', () => {
    const found = outline(`
一、组织机构
1.组长：镇长
2.副组长：副镇长
3.成员：各村主任
二、职责
负责指挥。`)
    expect(found.labels).toEqual(['1 一、组织机构', '1 二、职责'])
  })
})

test.each([
  ['总则', 'heading'],
  ['加强组织领导，统筹协调推进', 'heading'],
  ['分项目标：', 'heading'],
  ['加强领导。', 'closed'],
  ['负责组织编制预案；', 'item'],
  ['成立领导小组，统筹推进各项工作，组成人员如下：', 'text'],
  ['加强领导。各乡镇要落实责任。', 'run-in'],
  ['编制目的　为了规范公司应急管理工作，制定本预案。', 'run-in'],
  [
    '镇人民政府统一领导全镇突发事件应对工作，各村和有关单位按照职责分工做好相关工作，确保人民群众生命财产安全。',
    'text',
  ],
])('%s looks like %s', (text, kind) => {
  expect(lookAt(text).kind).toBe(kind)
})

describe('titles', () => {
  const title = (...lines: string[]) =>
    outline([...lines, '一、总则', '制定本预案。', '二、附则', '自印发之日起施行。'].join('\n')).title
  test.each([
    [['示例镇突发事件综合应急预案'], '示例镇突发事件综合应急预案'],
    [['示例镇突发事件', '综合应急预案'], '示例镇突发事件综合应急预案'],
    [
      ['示例镇人民政府', '防汛抗旱应急预案', '（2024年修订）'],
      '示例镇人民政府防汛抗旱应急预案（2024年修订）',
    ],
    [['示例镇防汛抗旱应急预案（试行）', '2024年5月'], '示例镇防汛抗旱应急预案（试行）'],
    [['示例镇人民政府文件', '示府发〔2024〕5号', '示例镇防汛应急预案'], '示例镇防汛应急预案'],
    [['应 急 预 案'], '应急预案'],
    [['为做好防汛工作，保障人民群众生命财产安全，制定本预案。'], ''],
  ])('%j', (lines, expected) => {
    expect(title(...lines)).toBe(expected)
  })

  test('printed twice are dropped the second time', () => {
    const found = outline(
      '示例镇防汛应急预案\n2024年5月\n示例镇防汛应急预案\n一、总则\n制定本预案。\n二、附则\n施行。',
    )
    expect(found.dropped).toEqual([{ reason: 'repeated-title', text: '示例镇防汛应急预案' }])
    expect(found.textOf('前言')).toEqual(['2024年5月'])
  })
})

test('plans bound together are told apart by the contents, though only there they have numbers', () => {
  const found = outline(`
某镇应急预案汇编
目    录
1、某镇防汛应急预案……………………1
2、某镇森林防火应急预案………………8
某镇防汛应急预案
一、总则
做好防汛工作。
二、职责
负责防汛。
某镇森林防火应急预案
一、总则
做好防火工作。
二、职责
负责防火。`)
  expect(found.title).toBe('某镇应急预案汇编')
  expect(found.labels).toEqual([
    '1 某镇防汛应急预案',
    '2 一、总则',
    '2 二、职责',
    '1 某镇森林防火应急预案',
    '2 一、总则',
    '2 二、职责',
  ])
})

test('a document without headings is one section', () => {
  const found = outline('各村要加强值班值守，落实各项防范措施。\n发现险情立即报告，并组织群众转移。')
  expect(found.labels).toEqual(['1 正文'])
  expect(found.blocks).toHaveLength(2)
})

test('a heading whose title stands on the next line', () => {
  expect(outline('第一章\n总则\n制定本预案。\n第二章\n组织体系\n成立指挥部。').labels).toEqual([
    '1 第一章 总则',
    '1 第二章 组织体系',
  ])
})

test('50,000 paragraphs of every kind go through, and all of them are there', () => {
  const texts = Array.from({ length: 50_000 }, (_, at) => {
    const kind = at % 10
    if (kind === 0) return `${Math.floor(at / 10) + 1}.第${at}项工作`
    return kind === 5 ? `（${at}）第${at}条内容。` : `各村要加强值班值守，落实防范措施，${at}。`
  })
  const source = { blocks: texts.map((text) => paragraph(text)), dropped: [], torn: true, furniture: true }
  const found = findOutline(source)
  expect(found.sections.at(-1)).toMatchObject({ level: 1, to: found.blocks.length })
  const written = [...found.sections.map(sectionLabel), ...found.blocks.map(blockText)]
  expect(written.join('').replace(/[\s前言]/g, '').length).toBe(
    texts.join('').replace(/[\s前言]/g, '').length,
  )
})
