import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './fixtures'
import { expectHome, firstStart } from './pages/first-start'
import { openScreen, rowsOf, total } from './parts/screen'

test.use({ firstStart: true })

test('the demo office is full, says on every screen what it is, and leaves nothing behind', async ({
  launcher,
}) => {
  const { page, app } = await launcher.start()
  await page.getByRole('button', { name: '先用演示数据试一试' }).click()
  // It takes a moment: that is said, and nobody is told that something has to be restored.
  await expect(page.getByRole('status').filter({ hasText: '正在准备演示数据' })).toBeVisible()
  await expect(page.getByText('数据服务正在恢复')).toBeHidden()
  await expectHome(page, '甲河镇应急管理服务中心')
  const ribbon = page.getByRole('region', { name: '演示数据' })
  await expect(page).toHaveTitle(/^演示数据 – 甲河镇/)
  for (const place of ['预案库', '物资储备', '通讯录', '打印中心']) {
    await openScreen(page, place)
    await expect(ribbon).toBeVisible()
    await expect(total(page)).toHaveText(place === '打印中心' ? /条$/ : /^[1-9]\d* 条$/)
  }
  const demoFolder = join(launcher.profile, 'demo')
  expect(existsSync(demoFolder)).toBe(true)

  await ribbon.getByRole('button', { name: '离开并删除' }).click()
  await expect(firstStart(page).township).toBeVisible()
  await expect(ribbon).toHaveCount(0)
  expect(existsSync(demoFolder)).toBe(false)
  expect(
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle()),
  ).not.toContain('演示')
})

test('the demo office can be looked at beside one’s own, which stays as it was', async ({ launcher }) => {
  launcher.seed([
    {
      call: 'office.setUp',
      input: {
        division: { code: '990001100000', name: '清源镇', path: '示例省示例市示例县' },
        officeName: '清源镇应急办',
        administratorName: '张敏',
      },
    },
    { call: 'people.save', input: { name: '王秀英' } },
  ])
  const { page } = await launcher.start()
  await expectHome(page, '清源镇应急办')
  await openScreen(page, '设置', '显示与锁定')
  await page.getByRole('link', { name: '关于' }).click()
  await page.getByRole('button', { name: '打开演示数据' }).click()
  await expectHome(page, '甲河镇应急管理服务中心')
  await page.getByRole('button', { name: '离开并删除' }).click()
  await expectHome(page, '清源镇应急办')
  await openScreen(page, '通讯录')
  await expect(rowsOf(page)).toHaveCount(1)
  await expect(rowsOf(page, '王秀英')).toHaveCount(1)
})
