import { expect, type Locator, type Page } from '@playwright/test'

/** Opens a screen by its place in the left bar, and waits for its title. */
export async function openScreen(page: Page, name: string, heading = name): Promise<void> {
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name }).click()
  const title = page.getByRole('main').getByRole('heading', { level: 1, name: heading })
  await expect(title).toBeVisible()
}

/** Rows of a list by their text; the head row is not one of them. */
export const rowsOf = (page: Page, text?: string | RegExp): Locator => {
  const rows = page.getByRole('grid').locator('tbody').getByRole('row')
  return text === undefined ? rows : rows.filter({ hasText: text })
}

/** How many records the list says it has. */
export const total = (page: Page) => page.locator('.yb-total')

/** What lies over the list: a drawer or a dialog. */
export const dialog = (page: Page, name?: string | RegExp): Locator =>
  name === undefined ? page.getByRole('dialog') : page.getByRole('dialog', { name })

/** A notice at the foot, by its words. */
export const notice = (page: Page, text: string | RegExp): Locator =>
  page.locator('.ant-notification-notice').filter({ hasText: text })

/** Chooses in one of the program's drop-down fields as a person does: open it, click the words. */
export async function choose(page: Page, field: Locator, option: string | RegExp): Promise<void> {
  await field.click()
  await expect(field).toHaveAttribute('aria-expanded', 'true')
  const list = page.locator(`[id="${await field.getAttribute('aria-controls')}"]`)
  await page
    .locator('.ant-select-dropdown', { has: list })
    .locator('.ant-select-item-option')
    .filter({ hasText: option })
    .first()
    .click()
}

/** The texts of a list's rows, cell by cell, without the box for selecting. */
export const cells = (row: Locator): Promise<string[]> =>
  row.locator('td:not(.yb-check)').evaluateAll((all) => all.map((cell) => cell.textContent ?? ''))
