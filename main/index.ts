import { join } from 'node:path'
import { app, type BrowserWindow, Menu, session, utilityProcess } from 'electron'
import log from 'electron-log/main'
import { answerPages } from './app/calls'
import { HostProcess } from './app/host'
import { profileFolder, programFolder, resourceFolder } from './app/paths'
import { registerScheme, serveApp } from './app/protocol'
import { guardEverything, guardSession } from './app/security'
import { openWindow } from './app/window'

/** Electron's entry: wiring only. */
function argument(name: string): string | undefined {
  const at = process.argv.indexOf(name)
  return at >= 0 ? process.argv[at + 1] : undefined
}

const profile = argument('--profile')
if (profile) app.setPath('userData', profile)
log.transports.file.resolvePathFn = () => join(profileFolder(), 'logs', 'main.log')
log.transports.file.maxSize = 1_048_576
log.transports.console.level = false

const job = argument('--job')
if (job) void app.whenReady().then(() => runJob(job))
else if (app.requestSingleInstanceLock()) runProgram()
else app.quit()

/** A crash costs at most the words of this long. */
const draftFlushMs = 2_000

/** `youbei --job FILE`: no window; the data host carries out the list and its exit code is ours. */
function runJob(file: string): void {
  const child = utilityProcess.fork(
    join(programFolder(), 'out', 'main', 'host.js'),
    [
      '--profile',
      profileFolder(),
      '--resources',
      resourceFolder(),
      '--version',
      app.getVersion(),
      '--job',
      file,
      ...(process.argv.includes('--demo') ? ['--demo'] : []),
    ],
    { stdio: ['ignore', 'inherit', 'inherit'] },
  )
  child.on('exit', (code) => app.exit(code))
}

function runProgram(): void {
  registerScheme()
  guardEverything()
  const host = new HostProcess()
  let window: BrowserWindow | undefined

  app.on('second-instance', () => {
    if (window?.isMinimized()) window.restore()
    window?.focus()
  })
  app.on('window-all-closed', () => app.quit())
  let stopped = false
  app.on('before-quit', (event) => {
    if (stopped) return
    event.preventDefault()
    void host.stop().finally(() => {
      stopped = true
      app.quit()
    })
  })

  void app.whenReady().then(() => {
    Menu.setApplicationMenu(null)
    guardSession(session.defaultSession)
    serveApp(session.defaultSession)
    answerPages(host)
    host.start()
    window = openWindow()
    // What is being typed is kept in the page's storage; Chromium would write it to the disk only now and then.
    setInterval(() => session.defaultSession.flushStorageData(), draftFlushMs)
  })
}
