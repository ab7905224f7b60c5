import type { Block } from '../../../../preload/contract/blocks'
import { youbei } from '../../../shared/api'
import { type Piece, readPasted } from '../paste/pasted'
import { rtfPictures } from '../paste/rtf'

/** Longer sides are made smaller: a page has no room for more, and a photograph of a phone has eight times as much. */
const longestSide = 2_400
const largestBytes = 1_500_000

type Kept = Extract<Block, { kind: 'image' }>

/** Keeps a picture's bytes in the attachment store; null for what cannot be shown. */
export async function keepPicture(bytes: Blob, alt = ''): Promise<Kept | null> {
  const sound = await shrink(bytes).catch(() => bytes)
  const answer = await youbei.plans.keepPicture({ data: await toBase64(sound) })
  return answer.ok ? { kind: 'image', ...answer.value, alt } : null
}

/** A picture no larger than a page needs; as it was where it is small already. */
async function shrink(bytes: Blob): Promise<Blob> {
  const bitmap = await createImageBitmap(bytes)
  const scale = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height))
  const plain = /^image\/(?:png|jpeg|gif|webp)$/.test(bytes.type)
  if (plain && scale === 1 && bytes.size <= largestBytes) return bytes
  const canvas = new OffscreenCanvas(Math.round(bitmap.width * scale), Math.round(bitmap.height * scale))
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  bitmap.close()
  const jpeg = bytes.type === 'image/jpeg'
  const made = await canvas.convertToBlob(
    jpeg ? { type: 'image/jpeg', quality: 0.88 } : { type: 'image/png' },
  )
  return plain && scale === 1 && made.size > bytes.size ? bytes : made
}

function toBase64(bytes: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(bytes)
  })
}

/** A heading of the copied text with what stands below it; the first part may have no heading. */
export type PastedPart = Readonly<{
  heading: Extract<Piece, { kind: 'heading' }> | null
  blocks: Block[]
}>

/**
 * What was copied as blocks, cut at its headings, its pictures kept. Word's HTML names pictures by files that a page
 * may not read; they are taken from the RTF that Word puts beside it.
 *
 * @returns the parts, and how many pictures could not be had
 */
export async function readClipboard(data: {
  html: string
  rtf: string
}): Promise<{ parts: PastedPart[]; lost: number }> {
  const pieces = readPasted(data.html)
  const files = data.rtf === '' ? [] : rtfPictures(data.rtf)
  const parts: { heading: PastedPart['heading']; blocks: Block[] }[] = [{ heading: null, blocks: [] }]
  let lost = 0
  let next = 0
  for (const piece of pieces) {
    if (piece.kind === 'heading') parts.push({ heading: piece, blocks: [] })
    else if (piece.kind === 'block') parts.at(-1)?.blocks.push(piece.block)
    else {
      const local = /^file:/i.test(piece.source)
      const file = local ? files[next++] : undefined
      const bytes = file ? new Blob([file.bytes], { type: file.mime }) : fromDataUrl(piece.source)
      const kept = bytes ? await keepPicture(bytes, piece.alt) : null
      if (kept) parts.at(-1)?.blocks.push(kept)
      else lost++
    }
  }
  return { parts: parts.filter((part) => part.heading !== null || part.blocks.length > 0), lost }
}

function fromDataUrl(source: string): Blob | null {
  const match = /^data:(image\/[\w.+-]+);base64,([A-Za-z0-9+/=\s]+)$/.exec(source)
  if (!match) return null
  const binary = atob((match[2] ?? '').replace(/\s/g, ''))
  return new Blob([Uint8Array.from(binary, (sign) => sign.charCodeAt(0))], { type: match[1] ?? '' })
}
