import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { rolldown } from 'rolldown'
import { inTemporaryFolder, median } from './measure.mjs'

/** Reading a Word file of 100 pages into a plan, beside mammoth alone on the same file. */
export default async (ctx) =>
  inTemporaryFolder(async (folder) => {
    const { makePages, readByMammoth, readHere } = await bundled(ctx)
    const file = join(folder, 'plan.docx')
    writeFileSync(file, await makePages(100))
    const here = []
    const mammoth = []
    // The first round only warms up.
    for (let round = 0; round < 8; round++) {
      const own = await readHere(file)
      const other = await readByMammoth(file)
      if (round === 0) continue
      here.push(own)
      mammoth.push(other)
    }
    return [
      {
        name: 'plan from a 100-page .docx beside mammoth alone',
        value: median(here),
        unit: 'ms',
        baseline: median(mammoth),
        target: 2,
      },
    ]
  })

/** The program's TypeScript as one module for plain Node, packages left outside. */
async function bundled(ctx) {
  const out = join(ctx.root, 'out', 'bench', 'plan-import-work.mjs')
  const bundle = await rolldown({
    input: join(ctx.root, 'tests', 'bench', 'plan-import-work.ts'),
    platform: 'node',
    external: /^[^./]/,
  })
  await bundle.write({ file: out, format: 'es', codeSplitting: false })
  await bundle.close()
  return import(pathToFileURL(out).href)
}
