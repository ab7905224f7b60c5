import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { finished } from 'node:stream/promises'
import { setImmediate } from 'node:timers/promises'
import { DomainError } from '../../preload/contract/result'
import { code128Bars, qrModules } from './codes'
import { findFonts } from './fonts'
import { type PdfKit, PdfKitDocument } from './pdfmake'

/** A label at its place. Lengths are tenths of a millimetre from the upper left corner of its page. */
export type PlacedLabel = Readonly<{
  page: number
  x: number
  y: number
  title: string
  lines: readonly string[]
  code: string
}>

export type LabelsDefinition = Readonly<{
  title: string
  pageWidth: number
  pageHeight: number
  width: number
  height: number
  symbol: 'qr' | 'code128'
  labels: readonly PlacedLabel[]
}>

/** What of pdfkit draws a label. */
type LabelPen = Omit<PdfKit, 'font'> & {
  addPage(options: { size: [number, number]; margin: number }): void
  font(file: string): LabelPen
  fontSize(size: number): LabelPen
  text(text: string, x: number, y: number, options: { lineBreak: false }): LabelPen
  widthOfString(text: string): number
  rect(x: number, y: number, width: number, height: number): LabelPen
  fill(color: string): LabelPen
}

/** Points to a tenth of a millimetre. */
const pt = 72 / 254

/**
 * Makes labels in their true size as a PDF: a code that scanners read, a title and facts. Codes are drawn as areas, so
 * that any printer sets them as sharply as it can. Nothing is left behind when it is cancelled or fails.
 */
export async function makeLabelsPdf(
  definition: LabelsDefinition,
  outPath: string,
  {
    signal,
    progress = () => undefined,
  }: Readonly<{ signal?: AbortSignal; progress?: (done: number) => void }> = {},
): Promise<void> {
  const fonts = findFonts().roles
  const pen = new PdfKitDocument(
    {},
    {},
    {},
    {},
    {
      autoFirstPage: false,
      lang: 'zh-CN',
      font: null,
      info: { Title: definition.title, Creator: 'Youbei', Producer: 'pdfmake' },
    },
  ) as LabelPen
  const part = `${outPath}.part`
  const file = createWriteStream(part)
  const written = finished(file).catch((error: unknown) => error)
  pen.pipe(file)
  try {
    let page = -1
    for (const [index, label] of definition.labels.entries()) {
      if (signal?.aborted) throw new DomainError('cancelled')
      for (; page < label.page; page += 1)
        pen.addPage({ size: [definition.pageWidth * pt, definition.pageHeight * pt], margin: 0 })
      drawLabel(pen, definition, label, { bold: fonts.hei.file, plain: fonts.hei.file })
      if (index % 50 === 49) {
        progress(index / definition.labels.length)
        await setImmediate()
      }
    }
    pen.end()
    const fault = await written
    if (fault) throw fault
    await rename(part, outPath)
    progress(1)
  } catch (error) {
    file.destroy()
    await written
    await rm(part, { force: true })
    throw error
  }
}

type Faces = Readonly<{ bold: string; plain: string }>
type Box = Readonly<{ x: number; y: number; width: number; height: number }>

function drawLabel(pen: LabelPen, definition: LabelsDefinition, label: PlacedLabel, faces: Faces): void {
  // Label printers and sheets are off by up to 1.5 mm: nothing stands nearer to the edge.
  const edge = Math.max(15, Math.min(definition.width, definition.height) * 0.06)
  const box = {
    x: label.x + edge,
    y: label.y + edge,
    width: definition.width - 2 * edge,
    height: definition.height - 2 * edge,
  }
  if (definition.symbol === 'qr') drawBesideQr(pen, label, box, faces)
  else drawOverBars(pen, label, box, faces)
}

/** The code at the left, words beside it. */
function drawBesideQr(pen: LabelPen, label: PlacedLabel, box: Box, faces: Faces): void {
  const captionHeight = Math.min(28, box.height * 0.12)
  const side = Math.min(box.height - captionHeight, box.width * 0.42)
  const modules = qrModules(label.code)
  const cell = side / modules.size
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; ) {
      let length = 0
      while (column + length < modules.size && modules.dark(column + length, row)) length += 1
      // Dark modules side by side are one area: no hair lines between them on any printer.
      if (length > 0)
        pen.rect((box.x + column * cell) * pt, (box.y + row * cell) * pt, length * cell * pt, cell * pt)
      column += Math.max(1, length)
    }
  }
  pen.fill('black')
  writeLine(pen, label.code, { x: box.x, y: box.y + side + 4, width: side }, captionHeight, faces.plain)
  const gap = box.width * 0.04
  writeWords(
    pen,
    label,
    { x: box.x + side + gap, y: box.y, width: box.width - side - gap, height: box.height },
    faces,
  )
}

