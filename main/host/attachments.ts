import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { copyFile, mkdir, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'

/** Where the bytes with this sum lie: two levels, so that no folder grows without end. */
export const attachmentPath = (dataFolder: string, sha256: string) =>
  join(dataFolder, 'attachments', sha256.slice(0, 2), sha256)

/**
 * Keeps bytes under their SHA-256; the same bytes twice are kept once. Written beside and renamed, so that a file
 * with its name is always whole. A later rollback leaves at most an unused file, never a missing one.
 */
export async function keepAttachment(dataFolder: string, bytes: Uint8Array): Promise<string> {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const path = attachmentPath(dataFolder, sha256)
  if (await stat(path).catch(() => undefined)) return sha256
  await mkdir(join(path, '..'), { recursive: true })
  const part = `${path}.${process.pid}.part`
  await writeFile(part, bytes)
  await rename(part, path)
  return sha256
}

/** The same for a file, without reading it into memory. */
export async function keepAttachmentFile(dataFolder: string, file: string): Promise<string> {
  const sum = createHash('sha256')
  await pipeline(createReadStream(file), sum)
  const sha256 = sum.digest('hex')
  const path = attachmentPath(dataFolder, sha256)
  if (await stat(path).catch(() => undefined)) return sha256
  await mkdir(join(path, '..'), { recursive: true })
  const part = `${path}.${process.pid}.part`
  await copyFile(file, part)
  await rename(part, path)
  return sha256
}
