import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { withLock } from './lock.mjs'
import { SetupError, say } from './log.mjs'
import { at, root } from './paths.mjs'
import { runTool } from './run.mjs'

const inputs = [
  'main',
  'preload',
  'renderer',
  'database',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
]
const stamp = at('out', '.stamp')

/**
 * Builds `out/` when a source changed since the last build (names, sizes and times are compared).
 * @returns whether it was built now
 */
export function buildIfChanged({ force = false } = {}) {
  return withLock(at('node_modules', '.cache', 'youbei', 'build.lock'), async () => {
    const wanted = fingerprint(inputs.map((name) => at(name)))
    if (!force && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return false
    say('构建…', 'Building …')
    rmSync(stamp, { force: true })
    const result = await runTool('electron-vite', 'electron-vite', ['build'], { timeoutMs: 10 * 60_000 })
    if (result.code !== 0) throw new SetupError(`构建没有成功。\n${result.output}`, 'The build failed.')
    writeFileSync(stamp, wanted)
    return true
  })
}

/** One short text that changes when a file under `paths` is added, removed or written. */
export function fingerprint(paths) {
  const hash = createHash('sha256')
  for (const path of paths) {
    for (const file of filesUnder(path)) {
      const { size, mtimeMs } = statSync(file)
      hash.update(`${relative(root, file)}\t${size}\t${mtimeMs}\n`)
    }
  }
  return hash.digest('hex')
}

function filesUnder(path) {
  if (!existsSync(path)) return []
  if (statSync(path).isFile()) return [path]
  return readdirSync(path, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => filesUnder(join(path, entry.name)))
}
