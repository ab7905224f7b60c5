import type { Readable } from 'node:stream'
import { type Entry, fromBuffer, type ZipFile } from 'yauzl'
import { DomainError } from '../../preload/contract/result'
import { sheetLimits } from './cells'

/** Parts of a workbook that hold no cells: pictures, charts, macros, printer settings. They are never unpacked. */
const NO_CELLS =
  /(?:^|\/)(?:media|drawings|charts|chartsheets|embeddings|printerSettings|theme|pivotCache|pivotTables|externalLinks|customXml|activeX|ctrlProps|comments[^/]*|threadedComments|persons|Thumbnails|Pictures)(?:\/|$|\.|\d)/i
const CELL_PARTS = /(?:\.xml|\.rels|\.bin|(?:^|\/)mimetype)$/i

function open(bytes: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true, decodeStrings: true }, (error, zip) =>
      error ? reject(error) : resolve(zip),
    )
  })
}

function openEntry(zip: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream)))
  })
}

/** The bytes of one part. The stream ends with an error where the part holds more than its header declares. */
async function contentOf(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of await openEntry(zip, entry)) {
    const bytes = chunk as Buffer
    size += bytes.length
    if (size > sheetLimits.zipEntryBytes) throw tooLarge()
    chunks.push(bytes)
  }
  return Buffer.concat(chunks, size)
}

const tooLarge = () => new DomainError('file-too-large', { limitMb: sheetLimits.zipBytes / 1_048_576 })

/** Calls `take` for each part in the directory, in its order; resolves after the last one. */
function eachEntry(zip: ZipFile, take: (entry: Entry) => Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    zip.on('error', reject)
    zip.on('end', resolve)
    zip.on('entry', (entry: Entry) => {
      take(entry).then(() => zip.readEntry(), reject)
    })
    zip.readEntry()
  })
}

/**
 * Unpacks the parts of a spreadsheet that hold cells. This is the guard against zip bombs: the number of parts, the
 * size each declares, the size each really has and the sum of all are limited before anything parses them.
 * Throws `file-too-large`, `file-encrypted`, `file-broken`, `cancelled`.
 */
export async function unpackCells(bytes: Buffer, signal?: AbortSignal): Promise<ReadonlyMap<string, Buffer>> {
  const parts = new Map<string, Buffer>()
  let entries = 0
  let total = 0
  try {
    const zip = await open(bytes)
    await eachEntry(zip, async (entry) => {
      if (signal?.aborted) throw new DomainError('cancelled')
      entries += 1
      if (entries > sheetLimits.zipEntries) throw tooLarge()
      if (!CELL_PARTS.test(entry.fileName) || NO_CELLS.test(entry.fileName)) return
      if (entry.isEncrypted()) throw new DomainError('file-encrypted')
      total += entry.uncompressedSize
      if (entry.uncompressedSize > sheetLimits.zipEntryBytes || total > sheetLimits.zipBytes) throw tooLarge()
      if (!parts.has(entry.fileName)) parts.set(entry.fileName, await contentOf(zip, entry))
    })
  } catch (error) {
    throw error instanceof DomainError ? error : new DomainError('file-broken')
  }
  return parts
}
