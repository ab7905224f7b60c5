import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, homeReady, test } from './fixtures'
import { openScreen, rowsOf } from './parts/screen'

const word = readFileSync(
  join(import.meta.dirname, '..', 'unit', 'plans', 'writing', 'fixtures', 'word-clipboard.txt'),
  'utf8',
)

const tree = (page: Page) => page.getByRole('tree', { name: '章节' })
const text = (page: Page) => page.getByRole('textbox', { name: /的正文$/ })
const saved = (page: Page) => page.getByRole('status').filter({ hasText: /^已保存 \d\d:\d\d$/ })

/** Pastes into the text as Word does: HTML on the clipboard. */
async function paste(page: Page, html: string) {
  await text(page).click()
  await text(page).evaluate((element, pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/html', pasted)
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, html)
}

test('a plan is begun from an outline, written, and is still there after the program was ended', async ({
  launcher,
}) => {
  const { app, page } = await launcher.start()
  await homeReady(page)
  await openScreen(page, '预案库')
  await page.getByRole('button', { name: '新建预案' }).first().click()
  const dialog = page.getByRole('dialog', { name: '新建预案' })
  await dialog.getByLabel('标题').fill('清源镇防汛专项应急预案')
  await dialog.getByRole('radio', { name: '乡镇（街道）专项应急预案' }).check()
  await dialog.getByRole('button', { name: '开始编写' }).click()

  await expect(tree(page)).toBeFocused()
  await expect(page.getByText('已写 0 / 9 节')).toBeVisible()
  await tree(page).getByRole('treeitem', { name: '三、组织与责任人' }).click()
  await expect(page.getByText(/逐人写明职务/)).toBeVisible()
  await paste(page, word)
  await page.getByRole('button', { name: '作为本节的下级章节' }).click()
  await expect(tree(page).getByRole('treeitem', { name: '（一）总则' })).toBeVisible()
  await tree(page).getByRole('treeitem', { name: '2.组织体系' }).click()
  await expect(text(page).getByRole('row').first()).toContainText('联系人')

  // Moved by the keyboard, taken away and brought back.
  await tree(page).getByRole('treeitem', { name: '九、附件（图、表、卡）' }).click()
  await tree(page).press('Alt+ArrowUp')
  await expect(tree(page).getByRole('treeitem', { name: '九、队伍与物资' })).toBeVisible()
  await tree(page).press('Delete')
  await expect(tree(page).getByRole('treeitem', { name: /附件（图、表、卡）/ })).toBeHidden()
  await page.keyboard.press('Control+z')
  await expect(tree(page).getByRole('treeitem', { name: '八、附件（图、表、卡）' })).toBeVisible()

  await tree(page).getByRole('treeitem', { name: '一、适用范围和启动条件' }).click()
  await text(page).click()
  await page.keyboard.insertText('本预案适用于清源镇范围内的洪涝灾害。')
  await expect(page.getByText('已写 3 / 10 节')).toBeVisible()
  await expect(saved(page)).toBeVisible()
  // Killed, not closed: only what was confirmed is there.
  app.process().kill('SIGKILL')

  const again = await launcher.start()
  await homeReady(again.page)
  await openScreen(again.page, '预案库')
  await rowsOf(again.page, '清源镇防汛专项应急预案').click()
  await again.page.getByRole('button', { name: /编写/ }).first().click()
  await expect(text(again.page)).toContainText('本预案适用于清源镇范围内的洪涝灾害。')
  await tree(again.page).getByRole('treeitem', { name: '2.组织体系' }).click()
  await expect(text(again.page).getByRole('cell', { name: '东坝村' })).toBeVisible()
})

test('words are replaced in the whole plan, and brought back', async ({ launcher }) => {
  launcher.seed([
    { call: 'plans.newPlan', input: { title: '清源镇防汛预案' }, name: 'plan' },
    {
      call: 'plans.addSections',
      input: {
        id: '$plan.id',
        beside: null,
        sections: [
          { title: '防汛办职责', blocks: [{ kind: 'paragraph', runs: [{ text: '防汛办负责值班。' }] }] },
          { title: '报告', blocks: [{ kind: 'paragraph', runs: [{ text: '向防汛办报告。' }] }] },
        ],
      },
    },
  ])
  const { page } = await launcher.start()
  await homeReady(page)
  await openScreen(page, '预案库')
  await rowsOf(page, '清源镇防汛预案').click()
  await page.getByRole('button', { name: /编写/ }).first().click()
  await expect(text(page)).toContainText('防汛办负责值班。')
  await page.keyboard.press('Control+f')
  await page.getByLabel('查找', { exact: true }).fill('防汛办')
  await expect(page.getByText('3 处，在 2 节里')).toBeVisible()
  await page.getByLabel('替换为').fill('应急办')
  await page.getByRole('button', { name: '全部替换' }).click()
  await expect(tree(page).getByRole('treeitem', { name: '一、应急办职责' })).toBeVisible()
  await expect(text(page)).toContainText('应急办负责值班。')
  await tree(page).focus()
  await page.keyboard.press('Control+z')
  await expect(tree(page).getByRole('treeitem', { name: '一、防汛办职责' })).toBeVisible()
  await expect(text(page)).toContainText('防汛办负责值班。')
})
