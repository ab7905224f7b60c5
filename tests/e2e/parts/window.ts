import type { ElectronApplication, Page } from '@playwright/test'
import type { Bridge } from '../../../preload/contract/bridge'
import type { Result } from '../../../preload/contract/result'

/** Asks the program as its own page does; throws when it refuses. */
export async function ask<T>(page: Page, call: (youbei: Bridge) => Promise<Result<T>>): Promise<T> {
  // The page's policy forbids eval, and what a test evaluates is exempt: so the function travels as its text.
  const answer = (await page.evaluate(`(${call.toString()})(window.youbei)`)) as Result<T>
  if (!answer.ok) throw new Error(`refused: ${answer.error.code}`)
  return answer.value
}

/** Makes the window's inside this big, in pixels of the screen. */
export async function resize(app: ElectronApplication, page: Page, width: number, height: number) {
  await app.evaluate(
    ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
    { width, height },
  )
  await page.waitForFunction(
    (wanted) => Math.abs(window.innerWidth * window.devicePixelRatio - wanted) <= 2,
    width,
  )
}

type Look = Partial<{
  textSize: number
  theme: 'light' | 'dark' | 'system'
  language: 'zh-CN' | 'en-US'
}>

/** Sets how the program looks as the settings do, and waits until it looks so. */
export async function setLook(page: Page, look: Look): Promise<void> {
  await page.evaluate(async (settings) => {
    const { youbei } = globalThis as unknown as { youbei: Bridge }
    const answer = await youbei.office.saveSettings(settings)
    if (!answer.ok) throw new Error(answer.error.code)
  }, look)
  const { textSize, theme, language } = look
  if (textSize !== undefined)
    await page.waitForFunction((size) => Math.round(window.devicePixelRatio * 100) === size, textSize)
  if (theme !== undefined)
    await page.waitForFunction((name) => document.documentElement.dataset.theme === name, theme)
  if (language !== undefined)
    await page.waitForFunction((name) => document.documentElement.lang === name, language)
}
