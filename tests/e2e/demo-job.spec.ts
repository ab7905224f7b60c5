import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from './fixtures'

const root = join(import.meta.dirname, '..', '..')

test('npm run demo does the main job with nobody at the screen, and leaves its papers', async () => {
  test.setTimeout(240_000)
  const out = mkdtempSync(join(tmpdir(), 'youbei-demo-'))
  try {
    const said: string[] = []
    const code = await new Promise((done) => {
      const job = spawn(process.execPath, [join(root, 'scripts', 'demo.mjs'), '--out', out])
      for (const stream of [job.stdout, job.stderr]) stream.on('data', (words) => said.push(String(words)))
      job.on('close', done)
    })
    expect(code, said.join('')).toBe(0)

    const summary = JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8'))
    expect(summary.plans.length).toBeGreaterThan(0)
    for (const plan of summary.plans) expect(plan.sections, plan.title).toBeGreaterThan(5)
    expect(summary.supplies.imported).toBe(summary.supplies.rows)
    expect(summary.handbook.pages).toBeGreaterThan(10)
    expect(summary.package.records).toBeGreaterThan(summary.supplies.rows)
    for (const name of ['handbook.pdf', 'supplies.xlsx', 'package.ybpkg'])
      expect(existsSync(join(out, name)), name).toBe(true)
    const pictures = readdirSync(join(out, 'screens'))
    expect(pictures.length).toBeGreaterThan(50)
    expect(pictures.filter((name) => name.includes('failed'))).toEqual([])
  } finally {
    rmSync(out, { recursive: true, force: true, maxRetries: 5 })
  }
})
