import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { say } from '../lib/log.mjs'
import { at } from '../lib/paths.mjs'

/** Whether Poppler is here; where it is missing, that is said and the pictures stay as they are. */
export function canTakePages() {
  if (!spawnSync('pdftoppm', ['-v']).error) return true
  say('没有 pdftoppm，印品图片未更新。', 'pdftoppm is not here: the pictures of papers stay as they are.')
  return false
}

/** Takes a page (from 1) of a PDF as docs/images/print/NAME.png, in grey unless it has colours to show. */
export function takePage(file, number, name, { dpi = 60, colour = false } = {}) {
  const folder = at('docs', 'images', 'print')
  mkdirSync(folder, { recursive: true })
  const part = join(folder, `.part-${name}`)
  const page = ['-f', String(number), '-l', String(number), '-singlefile']
  spawnSync('pdftoppm', ['-r', String(dpi), ...(colour ? [] : ['-gray']), '-png', ...page, file, part])
  if (readdirSync(folder).includes(`.part-${name}.png`))
    renameSync(`${part}.png`, join(folder, `${name}.png`))
}
