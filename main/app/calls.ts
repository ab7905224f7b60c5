import { app, BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron'
import type { ChosenFile } from '../../preload/contract/bridge'
import type { Result } from '../../preload/contract/result'
import type { HostProcess } from './host'
import { isOwnUrl } from './security'

/** The answers bring schemas and dialogs along: loaded with the first question, when the window is on its way. */
const answers = () => import('./answers')

/** Lets the page ask: every sender is checked here, every input parsed in `answers.ts`. */
export function answerPages(host: HostProcess): void {
  ipcMain.handle('app', async (event, name: unknown, input: unknown): Promise<Result<unknown>> => {
    const window = trustedWindow(event)
    if (!window) return { ok: false, error: { code: 'forbidden' } }
    return (await answers()).answer(host, window, name, input)
  })
  // Only the preload knows this channel; it takes the path from a real dropped file.
  ipcMain.handle('adopt', async (event, path: unknown): Promise<Result<ChosenFile>> => {
    if (!trustedWindow(event) || typeof path !== 'string') return { ok: false, error: { code: 'forbidden' } }
    const { choose } = await answers()
    const chosen = await choose(host, path).catch(() => undefined)
    return chosen ? { ok: true, value: chosen } : { ok: false, error: { code: 'file-not-found' } }
  })
  ipcMain.on('ready-for-port', (event) => {
    if (trustedSender(event)) host.serve(event.sender)
  })
}

/** The page's own top frame of one of our windows; nobody else is answered. */
function trustedSender(event: {
  senderFrame: Electron.WebFrameMain | null
  sender: Electron.WebContents
}): boolean {
  const frame = event.senderFrame
  if (!frame || frame !== event.sender.mainFrame) return false
  const development = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL
  return isOwnUrl(frame.url) || (development !== undefined && frame.url.startsWith(development))
}

function trustedWindow(event: IpcMainInvokeEvent): BrowserWindow | undefined {
  if (!trustedSender(event)) return undefined
  return BrowserWindow.fromWebContents(event.sender) ?? undefined
}
