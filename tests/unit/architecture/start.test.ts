import { readdirSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { join, posix } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildIfChanged } from '../../../scripts/lib/build.mjs'

const built = join(import.meta.dirname, '..', '..', '..', 'out', 'main')

/** Everything that is loaded with a file of the built program, by its static imports. */
function loadedWith(entry: string) {
  const files = new Set<string>()
  const packages = new Set<string>()
  const sources = new Set<string>()
  const visit = (file: string): void => {
    if (files.has(file)) return
    files.add(file)
    const text = readFileSync(join(built, file), 'utf8')
    for (const [, source] of text.matchAll(/^\/\/ ((?:main|database|preload|node_modules)\/.+)$/gm))
      if (source) sources.add(source)
    for (const [, from] of text.matchAll(/^import (?:[^'"\n]* from )?["']([^'"\n]+)["'];?$/gm)) {
      if (!from) continue
      if (from.startsWith('.')) visit(posix.join(posix.dirname(file), from))
      else if (!isBuiltin(from)) packages.add(from)
    }
  }
  visit(entry)
  return { packages: [...packages], sources: [...sources] }
}

/** The chunks that `main/host/modules.ts` loads, one a module, by its name. */
function modules(): [name: string, chunk: string][] {
  const text = readdirSync(join(built, 'chunks'))
    .filter((name) => name.startsWith('modules-'))
    .map((name) => readFileSync(join(built, 'chunks', name), 'utf8'))
    .join('')
  return [...text.matchAll(/(\w+): async \(\) => \(await import\(["']\.\/([^"']+)["']\)/g)].map(
    ([, name = '', chunk = '']) => [name, `chunks/${chunk}`],
  )
}

/** What makes papers and reads files: the threads of the data host start without it, workers load it when it is needed. */
const heavy =
  /^main\/(documents\/|sheets\/(read|write|workbook)|plans\/readers\/(docx|pdf|index))|node_modules\/(yauzl|iconv-lite)\//

describe('the threads of the data host', () => {
  beforeAll(() => buildIfChanged(), 120_000)

  it('are found, with their modules, in what was built', () => {
    expect(modules().map(([name]) => name)).toContain('supplies')
    expect(loadedWith('writer.js').sources.length).toBeGreaterThan(100)
    expect(loadedWith('worker.js').sources).not.toEqual([])
  })

  it('start without what only the workers need', () => {
    const entries: [string, string][] = [['reader', 'host.js'], ['writer', 'writer.js'], ...modules()]
    for (const [name, entry] of entries) {
      const { packages, sources } = loadedWith(entry)
      expect(
        sources.filter((source) => heavy.test(source)),
        name,
      ).toEqual([])
      expect(
        packages.filter((one) => one !== 'better-sqlite3'),
        name,
      ).toEqual([])
    }
  })
})
