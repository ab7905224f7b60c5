import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { BrowserWindow } from 'electron'
import { outputFolder } from './paths'
import { origin } from './security'

/** How long a long handbook's pages may take to be drawn. */
const patienceMs = 180_000

/**
 * Prints a PDF that the program made: a hidden window draws its pages (`renderer/print.html`), then the system's
 * print dialog opens. Answers false when there is no such paper or the dialog was closed.
 */
export async function printOutput(token: string, name: string): Promise<boolean> {
  if (!/^[0-9a-f-]{36}\.pdf$/.test(token) || !existsSync(join(outputFolder(), token))) return false
  const window = new BrowserWindow({
    show: false,
    title: name,
    webPreferences: { sandbox: true, contextIsolation: true },
  })
  try {
    await window.loadURL(`${origin}/print.html?output=${token}`)
    await ready(window)
    return await new Promise<boolean>((resolve) => {
      window.webContents.print(
        { silent: false, printBackground: true, margins: { marginType: 'none' } },
        (printed) => resolve(printed),
      )
    })
  } finally {
    if (!window.isDestroyed()) window.destroy()
  }
}

async function ready(window: BrowserWindow): Promise<void> {
  const until = Date.now() + patienceMs
  while (Date.now() < until) {
    const state: unknown = await window.webContents.executeJavaScript('document.body.dataset.ready ?? ""')
    if (state === 'true') return
    if (state === 'failed') break
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('the pages could not be drawn')
}
