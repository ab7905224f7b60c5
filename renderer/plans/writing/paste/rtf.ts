/** The pictures inside copied RTF. Word's HTML names them by files the page may not read; its RTF carries them. */
export type RtfPicture = Readonly<{ mime: 'image/png' | 'image/jpeg'; bytes: Uint8Array<ArrayBuffer> }>

/** PNG and JPEG pictures of an RTF text, in order. Metafiles, which only Windows can draw, are passed over. */
export function rtfPictures(rtf: string): RtfPicture[] {
  const pictures: RtfPicture[] = []
  for (let at = rtf.indexOf('\\pict'); at >= 0; at = rtf.indexOf('\\pict', at + 5)) {
    const end = groupEnd(rtf, at)
    const group = rtf.slice(at, end)
    const kind = /\\(pngblip|jpegblip)/.exec(group)?.[1]
    const hex = /([0-9a-fA-F\s]+)\s*$/.exec(withoutGroups(group))?.[1]?.replace(/\s+/g, '') ?? ''
    if (kind && hex.length >= 64 && hex.length % 2 === 0)
      pictures.push({ mime: kind === 'pngblip' ? 'image/png' : 'image/jpeg', bytes: fromHex(hex) })
    at = Math.max(end - 5, at)
  }
  return pictures
}

/** Where the group around a place ends. */
function groupEnd(rtf: string, from: number): number {
  let depth = 1
  for (let at = from; at < rtf.length; at++) {
    const sign = rtf[at]
    if (sign === '\\') at++
    else if (sign === '{') depth++
    else if (sign === '}' && --depth === 0) return at
  }
  return rtf.length
}

/** A group without the groups inside it (properties of the picture). */
function withoutGroups(group: string): string {
  let depth = 0
  let text = ''
  let copied = 0
  for (let at = 0; at < group.length; at++) {
    const sign = group[at]
    if (sign === '\\') at++
    else if (sign === '{') {
      if (depth++ === 0) text += group.slice(copied, at)
    } else if (sign === '}' && --depth === 0) copied = at + 1
  }
  // A control word's own letters could pass for hexadecimal figures: a blank or a line's end stands behind it.
  return (text + group.slice(copied)).replace(/\\[a-zA-Z]+-?\d*\s?/g, '|')
}

function fromHex(hex: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(hex.length / 2)
  for (let at = 0; at < bytes.length; at++) bytes[at] = Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16)
  return bytes
}
