import { extname } from 'node:path'
import { DomainError } from '../../../preload/contract/result'

export type DocumentKind = 'zip' | 'ole' | 'pdf' | 'text'

const SIGNATURES: readonly (readonly [kind: string, signature: string])[] = [
  ['png', '\x89PNG'],
  ['jpeg', '\xff\xd8\xff'],
  ['gif', 'GIF8'],
  ['tiff', 'II*\0'],
  ['tiff', 'MM\0*'],
  ['webp', 'RIFF'],
  ['exe', 'MZ'],
  ['elf', '\x7fELF'],
  ['rar', 'Rar!'],
  ['7z', '7z\xbc\xaf'],
  ['gzip', '\x1f\x8b'],
  ['sqlite', 'SQLite format 3'],
  ['ofd', 'OFD'],
]

/**
 * Tells by its first bytes what a file is, whatever it is called: a .doc may be a .docx inside, and often is.
 *
 * @throws DomainError file-empty, file-unsupported (rtf, html, …), file-not-what-it-says (a picture, a program,
 *   or plain text that calls itself a Word file)
 */
export function detectKind(bytes: Buffer, name: string): DocumentKind {
  if (bytes.length === 0) throw new DomainError('file-empty', { name })
  const head = bytes.toString('latin1', 0, 1024)
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return 'zip'
  if (head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return 'ole'
  if (/%PDF-\d/.test(head)) return 'pdf'
  const extension = extname(name).toLowerCase()
  const kind = SIGNATURES.find(([, signature]) => head.startsWith(signature))?.[0]
  if (kind) throw new DomainError('file-not-what-it-says', { name, kind })
  const markup = /^\s*(?:\xef\xbb\xbf)?\s*(?:(\{\\rtf)|(<!doctype|<html|<\?xml|mime-version:))/i.exec(head)
  if (markup) throw new DomainError('file-unsupported', { name, kind: markup[1] ? 'rtf' : 'html' })
  if (/^\.(docx?|docm|dotx?|wps|pdf|xlsx?|odt|png|jpe?g|zip)$/.test(extension)) {
    throw new DomainError('file-not-what-it-says', { name, kind: 'text' })
  }
  return 'text'
}

/**
 * Tells what an OLE container holds, by the names in its directory.
 *
 * @throws DomainError file-encrypted, file-unsupported (a .wps that is not Word's format), file-not-what-it-says
 */
export function checkOle(bytes: Buffer, name: string): void {
  if (holdsStream(bytes, 'EncryptedPackage') || holdsStream(bytes, 'EncryptionInfo')) {
    throw new DomainError('file-encrypted', { name })
  }
  if (!holdsStream(bytes, 'WordDocument')) {
    const code = extname(name).toLowerCase() === '.wps' ? 'file-unsupported' : 'file-not-what-it-says'
    throw new DomainError(code, { name, kind: 'ole' })
  }
  if (isEncryptedWord(bytes)) throw new DomainError('file-encrypted', { name })
}

function holdsStream(bytes: Buffer, stream: string): boolean {
  return bytes.includes(Buffer.from(`${stream}\0`, 'utf16le'))
}

/** [MS-DOC] 2.5.1: the stream WordDocument begins with 0xA5EC; bit 0x0100 of the flags at 0x0A says encrypted. */
function isEncryptedWord(bytes: Buffer): boolean {
  for (let at = 512; at + 12 < bytes.length; at += 512) {
    if (bytes.readUInt16LE(at) !== 0xa5ec) continue
    return (bytes.readUInt16LE(at + 10) & 0x0100) !== 0
  }
  return false
}
