import { join } from 'node:path'
import { canTakePages, takePage } from './pages.mjs'

/** Further papers of the printing centre that the guide shows: which page of which becomes which picture. */
const pictures = [
  { paper: 'village', page: 1, name: 'village-sheet' },
  { paper: 'phones', page: 1, name: 'phone-book' },
  { paper: 'card', page: 1, name: 'post-card' },
  { paper: 'pocket', page: 5, name: 'pocket-sheet' },
  { paper: 'official', page: 6, name: 'official-end' },
  { paper: 'change', page: 1, name: 'change-sheet' },
  { paper: 'change', page: 5, name: 'change-page' },
  { paper: 'recall', page: 1, name: 'recall-list' },
]

/** Makes them in the running program and takes pictures of their pages. `profile`: the program's folder. */
export async function takeCentrePapers(page, profile) {
  if (!canTakePages()) return
  const tokens = await page.evaluate(makePapers)
  for (const { paper, page: number, name } of pictures)
    takePage(join(profile, 'outputs', tokens[paper]), number, name)
}

/** In the page: a paper of each kind, an edition that has changed since it was given out, and what follows from that. */
async function makePapers() {
  const must = (answer) => {
    if (!answer.ok) throw new Error(JSON.stringify(answer.error))
    return answer.value
  }
  const { handbooks, plans } = window.youbei
  const single = { cover: false, contents: false }
  const planOf = async (search) => must(await plans.list({ search, limit: 1 })).rows[0]
  const [flood, fire] = [await planOf('防汛'), await planOf('森林')]
  const make = async (order) => must(await handbooks.make(order))
  const cards = [
    { kind: 'cards', planId: flood.id },
    { kind: 'cards', planId: fire.id },
  ]
  const village = { kind: 'village', village: '东坪村' }
  const edition = (text) =>
    make({ title: '村级应急手册', parts: [{ kind: 'text', title: '前言', text }, village, ...cards] })
  const first = await edition('本手册供村干部和网格员使用。')
  const recipients = ['东坪村', '北埠村', '南冲村', '石桥村'].map((name, at) => ({
    holder: ['顾例平', '黎例远', '段例康', '常例达'][at],
    unit: `${name}村民委员会`,
    phone: `000-0002${String(at + 1).padStart(3, '0')}`,
    copies: 3,
  }))
  must(await handbooks.registerRun({ handbookId: first.id, copies: 20, recipients }))
  await edition('本手册供村干部和网格员使用。发生险情先转移、后报告，镇值班电话 24 小时有人接听。')
  const recall = must(await handbooks.printRecall({}))
  const held = must(await handbooks.listHoldings({ title: '村级应急手册' })).rows
  const change = must(await handbooks.makeChangePages({ fromId: first.id, holdingIds: [held[0].id] }))
  const papers = {
    village: await make({ title: '东坪村应急明白表', form: 'village', ...single, parts: [village] }),
    phones: await make({ title: '应急通讯录', form: 'phones', ...single, parts: [{ kind: 'people' }] }),
    card: await make({ title: '应急处置卡', form: 'cards', paper: 'A6', ...single, parts: cards }),
    pocket: await make({
      title: '应急口袋本',
      form: 'pocket',
      paper: 'A6',
      imposition: 'booklet',
      parts: [{ kind: 'people' }, { kind: 'calls', planId: flood.id }, ...cards],
    }),
    official: await make({
      title: flood.title,
      form: 'official',
      internal: false,
      ...single,
      imprint: {
        copyTo: '县应急管理局，县水利局，各村（社区）党组织，驻镇各单位。',
        printedBy: '甲河镇人民政府办公室',
        printedOn: '2025-03-18',
      },
      parts: [{ kind: 'plan', planId: flood.id }],
    }),
    change,
    recall,
  }
  return Object.fromEntries(Object.entries(papers).map(([name, { token }]) => [name, token]))
}
