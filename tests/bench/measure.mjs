import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron } from '@playwright/test'

/** The value below which 95 of 100 lie. */
export const p95 = (values) => [...values].sort((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1]
export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]

export async function timed(fn) {
  const started = performance.now()
  const value = await fn()
  return { ms: performance.now() - started, value }
}

/** Runs `fn` with a folder that is gone afterwards. */
export async function inTemporaryFolder(fn) {
  const folder = mkdtempSync(join(tmpdir(), 'youbei-bench-'))
  try {
    return await fn(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** The real program on a profile, with its page. */
export async function withProgram(ctx, profile, fn) {
  const target = await ctx.launchTarget()
  const app = await _electron.launch({ ...target, args: [...target.args, `--user-data-dir=${profile}`] })
  try {
    const page = await app.firstWindow()
    return await fn({ app, page })
  } finally {
    await app.close()
  }
}
