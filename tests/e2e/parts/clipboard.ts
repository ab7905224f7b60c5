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

/** What other programs put on the clipboard: a picture as PNG, or a document's HTML with its RTF beside it. */
export type Copied = Readonly<{ png?: string; html?: string; rtf?: string }>

/** Electron's clipboard before and after it took the form of the web's. */
type Older = {
  writeImage: (image: unknown) => void
  write: (data: { html?: string; rtf?: string; text?: string }) => void
}

/** Puts formats other than plain text on the system's clipboard; `png` is base64. */
export const writeRich = (app: ElectronApplication, copied: Copied) =>
  app.evaluate(async ({ clipboard, ClipboardItem, nativeImage }, { png, html, rtf }) => {
    if ('writeImage' in clipboard) {
      const older = clipboard as unknown as Older
      if (png) older.writeImage(nativeImage.createFromBuffer(Buffer.from(png, 'base64')))
      else older.write({ ...(html ? { html } : {}), ...(rtf ? { rtf } : {}) })
      return
    }
    await clipboard.write([
      new ClipboardItem({
        ...(png ? { 'image/png': new Blob([Buffer.from(png, 'base64')], { type: 'image/png' }) } : {}),
        ...(html ? { 'text/html': html } : {}),
        ...(rtf ? { 'text/rtf': rtf } : {}),
      }),
    ])
  }, copied)
