import { createHash, type Hash, randomBytes } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { access, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable, Transform, type TransformCallback } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { uuidv7 } from 'uuidv7'
import { ZipFile } from 'yazl'
import type { Progress } from '../../preload/contract/define'
import { DomainError } from '../../preload/contract/result'
import { fingerprintOf, publicKeyOf, signBytes } from './keys'
import { HeaderInput, jsonBytes, type Manifest, type Signature } from './manifest'
import {
  attachmentPath,
  descriptionPath,
  isSha256,
  manifestPath,
  type PackageLimits,
  packageFormat,
  packageLimits,
  sealLength,
  sealPrefix,
  signaturePath,
  storageCode,
  tablePath,
} from './rules'
import {
  checkTables,
  csvOf,
  describeTables,
  type Table,
  tooLarge,
  type WrittenFile,
  type WrittenTable,
} from './table'

/** A file to go along, by its content's SHA-256; which record it belongs to is said by a table's rows. */
export type Attachment = Readonly<{ sha256: string; path: string }>

export type PackageContent = Readonly<{
  header: HeaderInput
  resources: readonly Table[]
  attachments: readonly Attachment[]
  /** The office's Ed25519 private key (PEM). */
  privateKey: string
}>

export type WriteOptions = Readonly<{
  /** Stages: `records` (total unknown), then `attachments`. */
  progress?: (progress: Progress) => void
  signal?: AbortSignal
  limits?: Partial<PackageLimits>
}>

export type WrittenPackage = Readonly<{
  id: string
  records: number
  attachments: number
  bytes: number
  /** Files inside. */
  files: number
  ms: number
  /** SHA-256 of the whole file. */
  sha256: string
  /** SHA-256 of youbei.json: what the next package's `previous` names. */
  manifestSha256: string
}>

/** Passes a zip on, sums its bytes up and writes the sum over the zeros that end it. */
class Seal extends Transform {
  bytes = 0
  sha256 = ''
  private readonly sum = createHash('sha256')
  private held = Buffer.alloc(0)

  constructor(private readonly limit: number) {
    super()
  }

  override _transform(chunk: Buffer, _encoding: string, done: TransformCallback): void {
    this.bytes += chunk.length
    const joined = Buffer.concat([this.held, chunk])
    const free = Math.max(0, joined.length - sealLength)
    this.held = joined.subarray(free)
    const ready = joined.subarray(0, free)
    this.sum.update(ready)
    done(this.bytes > this.limit ? tooLarge('', this.limit) : null, ready)
  }

  override _flush(done: TransformCallback): void {
    const whole = this.sum.copy()
    const seal = Buffer.from(this.sum.digest('hex'))
    this.sha256 = whole.update(seal).digest('hex')
    done(null, seal)
  }
}

/**
 * Writes a data package (`docs/package-format.md`): a zip with one CSV a table, the attachments, datapackage.json,
 * and the manifest with the office's signature. Memory does not grow with the number of rows. The file appears
 * under its name when it is complete; after a refusal, a fault or a cancel nothing is left behind.
 *
 * Errors: `nothing-chosen` (no table), `cancelled`, `file-too-large` (a limit of the format), `file-broken` (an
 * attachment is not what its SHA-256 says), `file-not-found`, `disk-full`, `no-permission`, `file-locked`.
 */
