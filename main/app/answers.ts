import { rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { app, type BrowserWindow, dialog, Notification } from 'electron'
import log from 'electron-log/main'
import type { z } from 'zod'
import {
  type ChosenFile,
  type FileKind,
  type ShellAnswers,
  type ShellCallName,
  shellCalls,
} from '../../preload/contract/bridge'
import type { Result } from '../../preload/contract/result'
import type { HostProcess } from './host'
import { profileFolder, setDemo, writeScale } from './paths'
import { printOutput } from './printing'
import { showInFolder } from './security'

type Input<C extends ShellCallName> = z.output<(typeof shellCalls)[C]>
type Answerers = {
  [C in ShellCallName]: (input: Input<C>, window: BrowserWindow) => Promise<ShellAnswers[C]>
}

const filters: Record<FileKind, Electron.FileFilter[]> = {
  plan: [{ name: '预案文件', extensions: ['docx', 'doc', 'wps', 'txt', 'pdf'] }],
  sheet: [{ name: '表格', extensions: ['xlsx', 'xls', 'csv', 'ods', 'et'] }],
  package: [{ name: '数据包', extensions: ['ybpkg'] }],
  template: [{ name: '打印模板', extensions: ['json'] }],
  any: [],
  picture: [{ name: '图片', extensions: ['jpg', 'jpeg', 'png', 'webp', 'gif'] }],
  paper: [
    {
      name: '图片和文件',
      extensions: ['pdf', 'jpg', 'jpeg', 'png', 'doc', 'docx', 'xls', 'xlsx', 'wps', 'et'],
    },
  ],
}

/** Parses and answers one call of the shell. Always a Result. */
export async function answer(
  host: HostProcess,
  window: BrowserWindow,
  name: unknown,
  input: unknown,
): Promise<Result<unknown>> {
  if (typeof name !== 'string' || !Object.hasOwn(shellCalls, name))
    return { ok: false, error: { code: 'unknown-call' } }
  const call = name as ShellCallName
  const parsed = shellCalls[call].safeParse(input)
  if (!parsed.success) return { ok: false, error: { code: 'invalid-input' } }
  try {
    return { ok: true, value: await makeAnswerers(host)[call](parsed.data as never, window) }
  } catch (error) {
    log.error(`app.${call}: ${error instanceof Error ? error.name : 'error'}`)
    return { ok: false, error: { code: 'internal' } }
  }
}

/** A file of this computer as the page may know it. */
export async function choose(host: HostProcess, path: string): Promise<ChosenFile> {
  const { size } = await stat(path)
  return { token: host.grant(path, basename(path)), name: basename(path), bytes: size }
}

function makeAnswerers(host: HostProcess): Answerers {
  return {
    async chooseFiles({ kind, many }, window) {
      const { filePaths } = await dialog.showOpenDialog(window, {
        filters: filters[kind],
        properties: many ? ['openFile', 'multiSelections'] : ['openFile'],
      })
      return { files: await Promise.all(filePaths.map((path) => choose(host, path))) }
    },
    async chooseTarget({ suggestedName }, window) {
      const safe = suggestedName.replace(/[\\/:*?"<>|]/g, '_')
      const { filePath } = await dialog.showSaveDialog(window, {
        defaultPath: join(app.getPath('documents'), safe),
      })
      return filePath ? { target: host.grant(filePath, basename(filePath)), name: basename(filePath) } : null
    },
    async chooseFolder(_input, window) {
      const { filePaths } = await dialog.showOpenDialog(window, {
        properties: ['openDirectory', 'createDirectory'],
      })
      return filePaths[0] ? { path: filePaths[0] } : null
    },
    async printOutput({ token, name }) {
      return { printed: await printOutput(token, name) }
    },
    async showTarget({ target }) {
      const path = host.pathOf(target)
      if (path) showInFolder(path)
      return {}
    },
    async enterDemo() {
      setDemo(true)
      await host.restart()
      return {}
    },
    async leaveDemo({ discard }) {
      setDemo(false)
      await host.restart()
      if (discard) await rm(join(profileFolder(), 'demo'), { recursive: true, force: true })
      return {}
    },
    async setScale({ percent }, window) {
      window.webContents.setZoomFactor(percent / 100)
      writeScale(percent)
      return {}
    },
    async setTitle({ title }, window) {
      window.setTitle(title)
      return {}
    },
    async notify({ title, body }) {
      if (Notification.isSupported()) new Notification({ title, body }).show()
      return {}
    },
    async about() {
      return {
        version: app.getVersion(),
        electron: process.versions.electron ?? '',
        chrome: process.versions.chrome ?? '',
        node: process.versions.node,
        profile: profileFolder(),
      }
    },
  }
}
