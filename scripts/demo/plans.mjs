import { basename } from 'node:path'
import { answerDialogs } from './dialogs.mjs'
import { longWork, numberIn, openPlace, outcome, saying, wordsOf } from './screen.mjs'

/**
 * Brings plans in as they were found, nothing corrected.
 * @returns for each file, in order: `{ file, title, sections, tables, characters }` as the preview had them
 */
export async function importPlans({ app, page, shot }, files) {
  await openPlace(page, '预案库')
  await shot('plans-empty')
  await answerDialogs(app, { open: files })
  await page
    .getByRole('button', { name: saying('导入预案') })
    .first()
    .click()
  const dialog = page.getByRole('dialog', { name: /^导入预案/ })
  const found = []
  let leftOutShown = false
  for (const [index, file] of files.entries()) {
    // The dialog's title tells the next file's preview from the one just saved.
    const own = page.getByRole('dialog', { name: basename(file) })
    await outcome(page, own.getByText(/^[\d,]+ 节 · /)).catch((error) => {
      throw new Error(`${basename(file)}: ${error.message}`)
    })
    found.push({ file: basename(file), ...(await readPreview(own)) })
    if (index === 0) {
      await shot('plan-import-preview')
    }
    // What was left out of the text stands behind the second tab; one document that has some is enough.
    const leftOut = own.getByRole('tab').nth(1)
    if (!leftOutShown && numberIn(await wordsOf(leftOut)) > 0) {
      leftOutShown = true
      await leftOut.click()
      await shot('plan-import-left-out')
    }
    await own.getByRole('button', { name: saying('(保存到预案库|保存，看下一份)') }).click()
    await saved(own)
  }
  if (files.length > 1) {
    const result = page.getByRole('dialog', { name: '导入结果' })
    await outcome(page, result)
    await shot('plan-import-result')
    await result.getByRole('button', { name: '关闭' }).last().click()
  }
  await dialog.waitFor({ state: 'hidden' })
  return found
}

async function readPreview(dialog) {
  const line = await wordsOf(dialog.getByText(/^[\d,]+ 节 · /))
  const [sections, tables, , characters] = line.split('·').map(numberIn)
  const title = (await dialog.getByRole('textbox', { name: '标题' }).inputValue()).trim()
  return { title, sections, tables, characters }
}

/** Saving a file closes its preview; a refusal stays in it. */
async function saved(preview) {
  const refusal = preview.locator('.ant-alert-error')
  await Promise.race([
    preview.waitFor({ state: 'hidden', timeout: longWork }),
    refusal.waitFor({ timeout: longWork }),
  ])
  if (await refusal.isVisible()) throw new Error(await wordsOf(refusal))
}

/** Reads the library: the list, a plan, a word found in it, a word found in all of them. */
export async function readPlans({ page, shot }, plans) {
  await openPlace(page, '预案库')
  await shot('plans')
  const longest = plans.toSorted((a, b) => b.characters - a.characters)[0]
  await page.getByRole('row').filter({ hasText: longest.title }).first().click()
  await page.getByRole('tree', { name: '目录' }).waitFor()
  await shot('plan-reading')
  await page.getByRole('textbox', { name: /在本预案中查找/ }).fill('应急')
  // A plan may say it once or not at all.
  const found = page.getByText(/^1 \/ \d+$/)
  await found.or(page.getByText('没有找到')).first().waitFor()
  if ((await found.count()) > 0 && numberIn((await wordsOf(found)).slice(1)) > 1) {
    await page.getByRole('button', { name: /^下一处/ }).click()
    await page.getByText(/^2 \/ \d+$/).waitFor()
  }
  await shot('plan-find')
  await page.getByRole('button', { name: saying('预案信息') }).click()
  await page.getByText('变更记录').waitFor()
  await shot('plan-facts')
  await page.keyboard.press('Escape')
  await openPlace(page, '预案库')
  await page.getByText('正文查找').click()
  await page.getByRole('textbox', { name: '在全部预案的正文里查找' }).fill('值班')
  await page.getByText(/^\d+ 份预案，.*\d+ 处/).waitFor()
  await shot('plans-text-search')
}
