/**
 * Handbooks of any size for benchmarks and tests: invented plans, supplies and people. Deterministic: the same
 * size is the same handbook, so that figures of two runs can be compared.
 */
const sentences = [
  '为全面提高全镇应对突发事件的能力，最大限度地预防和减少突发事件及其造成的损害，保障人民群众生命财产安全，维护社会稳定，制定本预案。',
  '本预案适用于本镇行政区域内发生的，或者发生在周边地区、可能对本镇造成较大影响的自然灾害、事故灾难、公共卫生事件和社会安全事件的应对工作。',
  '坚持“人民至上、生命至上”，坚持统一领导、分级负责、属地管理、平战结合的原则，做到早发现、早报告、早处置。',
  '值班人员接到报告后，应当在10分钟内向带班领导报告，30分钟内向县应急管理局电话报告，1小时内书面报告（包括时间、地点、伤亡、损失、已采取的措施）。',
  '镇应急指挥部设在镇应急管理服务中心，总指挥由镇长担任，副总指挥由分管副镇长、派出所所长担任；成员单位包括：党政办、农业农村办、卫生院、供电所、各村（居）民委员会。',
  '当24小时降雨量达到100毫米以上，或者水库水位超过汛限水位0.5米时，启动Ⅲ级响应——各村干部到岗，地质灾害隐患点每2小时巡查一次……',
]

const items = [
  '救生衣',
  '方便面',
  '帐篷',
  '应急照明灯',
  '编织袋',
  '抽水泵',
  '发电机',
  '雨衣',
  '棉被',
  '对讲机',
]

const paragraph = (number) => ({
  kind: 'paragraph',
  runs: [{ text: sentences[number % sentences.length] + sentences[(number * 7 + 3) % sentences.length] }],
})

const table = (number) => ({
  kind: 'table',
  headerRows: 1,
  rows: [
    [{ text: '响应级别' }, { text: '启动条件' }, { text: '主要措施' }, { text: '责任单位' }],
    [
      { text: 'Ⅰ级' },
      { text: '死亡30人以上，或者直接经济损失1亿元以上' },
      { text: '镇主要领导到现场指挥，全体干部到岗' },
      { text: '镇应急指挥部', rowSpan: 2 },
    ],
    [{ text: 'Ⅱ级' }, { text: `受灾村达到${number % 9}个` }, { text: '分管领导到现场，抢险队伍待命' }],
    [{ text: 'Ⅲ级' }, { text: '一般灾情' }, { text: '各村自行处置，并报镇值班室' }, { text: '各村委会' }],
  ],
})

function plan(number, chapters) {
  const sections = []
  for (let chapter = 1; chapter <= chapters; chapter += 1) {
    sections.push({
      level: 1,
      number: `${'一二三四五六七八九'[chapter - 1] ?? chapter}、`,
      title: '组织指挥体系与职责',
      blocks: [],
    })
    for (let part = 1; part <= 3; part += 1) {
      const seed = number * 31 + chapter * 5 + part
      const blocks = [paragraph(seed), paragraph(seed + 1), paragraph(seed + 2)]
      if (chapter % 4 === 0 && part === 3) blocks.push(table(seed))
      sections.push({ level: 2, number: `（${'一二三'[part - 1]}）`, title: '预防与预警', blocks })
    }
  }
  return {
    kind: 'plan',
    title: `示例镇${['防汛抗旱', '森林防灭火', '地质灾害', '生产安全事故', '低温雨雪冰冻'][number % 5]}应急预案（${number}）`,
    facts: [
      ['文号', `示例府办发〔2026〕${number}号`],
      ['发布日期', '2026-05-20'],
      ['责任人', '张敏'],
      ['下次评估', '2029-05-20'],
    ],
    sections,
  }
}

/** A handbook of about `plans` × 11 pages in the official layout, with a supplies table and a phone book. */
export function handbookData({
  plans = 40,
  lots = 400,
  people = 300,
  chapters = 9,
  paper = 'A4',
  layout,
} = {}) {
  const depots = ['镇储备库', '李桥村储备点', '五里村储备点']
  const units = ['镇政府', '派出所', '卫生院', '李桥村', '五里村']
  return {
    title: '示例镇应急工作手册',
    office: '示例镇应急管理服务中心',
    divisionName: '示例县示例镇',
    version: '第 3 版',
    date: '2026-11-22',
    secrecy: true,
    paper,
    ...(layout ? { layout } : {}),
    parts: [
      ...Array.from({ length: plans }, (_, index) => plan(index + 1, chapters)),
      {
        kind: 'supplies',
        title: '应急物资储备一览表',
        groups: depots.map((depot, group) => ({
          depot,
          rows: Array.from({ length: Math.ceil((lots - group) / depots.length) }, (_, index) => ({
            item: items[(index * 3 + group) % items.length],
            spec: index % 4 === 0 ? '成人型，含哨子与反光条' : '24桶/箱',
            quantity: ((index * 37) % 4000).toLocaleString('en-US'),
            unit: '件',
            depot,
            bin: `A-${index % 40}`,
            lot: `2026${String(index).padStart(4, '0')}`,
            producedOn: '2025-03-01',
            expiresOn: '2027-03-01',
            state: index % 9 === 0 ? '即将到期' : '正常',
          })),
        })),
      },
      {
        kind: 'people',
        title: '应急通讯录',
        groups: units.map((unit, group) => ({
          unit,
          rows: Array.from({ length: Math.ceil((people - group) / units.length) }, (_, index) => ({
            name: ['王建国', '李秀英', '欧阳志远', '陈芳'][index % 4],
            unit,
            post: ['主任', '副主任', '网格员', '灾害信息员'][index % 4],
            village: group > 2 ? unit : '',
            phones: [
              { kind: '手机', number: `1000000${String(index).padStart(4, '0')}` },
              ...(index % 3 === 0 ? [{ kind: '办公', number: '0000-0000000' }] : []),
            ],
            masked: false,
          })),
        })),
      },
    ],
  }
}
