import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { checkSummary } from '../../../scripts/demo/summary.mjs'

const summary = {
  electron: '45.4.1',
  startMs: 800,
  plans: [{ file: '防汛.docx', title: '防汛预案', sections: 12, tables: 0, characters: 4000 }],
  supplies: { rows: 3, imported: 2, refused: [{ row: 4, reason: '数量不是数字' }] },
  handbook: { pages: 12, ms: 300 },
  package: { records: 20, bytes: 1000, ms: 20 },
}
let folder

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'youbei-summary-'))
  mkdirSync(join(folder, 'screens'))
  writeFileSync(join(folder, 'screens', '01-home.png'), '')
  writeFileSync(join(folder, 'handbook.pdf'), '%PDF-1.7')
  writeFileSync(join(folder, 'supplies.xlsx'), 'PK')
  writeFileSync(join(folder, 'package.ybpkg'), 'PK')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('accepts a summary whose every file is there', async () => {
  await expect(checkSummary(summary, folder)).resolves.toBeUndefined()
})

it.each([
  ['electron', { electron: '' }],
  ['startMs', { startMs: 0 }],
  ['plans', { plans: [] }],
  ['plans', { plans: [{ ...summary.plans[0], characters: undefined }] }],
  ['supplies', { supplies: { rows: 3, imported: 3, refused: summary.supplies.refused } }],
  ['supplies', { supplies: { rows: 1, imported: 0, refused: [{ row: 2, reason: '' }] } }],
  ['handbook', { handbook: undefined }],
  ['package', { package: { records: 0, bytes: 1, ms: 1 } }],
])('refuses figures that are missing or impossible: %s', async (name, change) => {
  await expect(checkSummary({ ...summary, ...change }, folder)).rejects.toThrow(name)
})

it.each(['handbook.pdf', 'supplies.xlsx', 'package.ybpkg'])(
  'refuses when %s is missing or not what it says',
  async (name) => {
    writeFileSync(join(folder, name), 'nothing')
    await expect(checkSummary(summary, folder)).rejects.toThrow(name)
    rmSync(join(folder, name))
    await expect(checkSummary(summary, folder)).rejects.toThrow(name)
  },
)

it('refuses without a single picture', async () => {
  rmSync(join(folder, 'screens', '01-home.png'))
  await expect(checkSummary(summary, folder)).rejects.toThrow('screens')
})
