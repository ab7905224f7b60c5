import { join } from 'node:path'
import { runJob } from './data.mjs'
import { inTemporaryFolder, median, timed } from './measure.mjs'
import { million, millionProfile, openProfile } from './million.mjs'

const day = 86_400_000
const asDay = (at) => new Date(at).toISOString().slice(0, 10)

/**
 * Reports over a million entries, measured in the data host from the call to its answer; beside them the same sum
 * taken entry by entry from the ledger. The answers are compared: a fast report that is wrong is no report.
 */
export default async (ctx) =>
  inTemporaryFolder(async (folder) => {
    const profile = await millionProfile(ctx, join(folder, 'profile'))
    const now = Date.now()
    const at = now - 400 * day
    const year = { from: asDay(now - 765 * day), to: asDay(now - 400 * day) }
    const asked = {
      past: { call: 'supplies.listStockAt', input: { at, by: 'item', limit: 200 } },
      pastLots: { call: 'supplies.listStockAt', input: { at, by: 'lot', limit: 200 } },
      year: { call: 'supplies.listFlows', input: { ...year, by: 'item', limit: 200 } },
      months: { call: 'supplies.listFlows', input: { ...year, by: 'item', split: 'month', limit: 200 } },
      depots: { call: 'supplies.listFlows', input: { ...year, by: 'depot', split: 'quarter', limit: 200 } },
    }
    const rounds = 5
    const names = Object.keys(asked)
    const steps = Array.from({ length: rounds }, () => names.map((name) => asked[name])).flat()
    const lines = runJob(ctx, profile, { steps })
    const times = Object.fromEntries(
      names.map((name, index) => [
        name,
        median(lines.filter((_, n) => n % names.length === index).map((line) => line.ms)),
      ]),
    )
    const db = openProfile(ctx, profile, { readonly: true })
    const naive = await timed(() =>
      db
        .prepare(
          `SELECT l.item_id AS item, sum(m.quantity) AS quantity FROM stock_movements m JOIN lots l ON l.id = m.lot_id
           WHERE m.happened_at <= ? GROUP BY l.item_id`,
        )
        .all(at),
    )
    db.close()
    check(lines[0].result, naive.value)
    const row = (name, key) => ({ name, value: times[key], unit: 'ms', target: 1_000 })
    return [
      {
        name: `以前某天的库存，按品种（${million.movements / 10_000} 万行台账）`,
        value: times.past,
        unit: 'ms',
        baseline: naive.ms,
        ratio: times.past / naive.ms,
        target: 1,
      },
      row('以前某天的库存，按批次', 'pastLots'),
      row('一年收发存，按品种', 'year'),
      row('一年收发存，按品种分月', 'months'),
      row('一年收发存，按仓库分季', 'depots'),
    ]
  })

/** The report's first page against the ledger: the same quantities for the same items, as many items. */
function check(report, naive) {
  const there = new Map(naive.filter((one) => one.quantity !== 0).map((one) => [one.item, one.quantity]))
  if (report.total !== there.size)
    throw new Error(`the report has ${report.total} items, the ledger ${there.size}`)
  for (const { key, quantity } of report.rows)
    if (there.get(key) !== quantity)
      throw new Error(`item ${key}: report ${quantity}, ledger ${there.get(key)}`)
}
