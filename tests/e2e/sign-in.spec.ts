import type { Page } from '@playwright/test'
import { expect, homeReady, test } from './fixtures'
import { dialog, notice, openScreen, rowsOf } from './parts/screen'
import { adminPin, oneLot, roles } from './parts/steps'

/** Signs in as somebody by name and PIN, with the keyboard where a person would. */
async function signIn(page: Page, name: string, pin: string) {
  await page.getByRole('radio', { name }).check()
  await page.getByLabel('PIN', { exact: true }).fill(pin)
  await page.keyboard.press('Enter')
}

test('asks for the PIN, and makes whoever guesses wait', async ({ launcher }) => {
  launcher.seed([...roles, ...adminPin])
  const { page } = await launcher.start()
  await expect(page.getByText('请选择姓名并登录')).toBeVisible()
  await expect(page.getByRole('radio')).toHaveCount(3)
  // Before that nothing of the office is told.
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeHidden()
  await expect(page.getByRole('button', { name: /^登录/ })).toBeDisabled()

  for (let round = 1; round <= 4; round++) {
    await signIn(page, '李业务', '1111')
    await expect(page.getByRole('alert')).toHaveText('PIN 不对。')
    await expect(page.getByLabel('PIN', { exact: true })).toBeFocused()
    await expect(page.getByLabel('PIN', { exact: true })).toHaveValue('')
  }
  await signIn(page, '李业务', '1111')
  await expect(page.getByRole('timer')).toHaveText(/请等 0:(30|2\d) 再试/)
  await expect(page.getByLabel('PIN', { exact: true })).toBeDisabled()
  await expect(page.getByRole('timer')).toHaveText(/请等 0:2\d 再试/)

  // A colleague need not wait, and comes in with digits of an input method.
  await signIn(page, '张敏', '１２３４')
  await homeReady(page)
  await page.getByRole('button', { name: '张敏，打开用户菜单' }).click()
  await page.getByRole('button', { name: '退出登录' }).click()

  // The right PIN comes too early, whatever was done meanwhile.
  await signIn(page, '李业务', '2468')
  await expect(page.getByRole('timer')).toBeVisible()
})

test('locks and unlocks without losing a word', async ({ launcher }) => {
  launcher.seed([...roles, ...adminPin, ...oneLot])
  const { page } = await launcher.start()
  await signIn(page, '李业务', '2468')
  await homeReady(page)
  await openScreen(page, '通讯录')
  await page.keyboard.press('F2')
  const form = dialog(page, '新建联系人')
  await form.getByLabel('姓名').fill('写到一半的人')
  // Nobody touched anything for longer than the ten minutes of the settings.
  await page.evaluate(() => {
    const now = Date.now
    Date.now = () => now() + 11 * 60_000
    document.dispatchEvent(new Event('visibilitychange'))
  })
  const lock = dialog(page, '已锁定')
  await expect(lock).toBeVisible()
  // What lies under it is out of reach for the mouse, for keys, and for calls.
  await expect(form.getByLabel('姓名').click({ trial: true, timeout: 300 })).rejects.toThrow('intercepts')
  await page.keyboard.press('Control+s')
  await page.keyboard.press('Control+k')
  await page.keyboard.press('Escape')
  await expect(lock).toBeVisible()
  await expect(dialog(page, '查找')).toBeHidden()
  const refused = await page.evaluate(() => (window as unknown as Bridge).youbei.people.list({}))
  expect(refused).toMatchObject({ ok: false, error: { code: 'sign-in-needed' } })

  // A digit typed anywhere is meant for the PIN.
  await page.keyboard.type('2468')
  await page.keyboard.press('Enter')
  await expect(lock).toBeHidden()
  await expect(form.getByLabel('姓名')).toHaveValue('写到一半的人')
  await page.keyboard.press('Control+s')
  await expect(notice(page, '已保存：写到一半的人')).toBeVisible()

  // Somebody else unlocks: it is their program now, from the beginning.
  await page.getByRole('button', { name: '李业务，打开用户菜单' }).click()
  await page.getByRole('button', { name: /^锁定/ }).click()
  await signIn(page, '张敏', '1234')
  await expect(page.getByRole('heading', { level: 1, name: '工作台' })).toBeVisible()
})

