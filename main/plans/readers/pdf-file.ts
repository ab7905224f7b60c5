import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, sep } from 'node:path'
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { DomainError } from '../../../preload/contract/result'

type Pdf = typeof import('pdfjs-dist/legacy/build/pdf.mjs')

/** Stands in for the browser's matrix, which pdf.js makes one of when it is loaded and needs only for drawing. */
class NoMatrix {}
/** What pdf.js itself puts in place of a browser's on Node. */
const NO_BROWSER = { language: 'en-US', platform: '', userAgent: '' }

function provide(name: string, value: unknown): void {
  if (!(name in globalThis))
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true })
}

let loaded: Promise<Pdf> | undefined

/**
 * Loads pdf.js once. It takes Electron's utility process for a browser, so what it would look for there is given to it:
 * its worker's code in this thread, a matrix class, a browser's name, and (below) a reader for its data files.
 */
export async function loadPdfJs(): Promise<Pdf> {
  loaded ??= (async () => {
    provide('DOMMatrix', NoMatrix)
    provide('navigator', NO_BROWSER)
    await import('pdfjs-dist/legacy/build/pdf.worker.mjs')
    return import('pdfjs-dist/legacy/build/pdf.mjs')
  })()
  return loaded
}

/** Character maps and standard fonts come from the package's own folder; without them old Chinese PDFs have no text. */
class DataFiles {
  async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
    const folder = kind === 'cMapUrl' ? 'cmaps' : kind === 'standardFontDataUrl' ? 'standard_fonts' : 'wasm'
    if (!/^[\w.-]+$/.test(filename)) throw new Error(`unexpected data file ${filename}`)
    return new Uint8Array(await readFile(join(packageFolder(), folder, filename)))
  }
}

function packageFolder(): string {
  return dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
}

/**
 * Opens a PDF for reading its text. Nothing in it is run, drawn or fetched.
 *
 * @throws DomainError file-encrypted (a password is needed), file-broken
 */
export async function openPdf(bytes: Buffer, name: string): Promise<PDFDocumentProxy> {
  const { getDocument } = await loadPdfJs()
  const folder = packageFolder() + sep
  try {
    return await getDocument({
      // pdf.js takes the bytes away from whoever owns them; it gets a copy.
      data: new Uint8Array(bytes),
      BinaryDataFactory: DataFiles,
      cMapUrl: folder,
      standardFontDataUrl: folder,
      wasmUrl: folder,
      useWorkerFetch: false,
      useSystemFonts: false,
      disableFontFace: true,
      isEvalSupported: false,
      isImageDecoderSupported: false,
      isOffscreenCanvasSupported: false,
      enableXfa: false,
      // Pictures are not decoded.
      maxImageSize: 1,
      verbosity: 0,
    }).promise
  } catch (error) {
    // pdf.js does not hand out the class of this one.
    const locked = error instanceof Error && error.name === 'PasswordException'
    throw new DomainError(locked ? 'file-encrypted' : 'file-broken', { name, kind: 'pdf' })
  }
}
