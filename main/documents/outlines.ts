import { closeSync, openSync, readSync } from 'node:fs'
import type { EmbeddedFont, FontSubset, OpenFont } from './pdfmake'

/**
 * Fonts without their outlines. Nine tenths of a Chinese font are the shapes of 30,000 characters, of which a document
 * prints a few hundred. All else is read into memory; a shape is read from the file when it is put into a document.
 */
export type ThinFont = Readonly<{
  /** A font file without outlines, as fontkit opens it. */
  bytes: Buffer
  /** Where the outlines begin in the whole file. */
  outlines: number
}>

/** What a document takes from a font. Tables for shaping and hinting on screens are not among them. */
const wanted = new Set([
  'OS/2',
  'cmap',
  'head',
  'hhea',
  'hmtx',
  'loca',
  'maxp',
  'name',
  'post',
  'cvt ',
  'fpgm',
  'prep',
])
const OUTLINES = 'glyf'

/** Zeros in place of the first shape. */
const STUB = 64

const HEAD = 12
const ENTRY = 16

/** Reads a TrueType font but for its outlines; nothing where it has none of that kind. Throws if it cannot be read. */
export function readThin(file: string): ThinFont | undefined {
  const handle = openSync(file, 'r')
  try {
    const count = read(handle, 0, HEAD).readUInt16BE(4)
    const directory = read(handle, HEAD, count * ENTRY)
    const tables = Array.from({ length: count }, (_, at) => {
      const entry = directory.subarray(at * ENTRY, (at + 1) * ENTRY)
      return {
        tag: entry.toString('latin1', 0, 4),
        from: entry.readUInt32BE(8),
        length: entry.readUInt32BE(12),
      }
    })
    const outlines = tables.find(({ tag }) => tag === OUTLINES)
    if (!outlines) return undefined
    const kept = tables.filter(({ tag }) => wanted.has(tag))
    const size = kept.reduce(
      (sum, { length }) => sum + padded(length),
      HEAD + (kept.length + 1) * ENTRY + STUB,
    )
    const bytes = Buffer.alloc(size)
    bytes.writeUInt32BE(0x00010000, 0)
    bytes.writeUInt16BE(kept.length + 1, 4)
    let end = HEAD + (kept.length + 1) * ENTRY
    // fontkit asks whether the table is there, and for the first shape's extent; see `lendOutlines`.
    const entries = [...kept, { tag: OUTLINES, from: 0, length: 0 }]
    entries.forEach(({ tag, from, length }, at) => {
      const entry = HEAD + at * ENTRY
      bytes.write(tag, entry, 'latin1')
      bytes.writeUInt32BE(end, entry + 8)
      bytes.writeUInt32BE(length, entry + 12)
      readSync(handle, bytes, end, length, from)
      end += padded(length)
    })
    return { bytes, outlines: outlines.from }
  } finally {
    closeSync(handle)
  }
}

function padded(length: number): number {
  return Math.ceil(length / 4) * 4
}

function read(handle: number, from: number, length: number): Buffer {
  const bytes = Buffer.alloc(length)
  if (readSync(handle, bytes, 0, length, from) < length) throw new Error('font file ends early')
  return bytes
}

/** Lets a thin font answer what fontkit asks of outlines while text is measured: no shape has any extent. */
export function lendOutlines(font: OpenFont): void {
  const streamOf = font._getTableStream.bind(font)
  const Stream = font.stream.constructor as new (bytes: Buffer) => { pos: number }
  const empty = new Stream(Buffer.alloc(STUB))
  Object.defineProperty(empty, 'pos', { get: () => 0, set: () => undefined })
  font._getTableStream = (tag) => (tag === OUTLINES ? empty : streamOf(tag))
}

/**
 * Has a thin font's subset read its shapes from the file when it is written. fontkit would take every shape apart; but
 * for those made of others, whose parts come along, they are copied as they are.
 */
export function subsetFrom(embedded: EmbeddedFont, file: string, outlines: number): void {
  const { subset, font } = embedded
  const encode = subset.encode.bind(subset)
  subset.encode = () => {
    const handle = openSync(file, 'r')
    try {
      subset._addGlyph = (id) => {
        const from = font.loca.offsets[id] ?? 0
        const shape = read(handle, outlines + from, (font.loca.offsets[id + 1] ?? from) - from)
        takeParts(shape, subset)
        const glyph = font.getGlyph(id)
        subset.glyf.push(shape)
        subset.loca.offsets.push(subset.offset)
        subset.hmtx.metrics.push({ advance: glyph.advanceWidth, bearing: glyph._getMetrics().leftBearing })
        subset.offset += shape.length
        return subset.glyf.length - 1
      }
      return encode()
    } finally {
      closeSync(handle)
    }
  }
}

/** Flags of a part of a compound shape (OpenType, table glyf). */
const WORDS = 0x1
const SCALE = 0x8
const MORE = 0x20
const TWO_SCALES = 0x40
const MATRIX = 0x80

/** Takes the parts of a compound shape into the subset and names them by their numbers there. */
function takeParts(shape: Buffer, subset: FontSubset): void {
  if (shape.length < 10 || shape.readInt16BE(0) >= 0) return
  for (let at = 10, flags = MORE; flags & MORE; ) {
    flags = shape.readUInt16BE(at)
    shape.writeUInt16BE(subset.includeGlyph(shape.readUInt16BE(at + 2)), at + 2)
    at += 4 + (flags & WORDS ? 4 : 2) + (flags & SCALE ? 2 : flags & TWO_SCALES ? 4 : flags & MATRIX ? 8 : 0)
  }
}
