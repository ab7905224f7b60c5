import type { FontBook } from './book'
import type { Cover } from './definition'
import type { FontRole } from './fonts'
import { type InkRule, type InkText, inkNode } from './nodes'
import type { Frame, TypeSize } from './page'
import { RULE } from './pen'
import { type Box, balanced, inkText, type LineAlign, offset } from './text'

/**
 * The cover: marks in the upper left corner, the title in the upper half over a thick and a thin rule, office and
 * date at the foot. Positions are parts of the text block's height, so that each sheet looks alike.
 */
export function setCover(cover: Cover, frame: Frame, book: FontBook): Box {
  const unit = frame.width / 442
  const { height, width } = frame
  const texts: InkText[] = []
  let y = 0
  const put = (text: string, role: FontRole, type: TypeSize, align: LineAlign = 'center'): void => {
    for (const line of balanced(text, role, type, width, book)) {
      texts.push(inkText(line, type, book, offset(line.width, width, align), y))
      y += type.pitch
    }
  }
  for (const mark of cover.marks) put(mark, 'hei', sized(15 * unit, 1.5), 'left')

  y = Math.max(y + 20 * unit, height * 0.2)
  if (cover.over) {
    put(cover.over, 'kai', sized(20 * unit, 1.5))
    y += 14 * unit
  }
  put(cover.title, 'title', titleType(cover.title, frame, book, unit), 'center')
  y += 16 * unit
  const inset = width * 0.12
  const rules: InkRule[] = [
    { x1: inset, y1: y, x2: width - inset, y2: y, width: 2 },
    { x1: inset, y1: y + 3.5, x2: width - inset, y2: y + 3.5, width: RULE },
  ]
  y += 26 * unit
  for (const line of cover.lines) put(line, 'kai', sized(16 * unit, 1.7))

  const office = sized(20 * unit, 1.5)
  const rows = balanced(cover.office, 'title', office, width, book).length
  y = Math.max(y, height * 0.95 - office.pitch * rows - 34 * unit)
  put(cover.office, 'title', office)
  y += 6 * unit
  put(cover.date, 'fangsong', sized(16 * unit, 1.5))
  return { nodes: [inkNode({ texts, rules }, height)], keep: 0 }
}

function sized(size: number, pitch: number): TypeSize {
  return { size, pitch: size * pitch, tracking: 0 }
}

/** The largest type in which the title takes no more than three lines. */
function titleType(title: string, frame: Frame, book: FontBook, unit: number): TypeSize {
  for (const size of [38, 34, 30, 26, 22, 18]) {
    const type = sized(size * unit, 1.4)
    if (balanced(title, 'title', type, frame.width, book).length <= (size > 30 ? 2 : 4)) return type
  }
  return sized(14 * unit, 1.4)
}
