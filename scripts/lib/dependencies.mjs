import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { withLock } from './lock.mjs'
import { SetupError, say } from './log.mjs'
import { at, cacheRoot, root } from './paths.mjs'
import { runNpm } from './run.mjs'

const stamp = at('node_modules', '.youbei-setup')
const oldestNode = [20, 19]

/** Installs the packages package-lock.json names, when they are not there or it has changed since. */
export async function ensureDependencies() {
  refuseOldNode()
  const lockText = readFileSync(at('package-lock.json'), 'utf8')
  const wanted = createHash('sha256').update(lockText).digest('hex')
  if (isStamped(wanted)) return
  await withLock(join(cacheRoot(), 'locks', `install-${nameOf(root)}.lock`), async () => {
    if (isStamped(wanted)) return
    if (!matchesLock(JSON.parse(lockText), installedLock())) await install()
    mkdirSync(at('node_modules'), { recursive: true })
    writeFileSync(stamp, wanted)
  })
}

async function install() {
  say('准备依赖…', 'Installing dependencies …')
  const first = await npm('ci')
  if (first.code === 0) return
  // A lock file written where the registry lacks other platforms' parts of a tool is incomplete to `npm ci`, which
  // then refuses everything; `npm install` takes the versions it names all the same.
  const second = first.output.includes('EUSAGE') ? await npm('install', '--no-save') : first
  if (second.code === 0) return
  throw new SetupError(
    `依赖没有装上。\n${second.output}`,
    'The dependencies could not be installed.',
    'npm ci',
  )
}

/** Development packages are needed whatever NODE_ENV says: they build the program. */
function npm(...command) {
  return runNpm([...command, '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'])
}

/**
 * Whether what npm recorded as installed is what the lock file asks for. Packages marked optional may be missing
 * (they belong to other platforms); nothing may have another version.
 */
export function matchesLock(lock, installed) {
  if (!installed?.packages) return false
  const wanted = Object.entries(lock.packages ?? {}).filter(([path]) => path.startsWith('node_modules/'))
  return wanted.every(([path, entry]) => {
    const present = installed.packages[path]
    if (!present) return Boolean(entry.optional || entry.devOptional)
    return present.version === entry.version && present.integrity === entry.integrity
  })
}

function installedLock() {
  try {
    return JSON.parse(readFileSync(at('node_modules', '.package-lock.json'), 'utf8'))
  } catch {
    return undefined
  }
}

function isStamped(wanted) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted
}

function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return
  throw new SetupError(
    `Node ${process.versions.node} 太旧，需要 ${oldestNode.join('.')} 或更新版本。`,
    `Node ${oldestNode.join('.')} or newer is needed.`,
  )
}

/** A short name for a checkout's folder, for lock files. */
export const nameOf = (folder) => createHash('sha256').update(folder).digest('hex').slice(0, 12)
