import { join } from 'node:path'
import { canTakePages, takePage } from './pages.mjs'

/** Papers of plans that are shown in docs/images/print: the call that makes each, by the picture's name. */
const papers = {
  'finder-sheet': { call: 'printFound', input: { event: 'EQK', level: 2 } },
  'check-list': { call: 'printHealth', input: {} },
}

/**
 * Makes the papers in the running program with the demo office and takes pictures of their first pages. `profile`: the
 * program's folder, whose `outputs` hold what was made.
 */
export async function takePlanPapers(page, profile) {
  if (!canTakePages()) return
  for (const [name, { call, input }] of Object.entries(papers)) {
    const made = await page.evaluate(([asked, given]) => window.youbei.plans[asked](given), [call, input])
    if (!made.ok) throw new Error(JSON.stringify(made.error))
    takePage(join(profile, 'outputs', made.value.token), 1, name, { dpi: 70 })
  }
}
