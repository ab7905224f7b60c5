/** The fictional township the demo plays in, and who runs its office. */
export const township = { name: '甲河镇', code: '990001100000', path: '示例省示例市示例县' }
const administrator = '张敏'

/** The first start: a township that no list has, typed in by hand; the administrator; no PIN. Ends on the home. */
export async function firstStart({ page, shot }) {
  await page.getByRole('combobox', { name: '乡镇（街道）' }).waitFor()
  await shot('first-start')
  await page.getByRole('button', { name: /手工填写/ }).click()
  await page.getByLabel('乡镇名称').fill(township.name)
  await page.getByLabel('12 位区划代码').fill(township.code)
  await page.getByLabel(/^上级/).fill(township.path)
  await shot('first-start-by-hand')
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByLabel('管理员姓名').fill(administrator)
  await shot('first-start-office')
  await page.getByRole('button', { name: '完成，开始使用' }).click()
  await page.locator('.yb-home[data-ready="true"]').waitFor()
  await shot('home-first-day')
}
