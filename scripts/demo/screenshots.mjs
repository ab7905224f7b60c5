import { join } from 'node:path'
import { closeNotices, settled, wordsOf } from './screen.mjs'

/**
 * Takes numbered pictures of the window into a folder: `await shot('home')` makes 01-home.png. Waits until the screen
 * has come to rest, and takes away what only says that something is done. A screen without a word is no picture.
 */
export function screenshots(page, folder) {
  let taken = 0
  return async (name) => {
    taken += 1
    const path = join(folder, `${String(taken).padStart(2, '0')}-${name}.png`)
    await closeNotices(page)
    await settled(page)
    if ((await wordsOf(page.getByRole('main'))) === '') throw new Error(`nothing to be seen: ${name}`)
    await page.screenshot({ path, animations: 'disabled' })
    return path
  }
}
