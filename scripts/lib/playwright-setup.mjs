import { buildIfChanged } from './build.mjs'
import { handOn } from './launch-target.mjs'
import { prepare } from './prepare.mjs'

/** Makes `npx playwright test` work by itself; inside `npm test` the runtime and the screen are already there. */
async function setUp() {
  if (process.env.YOUBEI_LAUNCH_TARGET) return undefined
  const ready = await prepare({ need: { electron: true, screen: 'own', binding: true } })
  await buildIfChanged()
  Object.assign(process.env, handOn(ready))
  return ready.stop
}

// biome-ignore lint/style/noDefaultExport: Playwright takes a set-up's default export
export default setUp
