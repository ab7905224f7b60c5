import { demo } from './demo/demo.mjs'
import { readArguments, UsageError } from './lib/args.mjs'
import { main, say } from './lib/log.mjs'

/** `npm run demo -- --out DIR [--plans FILE…] [--supplies FILE.xlsx]`: the main job with nobody at the screen. */
await main(
  async () => {
    const { words, options } = readArguments(process.argv.slice(2), {
      single: ['out', 'supplies'],
      lists: ['plans'],
    })
    if (words.length > 0 || !options.out) {
      throw new UsageError('用法 Usage: npm run demo -- --out DIR [--plans FILE…] [--supplies FILE.xlsx]')
    }
    await demo({ out: options.out, plans: options.plans, supplies: options.supplies })
    say(`完成，结果在 ${options.out}`, 'Done.')
  },
  { brief: true },
)
