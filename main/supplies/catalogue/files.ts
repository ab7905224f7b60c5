import { open, readFile, stat } from 'node:fs/promises'
import { extname } from 'node:path'
import { DomainError } from '../../../preload/contract/result'
import { keepAttachment, measureImage, type WorkContext } from '../../host/index'

/** A picture from a phone has up to 12 MB, a scanned contract somewhat more. */
export const mostFileBytes = 30 * 1024 * 1024

/** Pictures of more points than this are no photograph of an office. */
const mostPixels = 100_000_000

/** A picture that a page can show. */
const shown: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp'])

export type KeptFile = Readonly<{
  name: string
  sha256: string
  mime: string
  bytes: number
  width: number | null
  height: number | null
}>

type Given = Readonly<{ path: string; name: string }>

/**
 * Checks files by their content and keeps them as attachments. Photos must be pictures that can be shown; papers may
 * also be PDF, Word or Excel. Refuses with `file-too-large`, `file-empty`, `file-not-a-picture`, `file-unsupported`
 * before any of them is kept.
 */
export async function keepFiles(
  { environment, progress, signal }: WorkContext,
  { files, pictures }: { files: readonly Given[]; pictures: boolean },
): Promise<KeptFile[]> {
  // The size first, of all of them: a film of 100 MB must not be read to be refused.
  for (const file of files) {
    const { size } = await stat(file.path)
    if (size > mostFileBytes)
      throw new DomainError('file-too-large', { file: file.name, limit: mostFileBytes / 1024 / 1024 })
    if (size === 0) throw new DomainError('file-empty', { file: file.name })
    await checkHead(file, pictures)
  }
  const kept: KeptFile[] = []
  for (const [index, file] of files.entries()) {
    signal.throwIfAborted()
    const bytes = await readFile(file.path)
    const facts = factsOf(bytes, file.name, pictures)
    kept.push({
      name: file.name.slice(0, 200),
      sha256: await keepAttachment(environment.dataFolder, bytes),
      bytes: bytes.length,
      ...facts,
    })
    progress({ done: index + 1, total: files.length, stage: 'reading' })
  }
  return kept
}

/** The first bytes say what a file is, whatever it is called. */
async function checkHead(file: Given, pictures: boolean): Promise<void> {
  const handle = await open(file.path)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(65_536), 0, 65_536, 0)
    factsOf(buffer.subarray(0, bytesRead), file.name, pictures)
  } finally {
    await handle.close()
  }
}

function factsOf(
  bytes: Buffer,
  name: string,
  pictures: boolean,
): Pick<KeptFile, 'mime' | 'width' | 'height'> {
  const picture = pictureOf(bytes)
  if (picture) return picture
  if (pictures) throw new DomainError('file-not-a-picture', { file: name })
  const mime = paperOf(bytes, name)
  if (!mime) throw new DomainError('file-unsupported', { file: name })
  return { mime, width: null, height: null }
}

function pictureOf(bytes: Buffer): Pick<KeptFile, 'mime' | 'width' | 'height'> | undefined {
  const size = measureImage(bytes)
  // A JPEG with a long camera note tells its size only after it: what is read of its head may end before.
  if (!size)
    return bytes.length === 65_536 && isJpeg(bytes)
      ? { mime: 'image/jpeg', width: null, height: null }
      : undefined
  if (!shown.has(size.mime) || size.width * size.height > mostPixels) return undefined
  return size
}

const isJpeg = (bytes: Buffer) => bytes.readUInt16BE(0) === 0xffd8 && bytes[2] === 0xff

const papers: ReadonlyArray<readonly [head: string, mime: string, endings: readonly string[]]> = [
  ['25504446', 'application/pdf', ['.pdf']],
  ['504b0304', 'application/vnd.openxmlformats-officedocument', ['.docx', '.xlsx', '.pptx', '.wps', '.et']],
  ['d0cf11e0', 'application/msword', ['.doc', '.xls', '.wps', '.et']],
]

function paperOf(bytes: Buffer, name: string): string | undefined {
  const head = bytes.subarray(0, 4).toString('hex')
  const ending = extname(name).toLowerCase()
  return papers.find(([start, , endings]) => head === start && endings.includes(ending))?.[1]
}
