import { readFile } from 'node:fs/promises'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** A line of text as it stands on a page: points from the left and from the top. */
export type Placed = { text: string; x: number; y: number; width: number; size: number }

export type Bookmark = { title: string; page: number; items: Bookmark[] }

export type ReadPdf = {
  pages: { text: string; items: Placed[]; width: number; height: number }[]
  bookmarks: Bookmark[]
  title: string
  author: string
  language: string
  /** Fonts in the file and those of them whose program is inside. */
  fonts: { described: number; embedded: number; names: string[] }
}

/** Reads a PDF back with another library than the one that made it. */
export async function readPdf(path: string): Promise<ReadPdf> {
  const bytes = await readFile(path)
  const raw = bytes.toString('latin1')
  const task = getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 })
  const document = await task.promise
  const pages: ReadPdf['pages'] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    const [, , width = 0, height = 0] = page.view
    const content = await page.getTextContent()
    const items = content.items.flatMap((item): Placed[] =>
      'str' in item && item.str !== ''
        ? [
            {
              text: item.str,
              x: item.transform[4],
              y: height - item.transform[5],
              width: item.width,
              size: Math.hypot(item.transform[2], item.transform[3]),
            },
          ]
        : [],
    )
    pages.push({ text: items.map(({ text }) => text).join(''), items, width, height })
    page.cleanup()
  }
  type Node = Awaited<ReturnType<typeof document.getOutline>>[number]
  const follow = async (nodes: Node[]): Promise<Bookmark[]> =>
    Promise.all(
      nodes.map(async (node) => {
        const target = Array.isArray(node.dest) ? node.dest[0] : undefined
        const page = target ? (await document.getPageIndex(target)) + 1 : 0
        return { title: node.title, page, items: await follow(node.items) }
      }),
    )
  const outline = await document.getOutline()
  const bookmarks = outline ? await follow(outline) : []
  const { info } = await document.getMetadata()
  const facts = info as Record<string, unknown>
  await task.destroy()
  return {
    pages,
    bookmarks,
    title: String(facts.Title),
    author: String(facts.Author),
    language: String(facts.Language),
    fonts: {
      described: raw.match(/\/Type \/FontDescriptor/g)?.length ?? 0,
      embedded: raw.match(/\/FontFile2 \d+ 0 R/g)?.length ?? 0,
      names: [...raw.matchAll(/\/FontName \/(\S+)/g)].map((match) => match[1] ?? ''),
    },
  }
}

/** Bookmarks with their levels, in order. */
export function flatten(bookmarks: Bookmark[], level = 0): { title: string; page: number; level: number }[] {
  return bookmarks.flatMap(({ title, page, items }) => [{ title, page, level }, ...flatten(items, level + 1)])
}
