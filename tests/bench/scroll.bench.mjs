import { join } from 'node:path'
import { bigProfile, sizes } from './data.mjs'
import { inTemporaryFolder, p95, withProgram } from './measure.mjs'

/** Rows on a page of the list: the most that can be chosen. */
const rowsPerPage = 200

/**
 * The whole stock list of 10,000 lots gone through by scrolling, page after page, as far as it goes: every frame is
 * timed, those in which a page is read and drawn among them.
 */
export default async (ctx) =>
  inTemporaryFolder(async (folder) => {
    const profile = await bigProfile(ctx, join(folder, 'profile'))
    const { frames, rows } = await withProgram(ctx, profile, async ({ page }) => {
      await page.locator('.yb-home[data-ready="true"]').waitFor({ timeout: 60_000 })
      await page.evaluate(() => {
        location.hash = '#/supplies'
      })
      await page.locator('.yb-row').first().waitFor()
      await page.locator('.ant-pagination-options .ant-select').click()
      await page
        .getByRole('option', { name: String(rowsPerPage) })
        .or(page.locator('.ant-select-item-option', { hasText: String(rowsPerPage) }))
        .last()
        .click()
      await page
        .getByRole('grid')
        .and(page.locator('[aria-busy="false"]'))
        .locator('[aria-hidden]')
        .first()
        .waitFor({ state: 'attached' })
      return page.evaluate(scrollThrough)
    })
    if (rows < sizes.lots) throw new Error(`only ${rows} rows were seen`)
    return [
      {
        name: `scrolling ${rows.toLocaleString('en')} rows, longest frame of ${frames.length}`,
        value: Math.max(...frames),
        unit: 'ms',
        target: 50,
      },
      { name: 'the same, p95 of the frames', value: p95(frames), unit: 'ms' },
    ]
  })

/** In the page: scrolls to the end, turns the page, until there is none. Answers milliseconds between frames. */
async function scrollThrough() {
  const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  const frames = []
  let last = await nextFrame()
  const frame = async () => {
    const now = await nextFrame()
    frames.push(now - last)
    last = now
  }
  const scroller = () => {
    for (let at = document.querySelector('.yb-row'); at; at = at.parentElement)
      if (at.scrollHeight > at.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(at).overflowY))
        return at
    throw new Error('nothing scrolls')
  }
  let rows = 0
  for (;;) {
    const box = scroller()
    while (box.scrollTop + box.clientHeight < box.scrollHeight - 1) {
      box.scrollTop += 240
      await frame()
    }
    for (let still = 0; still < 3; still++) await frame()
    rows = Math.max(...[...document.querySelectorAll('.yb-row')].map((row) => row.ariaRowIndex - 1))
    const next = document.querySelector('.ant-pagination-next')
    if (!next || next.getAttribute('aria-disabled') === 'true') return { frames, rows }
    const first = document.querySelector('.yb-row')?.textContent
    next.querySelector('button')?.click()
    while (document.querySelector('.yb-row')?.textContent === first) await frame()
    box.scrollTop = 0
    await frame()
  }
}
