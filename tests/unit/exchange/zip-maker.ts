import { createHash } from 'node:crypto'
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib'

/** One file of a hand-made zip; everything a hostile maker could set can be set. */
export type MadeEntry = {
  name: string
  data: Buffer
  /** Name in the local header, when it is to differ. */
  localName?: string
  method?: number
  flags?: number
  /** Unix mode and type in the upper 16 bits. */
  attributes?: number
  extra?: Buffer
  comment?: string
  /** Sizes to claim instead of the true ones. */
  claimedSize?: number
  /** Bytes as packed, when they are not to be made from `data`. */
  packed?: Buffer
  /** Points the directory at the local header of the entry with this index. */
  sharesPlaceOf?: number
}

/** Builds a zip byte by byte, sealed as packages are unless `seal` is false. */
export function makeZip(entries: readonly MadeEntry[], seal = true): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  const offsets: number[] = []
  let offset = 0
  for (const entry of entries) {
    const method = entry.method ?? 8
    const packed = entry.packed ?? (method === 8 ? deflateRawSync(entry.data) : entry.data)
    const name = Buffer.from(entry.name, 'latin1')
    const localName = Buffer.from(entry.localName ?? entry.name, 'latin1')
    const extra = entry.extra ?? Buffer.alloc(0)
    const comment = Buffer.from(entry.comment ?? '')
    const shared = Buffer.alloc(22)
    shared.writeUInt16LE(entry.flags ?? 0, 0)
    shared.writeUInt16LE(method, 2)
    shared.writeUInt32LE(crc32(entry.data), 8)
    shared.writeUInt32LE(packed.length, 12)
    shared.writeUInt32LE(entry.claimedSize ?? entry.data.length, 16)
    const local = Buffer.concat([
      Buffer.from([0x50, 0x4b, 3, 4, 20, 0]),
      shared.subarray(0, 20),
      u16(localName.length),
      u16(0),
      localName,
    ])
    const place = entry.sharesPlaceOf === undefined ? offset : (offsets[entry.sharesPlaceOf] ?? 0)
    offsets.push(place)
    if (entry.sharesPlaceOf === undefined) {
      parts.push(local, packed)
      offset += local.length + packed.length
    }
    directory.push(
      Buffer.from([0x50, 0x4b, 1, 2, 20, 3, 20, 0]),
      shared.subarray(0, 20),
      u16(name.length),
      u16(extra.length),
      u16(comment.length),
      u16(0),
      u16(0),
      u32(entry.attributes ?? 0),
      u32(place),
      name,
      extra,
      comment,
    )
  }
  const central = Buffer.concat(directory)
  const zipComment = seal ? `sha256:${'0'.repeat(64)}` : ''
  const end = Buffer.concat([
    Buffer.from([0x50, 0x4b, 5, 6, 0, 0, 0, 0]),
    u16(entries.length),
    u16(entries.length),
    u32(central.length),
    u32(offset),
    u16(zipComment.length),
    Buffer.from(zipComment),
  ])
  const zip = Buffer.concat([...parts, central, end])
  return seal ? sealed(zip) : zip
}

/** Writes the right sum over the last 64 bytes, as someone who tampers on purpose would. */
export function sealed(zip: Buffer): Buffer {
  const body = zip.subarray(0, -64)
  return Buffer.concat([body, Buffer.from(createHash('sha256').update(body).digest('hex'))])
}

const u16 = (value: number): Buffer => {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}

const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value >>> 0)
  return bytes
}

/** The files of a zip as its directory lists them, read without the code under test. */
export function readZip(zip: Buffer): MadeEntry[] {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  const count = zip.readUInt16LE(end + 10)
  let at = zip.readUInt32LE(end + 16)
  const entries: MadeEntry[] = []
  for (let index = 0; index < count; index += 1) {
    const method = zip.readUInt16LE(at + 10)
    const size = zip.readUInt32LE(at + 20)
    const nameLength = zip.readUInt16LE(at + 28)
    const place = zip.readUInt32LE(at + 42)
    const start = place + 30 + zip.readUInt16LE(place + 26) + zip.readUInt16LE(place + 28)
    const packed = zip.subarray(start, start + size)
    const name = zip.toString('latin1', at + 46, at + 46 + nameLength)
    entries.push({ name, method, data: method === 8 ? inflateRawSync(packed) : packed })
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return entries
}
