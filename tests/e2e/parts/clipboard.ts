import { mkdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ElectronApplication, expect } from '@playwright/test'

const lock = join(tmpdir(), 'youbei-e2e-clipboard')

function taken(): boolean {
  try {
    mkdirSync(lock)
    return true
  } catch {
    return false
  }
}

/** Programs on one screen share one clipboard: whoever uses it has it alone for that time. */
export async function withClipboard<T>(work: () => Promise<T>): Promise<T> {
  // A run that was killed may have left it behind.
  await expect
    .poll(taken, { timeout: 20_000 })
    .toBe(true)
    .catch(() => undefined)
  try {
    return await work()
  } finally {
    rmSync(lock, { recursive: true, force: true })
  }
}

export const readClipboard = (app: ElectronApplication) =>
  app.evaluate(({ clipboard }) => clipboard.readText())

export const writeClipboard = (app: ElectronApplication, text: string) =>
  app.evaluate(({ clipboard }, words) => clipboard.writeText(words), text)
