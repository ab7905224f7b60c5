import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, homeReady, test } from './fixtures'
import { choose, dialog, notice, openScreen, rowsOf, total } from './parts/screen'
import { adminPin, oneLot } from './parts/steps'
import { readWorkbook } from './parts/workbook'

test('text size, colours and language hold at once and after a restart', async ({ launcher }) => {
  launcher.seed(oneLot)
  const first = await launcher.start()
  const scale = (page: Page) => page.evaluate(() => Math.round(window.devicePixelRatio * 100))
  await test.step('by the keyboard', async () => {
    const { page } = first
    await homeReady(page)
    await openScreen(page, '设置', '显示与锁定')
    await page.getByRole('slider', { name: '文字大小' }).focus()
    for (const size of [105, 110, 115, 120, 125]) {
      await page.keyboard.press('ArrowRight')
      await expect.poll(() => scale(page)).toBe(size)
    }
    await page.getByRole('radio', { name: '深色' }).focus()
    await page.keyboard.press('Space')
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
    await page.getByRole('combobox', { name: '语言' }).focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: 'Display and lock' })).toBeVisible()
  })
  await first.app.close()
  const { page } = await launcher.start()
  await homeReady(page)
  await expect.poll(() => scale(page)).toBe(125)
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(page.locator('html')).toHaveAttribute('lang', 'en-US')
  await expect(page.getByRole('link', { name: 'Supplies' }).first()).toBeVisible()
})

test('users are added, changed and stopped', async ({ launcher }) => {
  launcher.seed(adminPin)
  const { page } = await launcher.start()
  await page.getByLabel('PIN', { exact: true }).fill('1234')
  await page.keyboard.press('Enter')
  await homeReady(page)
  await openScreen(page, '设置', '显示与锁定')
  await page.getByRole('link', { name: '用户' }).click()
  await page.getByRole('button', { name: '添加用户' }).click()
  const form = dialog(page, '添加用户')
  await expect(form.getByLabel('姓名')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(form.getByText('请填写姓名。')).toBeVisible()
  await form.getByLabel('姓名').fill('李业务')
  await form.getByLabel('PIN').fill('2468')
  await form.getByLabel('再输一遍').fill('2468')
  await page.keyboard.press('Enter')
  await expect(notice(page, '用户已保存')).toBeVisible()
  const line = page.getByRole('row').filter({ hasText: '李业务' })
  await expect(line).toContainText('业务员已设使用中')

  // Nobody can take the last administrator away.
  await page.getByRole('button', { name: '修改用户：张敏' }).click()
  const own = dialog(page, '修改用户：张敏')
  await choose(page, own.getByLabel('角色'), '查看')
  await own.getByRole('button', { name: '保存' }).click()
  await expect(own.getByText('至少要留一名管理员。')).toBeVisible()
  await own.getByRole('button', { name: '取消' }).click()

  await page.getByRole('button', { name: '修改用户：李业务' }).click()
  const other = dialog(page, '修改用户：李业务')
  await other.getByRole('switch', { name: '可以登录' }).click()
  await other.getByRole('button', { name: '保存' }).click()
  await expect(line).toContainText('已停用')
  await page.getByRole('button', { name: '张敏，打开用户菜单' }).click()
  await page.getByRole('button', { name: '退出登录' }).click()
  await expect(page.getByRole('radio')).toHaveCount(1)
})

test('a backup is made, checked and listed, also in a folder of one’s own', async ({
  program: { app, page },
  launcher,
}) => {
  await homeReady(page)
  await page.getByRole('link', { name: '尚未备份' }).click()
  await expect(page.getByText('这个文件夹里还没有备份。')).toBeVisible()
  await page.getByRole('button', { name: '立即备份' }).click()
  await expect(notice(page, /备份完成：.+（.+B）/)).toBeVisible()
  await expect(page.getByRole('table').getByRole('row')).toHaveCount(2)
  await expect(page.getByRole('table').getByRole('row').last()).toContainText('手动')
  await expect(page.getByRole('banner').getByRole('link', { name: /^备份 / })).toBeVisible()

  const folder = join(launcher.folder, 'U盘')
  mkdirSync(folder)
  await app.evaluate(({ dialog: dialogs }, path) => {
    dialogs.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
  }, folder)
  await page.getByRole('button', { name: '更改文件夹…' }).click()
  await expect(page.getByText(folder)).toBeVisible()
  await page.getByRole('button', { name: '立即备份' }).click()
  await expect.poll(() => readdirSync(folder, { recursive: true }).join()).toMatch(/manual/)
  await expect(page.getByRole('table').getByRole('row')).toHaveCount(2)
})

test('what was done is listed, verified and exported; what was deleted is found and brought back', async ({
  launcher,
}) => {
  launcher.seed([
    ...oneLot,
    { call: 'people.save', input: { name: '李卫东' }, name: 'one' },
    { call: 'people.save', input: { name: '王秀英' }, name: 'two' },
    { call: 'people.remove', input: { ids: ['$one.id', '$two.id'] } },
  ])
  const { page, dialogs } = await launcher.start()
  await homeReady(page)
  await openScreen(page, '设置', '显示与锁定')

  await test.step('audit', async () => {
    await page.getByRole('link', { name: '操作记录' }).click()
    await expect(rowsOf(page).first()).toContainText('张敏删除人员')
    const before = Number((await total(page).textContent())?.match(/\d+/)?.[0])
    expect(before).toBeGreaterThanOrEqual(7)
    // No personal data in the trail.
    await expect(page.getByRole('grid')).not.toContainText('李卫东')
    await choose(page, page.getByRole('combobox', { name: '操作' }), '保存人员')
    await expect(total(page)).toHaveText('2 条')
    await page.getByRole('button', { name: '核对完整性' }).click()
    await expect(page.getByText(/^\d+ 条记录完整，没有被改动或删减。$/)).toBeVisible()
    const file = join(launcher.folder, '操作记录.xlsx')
    await dialogs({ save: file })
    await page.getByRole('button', { name: '导出 Excel' }).click()
    await expect(notice(page, '已保存：操作记录.xlsx')).toBeVisible()
    expect((await readWorkbook(file)).length).toBeGreaterThan(before)
  })

  await test.step('recycle bin', async () => {
    await page.getByRole('link', { name: '回收站' }).click()
    await expect(total(page)).toHaveText('2 条')
    await page.getByRole('textbox', { name: '关键字' }).fill('秀英')
    await expect(total(page)).toHaveText('1 条')
    await page.getByRole('button', { name: '恢复：王秀英' }).click()
    await expect(notice(page, '已恢复 1 条')).toBeVisible()
    await expect(page.getByRole('heading', { name: '没有符合条件的' })).toBeVisible()
    await page.getByRole('button', { name: '清除条件' }).click()
    await expect(rowsOf(page)).toHaveCount(1)
    await openScreen(page, '通讯录')
    await expect(rowsOf(page, '王秀英')).toBeVisible()
  })
})
