import { open, readdir } from 'node:fs/promises'
import { join } from 'node:path'

const count = (value) => Number.isInteger(value) && value >= 0
const time = (value) => Number.isFinite(value) && value > 0
const words = (value) => typeof value === 'string' && value !== ''

const expected = {
  electron: words,
  startMs: time,
  plans: (all) => all?.length > 0 && all.every((one) => words(one.file) && words(one.title) && counts(one)),
  supplies: (one) => count(one?.rows) && count(one.imported) && Array.isArray(one.refused) && addsUp(one),
  handbook: (one) => one?.pages > 0 && count(one.pages) && time(one.ms),
  package: (one) => one?.records > 0 && count(one.records) && one.bytes > 0 && time(one.ms),
}

const counts = ({ sections, tables, characters }) => [sections, tables, characters].every(count)
const addsUp = ({ rows, imported, refused }) => imported + refused.length === rows && refused.every(hasReason)
const hasReason = ({ row, reason }) => count(row) && words(reason)

/** The first bytes each kind of file has. */
const signatures = { 'handbook.pdf': '%PDF-', 'supplies.xlsx': 'PK', 'package.ybpkg': 'PK' }

/** Throws unless the summary is complete, its figures are possible, and every file it speaks of is there. */
export async function checkSummary(summary, folder) {
  const wrong = Object.keys(expected).filter((name) => !expected[name](summary[name]))
  for (const [name, signature] of Object.entries(signatures)) {
    if (!(await begins(join(folder, name), signature))) wrong.push(name)
  }
  const pictures = (await readdir(join(folder, 'screens'))).filter((name) => name.endsWith('.png'))
  if (pictures.length === 0) wrong.push('screens')
  if (wrong.length > 0) throw new Error(`the demo is incomplete: ${wrong.join(', ')}`)
}

async function begins(path, signature) {
  const file = await open(path).catch(() => undefined)
  if (!file) return false
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(signature.length), 0, signature.length, 0)
    return bytesRead === signature.length && buffer.toString('latin1') === signature
  } finally {
    await file.close()
  }
}
