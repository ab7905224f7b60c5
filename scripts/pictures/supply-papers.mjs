import { join } from 'node:path'
import { canTakePages, takePage } from './pages.mjs'

/** Papers of supplies that are shown in docs/images/print: what is asked for, by the picture's name. */
const papers = {
  'slip-receive': { document: 'receive' },
  'slip-issue': { document: 'issue' },
  'slip-take': { document: 'issue', form: 'take' },
  'slip-transfer': { document: 'transfer' },
  'slip-scrap': { document: 'scrap' },
  'count-sheet': { sheet: true },
  labels: { labels: 24 },
  'year-report': { report: { report: 'flows', by: 'item', split: 'none' } },
  'item-card': { report: { report: 'card' } },
}

/**
 * Makes the papers in the running program with the demo office and takes pictures of their first pages. `profile`: the
 * program's folder, whose `outputs` hold what was made.
 */
export async function takeSupplyPapers(page, profile) {
  if (!canTakePages()) return
  for (const [name, wanted] of Object.entries(papers)) {
    const token = await page.evaluate(makePaper, wanted)
    if (token !== null) takePage(join(profile, 'outputs', token), 1, name, { dpi: 70 })
  }
}

/** In the page: makes one of the papers; its token, null where the office has nothing to print on it. */
async function makePaper({ document, form = 'slip', sheet, labels, report }) {
  const must = (answer) => {
    if (!answer.ok) throw new Error(JSON.stringify(answer.error))
    return answer.value
  }
  const { supplies } = window.youbei
  const first = async (call, input) => must(await supplies[call]({ limit: 1, ...input })).rows[0]
  if (document) {
    const { rows } = must(await supplies.listDocuments({ kind: document, limit: 50 }))
    // The one that shows the most: it was not taken back, has people and the most lines.
    const said = (row) => [row.counterparty, row.receiver, row.orderedBy].filter(Boolean).length
    const worth = (row) => row.lines + said(row) * 3
    const [chosen] = rows.filter((row) => !row.reversed).sort((a, b) => worth(b) - worth(a))
    if (!chosen) return null
    return must(await supplies.printDocument({ documentId: chosen.id, paper: 'half', form })).token
  }
  if (sheet) {
    const count = await first('listCounts', {})
    return count ? must(await supplies.printCountSheets({ id: count.id, withBook: true })).token : null
  }
  if (labels) {
    const { formats } = must(await supplies.listLabelFormats({}))
    const format = formats.find(({ columns, rows }) => columns * rows === labels) ?? formats[0]
    const { rows } = must(await supplies.listStock({ limit: labels }))
    const subjects = [...new Set(rows.map((row) => row.lotId))].map((id) => ({ kind: 'lot', id }))
    return subjects.length > 0 ? must(await supplies.makeLabels({ format: format.id, subjects })).token : null
  }
  if (report.report === 'flows') {
    const year = new Date().getFullYear()
    const period = { from: `${year}-01-01`, to: `${year}-12-31` }
    return must(await supplies.printReport({ ...report, ...period })).token
  }
  const item = await first('listItems', { search: '救生衣 成人' })
  return item ? must(await supplies.printReport({ ...report, itemId: item.id })).token : null
}
