import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, homeReady, test } from './fixtures'
import { dialog, notice, openScreen, rowsOf, total } from './parts/screen'
import { oneLot, planned } from './parts/steps'

test.describe('with the keyboard alone', () => {
  test('finds anything, explains, undoes and scales', async ({ launcher }) => {
    launcher.seed([...oneLot, ...planned, { call: 'people.save', input: { name: '李卫东' } }])
    const { page } = await launcher.start()
    await homeReady(page)

    await test.step('Ctrl+K finds and opens', async () => {
      await page.keyboard.press('Control+k')
      const find = dialog(page, '查找')
      await expect(find.getByRole('combobox')).toBeFocused()
      await page.keyboard.type('fx')
      await expect(find.getByRole('option', { name: /防汛抗旱专项应急预案/ })).toBeVisible()
      await find.getByRole('combobox').fill('jsy')
      await expect(find.getByRole('option', { name: /救生衣/ }).first()).toBeVisible()
      await find.getByRole('combobox').fill('没有这种东西')
      await expect(find.getByRole('status')).toContainText('没有找到')
      await find.getByRole('combobox').fill('txl')
      await expect(find.getByRole('option', { name: '通讯录' })).toBeVisible()
      await page.keyboard.press('Enter')
      await expect(page.getByRole('heading', { level: 1, name: '通讯录' })).toBeVisible()
      // What was opened is offered again; Esc closes and the keyboard is where it was.
      await page.keyboard.press('Control+k')
      await expect(find.getByRole('option', { name: '通讯录' })).toBeVisible()
      await page.keyboard.press('Escape')
      await expect(find).toBeHidden()
    })

    await test.step('Ctrl+Z takes the last change back, and says when there is none', async () => {
      await expect(rowsOf(page)).toHaveCount(1)
      await page.keyboard.press('Control+z')
      await expect(notice(page, '已撤销：保存人员')).toBeVisible()
      await expect(total(page)).toHaveText('0 条')
    })

    await test.step('F1 explains the screen that is open', async () => {
      await page.keyboard.press('F1')
      const help = page.getByRole('complementary', { name: '帮助' })
      await expect(help.getByRole('heading', { level: 1 })).toHaveText('通讯录')
      await openScreen(page, '物资储备')
      await expect(help.getByRole('heading', { level: 1 })).toHaveText('物资储备')
      await page.keyboard.press('F1')
      await expect(help).toBeHidden()
    })

    await test.step('Ctrl + − 0 scale everything, within bounds', async () => {
      const scale = () => page.evaluate(() => Math.round(window.devicePixelRatio * 100))
      await page.keyboard.press('Control+=')
      await expect.poll(scale).toBeGreaterThan(100)
      for (let press = 0; press < 12; press++) await page.keyboard.press('Control+=')
      await expect.poll(scale).toBe(150)
      await page.keyboard.press('Control+-')
      await expect.poll(scale).toBeLessThan(150)
      await page.keyboard.press('Control+0')
      await expect.poll(scale).toBe(100)
      for (let press = 0; press < 3; press++) await page.keyboard.press('Control+-')
      await expect.poll(scale).toBe(100)
    })
  })

  test('reaches every place of the left bar and the content', async ({ program: { page } }) => {
    await homeReady(page)
    // The first stop jumps over the bar.
    await page.keyboard.press('Tab')
    await expect(page.getByRole('button', { name: '跳到内容' })).toBeFocused()
    await expect(page.getByRole('button', { name: '跳到内容' })).toBeInViewport()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('main')).toBeFocused()

    const nav = page.getByRole('navigation', { name: '主导航' })
    const places = await nav.getByRole('listitem').getByRole('link').all()
    expect(places.length).toBeGreaterThanOrEqual(7)
    await nav.getByRole('link', { name: '有备，回到工作台' }).focus()
    for (const place of places) {
      await page.keyboard.press('Tab')
      await expect(place).toBeFocused()
      // A ring shows where the keyboard is.
      expect(await place.evaluate((link) => getComputedStyle(link).outlineStyle)).toBe('solid')
      await page.keyboard.press('Enter')
      await expect(place).toHaveAttribute('aria-current', 'page')
      await expect(page.getByRole('main').getByRole('heading', { level: 1 }).first()).toBeVisible()
    }
    await page.keyboard.press('Tab')
    await expect(nav.locator(':focus')).toHaveCount(0)
  })
})