test('shows a viewer everything and lets nothing be changed', async ({ launcher }) => {
  launcher.seed([...roles, ...oneLot, { call: 'people.save', input: { name: '李卫东' } }])
  const { page } = await launcher.start()
  await signIn(page, '王查看', '1357')
  await homeReady(page)
  await openScreen(page, '物资储备')
  await expect(rowsOf(page, '救生衣')).toBeVisible()
  for (const name of [/^导入/, /^入库/, /^出库/])
    await expect(page.getByRole('button', { name })).toBeHidden()
  await page.keyboard.press('F2')
  await page.keyboard.press('F3')
  // A double click is what many are used to: the drawer has the keys all the same.
  await rowsOf(page, '救生衣').dblclick()
  const lot = dialog(page, /救生衣/)
  await expect(lot.getByRole('table').first()).toBeVisible()
  await expect(lot.getByRole('button', { name: /冲销|出库/ })).toBeHidden()
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toBeHidden()

  await openScreen(page, '通讯录')
  await expect(page.getByRole('button', { name: /^新建|^导入/ })).toBeHidden()
  await rowsOf(page, '李卫东').focus()
  await page.keyboard.press('Enter')
  const person = dialog(page, '李卫东')
  await expect(person.getByLabel('姓名')).toBeDisabled()
  await expect(person.getByRole('button', { name: /保存|删除/ })).toBeHidden()
  await page.keyboard.press('Escape')

  // The host refuses in its own right, and says so in plain words.
  await page.keyboard.press('Control+z')
  await expect(notice(page, '您没有这项权限。')).toBeVisible()
  await page.getByRole('link', { name: '设置' }).click()
  await page.getByRole('link', { name: '用户' }).click()
  await expect(page.getByText('只有管理员可以修改这里的内容。')).toBeVisible()
})

test('sets the first PIN, changes it, and takes only the new one', async ({ program: { page } }) => {
  await homeReady(page)
  const menu = page.getByRole('button', { name: '张敏，打开用户菜单' })
  await menu.click()
  await page.getByRole('button', { name: '设置 PIN' }).click()
  const first = dialog(page, '设置 PIN')
  await expect(first.getByLabel('新 PIN')).toBeFocused()
  await page.keyboard.type('12')
  await first.getByLabel('再输一遍').fill('4321')
  await first.getByRole('button', { name: '保存' }).click()
  await expect(first.getByText('PIN 是 4 到 12 位数字。').last()).toBeVisible()
  await expect(first.getByText('两次输入的 PIN 不一样。')).toBeVisible()
  await first.getByLabel('新 PIN').fill('4321')
  await first.getByRole('button', { name: '保存' }).click()
  await expect(notice(page, 'PIN 已更新')).toBeVisible()

  await menu.click()
  await page.getByRole('button', { name: '更改 PIN' }).click()
  const change = dialog(page, '更改 PIN')
  await expect(change.getByLabel('原来的 PIN')).toBeFocused()
  await page.keyboard.type('9999')
  await change.getByLabel('新 PIN').fill('87654321')
  await change.getByLabel('再输一遍').fill('87654321')
  await page.keyboard.press('Enter')
  await expect(change.getByText('PIN 不对。')).toBeVisible()
  await change.getByLabel('原来的 PIN').fill('4321')
  await page.keyboard.press('Enter')
  await expect(change).toBeHidden()

  await menu.click()
  await page.getByRole('button', { name: '退出登录' }).click()
  await signIn(page, '张敏', '4321')
  await expect(page.getByRole('alert')).toHaveText('PIN 不对。')
  await signIn(page, '张敏', '87654321')
  await homeReady(page)
})

type Bridge = { youbei: { people: { list: (input: object) => Promise<unknown> } } }
