import { expect, type Page } from '@playwright/test'

/** The screen where a handbook is put together, and the preview that opens when it is made. */
export function handbookMaking(page: Page) {
  const sources = page.getByRole('region', { name: '可选的内容' })
  const preview = page.getByRole('dialog', { name: /^预览/ })
  return {
    sources,
    /** What is printed, in its order. */
    parts: page.getByRole('region', { name: /^内容（/ }).getByRole('listitem'),
    name: page.getByRole('textbox', { name: /名称$/ }),
    make: page.getByRole('button', { name: /(^|\s)编成 PDF/ }),
    preview,
    pages: preview.getByText(/^\/ [1-9]\d* 页$/),
    page: preview.getByRole('textbox', { name: '页码' }),

    async open(): Promise<void> {
      await page
        .getByRole('button', { name: /新编一份/ })
        .first()
        .click()
      await expect(sources).toBeVisible()
    },
    /** Takes all plans, all supplies and everybody. */
    async addEverything(): Promise<void> {
      await sources.getByRole('button', { name: /份全选$/ }).click()
      await sources
        .getByRole('button', { name: /(^|\s)加入$/ })
        .first()
        .click()
      await sources
        .getByRole('button', { name: /(^|\s)加入$/ })
        .first()
        .click()
    },
  }
}

/** The drawer in which a package that came is checked. */
export function packageCheck(page: Page) {
  const drawer = page.getByRole('dialog', { name: '检查收到的数据包' })
  return {
    drawer,
    /** Good news is a status, bad news an alert. */
    verdict: drawer.locator('[role="alert"], [role="status"]').filter({ hasText: /。/ }),
    choose: drawer.getByRole('button', { name: /选择文件…|再检查一个…/ }),
    async open(): Promise<void> {
      await page.getByRole('button', { name: /检查收到的数据包/ }).click()
      await expect(drawer).toBeVisible()
    },
  }
}
