import { buildIfChanged } from './lib/build.mjs'
import { main, say } from './lib/log.mjs'
import { at, fromCaller, root } from './lib/paths.mjs'
import { prepare } from './lib/prepare.mjs'
import { childEnv, run } from './lib/run.mjs'
import { hasScreen } from './lib/screen.mjs'

/** `npm start [-- --profile DIR]`: all set-up, a build if something changed, then the program. */
await main(
  async () => {
    if (!hasScreen()) return demoInstead()
    const ready = await prepare({ need: { electron: true, screen: 'any' } })
    await buildIfChanged()
    say(`启动（Electron ${ready.electronVersion}）…`, 'Starting …')
    const ended = await run(ready.electronPath, [root, ...ready.launchArgs, ...programArguments()], {
      env: childEnv(ready.env),
      stdio: 'pass',
    })
    return ended.code
  },
  { brief: true },
)

function programArguments() {
  const argv = process.argv.slice(2)
  return argv.map((word, index) => (argv[index - 1] === '--profile' ? fromCaller(word) : word))
}

/** Nobody would see a window here, so the program shows what it does in pictures and papers. */
async function demoInstead() {
  const out = at('dist', 'demo')
  say(
    '这台机器没有屏幕，改在虚拟屏幕上演示。',
    'There is no screen here: doing the demo job on a virtual one.',
  )
  const { demo } = await import('./demo/demo.mjs')
  await demo({ out, plans: [], supplies: undefined })
  say(`截图和文件在 ${out}`, `Pictures and papers are in ${out}`)
  return 0
}