test('asks once before unsaved work is left, and keeps it', async ({ program: { page } }) => {
  await homeReady(page)
  await openScreen(page, '通讯录')
  await page.keyboard.press('F2')
  const form = dialog(page, '新建联系人')
  await form.getByLabel('姓名').fill('写到一半')
  await page.keyboard.press('Escape')
  const question = dialog(page, '内容还没有保存')
  await expect(question.getByRole('button', { name: '继续填写' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(question).toBeHidden()
  await expect(form.getByLabel('姓名')).toHaveValue('写到一半')

  // Kept for later: it is there again, and says from when it is.
  await page.keyboard.press('Escape')
  await question.getByRole('button', { name: '留着，下次再填' }).click()
  await expect(form).toBeHidden()
  await page.keyboard.press('F2')
  await expect(form.getByText(/已恢复 .+ 没有保存的内容/)).toBeVisible()
  await expect(form.getByLabel('姓名')).toHaveValue('写到一半')

  // Thrown away: gone.
  await page.keyboard.press('Escape')
  await question.getByRole('button', { name: '不要了' }).click()
  await page.keyboard.press('F2')
  await expect(form.getByLabel('姓名')).toHaveValue('')
  await expect(form.getByText(/没有保存的内容/)).toBeHidden()
  // Nothing was typed: no question.
  await page.keyboard.press('Escape')
  await expect(form).toBeHidden()
})

/** Whether the page's storage has a text on the disk, where it outlives the program. */
function keptOnDisk(profile: string, text: string): boolean {
  const folder = join(profile, 'Local Storage', 'leveldb')
  return readdirSync(folder).some((name) =>
    readFileSync(join(folder, name)).includes(Buffer.from(text, 'utf16le')),
  )
}

test('brings back what was being typed when the program is killed', async ({ launcher }) => {
  const first = await launcher.start()
  await homeReady(first.page)
  await openScreen(first.page, '通讯录')
  await first.page.keyboard.press('F2')
  await dialog(first.page, '新建联系人').getByLabel('姓名').fill('断电时写到一半')
  await expect.poll(() => first.page.evaluate(() => JSON.stringify(localStorage))).toContain('断电时写到一半')
  await expect.poll(() => keptOnDisk(launcher.profile, '断电时写到一半'), { timeout: 20_000 }).toBe(true)
  first.app.process().kill('SIGKILL')
  await new Promise((resolve) => first.app.process().once('exit', resolve))
  const { page } = await launcher.start()
  await homeReady(page)
  await openScreen(page, '通讯录')
  await page.keyboard.press('F2')
  await expect(dialog(page, '新建联系人').getByLabel('姓名')).toHaveValue('断电时写到一半')
})

test('says when the data host is away, and goes on when it is back', async ({ program: { app, page } }) => {
  await homeReady(page)
  await openScreen(page, '通讯录')
  const seen = page.waitForFunction(() =>
    document.querySelector('.yb-host-bar:not([hidden])')?.textContent?.includes('数据服务正在恢复'),
  )
  const pid = await app.evaluate(
    ({ app: electron }) =>
      electron
        .getAppMetrics()
        .find((one) => one.serviceName === 'youbei data host' || one.name === 'youbei data host')?.pid,
  )
  process.kill(Number(pid), 'SIGKILL')
  await seen
  await expect(page.getByText('数据服务正在恢复…')).toBeHidden()
  await page.keyboard.press('F2')
  await dialog(page, '新建联系人').getByLabel('姓名').fill('恢复以后')
  await page.keyboard.press('Control+s')
  await expect(rowsOf(page, '恢复以后')).toBeVisible()
})
