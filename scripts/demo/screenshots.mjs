import { join } from 'node:path'

/** Takes numbered pictures of the window into a folder: `await shot('home')` makes 01-home.png. */
export function screenshots(page, folder) {
  let taken = 0
  return async (name) => {
    taken += 1
    const path = join(folder, `${String(taken).padStart(2, '0')}-${name}.png`)
    await page.screenshot({ path, animations: 'disabled' })
    return path
  }
}
