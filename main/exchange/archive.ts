import { createHash } from 'node:crypto'
import { type FileHandle, open, stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { type Entry, fromFdPromise, type ZipFile } from 'yauzl'
import { DomainError } from '../../preload/contract/result'
import {
  type BrokenReason,
  isBomb,
  isPackagePath,
  manifestPath,
  type PackageLimits,
  quotable,
  sealLength,
  sealPrefix,
  storageCode,
} from './rules'

/** A package's zip, opened and found harmless; nothing of it was unpacked to disk. */
export type Archive = Readonly<{
  entries: ReadonlyMap<string, Entry>
  bytes: number
  /** SHA-256 of the whole file. */
  sha256: string
  stream: (path: string) => Promise<Readable>
  close: () => Promise<void>
}>

export type ReadOptions = Readonly<{
  limits: PackageLimits
  signal: AbortSignal | undefined
  /** Bytes of the file read since the last call. */
  read: (bytes: number) => void
}>

export function broken(reason: BrokenReason, file?: string): DomainError {
  return new DomainError('package-broken', {
    reason,
    ...(file === undefined ? {} : { file: quotable(file) }),
  })
}

/**
 * Opens a package that somebody brought, through one file handle from beginning to end.
 *
 * Refuses, before anything is unpacked: what is no package (`file-not-found`, `file-empty`, `file-too-large`,
 * `file-encrypted`, `file-not-what-it-says`), a file whose seal does not fit, and a zip with names, kinds, sizes or
 * places of files that no package has (`package-broken` with a reason).
 */
export async function openArchive(path: string, options: ReadOptions): Promise<Archive> {
  const handle = await openFile(path, options.limits)
  try {
    const { size: bytes } = await handle.stat()
    const zip = await fromFdPromise(handle.fd, { autoClose: false, decodeStrings: false }).catch(() => {
      throw broken('damaged')
    })
    zip.on('error', () => undefined)
    const sha256 = await checkSeal(handle, zip, bytes, options)
    const entries = await readEntries(zip, options.limits)
    await checkPlaces(zip, entries, options.signal)
    return {
      entries,
      bytes,
      sha256,
      stream: async (name) => {
        const entry = entries.get(name)
        if (!entry) throw broken('missing-file', name)
        return zip.openReadStreamPromise(entry).catch(() => {
          throw broken('damaged', name)
        })
      },
      close: () => handle.close(),
    }
  } catch (error) {
    await handle.close()
    throw error
  }
}

async function openFile(path: string, limits: PackageLimits): Promise<FileHandle> {
  try {
    // Asked before opening: opening a pipe would wait for a writer for ever.
    const found = await stat(path)
    if (!found.isFile()) throw new DomainError('file-not-what-it-says')
    if (found.size === 0) throw new DomainError('file-empty')
    if (found.size > limits.packageBytes)
      throw new DomainError('file-too-large', { limit: limits.packageBytes })
    const handle = await open(path, 'r')
    try {
      await checkKind(handle)
      return handle
    } catch (error) {
      await handle.close()
      throw error
    }
  } catch (error) {
    const code = storageCode(error)
    throw code ? new DomainError(code) : error
  }
}

async function checkKind(handle: FileHandle): Promise<void> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(32), 0, 32, 0)
  const head = buffer.toString('latin1', 0, bytesRead)
  if (head.startsWith('age-encryption.org/') || head.startsWith('-----BEGIN AGE')) {
    throw new DomainError('file-encrypted')
  }
  if (!head.startsWith('PK\u0003\u0004')) throw new DomainError('file-not-what-it-says')
}

