import { readArguments, UsageError } from './lib/args.mjs'
import { buildIfChanged } from './lib/build.mjs'
import { main } from './lib/log.mjs'
import { at, fromCaller } from './lib/paths.mjs'
import { prepare } from './lib/prepare.mjs'
import { childEnv, run } from './lib/run.mjs'

/**
 * `npm run job -- FILE.json --profile DIR` (`--demo`: on the profile's demo office) and `npm run job -- --list`:
 * the data host without its window, in plain Node. Its answers go to stdout as they are; everything this command
 * says itself goes to stderr.
 */
await main(async () => {
  const hostArguments = forHost(process.argv.slice(2))
  const ready = await prepare({ need: { binding: true } })
  await buildIfChanged()
  const ended = await run(process.execPath, [at('out', 'main', 'host.js'), ...hostArguments], {
    cwd: process.cwd(),
    env: childEnv(ready.nodeEnv),
    stdio: 'pass',
  })
  return ended.code
})

function forHost(argv) {
  const { words, options } = readArguments(argv, { single: ['profile'], flags: ['list', 'demo'] })
  if (options.list) return ['--list']
  if (words.length !== 1 || !options.profile) {
    throw new UsageError('用法 Usage: npm run job -- FILE.json --profile DIR | npm run job -- --list')
  }
  return [
    '--job',
    fromCaller(words[0]),
    '--profile',
    fromCaller(options.profile),
    ...(options.demo ? ['--demo'] : []),
  ]
}
