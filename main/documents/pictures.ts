import { readFileSync, statSync } from 'node:fs'
import type { Block } from '../../preload/contract/blocks'
import type { FontBook } from './book'
import type { PdfDocument } from './engine'
import { centred } from './headings'
import type { Frame } from './page'
import type { Box } from './text'

/** Larger pictures are not printed: they are not photographs of an office but an attempt on its memory. */
const MOST_BYTES = 30 * 1024 * 1024
const MOST_PIXELS = 60_000_000

type ImageBlock = Extract<Block, { kind: 'image' }>

export type Pictures = Readonly<{
  place(block: ImageBlock, frame: Frame, book: FontBook): Box
  /** Attachments that could not be printed. */
  skipped(): string[]
}>

/**
 * Pictures by attachment. PNG and JPEG are printed, at 96 pixels an inch but no larger than the page allows; for
 * any other or broken file a line says that a picture stands here, and the attachment is reported.
 */
export function openPictures(files: Readonly<Record<string, string>>, document: PdfDocument): Pictures {
  const known = new Map<string, { width: number; height: number } | undefined>()
  const load = (attachment: string): { width: number; height: number } | undefined => {
    if (known.has(attachment)) return known.get(attachment)
    const size = tryLoad(files[attachment], attachment, document)
    known.set(attachment, size)
    return size
  }
  return {
    place(block, frame, book) {
      const { body } = frame.type
      const size = load(block.attachment)
      if (!size) {
        const text = `［图片${block.alt ? `：${block.alt}` : ''}，此格式不能打印］`
        return { nodes: centred(text, 'kai', body, frame, book), keep: body.pitch }
      }
      const scale = Math.min(0.75, frame.width / size.width, (frame.height * 0.7) / size.height)
      const width = size.width * scale
      const height = size.height * scale
      return {
        nodes: [{ image: block.attachment, width, height, alignment: 'center', margin: [0, 4, 0, 8] }],
        keep: height + 12,
        picture: true,
      }
    },
    skipped: () => [...known].flatMap(([attachment, size]) => (size ? [] : [attachment])),
  }
}

function tryLoad(file: string | undefined, attachment: string, document: PdfDocument) {
  if (file === undefined) return undefined
  try {
    if (statSync(file).size > MOST_BYTES) return undefined
    const bytes = readFileSync(file)
    const size = pixelsOf(bytes)
    if (!size || size.width * size.height > MOST_PIXELS) return undefined
    return document.addImage(attachment, bytes)
  } catch {
    // Broken picture files are common in old documents; the page says so in the picture's place.
    return undefined
  }
}

/** Size from the head of a PNG or JPEG file, before anything is unpacked; nothing for other files. */
function pixelsOf(bytes: Buffer): { width: number; height: number } | undefined {
  if (bytes.length > 33 && bytes.readUInt32BE(0) === 0x89504e47 && bytes.readUInt32BE(4) === 0x0d0a1a0a) {
    // A file that ends before its end mark would be drawn from too few bytes.
    if (bytes.indexOf('IEND', bytes.length - 64, 'latin1') < 0) return undefined
    return positive(bytes.readUInt32BE(16), bytes.readUInt32BE(20))
  }
  if (bytes.length > 4 && bytes.readUInt16BE(0) === 0xffd8) {
    for (let at = 2; at + 9 < bytes.length; ) {
      const marker = bytes.readUInt16BE(at)
      if (marker >> 8 !== 0xff) return undefined
      if (marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker)) {
        return positive(bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5))
      }
      at += marker === 0xffff ? 1 : 2 + bytes.readUInt16BE(at + 2)
    }
  }
  return undefined
}

function positive(width: number, height: number): { width: number; height: number } | undefined {
  return width > 0 && height > 0 ? { width, height } : undefined
}
