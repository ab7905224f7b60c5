import { createHash } from 'node:crypto'
import type { z } from 'zod'
import type { Progress } from '../../preload/contract/define'
import { DomainError } from '../../preload/contract/result'
import { type Archive, broken, openArchive } from './archive'
import { CsvFault, readCsv } from './csv'
import { fingerprintOf, sameFingerprint, signatureFits } from './keys'
import { type DescribedTable, Description, Manifest, ManifestFormat, Signature } from './manifest'
import {
  attachmentOf,
  type BrokenReason,
  cellFits,
  descriptionPath,
  type Field,
  manifestPath,
  type PackageLimits,
  packageFormat,
  packageLimits,
  type SignatureReason,
  signaturePath,
  tableOf,
  tablePath,
} from './rules'

/** A cell that does not hold what its column says. `row` counts records from 1, without the header. */
export type Problem = Readonly<{ resource: string; row: number; field: string; reason: 'misfit' }>

export type VerifiedPackage = Readonly<{
  header: Omit<Manifest, 'files' | 'counts'>
  /** Fingerprint of the key that signed. Whether that key is the office's is for whoever knows the office. */
  signedBy: string
  publicKey: string
  resources: readonly Readonly<{ name: string; title: string; rows: number }>[]
  attachments: readonly Readonly<{ sha256: string; bytes: number }>[]
  records: number
  bytes: number
  /** SHA-256 of the whole file. */
  sha256: string
  /** SHA-256 of youbei.json, which the next package's `previous` names. */
  manifestSha256: string
  /** The first hundred; cells' contents are not told. */
  problems: readonly Problem[]
}>

export type VerifyOptions = Readonly<{
  limits?: Partial<PackageLimits>
  /** The fingerprint the sender is known by; a package signed with another key is refused. */
  expected?: string
  signal?: AbortSignal
  /** Stage `checking`; bytes of the file, which is read twice. */
  progress?: (progress: Progress) => void
}>

const mostProblems = 100

/**
 * Checks a data package from beginning to end without unpacking it to disk: the seal, the zip's structure, the
 * signature, every file's size and SHA-256, that no file is missing or extra, and every table against its
 * description. Changes nothing.
 *
 * Errors: `package-broken` (facts `reason`, `file`), `signature-wrong` (fact `reason`), `cancelled`, and what
 * `openArchive` refuses.
 */
export async function verifyPackage(path: string, options: VerifyOptions = {}): Promise<VerifiedPackage> {
  const limits = { ...packageLimits, ...options.limits }
  let done = 0
  let total = 0
  const read = (bytes: number) => {
    done += bytes
    options.progress?.({ done, total, stage: 'checking' })
  }
  try {
    const archive = await openArchive(path, { limits, signal: options.signal, read })
    try {
      total = archive.bytes * 2
      return await verifyArchive(archive, limits, options, read)
    } finally {
      await archive.close()
    }
  } catch (error) {
    if (options.signal?.aborted) throw new DomainError('cancelled')
    throw error
  }
}

async function verifyArchive(
  archive: Archive,
  limits: PackageLimits,
  options: VerifyOptions,
  read: (bytes: number) => void,
): Promise<VerifiedPackage> {
  if (!archive.entries.has(manifestPath)) throw new DomainError('file-not-what-it-says')
  const manifestBytes = await bytesOf(archive, manifestPath, limits)
  const signature = shaped(
    Signature,
    await jsonOf(archive, signaturePath, limits),
    'bad-manifest',
    signaturePath,
  )
  const manifest = readManifest(manifestBytes)
  const signedBy = checkSignature(manifestBytes, manifest, signature, options.expected)
  await checkFiles(archive, manifest, options.signal, read)
  const description = shaped(
    Description,
    await jsonOf(archive, descriptionPath, limits),
    'bad-description',
    descriptionPath,
  )
  checkDescription(description, manifest)
  const problems: Problem[] = []
  const resources: { name: string; title: string; rows: number }[] = []
  for (const table of description.resources) {
    const rows = await checkTable(archive, table, limits, problems, options.signal)
    if (rows !== manifest.counts.resources[table.name]) throw broken('bad-table', table.path)
    resources.push({ name: table.name, title: table.title, rows })
  }
  const { files, counts, ...header } = manifest
  return {
    header,
    signedBy,
    publicKey: signature.publicKey,
    resources,
    attachments: files.flatMap(({ path, bytes }) => {
      const sha256 = attachmentOf(path)
      return sha256 ? [{ sha256, bytes }] : []
    }),
    records: counts.records,
    bytes: archive.bytes,
    sha256: archive.sha256,
    manifestSha256: createHash('sha256').update(manifestBytes).digest('hex'),
    problems,
  }
}

