import { join } from 'node:path'
import { bigProfile } from './data.mjs'
import { inTemporaryFolder, median, withProgram } from './measure.mjs'

const rounds = 12

/**
 * The quick finder on a large office: from the key to a painted screen, the first time and later, and from the last
 * choice to a painted answer. Measured in the page: the key is given to the document as the keyboard gives it.
 */
export default async (ctx) =>
  inTemporaryFolder(async (folder) => {
    const profile = await bigProfile(ctx, join(folder, 'profile'))
    const { first, again, answers } = await withProgram(ctx, profile, async ({ page }) => {
      await page.locator('.yb-home[data-ready="true"]').waitFor({ timeout: 30_000 })
      // What F9 needs is fetched while nothing else is done; nobody presses it in the first second.
      await page.waitForTimeout(5_000)
      return page.evaluate(async (times) => {
        const painted = (selector) =>
          new Promise((resolve) => {
            const look = () =>
              document.querySelector(selector)?.checkVisibility({ visibilityProperty: true })
                ? requestAnimationFrame(() => setTimeout(resolve, 0))
                : requestAnimationFrame(look)
            look()
          })
        const press = (key, target = document.activeElement ?? document.body) =>
          target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
        const timed = async (act, selector) => {
          const started = performance.now()
          act()
          await painted(selector)
          return performance.now() - started
        }
        const gone = async () => {
          while (document.querySelector('.finder')) await new Promise(requestAnimationFrame)
        }
        const opened = []
        for (let i = 0; i <= times; i++) {
          opened.push(await timed(() => press('F9', document.body), '.finder-tile'))
          press('Escape', document.querySelector('.finder'))
          await gone()
        }
        const answers = []
        for (let i = 0; i < times; i++) {
          press('F9', document.body)
          await painted('.finder-tile')
          const started = performance.now()
          press('1', document.querySelector('.finder'))
          // Whatever is still asked is left open: the answer is what counts.
          for (;;) {
            await new Promise(requestAnimationFrame)
            if (document.querySelector('.finder-result')) break
            if (document.querySelector('.finder-skip[aria-keyshortcuts="0"]'))
              press('0', document.querySelector('.finder'))
          }
          answers.push(performance.now() - started)
          press('Escape', document.querySelector('.finder'))
          await gone()
        }
        const [first, ...again] = opened
        return { first, again, answers }
      }, rounds)
    })
    return [
      { name: 'quick finder, key to painted, first time (500 plans)', value: first, unit: 'ms', target: 200 },
      { name: 'quick finder, key to painted, later', value: median(again), unit: 'ms', target: 200 },
      { name: 'quick finder, event to painted answer', value: median(answers), unit: 'ms', target: 200 },
    ]
  })
