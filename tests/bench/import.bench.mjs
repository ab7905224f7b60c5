import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { rolldown } from 'rolldown'
import { writeSupplies } from './data.mjs'
import { inTemporaryFolder, median } from './measure.mjs'

/** Opening stock of 10,000 rows from .xlsx; its transaction beside raw inserts of the same rows. */
export default async (ctx) =>
  inTemporaryFolder(async (folder) => {
    const file = join(folder, 'supplies.xlsx')
    await writeSupplies(file, 10_000, createRequire(import.meta.url)('exceljs'))
    const { importOpening, rawInserts } = await bundled(ctx)
    const whole = []
    const database = []
    const raw = []
    for (let i = 0; i < 5; i++) {
      const made = await importOpening(file)
      raw.push(await rawInserts(made.databaseFile))
      await made.close()
      whole.push(made.whole)
      database.push(made.database)
    }
    return [
      {
        name: 'opening stock, 10,000 rows: database part',
        value: median(database),
        unit: 'ms',
        baseline: median(raw),
        target: 3,
      },
      {
        name: 'opening stock, 10,000 rows from .xlsx: whole',
        value: median(whole),
        unit: 'ms',
        target: 3_000,
      },
    ]
  })

/** The program's TypeScript as one module for plain Node, packages left outside; two folders below the root, as its source. */
async function bundled(ctx) {
  const out = join(ctx.root, 'out', 'bench', 'import-work.mjs')
  const bundle = await rolldown({
    input: join(ctx.root, 'tests', 'bench', 'import-work.ts'),
    platform: 'node',
    external: /^[^./]/,
  })
  await bundle.write({ file: out, format: 'es', codeSplitting: false })
  await bundle.close()
  return import(pathToFileURL(out).href)
}
