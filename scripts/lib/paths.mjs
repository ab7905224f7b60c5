import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

/** The folder of the checkout. */
export const root = resolve(import.meta.dirname, '../..')

/** A path inside the checkout. */
export const at = (...parts) => join(root, ...parts)

/**
 * Where fetched runtimes and compiled bindings are kept: outside the checkout, so that a fresh clone finds them.
 * `YOUBEI_CACHE` wins; otherwise the place the platform sets aside for caches.
 */
export function cacheRoot({ env = process.env, platform = process.platform, home = homedir() } = {}) {
  if (env.YOUBEI_CACHE) return resolve(env.YOUBEI_CACHE)
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'youbei', 'cache')
  if (env.XDG_CACHE_HOME) return join(env.XDG_CACHE_HOME, 'youbei')
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'youbei')
  return join(home, '.cache', 'youbei')
}

/** A path as the person typed it, absolute. npm runs scripts in the checkout and says in INIT_CWD where it was called. */
export const fromCaller = (path) => resolve(process.env.INIT_CWD ?? process.cwd(), path)