export async function writePackage(
  outPath: string,
  content: PackageContent,
  options: WriteOptions = {},
): Promise<WrittenPackage> {
  const started = performance.now()
  if (content.resources.length === 0) throw new DomainError('nothing-chosen')
  const limits = { ...packageLimits, ...options.limits }
  const attachments = [...new Map(content.attachments.map((one) => [one.sha256, one])).values()]
  if (!attachments.every((one) => isSha256(one.sha256))) throw new TypeError('An attachment has no SHA-256')
  if (content.resources.length + attachments.length + 3 > limits.files) throw tooLarge('', limits.files)
  checkTables(content.resources)
  const header = HeaderInput.parse(content.header)
  const publicKey = publicKeyOf(content.privateKey)
  const draft = {
    ...header,
    id: header.id ?? uuidv7(),
    created: header.created ?? new Date().toISOString(),
    from: { ...header.from, fingerprint: fingerprintOf(publicKey) },
  }
  const temporary = `${outPath}.${randomBytes(6).toString('hex')}.part`
  const zip = new Zip(temporary, new Date(draft.created), limits, options.signal)
  try {
    const tables = await addTables(zip, content.resources, limits, options.progress)
    const files: WrittenFile[] = tables.map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 }))
    files.push(...(await addAttachments(zip, attachments, limits, options.progress)))
    if (files.reduce((sum, file) => sum + file.bytes, 0) > limits.unpackedBytes) {
      throw tooLarge('', limits.unpackedBytes)
    }
    const description = jsonBytes(
      describeTables({ ...draft, whole: draft.kind === 'full' }, content.resources, tables),
    )
    files.push(await zip.addBytes(descriptionPath, description))
    const records = tables.reduce((sum, table) => sum + table.rows, 0)
    const manifest: Manifest = {
      format: packageFormat,
      ...draft,
      counts: {
        records,
        attachments: attachments.length,
        resources: Object.fromEntries(
          content.resources.map((table, at) => [table.name, tables[at]?.rows ?? 0]),
        ),
      },
      files,
    }
    const signed = jsonBytes(manifest)
    const { sha256: manifestSha256 } = await zip.addBytes(manifestPath, signed)
    const signature: Signature = {
      format: packageFormat,
      algorithm: 'Ed25519',
      signs: manifestPath,
      publicKey,
      signature: signBytes(signed, content.privateKey).toString('base64'),
    }
    await zip.addBytes(signaturePath, jsonBytes(signature))
    const { bytes, sha256 } = await zip.finish()
    options.signal?.throwIfAborted()
    await rename(temporary, outPath)
    await syncFolder(dirname(outPath))
    return {
      id: draft.id,
      records,
      attachments: attachments.length,
      bytes,
      files: files.length + 2,
      ms: Math.round(performance.now() - started),
      sha256,
      manifestSha256,
    }
  } catch (error) {
    await zip.discard()
    // Where the folder itself is missing there is nothing to remove, and the fault to tell is the first one.
    await rm(temporary, { force: true }).catch(() => undefined)
    if (options.signal?.aborted) throw new DomainError('cancelled')
    throw refusalOf(error)
  }
}

async function addTables(
  zip: Zip,
  tables: readonly Table[],
  limits: PackageLimits,
  progress: WriteOptions['progress'],
): Promise<WrittenTable[]> {
  const written: WrittenTable[] = []
  let before = 0
  for (const table of tables) {
    const file: WrittenTable = {
      path: tablePath(table.name),
      bytes: 0,
      sha256: '',
      rows: 0,
      emptied: new Set(),
    }
    const report = (rows: number) => progress?.({ done: before + rows, total: 0, stage: 'records' })
    await zip.add(file.path, Readable.from(csvOf(table, file, limits, report), { objectMode: false }), true)
    before += file.rows
    written.push(file)
  }
  return written
}

async function addAttachments(
  zip: Zip,
  attachments: readonly Attachment[],
  limits: PackageLimits,
  progress: WriteOptions['progress'],
): Promise<WrittenFile[]> {
  const written: WrittenFile[] = []
  for (const { path, sha256 } of attachments) {
    await access(path).catch((error: unknown) => {
      throw new DomainError(storageCode(error) ?? 'file-not-found', { file: sha256 })
    })
    const counter = new Counter(limits.fileBytes)
    const source = createReadStream(path, { highWaterMark: 256 * 1024 })
    // Photos and PDFs are packed already: storing them costs nothing and keeps the package quick to read.
    await zip.add(attachmentPath(sha256), source, false, counter)
    const file = { path: attachmentPath(sha256), bytes: counter.bytes, sha256: counter.sum.digest('hex') }
    if (file.sha256 !== sha256) throw new DomainError('file-broken', { file: sha256 })
    written.push(file)
    progress?.({ done: written.length, total: attachments.length, stage: 'attachments' })
  }
  return written
}

