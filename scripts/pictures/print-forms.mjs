import { join } from 'node:path'
import { canTakePages, takePage } from './pages.mjs'

/** Papers whose pages are shown in docs/images/print: what is ordered, and which page becomes which picture. */
const papers = [
  {
    template: '乡镇应急手册',
    pages: { 1: 'handbook-cover', 2: 'handbook-contents', 5: 'handbook-page' },
  },
  { template: '乡镇应急手册（A5 骑马钉）', pages: { 3: 'booklet-sheet' } },
  { template: '应急处置卡（四张一页）', pages: { 1: 'card-sheet' } },
  {
    official: '防汛',
    pages: { 1: 'red-head' },
  },
]

/**
 * Makes the papers in the running program and takes pictures of their pages with Poppler; where that is missing, it says
 * so and leaves the pictures as they are. `profile`: the program's folder, whose `outputs` hold what was made.
 */
export async function takePrintForms(page, profile) {
  if (!canTakePages()) return
  for (const { template, official, pages } of papers) {
    const token = await page.evaluate(makePaper, { template, official })
    if (token === null) continue
    for (const [number, name] of Object.entries(pages))
      takePage(join(profile, 'outputs', token), number, name, { colour: name === 'red-head' })
  }
}

/** In the page: makes a paper from a built-in template, or a plan in the official layout; its token, null where it is empty. */
async function makePaper({ template, official }) {
  const must = (answer) => {
    if (!answer.ok) throw new Error(JSON.stringify(answer.error))
    return answer.value
  }
  const { handbooks, plans } = window.youbei
  if (official) {
    const { rows } = must(await plans.list({ search: official, limit: 1 }))
    const [plan] = rows
    if (!plan) return null
    // The notice that a plan was issued with says again what the red head says.
    const { sections } = must(await handbooks.listSections({ planId: plan.id }))
    const omit = sections.filter(({ label }) => label === '前言').map(({ key }) => key)
    const order = {
      title: plan.title,
      form: 'official',
      internal: false,
      cover: false,
      contents: false,
      redHead: { body: plan.issuedBy || '甲河镇人民政府', documentNumber: plan.documentNumber },
      parts: [{ kind: 'plan', planId: plan.id, omit }],
    }
    return must(await handbooks.make(order)).token
  }
  const { rows } = must(await handbooks.listTemplates({}))
  const found = rows.find(({ name }) => name === template)
  const { order } = must(await handbooks.openTemplate({ id: found.id }))
  const { plans: all } = must(await handbooks.listParts({}))
  const cards = new Map(all.map((plan) => [plan.id, plan.cards]))
  const parts = order.parts.filter((part) => part.kind !== 'cards' || cards.get(part.planId) > 0)
  return parts.length === 0 ? null : must(await handbooks.make({ ...order, parts })).token
}
