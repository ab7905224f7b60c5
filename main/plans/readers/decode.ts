import iconv from 'iconv-lite'
import { DomainError } from '../../../preload/contract/result'

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030'

/**
 * Turns the bytes of a text file into text. A byte order mark decides; without one it is UTF-8 if it is valid UTF-8,
 * UTF-16 if its line ends and figures say so, else GB18030 (GB 18030-2022, which contains GBK and GB2312).
 *
 * @throws DomainError file-not-what-it-says when it is no text in any of them
 */
export function decodeText(bytes: Buffer): { text: string; encoding: TextEncoding } {
  const encoding = detectEncoding(bytes)
  const text = encoding === 'utf-8' ? new TextDecoder('utf-8').decode(bytes) : iconv.decode(bytes, encoding)
  const plain = text.startsWith('\ufeff') ? text.slice(1) : text
  if (looksBinary(plain)) throw new DomainError('file-not-what-it-says', { kind: 'binary' })
  return { text: plain, encoding }
}

export function detectEncoding(bytes: Buffer): TextEncoding {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return wideEncoding(bytes) ?? (isUtf8(bytes) ? 'utf-8' : 'gb18030')
}

/** UTF-16 without a mark: a zero byte never occurs in the other encodings, and here it stands beside figures and line ends. */
function wideEncoding(bytes: Buffer): TextEncoding | undefined {
  if (bytes.length < 4 || bytes.length % 2 !== 0) return undefined
  let low = 0
  let high = 0
  const end = Math.min(bytes.length, 65_536)
  for (let at = 0; at + 1 < end; at += 2) {
    const even = bytes[at] ?? 0
    const odd = bytes[at + 1] ?? 0
    if (odd === 0 && even !== 0 && even < 0x80) low++
    if (even === 0 && odd !== 0 && odd < 0x80) high++
  }
  if (low === 0 && high === 0) return undefined
  const encoding = low >= high ? 'utf-16le' : 'utf-16be'
  return isCommon(iconv.decode(bytes.subarray(0, end - (end % 2)), encoding)) ? encoding : undefined
}

/** Nearly all of it is Chinese, Latin, punctuation and line ends. Zeros alone do not make bytes a text. */
function isCommon(text: string): boolean {
  const common = text.match(
    /[\t\n\r\x20-\x7e\u00a0-\u024f\u2000-\u22ff\u2460-\u25ff\u3000-\u30ff\u3200-\u9fff\ud800-\udfff\uff00-\uffef]/g,
  )
  return (common?.length ?? 0) >= text.length * 0.95
}

function isUtf8(bytes: Buffer): boolean {
  // A file cut off in the middle of a character is still UTF-8.
  for (let cut = 0; cut < 4; cut++) {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, bytes.length - cut))
      return true
    } catch {
      if (bytes.length <= cut) return false
    }
  }
  return false
}

function looksBinary(text: string): boolean {
  let strange = 0
  const end = Math.min(text.length, 200_000)
  for (let at = 0; at < end; at++) {
    const code = text.charCodeAt(at)
    // Control characters but tab, line ends, form feed and the DOS end-of-file mark; characters nobody could decode.
    const control = code < 0x20 && !(code >= 9 && code <= 13) && code !== 0x1a
    if (control || code === 0xfffd) strange++
  }
  return strange > Math.max(2, end * 0.01)
}
