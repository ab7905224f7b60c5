import { expect, homeReady, test } from './fixtures'
import { openScreen } from './parts/screen'
import { planned } from './parts/steps'

test('a plan is revised, approved and published; both versions stand side by side', async ({ launcher }) => {
  launcher.seed([
    ...planned,
    { call: 'plans.list', input: {}, name: 'plans' },
    { call: 'plans.startRevision', input: { id: '$plans.rows.0.id' } },
    { call: 'plans.replaceInDraft', input: { id: '$plans.rows.0.id', text: '立即', by: '第一时间' } },
  ])
  const { page } = await launcher.start()
  await homeReady(page)
  await openScreen(page, '预案库')
  await page.getByRole('row', { name: /防汛抗旱/ }).press('Enter')
  await expect(page.getByText('第 2 版修订中')).toBeVisible()
  const take = async (button: string) => {
    await page.getByRole('button', { name: `办理：${button}` }).click()
    await page.getByRole('dialog').getByRole('button', { name: button, exact: true }).click()
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
  await take('送审')
  await take('批准')
  await page.getByRole('button', { name: '办理：印发' }).click()
  const dialog = page.getByRole('dialog', { name: '印发这一版' })
  await dialog.getByLabel('发文字号').fill('清府发2026-3')
  await dialog.getByRole('button', { name: '印发', exact: true }).click()
  await expect(dialog.getByText(/写法应为/).first()).toBeVisible()
  await dialog.getByLabel('发文字号').fill('清府发[2026]3号')
  await dialog.getByRole('button', { name: '印发', exact: true }).click()
  await expect(page.getByText('现行第 2 版')).toBeVisible()
  await expect(page.getByText(/清府发〔2026〕3号/).first()).toBeVisible()

  await page.getByRole('button', { name: /预案信息/ }).click()
  await page.getByRole('tab', { name: '版本与流程' }).click()
  await page.getByRole('button', { name: '与上一版对照' }).click()
  const compared = page.getByRole('region', { name: '版本对照' }).last()
  await expect(compared.locator('del').first()).toHaveText('立即')
  await expect(compared.locator('ins').first()).toHaveText('第一时间')
})

test('a reason for revision is entered and decided', async ({ launcher }) => {
  launcher.seed(planned)
  const { page } = await launcher.start()
  await homeReady(page)
  await openScreen(page, '预案库')
  await page.getByText('修订事由', { exact: true }).click()
  await page
    .getByRole('button', { name: /登记事由/ })
    .first()
    .click()
  const dialog = page.getByRole('dialog', { name: '登记修订事由' })
  await dialog.getByLabel('预案').fill('防汛')
  await page.locator('.ant-select-item-option').first().click()
  await dialog.getByLabel('具体情况').fill('新增一处危险区')
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('row', { name: /新增一处危险区/ })).toBeVisible()
  await page.getByRole('row', { name: /新增一处危险区/ }).press('Enter')
  await page
    .getByRole('button', { name: '处 理' })
    .or(page.getByRole('button', { name: '处理' }))
    .last()
    .click()
  const decide = page.getByRole('dialog', { name: '处理修订事由' })
  await decide.getByLabel('不需要修订').check()
  await decide.getByLabel('理由').fill('已由专项预案覆盖')
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('row', { name: /新增一处危险区.*不需要修订/ })).toBeVisible()
})
