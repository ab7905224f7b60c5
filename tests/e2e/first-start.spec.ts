import { expect, test } from './fixtures'
import { expectHome, firstStart } from './pages/first-start'

test.use({ firstStart: true })

test('a township is found by pinyin initials and by name; without a PIN nobody is asked for one', async ({
  launcher,
}) => {
  const first = await launcher.start()
  const wizard = firstStart(first.page)
  await expect(wizard.township).toBeFocused()
  await wizard.township.fill('没有这样的地方')
  await expect(wizard.list).toContainText('没有找到')
  await expect(wizard.next).toBeDisabled()
  // Several towns have the initials mhz.
  await wizard.pick('mhz', '梅花镇', '河北省石家庄市藁城区')
  await expect(wizard.chosen).toHaveText('已选：河北省石家庄市藁城区梅花镇（130109104000）')
  // Enter in haste takes what the new words mean, not what the list still shows.
  await wizard.township.fill('民和镇')
  await wizard.township.press('Enter')
  await expect(wizard.chosen).toHaveText('已选：江西省南昌市进贤县民和镇（360124100000）')
  await wizard.next.click()
  await expect(wizard.officeName).toHaveValue('民和镇应急管理服务中心')
  await expect(wizard.administrator).toBeFocused()
  await expect(first.page.getByText(/^不设 PIN：打开本机的任何人都能查看/)).toBeVisible()
  await wizard.administrator.fill('张敏')
  await wizard.administrator.press('Enter')
  await expectHome(first.page, '民和镇应急管理服务中心')
  await expect(first.page).toHaveTitle('民和镇应急管理服务中心 – 有备')
  await first.app.close()

  const second = await launcher.start()
  await expectHome(second.page, '民和镇应急管理服务中心')
})

test('a township typed in by hand and a PIN: what is wrong is said where it is wrong, then the PIN is asked for', async ({
  launcher,
}) => {
  const { page, app } = await launcher.start()
  const wizard = firstStart(page)
  await wizard.goByHand()
  await wizard.byHand.name.fill('清源镇')
  await wizard.byHand.code.fill('９９０００１')
  await wizard.byHand.path.fill('示例省示例市示例县')
  await expect(wizard.byHand.code).toHaveValue('990001')
  await expect(page.getByText('区划代码要有 12 位数字。')).toBeVisible()
  await expect(wizard.next).toBeDisabled()
  await wizard.byHand.code.fill('990001100000')
  await wizard.next.click()
  await wizard.officeName.fill('  ')
  await wizard.pin.fill('123')
  await wizard.done.click()
  for (const fault of ['请填写单位名称。', '请填写管理员姓名。', 'PIN 是 4 到 12 位数字。'])
    await expect(page.getByText(fault)).toBeVisible()
  await expect(wizard.officeName).toBeFocused()
  await wizard.officeName.fill('清源镇应急办')
  await wizard.administrator.fill('张敏')
  await wizard.pin.fill('2468')
  await wizard.repeated.fill('2467')
  await wizard.done.click()
  await expect(page.getByText('两次输入的 PIN 不一样。')).toBeVisible()
  await wizard.repeated.fill('2468')
  await wizard.done.click()
  await expectHome(page, '清源镇应急办')
  await app.close()

  const again = await launcher.start()
  const pin = again.page.getByRole('textbox', { name: 'PIN' })
  await pin.fill('1111')
  await pin.press('Enter')
  await expect(again.page.getByRole('alert')).not.toBeEmpty()
  await expect(again.page.locator('.yb-home')).toHaveCount(0)
  await pin.fill('2468')
  await pin.press('Enter')
  await expectHome(again.page, '清源镇应急办')
})

test('a township is picked on the way down from the province; nothing is set up before the wizard is through', async ({
  launcher,
}) => {
  const { page, app } = await launcher.start()
  const wizard = firstStart(page)
  for (const name of ['江西省', '南昌市', '进贤县', '民和镇'])
    await wizard.list.getByRole('option', { name, exact: true }).click()
  await expect(wizard.chosen).toHaveText('已选：江西省南昌市进贤县民和镇（360124100000）')
  await wizard.next.click()
  await wizard.administrator.fill('张敏')
  await page.getByRole('button', { name: '上一步' }).click()
  // Coming back, what was typed and chosen is still there.
  await expect(wizard.next).toBeEnabled()
  await wizard.next.click()
  await expect(wizard.administrator).toHaveValue('张敏')
  await app.close()
  const again = await launcher.start()
  await expect(firstStart(again.page).township).toBeFocused()
})
