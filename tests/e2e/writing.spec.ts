import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, homeReady, type Launcher, test } from './fixtures'
import { withClipboard, writeRich } from './parts/clipboard'
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

/** Begins a plan with sections and opens it for writing. */
async function writing(
  launcher: Launcher,
  sections: readonly { title: string; level?: number; text?: string }[],
) {
  launcher.seed([
    { call: 'plans.newPlan', input: { title: '清源镇防汛预案' }, name: 'plan' },
    {
      call: 'plans.addSections',
      input: {
        id: '$plan.id',
        beside: null,
        sections: sections.map(({ text: written, ...section }) => ({
          ...section,
          blocks: written ? [{ kind: 'paragraph', runs: [{ text: written }] }] : [],
        })),
      },
    },
  ])
  const { app, page } = await launcher.start()
  await homeReady(page)
  await openScreen(page, '预案库')
  await rowsOf(page, '清源镇防汛预案').click()
  await page.getByRole('button', { name: /编写/ }).first().click()
  await expect(tree(page)).toBeFocused()
  return { app, page }
}

/** Drags one heading onto another by the mouse: its upper edge, its middle or its lower edge. */
async function drag(page: Page, from: RegExp, to: RegExp, share: number) {
  const [start, end] = await Promise.all(
    [from, to].map((name) => tree(page).getByRole('treeitem', { name }).boundingBox()),
  )
  if (!start || !end) throw new Error('a heading is not to be seen')
  await page.mouse.move(start.x + 90, start.y + start.height / 2)
  await page.mouse.down()
  await page.mouse.move(start.x + 94, start.y + start.height / 2 + 6, { steps: 3 })
  await page.mouse.move(end.x + 90, end.y + end.height * share, { steps: 10 })
  await page.mouse.up()
}

/** A small picture as PNG, base64. */
const drawn = (page: Page) =>
  page.evaluate<string>(
    `(() => { const c = document.createElement('canvas'); c.width = 20; c.height = 10
      c.getContext('2d').fillRect(0, 0, 9, 9); return c.toDataURL('image/png').split(',')[1] })()`,
  )

const headings = (page: Page) =>
  tree(page)
    .getByRole('treeitem')
    .evaluateAll((items) =>
      items.map((item) => `${item.getAttribute('aria-level')} ${item.getAttribute('aria-label')}`),
    )

test('sections are dragged to another place and level, and go back where they were', async ({ launcher }) => {
  const { page } = await writing(launcher, [
    { title: '总则' },
    { title: '目的', level: 2 },
    { title: '响应' },
    { title: '附则' },
  ])
  const before = ['1 一、总则', '2 （一）目的', '1 二、响应', '1 三、附则']
  await drag(page, /附则/, /总则/, 0.1)
  await expect.poll(() => headings(page)).toEqual(['1 一、附则', '1 二、总则', '2 （一）目的', '1 三、响应'])
  await drag(page, /响应/, /总则/, 0.5)
  await expect
    .poll(() => headings(page))
    .toEqual(['1 一、附则', '1 二、总则', '2 （一）目的', '2 （二）响应'])
  // With everything below it; and never into itself.
  await drag(page, /总则/, /附则/, 0.5)
  const nested = ['1 一、附则', '2 （一）总则', '3 1.目的', '3 2.响应']
  await expect.poll(() => headings(page)).toEqual(nested)
  await drag(page, /总则/, /响应/, 0.5)
  await expect.poll(() => headings(page)).toEqual(nested)
  for (const _ of [1, 2, 3]) {
    const now = JSON.stringify(await headings(page))
    await tree(page).press('Control+z')
    await expect.poll(async () => JSON.stringify(await headings(page))).not.toBe(now)
  }
  expect(await headings(page)).toEqual(before)
})

test('a picture is pasted from the clipboard, and out of Word with its table', async ({ launcher }) => {
  const { app, page } = await writing(launcher, [{ title: '附则', text: '见下图。' }])
  const pictures = text(page).locator('img')
  await text(page).click()
  await page.keyboard.press('Control+End')
  const png = await drawn(page)
  await withClipboard(async () => {
    await writeRich(app, { png })
    await page.keyboard.press('Control+v')
    await expect(pictures).toHaveCount(1)
    await writeRich(app, {
      html: `<html xmlns:w="urn:schemas-microsoft-com:office:word"><body><!--StartFragment-->
        <p class=MsoNormal>来自文档</p><p class=MsoNormal><img width=20 height=10 src="file:///C:/clip_image001.png"></p>
        <table><tr><td rowspan=2>单位</td><td colspan=2>联系</td></tr><tr><td>姓名</td><td>电话</td></tr></table>
        <!--EndFragment--></body></html>`,
      rtf: `{\\rtf1{\\*\\shppict{\\pict\\picw20\\pich10\\pngblip ${Buffer.from(png, 'base64').toString('hex')}}}}`,
    })
    await page.keyboard.press('Control+End')
    await page.keyboard.press('Control+v')
    await expect(pictures).toHaveCount(2)
  })
  await expect(text(page).getByRole('cell', { name: '联系' })).toHaveAttribute('colspan', '2')
  await expect(text(page).getByRole('cell', { name: '单位' })).toHaveAttribute('rowspan', '2')
  for (const at of [0, 1])
    await expect
      .poll(() => pictures.nth(at).evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBeGreaterThan(0)
  await expect(saved(page)).toBeVisible()
  // What was saved is what stands there.
  await page.getByRole('button', { name: '写完了' }).click()
  await expect(page.getByText('来自文档')).toBeVisible()
  await expect(page.locator('.plan-text img')).toHaveCount(2)
})

test('what was typed too late for a version can be copied', async ({ launcher }) => {
  const { page } = await writing(launcher, [{ title: '附则', text: '甲' }])
  await text(page).click()
  await page.keyboard.press('Control+End')
  await page.keyboard.insertText('来不及保存的一句。')
  // Somebody else hands the version on in the middle of it.
  await page.evaluate(
    'window.youbei.plans.list({}).then((r) => window.youbei.plans.takeStep({ id: r.value.rows[0].id, step: "submit" }))',
  )
  await expect(page.getByText('这一版已经送审或发布，正文不能再改。')).toBeVisible()
  await expect(page.getByText('甲来不及保存的一句。')).toBeVisible()
  await page.getByRole('button', { name: '复制文字' }).click()
  await expect(page.getByText('已复制')).toBeVisible()
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