/** Words above, the bars below over the whole width with the quiet zones that Code 128 asks for. */
function drawOverBars(pen: LabelPen, label: PlacedLabel, box: Box, faces: Faces): void {
  const captionHeight = Math.min(28, box.height * 0.1)
  const barHeight = Math.min(150, box.height * 0.38)
  const bars = code128Bars(label.code)
  const modules = bars.reduce((sum, width) => sum + width, 0)
  const module = Math.min(5, box.width / (modules + 20))
  let x = box.x + (box.width - modules * module) / 2
  const y = box.y + box.height - barHeight - captionHeight
  for (const [index, width] of bars.entries()) {
    if (index % 2 === 0) pen.rect(x * pt, y * pt, width * module * pt, barHeight * pt)
    x += width * module
  }
  pen.fill('black')
  writeLine(
    pen,
    label.code,
    { x: box.x, y: y + barHeight + 3, width: box.width },
    captionHeight,
    faces.plain,
    'center',
  )
  writeWords(pen, label, { ...box, height: box.height - barHeight - captionHeight - 10 }, faces)
}

/** One line, as large as its place allows. Sizes are tenths of a millimetre. */
function writeLine(
  pen: LabelPen,
  text: string,
  place: Readonly<{ x: number; y: number; width: number }>,
  height: number,
  face: string,
  align: 'left' | 'center' = 'left',
): void {
  pen.font(face).fontSize(100)
  const wide = pen.widthOfString(text) / 100
  const size = Math.min(height * pt, (place.width * pt) / Math.max(0.01, wide))
  const indent = align === 'center' ? (place.width * pt - wide * size) / 2 : 0
  pen
    .fontSize(size)
    .fill('black')
    .text(text, place.x * pt + indent, place.y * pt, { lineBreak: false })
}

/** Up to this size a title may take more lines than `fewLines`: a longer name is set smaller before it is set long. */
const manyLinesFrom = 9
const fewLines = 3
/** Nobody reads less from a shelf, points. */
const leastSize = 6

/**
 * The title, facts below; the largest size at which all of it stands in its box. Of a name that is too long even in the
 * smallest type the end is left out: lot and days are read first.
 */
function writeWords(pen: LabelPen, label: PlacedLabel, box: Box, faces: Faces): void {
  const [width, height] = [box.width * pt, box.height * pt]
  for (let size = Math.max(leastSize, Math.min(14, height / 3)); ; size -= 0.5) {
    const small = size * 0.8
    const titles = wrap(pen, label.title, faces.bold, size, width)
    const facts = label.lines.flatMap((line) => wrap(pen, line, faces.plain, small, width))
    const needed = titles.length * size * 1.3 + facts.length * small * 1.35
    const fits = needed <= height && (titles.length <= fewLines || size <= manyLinesFrom)
    if (!fits && size - 0.5 >= leastSize) continue
    const most = Math.max(1, Math.floor((height - facts.length * small * 1.35) / (size * 1.3)))
    let y = box.y * pt
    const room = box.y * pt + height
    const write = (line: string, face: string, points: number, pitch: number) => {
      if (y + points > room + 1) return
      pen
        .font(face)
        .fontSize(points)
        .fill('black')
        .text(line, box.x * pt, y, { lineBreak: false })
      y += points * pitch
    }
    for (const [index, line] of titles.slice(0, most).entries()) {
      const cut = index === most - 1 && titles.length > most
      write(cut ? `${line.slice(0, -1)}…` : line, faces.bold, size, 1.3)
    }
    for (const line of facts) write(line, faces.plain, small, 1.35)
    return
  }
}

/** Lines of a text that fit a width in points; breaks anywhere, as Chinese does, but not inside words and numbers. */
function wrap(pen: LabelPen, text: string, face: string, size: number, width: number): string[] {
  pen.font(face).fontSize(size)
  const lines: string[] = []
  let line = ''
  for (const piece of text.match(/[\w.\-×/:]+|./gu) ?? []) {
    if (line !== '' && pen.widthOfString(line + piece) > width) {
      lines.push(line.trimEnd())
      line = piece.trimStart()
    } else line += piece
    while (pen.widthOfString(line) > width && line.length > 1) {
      let fit = line.length - 1
      while (fit > 1 && pen.widthOfString(line.slice(0, fit)) > width) fit -= 1
      lines.push(line.slice(0, fit))
      line = line.slice(fit)
    }
  }
  return line === '' ? lines : [...lines, line]
}
