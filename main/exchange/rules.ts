import type { ErrorCode } from '../../preload/contract/result'

/**
 * What a data package may look like: names of files, field types, how a value becomes a cell and back, limits.
 * The format in words: `docs/package-format.md`.
 */

/** The format this program writes, and the newest it reads. */
export const packageFormat = 1

/** Why a package was refused as `package-broken` (fact `reason`), as a key the page turns into words. */
export const brokenReasons = [
  /** Bytes were changed or lost on the way: the sum over the whole file is wrong. */
  'damaged',
  'newer-format',
  'too-many-files',
  'too-large',
  'too-compressed',
  /** A file inside with a name, kind or encoding that no package has (paths that leave the folder, links, …). */
  'bad-entry',
  'duplicate-entry',
  /** A file that the manifest does not name. */
  'extra-file',
  'missing-file',
  'wrong-hash',
  'bad-manifest',
  'bad-description',
  /** A table's rows are not what its description and the manifest say. */
  'bad-table',
] as const
export type BrokenReason = (typeof brokenReasons)[number]

/** Why a signature was refused as `signature-wrong` (fact `reason`). */
export const signatureReasons = ['not-valid', 'other-key', 'bad-signature'] as const
export type SignatureReason = (typeof signatureReasons)[number]

export type PackageLimits = Readonly<{
  /** Bytes of the whole file. Below 4 GiB: more does not fit on a FAT32 stick. */
  packageBytes: number
  /** Files inside. */
  files: number
  /** Bytes of one file inside, unpacked. */
  fileBytes: number
  /** Bytes of all files inside, unpacked. */
  unpackedBytes: number
  /** Unpacked bytes to packed bytes of one file, above a floor of 32 MiB. */
  ratio: number
  /** Bytes of youbei.json and of datapackage.json. */
  jsonBytes: number
  /** Bytes of one record of a table. */
  recordBytes: number
}>

export const packageLimits: PackageLimits = {
  packageBytes: 2 ** 32 - 1,
  files: 20_000,
  fileBytes: 2 ** 31,
  unpackedBytes: 2 ** 33,
  ratio: 250,
  jsonBytes: 8 * 2 ** 20,
  recordBytes: 16 * 2 ** 20,
}

/** Whether a file unpacks to so much more than it is that no table of records would. */
export function isBomb(unpacked: number, packed: number, limits: PackageLimits): boolean {
  return unpacked > 32 * 2 ** 20 && unpacked > packed * limits.ratio
}

export const manifestPath = 'youbei.json'
export const signaturePath = 'signature.json'
export const descriptionPath = 'datapackage.json'

/** A package's zip comment: this and the SHA-256 (hex) of all bytes of the file before that sum. */
export const sealPrefix = 'sha256:'
export const sealLength = 64

/** Names that Windows keeps for devices cannot be unpacked there. */
const reservedName = /^(?:con|prn|aux|nul|com\d|lpt\d)$/

const resourceName = /^[a-z][a-z0-9_-]{0,59}$/

export function isResourceName(name: string): boolean {
  return resourceName.test(name) && !reservedName.test(name)
}

export const isSha256 = (text: string): boolean => /^[0-9a-f]{64}$/.test(text)

export const tablePath = (name: string): string => `data/${name}.csv`
export const attachmentPath = (sha256: string): string => `attachments/${sha256}`

/** The resource a table's path belongs to, or null. */
export function tableOf(path: string): string | null {
  const name = /^data\/([^/]+)\.csv$/.exec(path)?.[1]
  return name && isResourceName(name) ? name : null
}

/** The SHA-256 an attachment's path names, or null. */
export function attachmentOf(path: string): string | null {
  const name = /^attachments\/([^/]+)$/.exec(path)?.[1]
  return name && isSha256(name) ? name : null
}

/** The whole list of names a package may hold: whatever else is in a zip is refused before it is looked at. */
export function isPackagePath(path: string): boolean {
  return (
    path === manifestPath ||
    path === signaturePath ||
    path === descriptionPath ||
    tableOf(path) !== null ||
    attachmentOf(path) !== null
  )
}

/** A foreign file name as a fact of a refusal: short, without control characters. */
export function quotable(name: string): string {
  const plain = name.replace(/\p{C}/gu, '\ufffd')
  return plain.length > 80 ? `${plain.slice(0, 79)}…` : plain
}

export type FieldType = 'string' | 'integer' | 'number' | 'boolean' | 'date' | 'datetime' | 'object' | 'array'

export type Constraints = Readonly<{
  required?: boolean
  unique?: boolean
  enum?: readonly string[]
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
  pattern?: string
}>

/** A column as Frictionless Table Schema describes it. */
export type Field = Readonly<{
  name: string
  type: FieldType
  title: string
  description?: string
  format?: string
  constraints?: Constraints
}>

type FieldOptions = Constraints & Readonly<{ description?: string }>

function field(name: string, type: FieldType, title: string, options: FieldOptions, format?: string): Field {
  const { description, ...constraints } = options
  return {
    name,
    type,
    title,
    ...(description ? { description } : {}),
    ...(format ? { format } : {}),
    ...(Object.keys(constraints).length > 0 ? { constraints } : {}),
  }
}

/** Milliseconds are kept, which the default format of Table Schema cannot say. */
const momentFormat = '%Y-%m-%dT%H:%M:%S.%fZ'

