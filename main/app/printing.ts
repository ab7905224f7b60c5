import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { BrowserWindow } from 'electron'
import { outputFolder } from './paths'
import { origin } from './security'

/** How long the pages may stand still before they count as stuck. */
const patienceMs = 60_000

type Drawn = Readonly<{ ready: string; done: string; width: string; height: string }>

/**
 * Prints a PDF that the program made: a hidden window draws its pages (`renderer/print.html`), then the system's
 * print dialog opens with the paper's own size. Answers false when there is no such paper or the dialog was closed.
 */
export async function printOutput(token: string, name: string): Promise<boolean> {
  if (!/^[0-9a-f-]{36}\.pdf$/.test(token) || !existsSync(join(outputFolder(), token))) return false
  const window = new BrowserWindow({
    show: false,
    title: name,
    // A hidden window would else be drawn at a crawl.
    webPreferences: { sandbox: true, contextIsolation: true, backgroundThrottling: false },
  })
  try {
    await window.loadURL(`${origin}/print.html?output=${token}`)
    const { width, height } = await drawn(window)
    return await new Promise<boolean>((resolve) => {
      window.webContents.print(
        {
          silent: false,
          printBackground: true,
          margins: { marginType: 'none' },
          pageSize: { width: Number(width), height: Number(height) },
        },
        (printed) => resolve(printed),
      )
    })
  } finally {
    if (!window.isDestroyed()) window.destroy()
  }
}

/** Waits for as long as the pages go on being drawn, however many there are. */
async function drawn(window: BrowserWindow): Promise<Drawn> {
  let last = ''
  let movedAt = Date.now()
  for (;;) {
    const state = (await window.webContents.executeJavaScript(
      '({ ...document.body.dataset })',
    )) as Partial<Drawn>
    if (state.ready === 'true')
      return { ready: 'true', done: '', width: '210000', height: '297000', ...state }
    if (state.done !== last) {
      last = state.done ?? ''
      movedAt = Date.now()
    }
    if (state.ready === 'failed' || Date.now() - movedAt > patienceMs)
      throw new Error('the pages could not be drawn')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
