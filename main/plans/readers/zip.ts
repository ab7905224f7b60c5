import { fromBuffer, type ZipFile } from 'yauzl'
import { DomainError } from '../../../preload/contract/result'
import { limits } from './source'

/** Parts of an Office file by name, unpacked. */
export type Parts = Map<string, Buffer>

/**
 * Unpacks the wanted parts of a zip, counting what really comes out, so that a zip bomb stops at the limit before
 * anything else sees it. Names are only keys here: nothing is written anywhere.
 *
 * @throws DomainError file-too-large, file-encrypted (a zip with a password), file-broken
 */
export async function unpack(
  bytes: Buffer,
  wanted: (name: string) => number | undefined,
): Promise<{ parts: Parts; names: Set<string> }> {
  const zip = await open(bytes)
  const parts: Parts = new Map()
  const names = new Set<string>()
  let total = 0
  try {
    for await (const entry of zip.eachEntry()) {
      names.add(entry.fileName)
      if (names.size > limits.entries) throw new DomainError('file-too-large', { entries: limits.entries })
      total += entry.uncompressedSize
      if (total > limits.unpackedBytes)
        throw new DomainError('file-too-large', { unpacked: limits.unpackedBytes })
      if (total > limits.ratioFromBytes && total > limits.ratio * bytes.length) {
        throw new DomainError('file-too-large', { ratio: limits.ratio })
      }
      const most = wanted(entry.fileName)
      if (most === undefined) continue
      if (entry.isEncrypted()) throw new DomainError('file-encrypted')
      if (entry.uncompressedSize > most) throw new DomainError('file-too-large', { part: entry.fileName })
      // yauzl itself stops a part that is longer than its entry says.
      parts.set(entry.fileName, await collect(await zip.openReadStreamPromise(entry)))
    }
  } catch (error) {
    throw error instanceof DomainError ? error : new DomainError('file-broken', { kind: 'zip' })
  } finally {
    zip.close()
  }
  return { parts, names }
}

async function open(bytes: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error) reject(new DomainError('file-broken', { kind: 'zip' }))
      else resolve(zip)
    })
  })
}

async function collect(stream: AsyncIterable<Buffer | string>): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}
