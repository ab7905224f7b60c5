import { readFile, stat } from 'node:fs/promises'
import { DomainError } from '../../../preload/contract/result'
import { detectKind } from './detect'
import { readDoc } from './doc'
import { readDocx } from './docx'
import { readPdf } from './pdf'
import { fitBlocks, limits, type ReadOptions, type SourceDocument, throwIfAborted } from './source'
import { tablesAmong } from './text-tables'
import { readTxt } from './txt'

export type { Dropped, Hint, ReadNote, ReadOptions, SourceBlock, SourceDocument, SourceImage } from './source'
export { fitBlocks, limits } from './source'

/**
 * Reads a document a person gave: .docx, .doc, .wps (where it is a Word file inside), .txt, .pdf. What it is is told
 * by its content; `name` is what the person calls it and is used for messages and where the content leaves a doubt.
 *
 * @throws DomainError file-not-found, no-permission, file-locked, file-too-large, file-empty, file-not-what-it-says,
 *   file-unsupported, file-encrypted, file-broken, file-no-text, cancelled
 */
export async function readDocument(
  path: string,
  name: string,
  options: ReadOptions = {},
): Promise<SourceDocument> {
  throwIfAborted(options)
  const bytes = await load(path, name)
  throwIfAborted(options)
  const document = await readBytes(bytes, name, options)
  throwIfAborted(options)
  const found = document.furniture ? { blocks: document.blocks, tables: 0 } : tablesAmong(document.blocks)
  const blocks = fitBlocks(found.blocks)
  if (blocks.length === 0)
    throw new DomainError(document.images.length > 0 ? 'file-no-text' : 'file-empty', { name })
  const notes = document.notes.filter((note) => note !== 'tables-from-text')
  const fromText = found.tables > 0 || notes.length < document.notes.length
  return { ...document, blocks, notes: fromText ? [...notes, 'tables-from-text'] : notes }
}

async function readBytes(bytes: Buffer, name: string, options: ReadOptions): Promise<SourceDocument> {
  switch (detectKind(bytes, name)) {
    case 'zip':
      return readDocx(bytes, name, options)
    case 'ole':
      return readDoc(bytes, name, options)
    case 'pdf':
      return readPdf(bytes, name, options)
    case 'text':
      return readTxt(bytes, options)
  }
}

async function load(path: string, name: string): Promise<Buffer> {
  try {
    const { size } = await stat(path)
    if (size > limits.fileBytes) throw new DomainError('file-too-large', { name, bytes: limits.fileBytes })
    return await readFile(path)
  } catch (error) {
    throw toRefusal(error, name)
  }
}

function toRefusal(error: unknown, name: string): unknown {
  if (error instanceof DomainError) return error
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  switch (code) {
    case 'ENOENT':
      return new DomainError('file-not-found', { name })
    case 'EACCES':
    case 'EPERM':
      return new DomainError('no-permission', { name })
    case 'EBUSY':
      return new DomainError('file-locked', { name })
    case 'EISDIR':
      return new DomainError('file-unsupported', { name, kind: 'folder' })
    default:
      return error
  }
}
