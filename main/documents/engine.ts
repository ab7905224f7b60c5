import { statSync } from 'node:fs'
import type { Readable } from 'node:stream'
import { type Face, openFace, type Typeface, typefaceOf } from './faces'
import type { PdfSection } from './nodes'
import { lendOutlines, readThin, subsetFrom } from './outlines'
import { type EmbeddedFont, type PdfKit, PdfKitDocument, type PdfPage } from './pdfmake'
import type { FontShelf } from './pen'
import { InkLayout, InkRenderer } from './placing'

/**
 * pdfmake, driven by its parts instead of by `createPdf`, for what the front door does not offer: pages are written
 * while the next ones are drawn (memory), drawing can pause between pages (progress, cancel), the fonts can be
 * reached (metrics of mixed fonts made equal, Chinese text encoded without shaping), and lines that are set
 * already are not taken apart again (speed).
 */

export type PdfInfo = Readonly<{ title: string; author: string; subject?: string; created: Date }>
export type PdfDocument = ReturnType<typeof openDocument>

/**
 * Opens an empty PDF (1.7, zh-CN) with the font files that its text may use, by name. Fonts are read when they are
 * first asked for and embedded as subsets when text was set in them.
 */
export function openDocument(fontFiles: Readonly<Record<string, string>>, info: PdfInfo) {
  const fonts = Object.fromEntries(Object.entries(fontFiles).map(([name, file]) => [name, { normal: file }]))
  const pdf = new PdfKitDocument(
    fonts,
    {},
    {},
    {},
    {
      pdfVersion: '1.7',
      lang: 'zh-CN',
      displayTitle: true,
      autoFirstPage: false,
      fontLayoutCache: false,
      font: null,
      info: {
        Title: info.title,
        Author: info.author,
        ...(info.subject ? { Subject: info.subject } : {}),
        Creator: 'Youbei',
        Producer: 'pdfmake',
        CreationDate: info.created,
      },
    },
  )
  const faces = new Map<string, Face>()
  const open = (name: string): Face => {
    const known = faces.get(name)
    if (known) return known
    const face = embed(pdf, name, fontFiles[name] ?? '')
    faces.set(name, face)
    return face
  }
  const taken = new Set<EmbeddedFont>()
  const shelf: FontShelf = {
    get(name) {
      const face = open(name)
      taken.add(face.embedded)
      return face
    },
    taken: () => taken,
  }

  return {
    /** Opens a font. Throws if its file is missing or is no usable font. */
    face: (name: string): Face => open(name),

    /** Takes a PNG or JPEG picture in; its size in pixels, upright. Throws if it cannot be decoded. */
    addImage(name: string, bytes: Buffer): { width: number; height: number } {
      const image = pdf.openImage(bytes)
      image.embed(pdf)
      pdf._imageRegistry[name] = image
      const turned = (image.orientation ?? 1) > 4
      return { width: turned ? image.height : image.width, height: turned ? image.width : image.height }
    },

    /** Places everything on pages (blocks until done). `onPage` is called for each page as it is begun. */
    layout(sections: PdfSection[], onPage: (page: number) => void): PdfPage[] {
      const first = sections[0]
      if (!first) return []
      const [left, top, right, bottom] = first.pageMargins
      const builder = new InkLayout(
        { ...first.pageSize, orientation: first.pageOrientation },
        { left, top, right, bottom },
        {},
      )
      let begun = 0
      const background = () => {
        begun += 1
        onPage(begun)
        return null
      }
      return builder.layoutDocument(sections, pdf, {}, { font: 'song', fontSize: 12 }, background)
    },

    /** A pen that draws page after page; what stands on a page is let go once it is drawn. */
    pen(pages: readonly PdfPage[], label: (page: number) => string = String) {
      const renderer = new InkRenderer(pdf, shelf, pages, label)
      return {
        hashes: pages.map((page) => renderer.hashOf(page)),
        /** Pages of a title or heading with what stands under it, by its id. */
        pagesOf: (id: string) => renderer.pagesOf.get(id),
        draw: (page: PdfPage, index: number): void => renderer.drawPage(page, index + 1, pages.length),
      }
    },

    stream: pdf as Readable,
    end: () => pdf.end(),
  }
}

/**
 * Fonts that this thread has opened: reading and taking apart the tables of one costs as much as printing some pages.
 * They go with the thread, which is ended when nobody has printed for a while.
 */
const typefaces = new Map<string, Typeface>()

/** Makes a font ready to be embedded in a document. Throws if its file is missing or is no usable font. */
function embed(pdf: PdfKit, name: string, file: string): Face {
  const { mtimeMs, size } = statSync(file)
  const key = `${file}|${mtimeMs}|${size}`
  const known = typefaces.get(key)
  if (!known) {
    const thin = readThin(file)
    const embedded = pdf.font(thin?.bytes ?? file)._font
    if (thin) {
      lendOutlines(embedded.font)
      subsetFrom(embedded, file, thin.outlines)
    }
    const typeface = typefaceOf(embedded, thin?.outlines)
    typefaces.set(key, typeface)
    return openFace(name, embedded, typeface)
  }
  pdf._fontCount += 1
  const id = `F${pdf._fontCount}`
  const embedded = new known.Embedded(pdf, known.font, id)
  pdf._fontFamilies[id] = embedded
  if (known.outlines !== undefined) subsetFrom(embedded, file, known.outlines)
  return openFace(name, embedded, known)
}
