export type PictureSize = { width: number; height: number; mime: string }

/** Size and type of a picture from its own first bytes; undefined for what a page cannot show (EMF, WMF, TIFF, …). */
export function measureImage(bytes: Buffer): PictureSize | undefined {
  const size = png(bytes) ?? jpeg(bytes) ?? gif(bytes) ?? bmp(bytes) ?? webp(bytes)
  const fits = size && size.width > 0 && size.height > 0 && size.width <= 50_000 && size.height <= 50_000
  return fits ? size : undefined
}

function png(bytes: Buffer): PictureSize | undefined {
  if (bytes.length < 24 || bytes.readUInt32BE(0) !== 0x89504e47) return undefined
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), mime: 'image/png' }
}

function jpeg(bytes: Buffer): PictureSize | undefined {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return undefined
  let at = 2
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return undefined
    const mark = bytes[at + 1] ?? 0
    const frame = mark >= 0xc0 && mark <= 0xcf && mark !== 0xc4 && mark !== 0xc8 && mark !== 0xcc
    if (frame)
      return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5), mime: 'image/jpeg' }
    at += mark === 0xff ? 1 : 2 + bytes.readUInt16BE(at + 2)
  }
  return undefined
}

function gif(bytes: Buffer): PictureSize | undefined {
  if (bytes.length < 10 || bytes.toString('latin1', 0, 4) !== 'GIF8') return undefined
  return { width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8), mime: 'image/gif' }
}

function bmp(bytes: Buffer): PictureSize | undefined {
  if (bytes.length < 26 || bytes.toString('latin1', 0, 2) !== 'BM' || bytes.readUInt32LE(14) < 40)
    return undefined
  return { width: bytes.readInt32LE(18), height: Math.abs(bytes.readInt32LE(22)), mime: 'image/bmp' }
}

function webp(bytes: Buffer): PictureSize | undefined {
  if (bytes.length < 30 || bytes.toString('latin1', 8, 12) !== 'WEBP') return undefined
  const mime = 'image/webp'
  switch (bytes.toString('latin1', 12, 16)) {
    case 'VP8 ':
      return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff, mime }
    case 'VP8L': {
      const bits = bytes.readUInt32LE(21)
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1, mime }
    }
    case 'VP8X':
      return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1, mime }
    default:
      return undefined
  }
}
