import { say } from '../lib/log.mjs'

/** How long a person would wait for a long piece of work before they believed that nothing happens any more. */
export const longWork = 180_000

/** One stage of the job. What goes wrong in it is thrown as one line that names the stage and what was missing. */
export async function stage(zh, en, body) {
  say(zh, `${en} …`)
  try {
    return await body()
  } catch (error) {
    throw new Error(`${zh} (${en}): ${inOneLine(error)}`, { cause: error })
  }
}

/** Playwright's message says what it waited for in a log below it; a person wants both in one line. */
function inOneLine(error) {
  const [first, ...log] = String(error?.message ?? error)
    .replaceAll(colours, '')
    .split('\n')
    .map((line) => line.trim())
  const waited = log.find((line) => line.startsWith('- waiting for'))
  return waited ? `${first} ${waited.slice(2)}` : first
}

const colours = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g')

/** Opens a place of the left bar and waits until what it loads is there. */
export async function openPlace(page, name) {
  await page
    .getByRole('navigation', { name: '主导航' })
    .getByRole('link', { name: saying(name) })
    .last()
    .click()
  await settled(page)
}

/** Goes to a tab of the room that is open, and waits until what it loads is there. */
export async function openTab(page, name) {
  await page.getByRole('tab', { name, exact: true }).click()
  await page.getByRole('tab', { name, exact: true, selected: true }).waitFor()
  await settled(page)
}

/** Waits until nothing on the screen is still being loaded or drawn, so that a picture shows what a person sees. */
export async function settled(page) {
  const loading =
    '[aria-busy="true"]:visible, .ant-skeleton:visible, .ant-spin-spinning:visible, .yb-waiting:visible, .yb-loading:visible, .yb-opening:visible'
  await page.locator(loading).first().waitFor({ state: 'hidden' })
  await page.evaluate(async () => {
    await document.fonts.ready
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
  })
}

/** Waits for what should come of something, or for the program's refusal, whose words are then thrown. */
export async function outcome(page, good, { timeout = longWork } = {}) {
  const refused = page.locator(
    '.ant-alert-error:visible, .ant-notification [role="alert"]:visible, .yb-task[data-state="failed"]',
  )
  await good.or(refused).first().waitFor({ timeout })
  if ((await refused.count()) > 0) throw new Error(await wordsOf(refused.first()))
}

/**
 * Takes away what says that something is done, as a person would before going on: it would lie in the next picture.
 * A line of work shows a moment after it is over and goes by itself after a while, so it is looked for until none is.
 */
export async function closeNotices(page) {
  await page.waitForFunction(() => {
    const buttons = document.querySelectorAll(
      '.yb-task[data-state="done"] button, .ant-notification-notice-close',
    )
    for (const button of buttons) button.click()
    return buttons.length === 0
  })
}

/** What stands there, in one line. */
export async function wordsOf(locator) {
  const [text = ''] = await locator.allInnerTexts()
  return text.replace(/\s+/g, ' ').trim()
}

/** The name of a button or tab that says `text`, whatever icon stands before it and whatever key behind. */
export function saying(text) {
  return new RegExp(`(^|\\s)${text}(\\s|$)`)
}

/** A number as it stands on a screen: `1,284` or `已导入 1,284 行`. */
export function numberIn(text) {
  const digits = /\d[\d,]*/.exec(text)?.[0]
  if (digits === undefined) throw new Error(`no number in “${text}”`)
  return Number(digits.replaceAll(',', ''))
}
