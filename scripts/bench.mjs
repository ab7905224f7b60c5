import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { readArguments } from './lib/args.mjs'
import { benchTable } from './lib/bench-table.mjs'
import { buildIfChanged } from './lib/build.mjs'
import { handOn, launchTarget } from './lib/launch-target.mjs'
import { main, say } from './lib/log.mjs'
import { at, root } from './lib/paths.mjs'
import { prepare } from './lib/prepare.mjs'
import { childEnv } from './lib/run.mjs'

/**
 * `npm run bench [-- WORD…]`: runs tests/bench/*.bench.mjs (those whose name holds one of the words) one after
 * another and prints one table. A benchmark default-exports `async (ctx) => rows`; a row is
 * `{ name, value, unit, baseline?, ratio?, target? }`, `target` being the highest ratio (or, without a baseline,
 * the highest value) that is good enough. A target that is missed is shown and does not fail the command.
 */
await main(async () => {
  const { words } = readArguments(process.argv.slice(2))
  const ready = await prepare({ need: { electron: true, screen: 'own', binding: true } })
  try {
    await buildIfChanged()
    const files = benchmarks(words)
    if (files.length === 0) say('没有可运行的测速。', 'There is nothing to measure.')
    Object.assign(process.env, handOn(ready), definedOnly(ready.nodeEnv))
    const rows = []
    let crashed = 0
    for (const file of files) {
      say(`测速 ${basename(file)}…`, 'Measuring …')
      try {
        const { default: measure } = await import(pathToFileURL(file).href)
        rows.push(...(await measure(await context(ready))))
      } catch (error) {
        crashed += 1
        process.stderr.write(`${basename(file)}: ${error.stack}\n`)
      }
    }
    process.stdout.write(
      `Electron ${ready.electronVersion}, Node ${process.versions.node}\n${benchTable(rows)}\n`,
    )
    return crashed === 0 ? 0 : 1
  } finally {
    ready.stop()
  }
})

function benchmarks(words) {
  const folder = at('tests', 'bench')
  return readdirSync(folder)
    .filter((name) => name.endsWith('.bench.mjs'))
    .filter((name) => words.length === 0 || words.some((word) => name.includes(word)))
    .sort()
    .map((name) => join(folder, name))
}

/**
 * What a benchmark is given: `root` (the checkout), `launchTarget` (the program), `electron` (an Electron for an empty
 * window: add the folder to open to `args`), `nodeEnv` (environment for Node child processes), `sqliteBinding`.
 */
async function context({ electronPath, electronVersion, launchArgs, env, nodeEnv }) {
  return {
    root,
    launchTarget,
    electron: {
      executablePath: electronPath,
      args: launchArgs,
      env: childEnv(env),
      version: electronVersion,
    },
    nodeEnv: childEnv(nodeEnv),
    sqliteBinding: nodeEnv.YOUBEI_SQLITE_BINDING,
  }
}

function definedOnly(env) {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined))
}
