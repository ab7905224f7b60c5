import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { copyFile, link, mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'

export type BackupFile = Readonly<{ name: string; at: number; bytes: number; reason: string }>
export type BackupOptions = Readonly<{
  databaseFile: string
  attachmentsFolder: string
  folder: string
  /** `manual`, `daily`, `migration`. */
  reason: string
  now: number
  keep: number
  nativeBinding?: string | undefined
  /** Pages done and pages in all. */
  progress?: (done: number, total: number) => void
}>

const pattern = /^youbei-(\d{8}T\d{6}\d{3})-([a-z]+)\.db$/

const nameOf = (now: number, reason: string) =>
  `youbei-${new Date(now).toISOString().replace(/[-:.Z]/g, '')}-${reason}.db`

/**
 * Copies the database while it is in use, checks the copy as a whole, then gives it its name: a file with a backup's
 * name is always a sound one. Attachments are kept beside it once each. The oldest beyond `keep` go.
 */
export async function makeBackup(options: BackupOptions): Promise<BackupFile> {
  await mkdir(options.folder, { recursive: true })
  const name = nameOf(options.now, options.reason)
  const unfinished = join(options.folder, `${name}.part`)
  try {
    const source = new Sqlite(options.databaseFile, {
      readonly: true,
      fileMustExist: true,
      ...binding(options),
    })
    try {
      await source.backup(unfinished, {
        progress: ({ totalPages, remainingPages }) => {
          options.progress?.(totalPages - remainingPages, totalPages)
          return 2_000
        },
      })
    } finally {
      source.close()
    }
    oneFile(unfinished, options)
    checkDatabase(unfinished, options)
    await copyAttachments(options.attachmentsFolder, join(options.folder, 'attachments'))
    await rename(unfinished, join(options.folder, name))
  } catch (error) {
    for (const name of [unfinished, `${unfinished}-wal`, `${unfinished}-shm`]) await rm(name, { force: true })
    throw error
  }
  const all = await listBackups(options.folder)
  for (const old of all.slice(options.keep)) await rm(join(options.folder, old.name), { force: true })
  const { size } = await stat(join(options.folder, name))
  return { name, at: options.now, bytes: size, reason: options.reason }
}

const binding = (options: { nativeBinding?: string | undefined }) =>
  options.nativeBinding ? { nativeBinding: options.nativeBinding } : {}

/** A copy keeps the WAL mode of its source and would grow side files when it is opened: a backup is one file. */
function oneFile(file: string, options: { nativeBinding?: string | undefined }): void {
  const db = new Sqlite(file, { fileMustExist: true, ...binding(options) })
  db.pragma('journal_mode = DELETE')
  db.close()
}

/** Throws unless every page, index and reference of the file is in order. */
export function checkDatabase(file: string, options: { nativeBinding?: string | undefined }): void {
  const db = new Sqlite(file, { readonly: true, fileMustExist: true, ...binding(options) })
  try {
    const verdict = db.pragma('integrity_check(1)', { simple: true })
    if (verdict !== 'ok')
      throw Object.assign(new Error(`integrity check: ${verdict}`), { code: 'SQLITE_CORRUPT' })
    const broken = db.pragma('foreign_key_check') as unknown[]
    if (broken.length > 0) throw Object.assign(new Error('broken references'), { code: 'SQLITE_CORRUPT' })
  } finally {
    db.close()
  }
}

/** Newest first. */
export async function listBackups(folder: string): Promise<BackupFile[]> {
  const names = await readdir(folder).catch(() => [] as string[])
  const found: BackupFile[] = []
  for (const name of names) {
    const match = pattern.exec(name)
    if (!match) continue
    const [, time = '', reason = ''] = match
    const iso = `${time.slice(0, 4)}-${time.slice(4, 6)}-${time.slice(6, 11)}:${time.slice(11, 13)}:${time.slice(13, 15)}.${time.slice(15)}Z`
    const { size } = await stat(join(folder, name))
    found.push({ name, at: Date.parse(iso), bytes: size, reason })
  }
  return found.sort((a, b) => b.at - a.at)
}

async function copyAttachments(from: string, to: string): Promise<void> {
  const folders = await readdir(from).catch(() => [] as string[])
  for (const folder of folders) {
    await mkdir(join(to, folder), { recursive: true })
    for (const name of await readdir(join(from, folder))) {
      const source = join(from, folder, name)
      const target = join(to, folder, name)
      if (await stat(target).catch(() => undefined)) continue
      // A hard link costs nothing; on another disk (a USB stick) it fails and the bytes are copied.
      await link(source, target).catch(() => copyFile(source, target))
    }
  }
}

/** SHA-256 of a file, in hex. */
export async function sha256OfFile(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}