async function bytesOf(archive: Archive, path: string, limits: PackageLimits): Promise<Buffer> {
  if ((archive.entries.get(path)?.uncompressedSize ?? 0) > limits.jsonBytes) throw broken('too-large', path)
  const pieces: Buffer[] = []
  try {
    for await (const piece of await archive.stream(path)) pieces.push(piece)
  } catch (error) {
    throw error instanceof DomainError ? error : broken('damaged', path)
  }
  return Buffer.concat(pieces)
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes))
  } catch {
    return undefined
  }
}

async function jsonOf(archive: Archive, path: string, limits: PackageLimits): Promise<unknown> {
  return parseJson(await bytesOf(archive, path, limits))
}

function shaped<S extends z.ZodType>(
  schema: S,
  value: unknown,
  reason: BrokenReason,
  file: string,
): z.output<S> {
  const result = schema.safeParse(value)
  if (!result.success) throw broken(reason, file)
  return result.data
}

function readManifest(bytes: Buffer): Manifest {
  const value = parseJson(bytes)
  const { format } = shaped(ManifestFormat, value, 'bad-manifest', manifestPath)
  if (format > packageFormat) throw broken('newer-format')
  const manifest = shaped(Manifest, value, 'bad-manifest', manifestPath)
  const paths = new Set(manifest.files.map((file) => file.path))
  const signing = paths.has(manifestPath) || paths.has(signaturePath)
  if (paths.size !== manifest.files.length || signing || !paths.has(descriptionPath)) {
    throw broken('bad-manifest', manifestPath)
  }
  return manifest
}

function wrong(reason: SignatureReason): DomainError {
  return new DomainError('signature-wrong', { reason })
}

/** The fingerprint of the key that signed, after checking that it did, and that it is the one the manifest names. */
function checkSignature(
  bytes: Buffer,
  manifest: Manifest,
  { publicKey, signature }: Signature,
  expected: string | undefined,
): string {
  let fingerprint: string
  try {
    fingerprint = fingerprintOf(publicKey)
  } catch {
    throw wrong('bad-signature')
  }
  if (!signatureFits(bytes, Buffer.from(signature, 'base64'), publicKey)) throw wrong('not-valid')
  if (fingerprint !== manifest.from.fingerprint) throw wrong('other-key')
  if (expected !== undefined && !sameFingerprint(fingerprint, expected)) throw wrong('other-key')
  return fingerprint
}

/** Compares the files that are there with the signed list: names, sizes and contents. */
async function checkFiles(
  archive: Archive,
  manifest: Manifest,
  signal: AbortSignal | undefined,
  read: (bytes: number) => void,
): Promise<void> {
  const listed = new Set([manifestPath, signaturePath, ...manifest.files.map((file) => file.path)])
  for (const path of archive.entries.keys()) if (!listed.has(path)) throw broken('extra-file', path)
  for (const file of manifest.files) {
    signal?.throwIfAborted()
    const entry = archive.entries.get(file.path)
    if (!entry) throw broken('missing-file', file.path)
    const named = attachmentOf(file.path)
    if (named && named !== file.sha256) throw broken('bad-manifest', file.path)
    if (entry.uncompressedSize !== file.bytes) throw broken('wrong-hash', file.path)
    const sum = createHash('sha256')
    try {
      for await (const piece of await archive.stream(file.path)) {
        sum.update(piece)
        signal?.throwIfAborted()
      }
    } catch (error) {
      throw error instanceof DomainError ? error : broken('damaged', file.path)
    }
    if (sum.digest('hex') !== file.sha256) throw broken('wrong-hash', file.path)
    read(entry.compressedSize)
  }
}

