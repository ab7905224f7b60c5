import { closeNotices, openPlace, openTab, settled } from '../demo/screen.mjs'

/** Screens of supplies that the guide shows: the tab, what is opened on it, the picture's name. */
const screens = [
  { tab: '出入库单据', row: /DB-/, name: 'slip' },
  { tab: '申领', row: /待发放/, name: 'request' },
  { tab: '盘点', row: /PD-/, name: 'count' },
  { tab: '预警', name: 'watch' },
  { tab: '标准与缺口', name: 'gap' },
  { tab: '报表', name: 'reports' },
  { tab: '装备', row: /FDJ-/, name: 'equipment' },
]

/** Takes the pictures of the supplies' screens. `picture(name)` writes one into docs/images. */
export async function takeSupplyScreens(page, picture) {
  for (const { tab, row, name } of screens) {
    await openPlace(page, '物资储备')
    await openTab(page, tab)
    await page.getByRole('main').getByRole('grid').first().waitFor()
    if (row) {
      await page.getByRole('grid').locator('tbody').getByRole('row').filter({ hasText: row }).first().click()
      await page.waitForTimeout(400)
    }
    await settled(page)
    await closeNotices(page)
    await picture(name)
    await page.keyboard.press('Escape')
  }
}
