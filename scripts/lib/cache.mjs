import { createHash, randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { withLock } from './lock.mjs'
import { cacheRoot } from './paths.mjs'

const recordName = '.youbei.json'

/**
 * A folder of the cache. When it is missing or damaged, `make(folder)` fills a temporary one, which takes the place
 * in one rename: a crash leaves no half-made entry. `make` may return facts to remember.
 * @returns `{ path, facts, made }` (`made`: it was made just now)
 */
export async function cached(name, make, { base = cacheRoot() } = {}) {
  const path = join(base, name)
  const found = await intact(path)
  if (found) return { path, facts: found.facts, made: false }
  return withLock(`${path}.lock`, async () => {
    const meanwhile = await intact(path)
    if (meanwhile) return { path, facts: meanwhile.facts, made: false }
    const temporary = `${path}.${process.pid}-${randomBytes(4).toString('hex')}`
    try {
      await mkdir(temporary, { recursive: true })
      const facts = (await make(temporary)) ?? {}
      const record = { facts, files: await fingerprints(temporary) }
      await writeFile(join(temporary, recordName), JSON.stringify(record))
      await rm(path, { recursive: true, force: true })
      await moveInto(temporary, path)
      return { path, facts, made: true }
    } finally {
      await rm(temporary, { recursive: true, force: true })
    }
  })
}

/** On Windows a virus scanner may still hold files that were just unpacked; a moment later it lets go. */
async function moveInto(from, to, triesLeft = 10) {
  try {
    await rename(from, to)
  } catch (error) {
    if (triesLeft === 0 || !['EPERM', 'EACCES', 'EBUSY'].includes(error.code)) throw error
    await sleep(300)
    await moveInto(from, to, triesLeft - 1)
  }
}

/** The record of a cache entry that is there and whole, without making it; undefined otherwise. */
export async function lookUp(name, { base = cacheRoot() } = {}) {
  const path = join(base, name)
  const record = await intact(path)
  return record ? { path, facts: record.facts } : undefined
}

/** Size and time are trusted when both are as recorded; where the time differs (a restored cache), the hash decides. */
async function intact(path) {
  try {
    const record = JSON.parse(await readFile(join(path, recordName), 'utf8'))
    for (const [name, { size, mtime, sha256 }] of Object.entries(record.files)) {
      const now = await stat(join(path, name))
      if (now.size !== size) return undefined
      if (now.mtimeMs !== mtime && (await sha256Of(join(path, name))) !== sha256) return undefined
    }
    return record
  } catch {
    return undefined
  }
}

async function fingerprints(folder) {
  const files = {}
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  for (const entry of entries.filter((one) => one.isFile())) {
    const full = join(entry.parentPath ?? entry.path, entry.name)
    const { size, mtimeMs } = await stat(full)
    files[full.slice(folder.length + 1)] = { size, mtime: mtimeMs, sha256: await sha256Of(full) }
  }
  return files
}

/** SHA-256 of a file, in hexadecimal. */
export const sha256Of = (path) => digestOf(path, 'sha256', 'hex')

/** A file's digest, read as a stream. */
export async function digestOf(path, algorithm, encoding) {
  const hash = createHash(algorithm)
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk)
  return hash.digest(encoding)
}

const failureFile = (key, base) => join(base, 'failures', `${key.replace(/[^\w.-]/g, '_')}.json`)

/** Remembers that something failed, so that the next run need not wait for the same failure. */
export async function rememberFailure(key, reason, { base = cacheRoot(), now = Date.now() } = {}) {
  await mkdir(join(base, 'failures'), { recursive: true })
  await writeFile(failureFile(key, base), JSON.stringify({ at: now, reason }))
}

/** The reason of a remembered failure not older than `maxAgeMs`, else undefined. */
export async function recentFailure(key, maxAgeMs, { base = cacheRoot(), now = Date.now() } = {}) {
  try {
    const { at, reason } = JSON.parse(await readFile(failureFile(key, base), 'utf8'))
    return now - at < maxAgeMs ? String(reason) : undefined
  } catch {
    return undefined
  }
}
