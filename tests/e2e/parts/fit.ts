import type { Page } from '@playwright/test'

/**
 * What does not fit on the page: sideways scrolling, controls beyond the window's edges, buttons and titles whose words are
 * cut. An empty list when all of it fits.
 */
export function misfits(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = []
    const name = (element: Element) =>
      `${element.tagName.toLowerCase()} “${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40)}”`
    const isScrolled = (element: Element): boolean => {
      for (let at = element.parentElement; at; at = at.parentElement) {
        if (/auto|scroll/.test(getComputedStyle(at).overflowX) && at.scrollWidth > at.clientWidth) return true
      }
      return false
    }
    const root = document.documentElement
    if (root.scrollWidth > window.innerWidth)
      found.push(`the page is ${root.scrollWidth - window.innerWidth} px too wide`)
    for (const box of document.querySelectorAll('main, [role="dialog"]')) {
      if (box.scrollWidth > box.clientWidth + 1) found.push(`${name(box)} scrolls sideways`)
    }
    for (const control of document.querySelectorAll(
      'main :is(h1, h2, a, button, input, [role="combobox"]), [role="dialog"] :is(a, button, input)',
    )) {
      if (!(control instanceof HTMLElement) || !control.checkVisibility({ visibilityProperty: true }))
        continue
      const { left, right, width } = control.getBoundingClientRect()
      if (width <= 1 || isScrolled(control)) continue
      if (left < -1 || right > window.innerWidth + 1) found.push(`${name(control)} lies beyond the edge`)
      if (control.matches('button, h1') && control.scrollWidth > control.clientWidth + 1)
        found.push(`${name(control)} is cut`)
    }
    return found
  })
}

/** How many rows of a list are seen whole. */
export function rowsInView(page: Page): Promise<number> {
  return page.evaluate(() => {
    const box = document.querySelector('.yb-table-box')?.getBoundingClientRect()
    const rows = [...document.querySelectorAll('.yb-row')].map((row) => row.getBoundingClientRect())
    return box ? rows.filter((row) => row.bottom <= Math.min(box.bottom, window.innerHeight)).length : 0
  })
}
