import { join } from 'node:path'
import { bigProfile } from './data.mjs'
import { inTemporaryFolder, p95, withProgram } from './measure.mjs'

/** What people type, letter by letter as they type it. */
const typed = [
  '防汛抗旱',
  '转移避险',
  '值班',
  '救生衣',
  'jsy',
  'fxyj',
  '0000123',
  '李伟华',
  '应急预案',
  '信息报告 会商',
  '物资储备点',
]

/** Search as you type over the whole office, measured in the page from the call to the answer. */
export default async (ctx) =>
  inTemporaryFolder(async (folder) => {
    const profile = await bigProfile(ctx, join(folder, 'profile'))
    const { times, lists } = await withProgram(ctx, profile, async ({ page }) => {
      await page.locator('.yb-home[data-ready="true"]').waitFor({ timeout: 30_000 })
      return page.evaluate(async (words) => {
        const prefixes = words.flatMap((word) => [...word].map((_, i) => word.slice(0, i + 1)))
        const measure = async (call) => {
          const times = []
          for (let round = 0; round < 6; round++)
            for (const text of prefixes) {
              const started = performance.now()
              const answer = await call(text)
              if (!answer.ok) throw new Error(JSON.stringify(answer.error))
              if (round > 0) times.push(performance.now() - started)
            }
          return times
        }
        return {
          times: await measure((text) => window.youbei.care.search({ text, limit: 20 })),
          lists: await measure((text) => window.youbei.supplies.listStock({ search: text, limit: 50 })),
        }
      }, typed)
    })
    return [
      {
        name: 'search as you type, p95 (500 plans, 50,000 sections)',
        value: p95(times),
        unit: 'ms',
        target: 30,
      },
      {
        name: 'stock list filtered, first page, p95 (10,000 lots)',
        value: p95(lists),
        unit: 'ms',
        target: 30,
      },
    ]
  })
