import { answerDialogs } from './dialogs.mjs'
import { longWork, numberIn, outcome, saying, wordsOf } from './screen.mjs'

/**
 * Brings a list in by the wizard of the page that is open, nothing corrected: file, every row with its verdict,
 * result.
 * @returns `{ rows, imported, refused: [{ row, reason }] }`; blank, total and heading rows are no rows of the list
 */
export async function importList({ app, page, shot }, { file, name }) {
  await answerDialogs(app, { open: [file] })
  await page.getByRole('button', { name: saying('导入') }).click()
  const wizard = page.getByRole('dialog')
  await wizard.getByRole('button', { name: '选择文件…' }).click()
  const check = wizard.getByRole('region', { name: '逐行检查' })
  const columns = wizard.getByRole('button', { name: '逐行检查' })
  await outcome(page, check.or(columns))
  if (!(await check.isVisible())) {
    throw new Error(await wordsOf(wizard.getByRole('alert').first()))
  }
  await shot(`${name}-import-preview`)
  const refused = await refusedRows(wizard, () => shot(`${name}-import-refused`))
  const bringIn = wizard.getByRole('button', { name: /^导入 [\d,]+ 行$/ })
  if (numberIn(await wordsOf(bringIn)) === 0) throw new Error('没有一行可以导入 (no row can be imported)')
  await bringIn.click()
  const result = wizard.getByText(/^已导入 [\d,]+ 行$/)
  await outcome(page, result, { timeout: longWork })
  const imported = numberIn(await wordsOf(result))
  await shot(`${name}-import-result`)
  await wizard.getByRole('button', { name: '关闭' }).last().click()
  await wizard.waitFor({ state: 'hidden' })
  return { rows: imported + refused.length, imported, refused }
}

/** The rows that will not come in, each with the reason that stands beside it, page by page. */
async function refusedRows(wizard, picture) {
  const tab = wizard.getByText(/^不导入 [\d,]+$/)
  const expected = numberIn(await wordsOf(tab))
  if (expected === 0) return []
  const body = wizard.getByRole('table', { name: '逐行检查' }).locator('tbody')
  await tab.click()
  await body.getByRole('row').filter({ hasNotText: '不导入' }).first().waitFor({ state: 'detached' })
  await picture()
  const rows = []
  for (;;) {
    rows.push(...(await body.getByRole('row').evaluateAll(readRows)))
    if (rows.length >= expected) break
    const seen = String(rows.at(-1)?.row)
    await wizard.getByRole('listitem', { name: '下一页' }).click()
    await body.getByRole('cell', { name: seen, exact: true }).first().waitFor({ state: 'detached' })
  }
  await wizard.getByText(/^全部 [\d,]+$/).click()
  return rows
}

/** Runs in the page. */
function readRows(lines) {
  return lines.map((line) => ({
    row: Number(line.cells[0].textContent),
    reason: [...line.cells[1].querySelectorAll('li')].map((reason) => reason.textContent.trim()).join('；'),
  }))
}
