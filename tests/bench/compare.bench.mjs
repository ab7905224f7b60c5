import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { rolldown } from 'rolldown'
import { median } from './measure.mjs'

/** Two versions of 100 pages, a third of their sections changed, section by section and word by word. */
export default async (ctx) => {
  const out = join(ctx.root, 'out', 'bench', 'compare-work.mjs')
  const bundle = await rolldown({
    input: join(ctx.root, 'tests', 'bench', 'compare-work.ts'),
    platform: 'node',
    external: /^[^./]/,
  })
  await bundle.write({ file: out, format: 'es', codeSplitting: false })
  await bundle.close()
  const { comparePages } = await import(pathToFileURL(out).href)
  const measured = []
  for (let i = 0; i < 5; i++) {
    const { ms, changed } = comparePages(100)
    if (changed < 60) throw new Error('changes were not found')
    measured.push(ms)
  }
  return [{ name: 'compare two versions of 100 pages', value: median(measured), unit: 'ms', target: 1_000 }]
}