/** Sums the whole file up and compares it with the seal at its end, before trusting any of its structure. */
async function checkSeal(
  handle: FileHandle,
  zip: ZipFile,
  bytes: number,
  { signal, read }: ReadOptions,
): Promise<string> {
  const comment = Buffer.from(zip.comment).toString('latin1')
  const seal = comment.slice(sealPrefix.length)
  const sum = createHash('sha256')
  const buffer = Buffer.alloc(1024 * 1024)
  const end = bytes - sealLength
  for (let position = 0; position < end; ) {
    signal?.throwIfAborted()
    const wanted = Math.min(buffer.length, end - position)
    const { bytesRead } = await handle.read(buffer, 0, wanted, position)
    if (bytesRead === 0) throw broken('damaged')
    sum.update(buffer.subarray(0, bytesRead))
    position += bytesRead
    read(bytesRead)
  }
  const whole = sum.copy().update(seal).digest('hex')
  if (comment.startsWith(sealPrefix) && seal === sum.digest('hex')) return whole
  // A zip of another kind (a renamed .docx) is told apart from a package that was damaged or packed again.
  const names = await namesOf(zip)
  throw names.includes(manifestPath) ? broken('damaged') : new DomainError('file-not-what-it-says')
}

async function namesOf(zip: ZipFile): Promise<string[]> {
  const names: string[] = []
  try {
    for await (const entry of zip.eachEntry()) {
      names.push(nameOf(entry))
      if (names.length > 1000) break
    }
  } catch {
    return [manifestPath]
  }
  return names
}

const nameOf = (entry: Entry): string => entry.fileNameRaw.toString('latin1')

async function readEntries(zip: ZipFile, limits: PackageLimits): Promise<ReadonlyMap<string, Entry>> {
  if (zip.entryCount > limits.files) throw broken('too-many-files')
  const entries = new Map<string, Entry>()
  let unpacked = 0
  try {
    for await (const entry of zip.eachEntry()) {
      const name = nameOf(entry)
      if (!isPackagePath(name) || !isPlain(entry)) throw broken('bad-entry', entry.fileNameRaw.toString())
      if (entries.has(name)) throw broken('duplicate-entry', name)
      unpacked += entry.uncompressedSize
      if (entry.uncompressedSize > limits.fileBytes || unpacked > limits.unpackedBytes) {
        throw broken('too-large', name)
      }
      if (isBomb(entry.uncompressedSize, entry.compressedSize, limits)) throw broken('too-compressed', name)
      entries.set(name, entry)
    }
  } catch (error) {
    throw error instanceof DomainError ? error : broken('damaged')
  }
  return entries
}

/** Sizes above 4 GiB and time stamps. Others could give a file a second name (Info-ZIP's Unicode path). */
const harmlessExtras = new Set([0x0001, 0x5455])

/** A regular file, stored or deflated, not encrypted, with nothing that different programs read differently. */
function isPlain(entry: Entry): boolean {
  const kind = (entry.externalFileAttributes >>> 28) & 0xf
  const regular = (kind === 0 || kind === 8) && (entry.externalFileAttributes & 0x10) === 0
  const packed = entry.compressionMethod === 0 || entry.compressionMethod === 8
  const flags = entry.generalPurposeBitFlag & ~0x80e
  const extras = entry.extraFields.every((extra) => harmlessExtras.has(extra.id))
  return regular && packed && flags === 0 && extras && entry.fileCommentLength === 0
}

/**
 * Each file must lie in a place of its own and say the same there as in the directory: overlapping files are how a
 * small zip unpacks to petabytes, differing headers how two programs see two contents.
 */
async function checkPlaces(
  zip: ZipFile,
  entries: ReadonlyMap<string, Entry>,
  signal: AbortSignal | undefined,
): Promise<void> {
  const inOrder = [...entries].sort(
    ([, a], [, b]) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader,
  )
  let free = 0
  for (const [name, entry] of inOrder) {
    signal?.throwIfAborted()
    const local = await zip.readLocalFileHeaderPromise(entry).catch(() => {
      throw broken('damaged', name)
    })
    const same =
      local.fileName.equals(entry.fileNameRaw) &&
      local.compressionMethod === entry.compressionMethod &&
      local.generalPurposeBitFlag === entry.generalPurposeBitFlag
    if (!same || entry.relativeOffsetOfLocalHeader < free) throw broken('bad-entry', name)
    free = local.fileDataStart + entry.compressedSize
  }
}
