import { createWriteStream } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import { finished } from 'node:stream/promises'
import { setImmediate } from 'node:timers/promises'
import { DomainError } from '../../preload/contract/result'
import { fontFiles, openBook } from './book'
import { compose } from './compose'
import type { DocumentDefinition } from './definition'
import { openDocument } from './engine'
import { type FontSource, type Fonts, findFonts } from './fonts'
import type { PdfSection } from './nodes'
import { outlineOf } from './outline'
import { openPictures } from './pictures'

export type MakeOptions = Readonly<{
  /** Looked at between sections and between pages. */
  signal?: AbortSignal
  /** Called now and then with what is done, 0 to 1. */
  progress?: (done: number) => void
  /** Fonts to print with; by default those of `findFonts()`. */
  fonts?: Fonts
  /** The time that the file says it was made at. */
  now?: Date
}>

export type MadePdf = Readonly<{
  pages: number
  bytes: number
  ms: number
  /** Fonts that text was set in; parts of them are embedded. */
  fonts: readonly FontSource[]
  /** Characters that no font has. A box stands in their place. */
  missing: readonly string[]
  /** Attachments (SHA-256) that could not be printed as pictures. */
  skippedImages: readonly string[]
  /** Titles of cards whose text did not fit on their page in the smallest type. */
  crowdedCards: readonly string[]
  /** Titles and headings with the pages of what stands under them, and its sum. */
  sections: readonly MadeSection[]
  /** A sum for each page: what stands on it, without head and foot. */
  pageHashes: readonly string[]
}>

export type MadeSection = Readonly<{
  /** Part's key, or part's and section's key with # between; stable as long as the modules' keys are. */
  key: string
  title: string
  level: number
  from: number
  to: number
  hash: string
}>

/** Shares of the time, as measured on a handbook of 450 pages. */
const COMPOSED = 0.35
const PLACED = 0.65

/** Pages drawn before others get a turn. */
const AT_ONCE = 8

/**
 * Makes a PDF of a document and writes it to `outPath`: selectable Chinese text, embedded fonts, bookmarks,
 * title, author and language set. The file appears when it is complete; nothing is left behind otherwise.
 * Meant for a worker thread: placing the text on pages is one long step of pdfmake.
 * Throws DomainError `cancelled`, `disk-full`, `no-permission`, `file-locked` or `nothing-chosen` (no pages).
 */
export async function makePdf(
  definition: DocumentDefinition,
  outPath: string,
  options: MakeOptions = {},
): Promise<MadePdf> {
  const started = performance.now()
  const { signal, progress = () => undefined } = options
  const check = (): void => {
    if (signal?.aborted) throw new DomainError('cancelled')
  }
  check()
  const fonts = options.fonts ?? findFonts()
  const document = openDocument(fontFiles(fonts), {
    title: definition.title,
    author: definition.office,
    created: options.now ?? new Date(),
    ...(definition.version ? { subject: definition.version } : {}),
  })
  const book = openBook(document, fonts)
  const pictures = openPictures(definition.images ?? {}, document)

  const sections: PdfSection[] = []
  const elements = definition.sections.reduce((sum, section) => sum + section.elements.length, 0)
  const entries = outlineOf(definition)
  const crowded: string[] = []
  for (const section of compose(definition, entries, book, pictures, (card) => crowded.push(card))) {
    sections.push(section)
    progress(
      COMPOSED * Math.min(1, sections.length / Math.max(1, Math.min(elements, definition.sections.length))),
    )
    await setImmediate()
    check()
  }
  if (sections.length === 0) throw new DomainError('nothing-chosen')

  const pages = document.layout(sections, (page) => {
    check()
    if (page % 50 === 0) progress(COMPOSED + (PLACED - COMPOSED) * (1 - 50 / (page + 50)))
  })
  sections.length = 0

  const part = `${outPath}.part`
  const file = createWriteStream(part)
  // Both are waited for below; a fault of either must not go unheard before that.
  const written = finished(file).catch((error: unknown) => error)
  try {
    document.stream.pipe(file)
    const pen = document.pen(pages, (page) => definition.pageLabels?.[page - 1] ?? String(page))
    for (const [index, page] of pages.entries()) {
      pen.draw(page, index)
      if (index % AT_ONCE !== AT_ONCE - 1) continue
      progress(PLACED + (1 - PLACED) * ((index + 1) / pages.length))
      await setImmediate()
      check()
      if (file.errored) throw file.errored
    }
    document.end()
    const fault = await written
    if (fault) throw fault
    await rename(part, outPath)
    const { size } = await stat(outPath)
    progress(1)
    return {
      pages: pages.length,
      bytes: size,
      ms: Math.round(performance.now() - started),
      fonts: book.used(),
      missing: book.missingCharacters(),
      skippedImages: pictures.skipped(),
      crowdedCards: crowded,
      sections: entries.flatMap(({ id, key, text, level, hash }) => {
        const found = pen.pagesOf(id)
        return found ? [{ key, title: text, level, ...found, hash }] : []
      }),
      pageHashes: pen.hashes,
    }
  } catch (error) {
    file.destroy()
    await written
    await rm(part, { force: true })
    throw refusal(error)
  }
}

/** Faults of the disk as refusals that the page has sentences for. */
function refusal(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new DomainError('disk-full')
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new DomainError('no-permission')
    case 'EBUSY':
      return new DomainError('file-locked')
    default:
      return error
  }
}