/** Fields by what they hold. `moment` is UTC milliseconds here and an ISO 8601 text in the file. */
export const fields = {
  text: (name: string, title: string, options: FieldOptions = {}) => field(name, 'string', title, options),
  integer: (name: string, title: string, options: FieldOptions = {}) =>
    field(name, 'integer', title, options),
  number: (name: string, title: string, options: FieldOptions = {}) => field(name, 'number', title, options),
  yesNo: (name: string, title: string, options: FieldOptions = {}) => field(name, 'boolean', title, options),
  day: (name: string, title: string, options: FieldOptions = {}) => field(name, 'date', title, options),
  moment: (name: string, title: string, options: FieldOptions = {}) =>
    field(name, 'datetime', title, options, momentFormat),
  object: (name: string, title: string, options: FieldOptions = {}) => field(name, 'object', title, options),
  list: (name: string, title: string, options: FieldOptions = {}) => field(name, 'array', title, options),
} as const

/** What every record that can travel carries; `rev` decides which of two states is newer. */
export const recordFields: readonly Field[] = [
  fields.text('id', '标识', { required: true, description: 'UUIDv7' }),
  fields.text('owner', '归属单位', { required: true, pattern: '\\d{12}', description: '统计用区划代码' }),
  fields.text('rev', '版本', { required: true, description: 'Hybrid logical clock; sorts as text' }),
  fields.moment('created_at', '创建时间', { required: true }),
  fields.moment('updated_at', '更新时间', { required: true }),
  fields.moment('deleted_at', '删除时间'),
]

const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/
const momentPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/

function isDay(text: string): boolean {
  const match = dayPattern.exec(text)
  if (!match) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

function isMoment(text: string): boolean {
  if (!momentPattern.test(text)) return false
  const date = new Date(text)
  return !Number.isNaN(date.getTime()) && date.toISOString() === text
}

/** A value that does not fit its field is a fault of whoever collected the rows, so no refusal but an error. */
function misfit(column: Field, value: unknown): TypeError {
  return new TypeError(
    `Field ${column.name} takes ${column.type}, not ${value === null ? 'null' : typeof value}`,
  )
}

function momentText(column: Field, value: unknown): string {
  const date = typeof value === 'number' ? new Date(value) : value
  if (!(date instanceof Date) || Number.isNaN(date.getTime())) throw misfit(column, value)
  const text = date.toISOString()
  if (!momentPattern.test(text)) throw misfit(column, value)
  return text
}

/**
 * The cell of a value; null is no value.
 *
 * string: as it is. integer: safe integer or bigint. number: finite. boolean: true, false, 1, 0 (SQLite's).
 * date: `YYYY-MM-DD`. datetime: UTC milliseconds or a Date. object, array: JSON.
 * Throws TypeError where the value does not fit.
 */
export function formatCell(column: Field, value: unknown): string | null {
  if (value === null || value === undefined) return null
  switch (column.type) {
    case 'string':
      if (typeof value !== 'string') throw misfit(column, value)
      return value
    case 'integer':
      if (typeof value !== 'bigint' && !Number.isSafeInteger(value)) throw misfit(column, value)
      return String(value)
    case 'number':
      if (typeof value !== 'number' || !Number.isFinite(value)) throw misfit(column, value)
      return String(value)
    case 'boolean':
      if (value === true || value === 1) return 'true'
      if (value === false || value === 0) return 'false'
      throw misfit(column, value)
    case 'date':
      if (typeof value !== 'string' || !isDay(value)) throw misfit(column, value)
      return value
    case 'datetime':
      return momentText(column, value)
    case 'object':
      if (typeof value !== 'object' || Array.isArray(value)) throw misfit(column, value)
      return JSON.stringify(value)
    case 'array':
      if (!Array.isArray(value)) throw misfit(column, value)
      return JSON.stringify(value)
  }
}

const integerPattern = /^[+-]?\d+$/
const numberPattern = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/

function isJson(text: string, list: boolean): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && Array.isArray(value) === list
  } catch {
    return false
  }
}

/** Whether a cell holds what its field says. `null` is an empty cell without quotes. */
export function cellFits(column: Field, cell: string | null): boolean {
  if (cell === null) return column.constraints?.required !== true
  if (column.constraints?.enum && !column.constraints.enum.includes(cell)) return false
  switch (column.type) {
    case 'string':
      return true
    case 'integer':
      return integerPattern.test(cell)
    case 'number':
      return numberPattern.test(cell)
    case 'boolean':
      return cell === 'true' || cell === 'false'
    case 'date':
      return isDay(cell)
    case 'datetime':
      return isMoment(cell)
    case 'object':
      return isJson(cell, false)
    case 'array':
      return isJson(cell, true)
  }
}

const storageCodes: Readonly<Record<string, ErrorCode>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EFBIG: 'file-too-large',
  EACCES: 'no-permission',
  EPERM: 'no-permission',
  EROFS: 'no-permission',
  EBUSY: 'file-locked',
  ETXTBSY: 'file-locked',
  ENOENT: 'file-not-found',
  ENOTDIR: 'file-not-found',
  EISDIR: 'file-not-what-it-says',
}

/** The refusal for a fault of the file system (`error.code`), or undefined where it is a bug. */
export function storageCode(error: unknown): ErrorCode | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  return typeof error.code === 'string' ? storageCodes[error.code] : undefined
}
