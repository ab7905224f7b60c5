import { buildIfChanged } from './lib/build.mjs'
import { main, say } from './lib/log.mjs'
import { prepare } from './lib/prepare.mjs'

/** `npm run build`: builds `out/`, whether or not something changed. */
await main(async () => {
  await prepare()
  await buildIfChanged({ force: true })
  say('已构建到 out/', 'Built into out/')
})
