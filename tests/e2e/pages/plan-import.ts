import { expect, type Page } from '@playwright/test'
import type { Program } from '../fixtures'

/** The dialog that brings plans in: what was found in each document, to be put right and saved. */
export function planImport(page: Page) {
  const dialog = page.getByRole('dialog', { name: /^导入预案/ })
  const outline = dialog.getByRole('tree', { name: '识别出的目录' })
  return {
    dialog,
    outline,
    text: dialog.getByRole('region', { name: '这一节的正文' }),
    title: dialog.getByRole('textbox', { name: '标题' }),
    result: page.getByRole('dialog', { name: '导入结果' }),

    /** Opens the dialog as the button of the library does, with these files chosen. */
    async open(program: Program, files: string[]): Promise<void> {
      await program.dialogs({ open: files })
      await page
        .getByRole('button', { name: /导入预案/ })
        .first()
        .click()
    },
    /** The outline is this, line by line: the heading, behind as many dots as it lies deep. */
    async expectOutline(lines: string[]): Promise<void> {
      await expect(outline.getByRole('treeitem')).toHaveCount(lines.length)
      expect(await outlineOf(page, '识别出的目录')).toEqual(lines)
    },
    /** Goes to a heading with the keyboard alone. */
    async goTo(heading: string): Promise<void> {
      await outline.press('Home')
      const chosen = outline.getByRole('treeitem', { selected: true })
      for (let left = 30; left > 0; left--) {
        if ((await chosen.getAttribute('aria-label')) === heading) return
        await outline.press('ArrowDown')
      }
      throw new Error(`there is no heading ${heading}`)
    },
  }
}

/** The headings of a tree as lines, `·` for each level below the first. */
export function outlineOf(page: Page, name: string): Promise<string[]> {
  return page
    .getByRole('tree', { name })
    .getByRole('treeitem')
    .evaluateAll((items) =>
      items.map(
        (item) => '·'.repeat(Number(item.getAttribute('aria-level')) - 1) + item.getAttribute('aria-label'),
      ),
    )
}

/** The hit that is gone to: the browser paints it over the text, so no element holds it. */
export function currentHit(page: Page): Promise<{ words: string; inView: boolean } | null> {
  return page.evaluate(() => {
    const [range] = CSS.highlights.get('plan-hit-current') ?? []
    if (!(range instanceof Range)) return null
    const { top, bottom } = range.getBoundingClientRect()
    return { words: range.toString(), inView: top > 0 && bottom < window.innerHeight }
  })
}
