import { expect, homeReady, test } from './fixtures'
import { openScreen, rowsOf } from './parts/screen'
import { oneLot } from './parts/steps'

const past = '2020-01-01'

test('leads from what has expired to the gap, a purchase list and a report', async ({ launcher }) => {
  launcher.seed([
    ...oneLot,
    { call: 'supplies.saveItem', input: { name: '大米', unit: '袋', category: 'YB-101-05' }, name: 'rice' },
    {
      call: 'supplies.receive',
      input: {
        depotId: '$depot.id',
        lines: [
          { itemId: '$rice.id', quantity: 12, lotNumber: '旧', producedOn: '2019-01-01', expiresOn: past },
        ],
      },
    },
  ])
  const { page } = await launcher.start()
  await homeReady(page)
  await openScreen(page, '物资储备')

  await page.getByRole('tab', { name: '预警' }).click()
  await expect(rowsOf(page).filter({ hasText: '大米' })).toContainText('已过期')

  await page.getByRole('tab', { name: '标准与缺口' }).click()
  await expect(page.getByText('这份清单是未核实的参考值')).toBeVisible()
  await page.getByLabel('只看不足').check()
  await expect(rowsOf(page).first()).toContainText('缺')
  await page.getByRole('button', { name: '生成采购清单' }).click()
  const drawer = page.getByRole('dialog')
  await expect(drawer.getByRole('textbox', { name: '清单名称' })).toHaveValue(/缺口采购清单$/)
  await page.keyboard.press('Escape')

  await page.getByRole('tab', { name: '报表' }).click()
  await expect(rowsOf(page).filter({ hasText: '大米' })).toContainText('12')
  await page.getByText('收发存', { exact: true }).click()
  await expect(rowsOf(page).filter({ hasText: '大米' })).toContainText('12')
})

test('scraps what has expired from the watch list itself', async ({ launcher }) => {
  launcher.seed([
    ...oneLot,
    { call: 'supplies.saveItem', input: { name: '大米', unit: '袋', category: 'YB-101-05' }, name: 'rice' },
    {
      call: 'supplies.receive',
      input: {
        depotId: '$depot.id',
        lines: [
          { itemId: '$rice.id', quantity: 12, lotNumber: '旧', producedOn: '2019-01-01', expiresOn: past },
        ],
      },
    },
  ])
  const { page } = await launcher.start()
  await homeReady(page)
  await openScreen(page, '物资储备')
  await page.getByRole('tab', { name: '预警' }).click()
  const rice = rowsOf(page).filter({ hasText: '大米' })
  await rice.getByRole('button', { name: '报废' }).click()

  const slip = page.getByRole('dialog', { name: '报废单' })
  await expect(slip.getByRole('combobox', { name: '原因' })).toHaveValue('已过期')
  await expect(slip.getByRole('textbox', { name: '第 1 行 数量' })).toHaveValue('12')
  await slip.getByRole('button', { name: '报废', exact: true }).click()

  await expect(slip).toBeHidden()
  await expect(rice).toHaveCount(0)
})
