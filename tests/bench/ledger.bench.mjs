import { join } from 'node:path'
import { inTemporaryFolder, p95, withProgram } from './measure.mjs'
import { million, millionProfile } from './million.mjs'

/** What is looked for in the list of stock: in every name, in a tenth of them, in lot numbers, in both, nowhere. */
const searches = ['物资', '9号', 'wz1', 'l99', '物资 9', '救生衣']
const sorts = ['itemName', 'quantity', 'expiresOn', 'depotName', 'lotNumber', undefined]
const fewMovements = 10_000
const rounds = 5

/**
 * The stock ledger on a million entries, measured in the page from the call to the answer. The same list on a hundredth
 * of the entries runs beside it by turns, so that what else the machine does slows both.
 */
export default async (ctx) =>
  inTemporaryFolder(async (folder) => {
    const many = await millionProfile(ctx, join(folder, 'many'))
    const few = await millionProfile(ctx, join(folder, 'few'), fewMovements)
    const { lists, fewLists, posted } = await withProgram(ctx, many, ({ page }) =>
      withProgram(ctx, few, async ({ page: fewPage }) => {
        for (const one of [page, fewPage])
          await one.locator('.yb-home[data-ready="true"]').waitFor({ timeout: 60_000 })
        const lists = []
        const fewLists = []
        for (let round = 0; round <= rounds; round++) {
          const times = await page.evaluate(timeLists, { searches, sorts })
          const fewTimes = await fewPage.evaluate(timeLists, { searches, sorts })
          // The first round warms both up.
          if (round > 0) {
            lists.push(...times)
            fewLists.push(...fewTimes)
          }
        }
        return { lists, fewLists, posted: await page.evaluate(timePosts, million.linesPerDocument) }
      }),
    )
    return [
      {
        name: '十行出库单记账，p95（100 万行台账）',
        value: p95(posted),
        unit: 'ms',
        target: 20,
      },
      {
        name: '库存筛选并排序的第一页，p95（1 万批次，100 万行台账）',
        value: p95(lists),
        unit: 'ms',
        target: 30,
      },
      {
        name: '同一列表，100 万行台账与 1 万行相比，p95',
        value: p95(lists),
        unit: 'ms',
        baseline: p95(fewLists),
        target: 1.5,
      },
    ]
  })

/** In the page: each search with each order, the first page of 50. Answers milliseconds. */
async function timeLists({ searches, sorts }) {
  const times = []
  for (const search of searches)
    for (const field of sorts) {
      const input = { search, limit: 50, ...(field ? { sort: { field, order: 'desc' } } : {}) }
      const started = performance.now()
      const answer = await window.youbei.supplies.listStock(input)
      times.push(performance.now() - started)
      if (!answer.ok) throw new Error(JSON.stringify(answer.error))
      if ((answer.value.total === 0) !== (search === '救生衣'))
        throw new Error(`${search}: ${answer.value.total} rows`)
    }
  return times
}

/** In the page: documents of so many lots each, from depot after depot, of goods that may be given out. */
async function timePosts(linesPerDocument) {
  const must = (answer) => {
    if (!answer.ok) throw new Error(JSON.stringify(answer.error))
    return answer.value
  }
  const times = []
  const depots = must(await window.youbei.supplies.listDepots({ limit: 200 })).rows
  for (const { id: depotId } of depots.slice(0, 8)) {
    const { rows } = must(await window.youbei.supplies.listStock({ depotId, state: 'good', limit: 50 }))
    for (let at = 0; at + linesPerDocument <= rows.length; at += linesPerDocument) {
      const lines = rows
        .slice(at, at + linesPerDocument)
        .map(({ lotId, bin }) => ({ lotId, bin, quantity: 1 }))
      const started = performance.now()
      must(await window.youbei.supplies.issue({ depotId, lines }))
      times.push(performance.now() - started)
      // Nobody posts the next document before the figures on the screen have followed the last one.
      await new Promise((resolve) => setTimeout(resolve, 300))
    }
  }
  if (times.length < 20) throw new Error(`only ${times.length} documents could be posted`)
  // The first ones read the ledger from the disk.
  return times.slice(5)
}
