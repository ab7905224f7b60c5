import { createWriteStream } from 'node:fs'
import { mkdir, symlink } from 'node:fs/promises'
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path'
import { text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'

const typeMask = 0o170000
const symlinkType = 0o120000

/**
 * Unpacks a zip with its executable bits and symbolic links (an .app on macOS has some).
 * `rename(path)` gives the path inside `folder`, or undefined to leave an entry out.
 * Refuses anything that would land outside `folder`.
 */
export async function unzip(zipPath, folder, rename = (path) => path) {
  const { openPromise } = await yauzl()
  const zip = await openPromise(zipPath)
  try {
    for await (const entry of zip.eachEntry()) {
      const name = rename(entry.fileName)
      if (name !== undefined) await unpack(zip, entry, folder, name)
    }
  } finally {
    zip.close()
  }
}

/** Loaded late: this file is imported before the dependencies are installed. */
const yauzl = async () => (await import('yauzl')).default

async function unpack(zip, entry, folder, name) {
  const target = inside(folder, name)
  const mode = entry.externalFileAttributes >>> 16
  if (entry.fileName.endsWith('/')) {
    await mkdir(target, { recursive: true })
    return
  }
  await mkdir(dirname(target), { recursive: true })
  const stream = await zip.openReadStreamPromise(entry)
  if ((mode & typeMask) === symlinkType) {
    const link = await text(stream)
    inside(folder, resolve(dirname(target), link))
    await symlink(link, target)
    return
  }
  await pipeline(stream, createWriteStream(target, { mode: mode & 0o777 || 0o644 }))
}

function inside(folder, name) {
  const target = resolve(folder, name)
  const way = relative(resolve(folder), target)
  if (way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way))
    throw new Error(`Unsafe path in archive: ${name}`)
  return target
}
