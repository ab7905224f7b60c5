import { existsSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { cached, lookUp, recentFailure, rememberFailure } from './cache.mjs'
import { download } from './download.mjs'
import { say } from './log.mjs'
import { at } from './paths.mjs'
import { unzip } from './unzip.mjs'

const aDay = 24 * 60 * 60 * 1000
const releases = 'https://github.com/electron/electron/releases/download/'

/** The address of an official release; `ELECTRON_MIRROR` replaces its beginning, as in Electron's own installer. */
export function releaseUrl(version, file, env = process.env) {
  const base = env.ELECTRON_MIRROR ?? env.npm_config_electron_mirror ?? releases
  return `${base.endsWith('/') ? base : `${base}/`}${env.ELECTRON_CUSTOM_DIR ?? `v${version}`}/${file}`
}

/**
 * The official Electron, from the cache or fetched now, checked against the sums in Electron's npm package.
 * A failure is remembered for a day where something else can be run (`trustOldFailure`), so that it costs its
 * waiting time once; `YOUBEI_RETRY_DOWNLOAD=1` tries again at once.
 */
export async function downloadedElectron(options) {
  const { version, executable, trustOldFailure, env = process.env, base, sums = publishedSums() } = options
  const key = `electron-${version}-${process.platform}-${process.arch}`
  const name = `electron/${version}-${process.platform}-${process.arch}`
  const place = base ? { base } : {}
  const answer = (path) => ({ path: join(path, executable), version })

  const ready = await lookUp(name, place)
  if (ready) return answer(ready.path)
  if (trustOldFailure && !env.YOUBEI_RETRY_DOWNLOAD) {
    const reason = await recentFailure(key, aDay, place)
    if (reason) return { reason: `${reason} (remembered)` }
  }
  const file = `electron-v${version}-${process.platform}-${process.arch}.zip`
  if (!sums[file]) return { reason: `there is no ${file}` }
  try {
    say(`下载 Electron ${version}…`, 'Downloading Electron …')
    const entry = await cached(
      name,
      (folder) => fetchInto(folder, releaseUrl(version, file, env), sums[file]),
      place,
    )
    if (!existsSync(join(entry.path, executable))) return { reason: 'the archive holds no executable' }
    return answer(entry.path)
  } catch (error) {
    await rememberFailure(key, error.message, place)
    say(`Electron 下载不成（${error.message}）。`, 'The download did not work.')
    return { reason: error.message }
  }
}

async function fetchInto(folder, url, sha256) {
  const zip = join(folder, 'electron.zip')
  await download(url, zip, { sha256 })
  await unzip(zip, folder)
  await rm(zip)
}

function publishedSums() {
  return JSON.parse(readFileSync(at('node_modules', 'electron', 'checksums.json'), 'utf8'))
}
