import { readFile, writeFile } from 'node:fs/promises'
import { PDFDocument } from '@cantoo/pdf-lib'

/** Pages of a PDF, by index from 0; null is an empty page of the size of the one before it. */
export type PickedPages = Readonly<{ path: string; pages: readonly (number | null)[] }>

/**
 * Puts pages of several PDFs behind one another into a new one. With `wholeSheets`, each source begins on the front of a
 * sheet: an empty page is put in where the one before it ended on a front. Answers how many pages there are.
 */
export async function assemblePdf(
  sources: readonly PickedPages[],
  to: string,
  options: Readonly<{ title: string; author: string; wholeSheets: boolean }>,
): Promise<{ pages: number }> {
  const target = await PDFDocument.create()
  target.setTitle(options.title)
  target.setAuthor(options.author)
  for (const source of sources) {
    const document = await PDFDocument.load(await readFile(source.path), { updateMetadata: false })
    const wanted = source.pages.flatMap((page) => page ?? [])
    const copied = await target.copyPages(document, wanted)
    if (options.wholeSheets && target.getPageCount() % 2 === 1) addEmpty(target)
    let next = 0
    for (const page of source.pages) {
      const copy = page === null ? undefined : copied[next++]
      if (copy) target.addPage(copy)
      else addEmpty(target)
    }
  }
  await writeFile(to, await target.save())
  return { pages: target.getPageCount() }
}

function addEmpty(document: PDFDocument): void {
  const last = document.getPageCount() > 0 ? document.getPage(document.getPageCount() - 1) : undefined
  const { width, height } = last?.getSize() ?? { width: 595.28, height: 841.89 }
  document.addPage([width, height])
}
