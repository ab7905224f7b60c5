import { open } from 'node:fs/promises'
import { DomainError } from '../../preload/contract/result'
import { type SheetFile, type SheetKind, sheetLimits } from './cells'
import { type DecodedText, decodeText, findDelimiter, fromText } from './delimited'
import { unpackCells } from './unzip'
import { fromBytes, fromParts } from './workbook'

export type ReadOptions = Readonly<{
  signal?: AbortSignal | undefined
  /** Told how far the reading is, 0 to 1. */
  progress?: ((fraction: number) => void) | undefined
}>

const SPREADSHEET_NAME = /\.(?:xlsx|xlsm|xltx|xls|xlt|et|xlsb|ods|csv|tsv|txt)$/i
const BOOK_NAME = /\.(?:xlsx|xlsm|xltx|xls|xlt|et|xlsb|ods)$/i

/**
 * Reads a spreadsheet or a delimited text file: .xlsx, .xlsm, .xlsb, .xls (also WPS .et), .ods, CSV in UTF-8, UTF-16
 * or GBK, and the HTML and XML that other programs save as .xls. The type is found by content; `name` is what the
 * user calls the file (for its extension and for messages).
 *
 * Throws file-not-found, no-permission, file-locked, file-too-large, file-empty, file-encrypted, file-broken,
 * file-not-what-it-says, file-unsupported, too-many-rows, cancelled. Made for a worker thread: parsing is synchronous.
 */
export async function readSheets(path: string, name: string, options: ReadOptions = {}): Promise<SheetFile> {
  try {
    const bytes = await readBytes(path)
    options.progress?.(0.1)
    const file = await parse(bytes, name, options.signal)
    if (options.signal?.aborted) throw new DomainError('cancelled')
    if (file.sheets.every((sheet) => sheet.rows.length === 0)) throw new DomainError('file-empty')
    options.progress?.(1)
    return file
  } catch (error) {
    throw error instanceof DomainError ? new DomainError(error.code, { file: name, ...error.facts }) : error
  }
}

/** Reads what was copied in Excel or WPS and pasted: tab-separated lines. Throws `file-empty`, `too-many-rows`. */
export function readPasted(text: string): SheetFile {
  if (text.length > sheetLimits.bytes) throw new DomainError('file-too-large')
  const sheet = fromText(text, '粘贴', text.includes('\t') ? '\t' : (findDelimiter(text) ?? '\t'))
  return { name: '粘贴', kind: 'pasted', encoding: null, sheets: [sheet] }
}

const FILE_FAULTS: Readonly<Record<string, 'file-not-found' | 'no-permission' | 'file-locked'>> = {
  ENOENT: 'file-not-found',
  EISDIR: 'file-not-found',
  EACCES: 'no-permission',
  EPERM: 'no-permission',
  EBUSY: 'file-locked',
}

async function readBytes(path: string): Promise<Buffer> {
  try {
    const handle = await open(path, 'r')
    try {
      const { size } = await handle.stat()
      if (size > sheetLimits.bytes)
        throw new DomainError('file-too-large', { limitMb: sheetLimits.bytes / 1_048_576 })
      if (size === 0) throw new DomainError('file-empty')
      return await handle.readFile()
    } finally {
      await handle.close()
    }
  } catch (error) {
    const fault = FILE_FAULTS[(error as NodeJS.ErrnoException).code ?? '']
    throw fault ? new DomainError(fault) : error
  }
}

const startsWith = (bytes: Buffer, ...signature: readonly number[]): boolean =>
  signature.every((b, i) => bytes[i] === b)

async function parse(bytes: Buffer, name: string, signal?: AbortSignal): Promise<SheetFile> {
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return parseZip(bytes, name, signal)
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
    // An .xlsx with a password is an OLE file that holds the encrypted package.
    if (bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))) throw new DomainError('file-encrypted')
    return { name, kind: 'xls', encoding: null, sheets: await fromBytes(bytes, signal) }
  }
  // Excel 2 to 4 wrote the records without a container.
  if (startsWith(bytes, 0x09) && [0x00, 0x02, 0x04].includes(bytes[1] ?? 0xff)) {
    return { name, kind: 'xls', encoding: null, sheets: await fromBytes(bytes, signal) }
  }
  const decoded = decodeText(bytes)
  return decoded ? parseText(decoded, name, signal) : refuseContent(name)
}

function refuseContent(name: string): never {
  throw new DomainError(SPREADSHEET_NAME.test(name) ? 'file-not-what-it-says' : 'file-unsupported')
}

async function parseZip(bytes: Buffer, name: string, signal?: AbortSignal): Promise<SheetFile> {
  const parts = await unpackCells(bytes, signal)
  const kind = kindOf(parts)
  if (!kind) return refuseContent(name)
  return { name, kind, encoding: null, sheets: await fromParts(parts, signal) }
}

function kindOf(parts: ReadonlyMap<string, Buffer>): SheetKind | null {
  if (/opendocument\.spreadsheet/.test(parts.get('mimetype')?.toString('latin1') ?? '')) return 'ods'
  const types = parts.get('[Content_Types].xml')?.toString('utf8') ?? ''
  if (!/spreadsheetml|ms-excel/.test(types)) return null
  return [...parts.keys()].some((part) => /workbook\.bin$/i.test(part)) ? 'xlsb' : 'xlsx'
}

async function parseText(
  { text, encoding }: DecodedText,
  name: string,
  signal?: AbortSignal,
): Promise<SheetFile> {
  const head = text
    .slice(0, 5_000)
    .replace(/^\ufeff/, '')
    .trimStart()
  if (head.startsWith('<')) {
    if (!/<(?:table|Workbook|html)\b/i.test(text.slice(0, 100_000))) return refuseContent(name)
    if (text.length > sheetLimits.htmlBytes) throw new DomainError('file-too-large')
    return { name, kind: 'html', encoding, sheets: await fromBytes(text, signal) }
  }
  const delimiter = findDelimiter(text)
  if (BOOK_NAME.test(name) && delimiter === null) throw new DomainError('file-not-what-it-says')
  const title = name.replace(/\.[^.]*$/, '') || name
  return { name, kind: 'csv', encoding, sheets: [fromText(text, title, delimiter ?? ',')] }
}
