import { join } from 'node:path'
import { app, BrowserWindow, nativeTheme } from 'electron'
import { programFolder, readScale } from './paths'
import { origin } from './security'

/** The program's window. Isolation and sandbox stay at their defaults; the preload is one bundled file. */
export function openWindow(): BrowserWindow {
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 600,
    show: false,
    title: '有备',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#15181C' : '#F5F6F8',
    autoHideMenuBar: true,
    webPreferences: {
      preload: join(programFolder(), 'out', 'preload', 'index.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
      zoomFactor: readScale() / 100,
    },
  })
  window.once('ready-to-show', () => window.show())
  const development = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL
  void window.loadURL(development ?? `${origin}/`)
  return window
}
