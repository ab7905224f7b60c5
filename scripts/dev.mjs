import { main, SetupError, say } from './lib/log.mjs'
import { prepare } from './lib/prepare.mjs'
import { childEnv, runTool } from './lib/run.mjs'
import { hasScreen } from './lib/screen.mjs'

/** `npm run dev [-- program arguments]`: the program, reloading as its sources are written. */
await main(async () => {
  if (!hasScreen())
    throw new SetupError('这台机器没有屏幕。', 'There is no screen here; npm run demo needs none.')
  const ready = await prepare({ need: { electron: true, screen: 'any' } })
  say(`开发模式（Electron ${ready.electronVersion}）`, 'Development mode')
  const args = ['dev', '--watch', '--', ...ready.launchArgs, ...process.argv.slice(2)]
  const ended = await runTool('electron-vite', 'electron-vite', args, {
    env: childEnv(ready.env),
    stdio: 'pass',
  })
  return ended.code
})
