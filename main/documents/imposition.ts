import { readFile, writeFile } from 'node:fs/promises'
import { degrees, PDFDocument, type PDFEmbeddedPage, type PDFPage, rgb } from '@cantoo/pdf-lib'

/** Putting pages side by side on A4 sheets, to be folded and stapled or to be cut. */

const MM = 72 / 25.4
const A4 = { short: 210 * MM, long: 297 * MM }

/** A side of a sheet: numbers of the pages on it from left to right and from top to bottom, 0 for an empty place. */
export type Side = readonly number[]

/**
 * The order of a booklet that is folded and stapled in the middle. Pages are filled up to a multiple of four; sheet i
 * (from 0) of n pages has n−2i and 1+2i on its front, 2+2i and n−1−2i on its back.
 */
export function bookletSides(pages: number): Side[] {
  const count = Math.ceil(pages / 4) * 4
  const there = (page: number): number => (page <= pages ? page : 0)
  const sides: Side[] = []
  for (let sheet = 0; sheet < count / 4; sheet += 1) {
    sides.push([there(count - 2 * sheet), there(1 + 2 * sheet)])
    sides.push([there(2 + 2 * sheet), there(count - 1 - 2 * sheet)])
  }
  return sides
}

/** Pages in their order, so many on a side. */
export function plainSides(pages: number, each: number): Side[] {
  return Array.from({ length: Math.ceil(pages / each) }, (_, side) =>
    Array.from({ length: each }, (_place, at) => {
      const page = side * each + at + 1
      return page <= pages ? page : 0
    }),
  )
}

export type ImposeOptions = Readonly<{
  kind: 'booklet' | 'two' | 'four'
  /** The pages' size. Of A6 two booklets come out of one sheet: the halves are the same, and are cut apart. */
  paper: 'A4' | 'A5' | 'A6'
}>

/** Where the places of a side are on the sheet, columns and rows; `twice`: every place is there in both halves. */
function planOf({ kind, paper }: ImposeOptions, pages: number) {
  if (kind === 'booklet')
    return paper === 'A6'
      ? { sides: bookletSides(pages), columns: 2, rows: 2, landscape: false, twice: true, cut: true }
      : { sides: bookletSides(pages), columns: 2, rows: 1, landscape: true, twice: false, cut: false }
  if (kind === 'two')
    return { sides: plainSides(pages, 2), columns: 2, rows: 1, landscape: true, twice: false, cut: true }
  return { sides: plainSides(pages, 4), columns: 2, rows: 2, landscape: false, twice: false, cut: true }
}

/**
 * Writes the pages of a PDF onto A4 sheets. Answers the sheets of paper: half the sides of a booklet, whose sheets are
 * printed on both sides; otherwise the sides.
 */
export async function imposePdf(
  from: string,
  to: string,
  options: ImposeOptions,
): Promise<{ sheets: number }> {
  const source = await PDFDocument.load(await readFile(from), { updateMetadata: false })
  const target = await PDFDocument.create()
  const pages = source.getPageCount()
  const { sides, columns, rows, landscape, twice, cut } = planOf(options, pages)
  const placed = await target.embedPages(source.getPages())
  const width = landscape ? A4.long : A4.short
  const height = landscape ? A4.short : A4.long
  for (const side of sides) {
    const sheet = target.addPage([width, height])
    const places = twice ? [...side, ...side] : side
    places.forEach((page, at) => {
      const one = placed[page - 1]
      if (!one) return
      const cell = { width: width / columns, height: height / rows }
      const x = (at % columns) * cell.width
      const y = height - (Math.floor(at / columns) + 1) * cell.height
      draw(sheet, one, x, y, cell)
    })
    if (cut) cutMarks(sheet, width, height, columns > 1 && options.kind !== 'booklet', rows > 1)
  }
  target.setTitle(source.getTitle() ?? '', { showInWindowTitleBar: true })
  target.setAuthor(source.getAuthor() ?? '')
  target.setCreator('Youbei')
  target.setLanguage('zh-CN')
  await writeFile(to, await target.save())
  return { sheets: options.kind === 'booklet' ? sides.length / 2 : sides.length }
}

/**
 * A page in the middle of its place, as large as it is, smaller where it is larger than the place. A wide page in an
 * upright place is turned, its head to the left, as it is bound in a book.
 */
function draw(
  sheet: PDFPage,
  page: PDFEmbeddedPage,
  x: number,
  y: number,
  cell: { width: number; height: number },
): void {
  const turned = page.width > page.height && cell.width < cell.height
  const [across, up] = turned ? [page.height, page.width] : [page.width, page.height]
  const scale = Math.min(1, cell.width / across, cell.height / up)
  const width = page.width * scale
  const height = page.height * scale
  if (turned) {
    // pdf-lib turns a page against the clock around its lower left corner.
    sheet.drawPage(page, {
      x: x + (cell.width + height) / 2,
      y: y + (cell.height - width) / 2,
      width,
      height,
      rotate: degrees(90),
    })
    return
  }
  sheet.drawPage(page, {
    x: x + (cell.width - width) / 2,
    y: y + (cell.height - height) / 2,
    width,
    height,
  })
}

/** Short lines at the edges that show where to cut; they do not run through what is printed. */
function cutMarks(sheet: PDFPage, width: number, height: number, across: boolean, down: boolean): void {
  const length = 5 * MM
  const line = (x1: number, y1: number, x2: number, y2: number): void =>
    sheet.drawLine({
      start: { x: x1, y: y1 },
      end: { x: x2, y: y2 },
      thickness: 0.5,
      color: rgb(0, 0, 0),
      dashArray: [3, 2],
    })
  const middle = { x: width / 2, y: height / 2 }
  if (across) {
    line(middle.x, 0, middle.x, length)
    line(middle.x, height - length, middle.x, height)
  }
  if (down) {
    line(0, middle.y, length, middle.y)
    line(width - length, middle.y, width, middle.y)
  }
  if (across && down) {
    line(middle.x - length / 2, middle.y, middle.x + length / 2, middle.y)
    line(middle.x, middle.y - length / 2, middle.x, middle.y + length / 2)
  }
}