/** Compares what datapackage.json says of the tables with the signed list. */
function checkDescription(description: Description, manifest: Manifest): void {
  const files = new Map(manifest.files.map((file) => [file.path, file]))
  const tables = manifest.files.filter((file) => tableOf(file.path) !== null)
  const attachments = manifest.files.filter((file) => attachmentOf(file.path) !== null)
  const { counts } = manifest
  const counted = Object.values(counts.resources)
  const adds =
    counted.length === tables.length &&
    counted.reduce((sum, rows) => sum + rows, 0) === counts.records &&
    counts.attachments === attachments.length
  if (!adds) throw broken('bad-manifest', manifestPath)
  const names = new Set(description.resources.map((table) => table.name))
  const complete = names.size === description.resources.length && names.size === tables.length
  const fits = description.resources.every((table) => {
    const file = files.get(table.path)
    const columns = new Set(table.schema.fields.map((field) => field.name))
    return (
      table.path === tablePath(table.name) &&
      file?.bytes === table.bytes &&
      table.hash === `sha256:${file.sha256}` &&
      columns.size === table.schema.fields.length &&
      table.schema.primaryKey.every((name) => columns.has(name))
    )
  })
  if (!complete || !fits) throw broken('bad-description', descriptionPath)
}

/** Reads one table and compares every row with its description; answers the number of rows. */
async function checkTable(
  archive: Archive,
  table: DescribedTable,
  limits: PackageLimits,
  problems: Problem[],
  signal: AbortSignal | undefined,
): Promise<number> {
  const required = new Set(table.schema.primaryKey)
  // The shape of a described column is that of a field, as far as cells are compared with it.
  const columns = table.schema.fields.map((field) => ({
    field: field as Field,
    needed: required.has(field.name),
  }))
  let row = -1
  const compare = (cells: readonly (string | null)[]) => {
    row += 1
    if (cells.length !== columns.length) throw broken('bad-table', table.path)
    if (row === 0) {
      if (columns.some(({ field }, at) => cells[at] !== field.name)) throw broken('bad-table', table.path)
      return
    }
    if (problems.length >= mostProblems) return
    columns.forEach(({ field, needed }, at) => {
      const cell = cells[at] ?? null
      if ((cell === null && needed) || !cellFits(field, cell)) {
        problems.push({ resource: table.name, row, field: field.name, reason: 'misfit' })
      }
    })
  }
  try {
    for await (const batch of readCsv(utf8(await archive.stream(table.path)), limits.recordBytes)) {
      signal?.throwIfAborted()
      batch.forEach(compare)
    }
  } catch (error) {
    if (error instanceof DomainError) throw error
    throw broken(error instanceof CsvFault || isNotUtf8(error) ? 'bad-table' : 'damaged', table.path)
  }
  if (row < 0) throw broken('bad-table', table.path)
  return row
}

function isNotUtf8(error: unknown): boolean {
  return error instanceof TypeError && 'code' in error && error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA'
}

/** Decodes strictly: bytes that are no UTF-8 are a TypeError, not a replacement character. */
async function* utf8(source: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  for await (const piece of source) {
    const text = decoder.decode(piece, { stream: true })
    if (text !== '') yield text
  }
  const rest = decoder.decode()
  if (rest !== '') yield rest
}
