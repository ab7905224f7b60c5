import { openPlace, openTab, settled } from './screen.mjs'

/** Pictures of the rooms that the job itself does not go through. */
export async function lookAround({ page, shot }) {
  await plans({ page, shot })
  await supplies({ page, shot })
  await copies({ page, shot })
  await people({ page, shot })
  await settings({ page, shot })
  await page.keyboard.press('F1')
  await page.getByRole('button', { name: '关闭帮助' }).waitFor()
  await shot('help')
  await page.getByRole('button', { name: '关闭帮助' }).click()
  await openPlace(page, '工作台')
  await page.locator('.yb-home[data-ready="true"]').waitFor()
  await shot('home')
}

/** Ctrl+K over everything that was brought in. */
export async function findAnything({ page, shot }, words) {
  await openPlace(page, '工作台')
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog', { name: '查找' })
  await palette.getByRole('combobox').fill(words)
  await palette.getByRole('option').first().waitFor()
  await shot('search')
  await page.keyboard.press('Escape')
  await palette.waitFor({ state: 'hidden' })
}

async function supplies({ page, shot }) {
  await openPlace(page, '物资储备')
  await shot('supplies')
  await page.getByRole('grid').getByRole('row').nth(1).click()
  await page.getByRole('dialog').waitFor()
  await shot('supplies-lot')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await page.keyboard.press('F2')
  await page.getByRole('dialog', { name: '入库' }).waitFor()
  await shot('supplies-receive')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  for (const [tab, name] of [
    ['出入库单据', 'supplies-documents'],
    ['申领', 'supplies-requests'],
    ['盘点', 'supplies-counts'],
    ['预警', 'supplies-watch'],
    ['标准与缺口', 'supplies-gap'],
    ['报表', 'supplies-reports'],
    ['仓库', 'supplies-depots'],
    ['物资目录', 'supplies-items'],
    ['装备', 'supplies-equipment'],
    ['协议与产能', 'supplies-contracts'],
  ]) {
    await openTab(page, tab)
    await shot(name)
  }
}

/** One plan's structured parts, its text being written, and the answer of the quick finder. */
async function plans({ page, shot }) {
  await openPlace(page, '预案库')
  await page.getByRole('radiogroup').getByText('修订事由', { exact: true }).click()
  await settled(page)
  await shot('plan-triggers')
  await openPlace(page, '预案库')
  await page.getByRole('grid').getByRole('row').nth(1).click()
  await page.getByRole('button', { name: '处置要素' }).click()
  await settled(page)
  await shot('plan-parts')
  await page.keyboard.press('F9')
  await page.locator('.finder-tile').first().waitFor()
  await shot('finder')
  await page.keyboard.press('Escape')
  await page.locator('.finder-tile').first().waitFor({ state: 'hidden' })
}

async function copies({ page, shot }) {
  await openPlace(page, '打印中心')
  for (const [tab, name] of [
    ['印制登记', 'handbook-runs'],
    ['持有登记', 'handbook-holdings'],
    ['查验', 'handbook-check'],
  ]) {
    await openTab(page, tab)
    await shot(name)
  }
}

async function people({ page, shot }) {
  await openPlace(page, '通讯录')
  await shot('people')
  await page.getByRole('grid').getByRole('row').nth(1).click()
  await page.getByRole('dialog').waitFor()
  await shot('person')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
}

async function settings({ page, shot }) {
  await openPlace(page, '设置')
  const nav = page.getByRole('navigation', { name: '设置' })
  for (const [link, name] of [
    ['显示与锁定', 'settings'],
    ['单位', 'settings-office'],
    ['用户', 'settings-users'],
    ['备份', 'settings-backup'],
    ['回收站', 'settings-bin'],
    ['关于', 'settings-about'],
    ['操作记录', 'audit'],
  ]) {
    await nav.getByRole('link', { name: link }).click()
    await shot(name)
  }
  await page.getByRole('button', { name: '核对完整性' }).click()
  await page.getByText(/条记录完整/).waitFor()
  await shot('audit-verified')
}
