import { expect, type Page } from '@playwright/test'

/** The wizard of the first start, as a person meets it. */
export function firstStart(page: Page) {
  const township = page.getByRole('combobox', { name: '乡镇（街道）' })
  const list = page.getByRole('listbox', { name: '行政区划' })
  const next = page.getByRole('button', { name: '下一步' })
  return {
    township,
    list,
    next,
    chosen: page.getByRole('status').filter({ hasText: /^(已选|还没有选定)/ }),
    byHand: {
      name: page.getByLabel('乡镇名称'),
      code: page.getByLabel('12 位区划代码'),
      path: page.getByLabel(/^上级/),
    },
    officeName: page.getByLabel('单位名称'),
    administrator: page.getByLabel('管理员姓名'),
    pin: page.getByLabel('PIN（可不设）'),
    repeated: page.getByLabel('再输一遍 PIN'),
    done: page.getByRole('button', { name: '完成，开始使用' }),

    /** Types until the place stands in the list, and takes it. */
    async pick(typed: string, name: string, path: string): Promise<void> {
      await township.fill(typed)
      await list.getByRole('option', { name: `${name} ${path}` }).click()
    },
    async goByHand(): Promise<void> {
      await page.getByRole('button', { name: /手工填写/ }).click()
    },
  }
}

/** The home of the office with this name. */
export async function expectHome(page: Page, officeName: string): Promise<void> {
  await expect(page.locator('.yb-home')).toHaveAttribute('data-ready', 'true')
  await expect(page.getByRole('banner')).toContainText(officeName)
}
