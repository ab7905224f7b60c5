import { existsSync, readFileSync } from 'node:fs'
import { copyFile, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { cached } from './cache.mjs'
import { SetupError, say } from './log.mjs'
import { at } from './paths.mjs'
import { childEnv, run, runNpm } from './run.mjs'
import { ensureCompiler } from './system-libraries.mjs'

/** The Node-API the binaries shipped inside better-sqlite3 need; loading one on an older runtime ends the process. */
const shippedNeeds = 10
/** The first Electron whose Node has that Node-API. */
const electronHasIt = 36

/** Whether this Node needs a binding compiled for it. */
export const nodeNeedsBinding = (napi = process.versions.napi) => Number(napi) < shippedNeeds

/** Whether an Electron of this version needs a binding compiled for it. */
export const electronNeedsBinding = (version) => Number.parseInt(version, 10) < electronHasIt

/**
 * The path of a better-sqlite3 binding that older runtimes load, compiled now if the cache has none.
 * Compiled with the experimental Node-API, which lets a module make persistent references to strings there;
 * the result loads in Node 20 as well as in Electron 33.
 */
export async function ensureBinding() {
  const packageFolder = at('node_modules', 'better-sqlite3')
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'))
  const nodeMajor = process.versions.node.split('.')[0]
  const name = `sqlite/better-sqlite3-${version}-node${nodeMajor}-${process.platform}-${process.arch}`
  const entry = await cached(name, (folder) => compile(packageFolder, folder))
  return join(entry.path, 'better_sqlite3.node')
}

async function compile(packageFolder, target) {
  await ensureCompiler()
  say('编译 SQLite 绑定（约一分钟，只此一次）…', 'Compiling the SQLite binding (about a minute, once) …')
  const work = join(target, '.work')
  await mkdir(join(work, 'node_modules'), { recursive: true })
  for (const part of ['package.json', 'binding.gyp', 'deps', 'lib', 'src']) {
    await cp(join(packageFolder, part), join(work, part), { recursive: true })
  }
  await cp(at('node_modules', 'node-addon-api'), join(work, 'node_modules', 'node-addon-api'), {
    recursive: true,
  })
  const recipe = join(work, 'binding.gyp')
  await writeFile(recipe, experimental(await readFile(recipe, 'utf8')))
  const built = await runNpm(
    ['exec', '--yes', '--package=node-gyp@12', '--', 'node-gyp', ...gypArguments()],
    {
      cwd: work,
      timeoutMs: 15 * 60_000,
    },
  )
  const binary = join(work, 'build', 'Release', 'better_sqlite3.node')
  if (built.code !== 0 || !existsSync(binary)) {
    throw new SetupError(
      `SQLite 绑定没有编译成。换用 Node 22.14 或更新版本则不需要编译。\n${built.output.slice(-2000)}`,
      'The SQLite binding could not be compiled; with Node 22.14 or newer none is needed.',
    )
  }
  const result = join(target, 'better_sqlite3.node')
  await copyFile(binary, result)
  await rm(work, { recursive: true })
  await tryOut(result, packageFolder)
}

/** The package's build recipe, asking for the experimental Node-API in place of number 10. */
export function experimental(recipe) {
  const changed = recipe.replace(
    "'NAPI_VERSION=10'",
    "'NAPI_EXPERIMENTAL', 'NODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT'",
  )
  if (changed === recipe) throw new Error('better-sqlite3: binding.gyp is not as expected')
  return changed
}

/** Node's headers: those named in npm's settings, else those beside this Node, else node-gyp fetches them. */
function gypArguments() {
  const prefix = dirname(dirname(process.execPath))
  const beside = existsSync(join(prefix, 'include', 'node', 'node_api.h'))
  const named = process.env.npm_config_nodedir ?? (beside ? prefix : undefined)
  return ['rebuild', '--release', '--force_build=1', ...(named ? [`--nodedir=${named}`] : [])]
}

async function tryOut(binding, packageFolder) {
  const program = `const D = require(${JSON.stringify(packageFolder)})
    new D(':memory:', { nativeBinding: ${JSON.stringify(binding)} }).prepare('SELECT sqlite_version()').get()`
  const result = await run(process.execPath, ['-e', program], { env: childEnv(), timeoutMs: 30_000 })
  if (result.code !== 0)
    throw new Error(`the compiled SQLite binding does not load: ${result.output.slice(-1000)}`)
}
