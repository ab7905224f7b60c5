import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, homeReady, test } from './fixtures'
import { handbookMaking } from './pages/papers'
import { cells, notice, openScreen, rowsOf } from './parts/screen'
import { peopled, planned, stocked } from './parts/steps'

test('a handbook is put together, looked at, saved; the next print is version 2', async ({ launcher }) => {
  launcher.seed([...planned, ...stocked, ...peopled])
  const { page, dialogs } = await launcher.start()
  await homeReady(page)
  await openScreen(page, '打印中心')
  const book = handbookMaking(page)
  await book.open()
  await book.make.click()
  await expect(page.getByRole('alert').filter({ hasText: '请先在左边选内容。' })).toBeVisible()
  await book.addEverything()
  await expect(book.parts).toHaveCount(3)
  await expect(book.parts.first()).toHaveAccessibleName('第 1 项：甲河镇防汛抗旱专项应急预案')
  // The phone book first, with the keyboard.
  await book.parts.last().focus()
  await page.keyboard.press('Alt+ArrowUp')
  await page.keyboard.press('Alt+ArrowUp')
  await expect(book.parts.first()).toHaveAccessibleName(/^第 1 项：通讯录/)

  await book.make.click()
  await expect(book.pages).toBeVisible()
  const pages = Number((await book.pages.textContent())?.replace(/\D/g, ''))
  expect(pages).toBeGreaterThan(5)
  const drawn = book.preview.getByRole('region', { name: '页面', exact: true })
  await expect(drawn.locator('canvas').first()).toBeVisible()
  await book.page.fill(String(pages))
  await book.page.press('Enter')
  await expect(book.page).toHaveValue(String(pages))
  await page.keyboard.press('Control+f')
  await page.keyboard.insertText('冲锋舟')
  await expect(book.preview.getByText(/^1 \/ [1-9]/)).toBeVisible()

  const file = join(launcher.folder, '手册.pdf')
  await dialogs({ save: file })
  await page.keyboard.press('Control+s')
  await expect(notice(page, '已保存为 手册.pdf')).toBeVisible()
  const paper = readFileSync(file)
  expect(paper.subarray(0, 5).toString('latin1')).toBe('%PDF-')
  expect(paper.subarray(-8).toString('latin1')).toContain('%%EOF')
  // The first Esc empties the field that has the keyboard.
  await page.keyboard.press('Escape')
  await expect(book.preview.getByRole('textbox', { name: '查找 Ctrl+F' })).toHaveValue('')
  await page.keyboard.press('Escape')
  await expect(book.preview).toBeHidden()

  await openScreen(page, '打印中心')
  await expect(rowsOf(page)).toHaveCount(1)
  expect((await cells(rowsOf(page))).slice(0, 4)).toEqual([
    '应急工作手册',
    '第 1 版',
    '1 份预案、物资清单、通讯录',
    String(pages),
  ])
  await rowsOf(page).getByRole('button', { name: '再编一版' }).click()
  await expect(book.parts.first()).toHaveAccessibleName(/^第 1 项：通讯录/)
  await page.keyboard.press('Control+p')
  await expect(book.pages).toBeVisible()
  await page.keyboard.press('Escape')
  await openScreen(page, '打印中心')
  await expect(rowsOf(page)).toHaveCount(2)
  await expect(rowsOf(page, '第 2 版')).toHaveCount(1)
})

test('a save that is given up, or that cannot be, leaves no file and says so', async ({ launcher }) => {
  launcher.seed(planned)
  const { page, dialogs } = await launcher.start()
  await homeReady(page)
  await openScreen(page, '打印中心')
  const book = handbookMaking(page)
  await book.open()
  await book.sources.getByRole('button', { name: /份全选$/ }).click()
  await book.name.fill(' ')
  await book.make.click()
  await expect(page.getByText('请写名称')).toBeVisible()
  await book.name.fill('防汛手册')
  await book.make.click()
  await expect(book.pages).toBeVisible()
  await dialogs({})
  await page.keyboard.press('Control+s')
  // Given up: only when the dialog is gone is there another save.
  await expect(book.preview.locator('.ant-btn-loading')).toHaveCount(0)
  const nowhere = join(launcher.folder, '没有这个文件夹', '手册.pdf')
  await dialogs({ save: nowhere })
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('alert').filter({ hasText: /没有|找不到|不能|保存/ })).toBeVisible()
  expect(existsSync(nowhere)).toBe(false)
  await expect(book.preview).toBeVisible()
})