/** Sums up what passes through. */
class Counter extends Transform {
  bytes = 0
  readonly sum: Hash = createHash('sha256')

  constructor(private readonly limit: number) {
    super()
  }

  override _transform(chunk: Buffer, _encoding: string, done: TransformCallback): void {
    this.bytes += chunk.length
    this.sum.update(chunk)
    done(this.bytes > this.limit ? tooLarge('', this.limit) : null, chunk)
  }
}

/** A zip on its way into a temporary file: one entry after the other, and one place where a fault is noticed. */
class Zip {
  private readonly zip = new ZipFile()
  private readonly seal: Seal
  private readonly stop = new AbortController()
  /** Settled when the file is let go of, which is after the pipeline is done and after any fault. */
  private readonly closed: Promise<void>
  private readonly written: Promise<void>
  private readonly broken: Promise<never>

  constructor(
    path: string,
    private readonly mtime: Date,
    private readonly limits: PackageLimits,
    signal: AbortSignal | undefined,
  ) {
    this.seal = new Seal(limits.packageBytes)
    const target = createWriteStream(path, { flags: 'wx', flush: true, highWaterMark: 1024 * 1024 })
    this.closed = new Promise((resolve) => target.once('close', resolve))
    const signals = signal ? AbortSignal.any([signal, this.stop.signal]) : this.stop.signal
    const output = this.zip.outputStream as Readable
    this.written = pipeline(output, this.seal, target, { signal: signals })
    this.broken = new Promise((_resolve, reject) => {
      this.zip.on('error', reject)
      this.written.catch(reject)
    })
    this.broken.catch(() => undefined)
  }

  /** Adds one entry; done when all of it was read from its source. */
  async add(path: string, source: Readable, compress: boolean, through?: Counter): Promise<void> {
    const last = through ?? source
    const passed = new Promise<void>((resolve, reject) => {
      source.once('error', reject)
      through?.once('error', reject)
      last.once('end', resolve)
    })
    passed.catch(() => undefined)
    if (through) source.pipe(through)
    this.zip.addReadStream(last, path, { mtime: this.mtime, compress })
    try {
      await Promise.race([passed, this.broken])
    } catch (error) {
      source.destroy()
      through?.destroy()
      throw error
    }
  }

  async addBytes(path: string, bytes: Buffer): Promise<WrittenFile> {
    if (bytes.length > this.limits.jsonBytes) throw tooLarge(path, this.limits.jsonBytes)
    await this.add(path, Readable.from([bytes], { objectMode: false }), true)
    return { path, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
  }

  async finish(): Promise<{ bytes: number; sha256: string }> {
    this.zip.end({ forceZip64Format: false, comment: sealPrefix + '0'.repeat(sealLength) })
    await Promise.race([this.written, this.broken])
    await this.closed
    return { bytes: this.seal.bytes, sha256: this.seal.sha256 }
  }

  /** Gives up what was written and waits until the file is let go of, so that it can be removed. */
  async discard(): Promise<void> {
    this.stop.abort()
    await this.written.catch(() => undefined)
    await this.closed
  }
}

/**
 * Makes the new name last through a power cut. The package is complete either way, so a file system which cannot do
 * it (Windows, some sticks and network folders) is no reason to refuse.
 */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined)
  await handle?.sync().catch(() => undefined)
  await handle?.close()
}

function refusalOf(error: unknown): unknown {
  const code = storageCode(error)
  return code ? new DomainError(code) : error
}
