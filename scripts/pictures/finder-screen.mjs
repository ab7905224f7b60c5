import { settled } from '../demo/screen.mjs'

/** Takes the picture of an answer of the quick finder: the first event, level and place it offers. */
export async function takeFinderScreen(page, picture) {
  await page.keyboard.press('F9')
  const finder = page.getByRole('dialog', { name: '应急速查' })
  await finder.waitFor()
  for (let choice = 0; choice < 3; choice++) {
    await settled(page)
    await page.keyboard.press('1')
    await page.waitForTimeout(400)
  }
  await finder.getByRole('link', { name: /预案/ }).first().waitFor()
  await settled(page)
  await picture('finder')
  await page.keyboard.press('Escape')
  await finder.waitFor({ state: 'hidden' })
}
