import type { FontBook } from './book'
import type { Attachment, ImprintLine, RedHead, Signed } from './definition'
import { breakLines, textWidth } from './lines'
import { backFootNode, gap, type InkRule, type InkText, inkNode, type PdfNode } from './nodes'
import type { Frame, TypeSize } from './page'
import { type Box, balanced, bodyRole, inkText, offset, setText } from './text'

/** Forms of GB/T 9704-2012 beyond running text: head, attachments, the lines at the end. */

const MM = 72 / 25.4

/** From the text block's upper edge to the body's mark (7.2.4). */
const MARK_DROP = 35 * MM
/** From the document number to the red line under it (7.2.7). */
const LINE_DROP = 4 * MM
/** The mark is at most this large, and smaller only down to here while it is to fit on one line, then on two. */
const LARGEST = 54
const ONE_LINE = 32
const TWO_LINES = 20
const FOUR: TypeSize = { size: 14, pitch: 21, tracking: 0 }

/** The red head, with the two empty lines that stand between it and the title. */
export function setRedHead(head: RedHead, blackWhite: boolean, frame: Frame, book: FontBook): Box {
  const { body } = frame.type
  const texts: InkText[] = []
  const colour = blackWhite ? {} : { red: true }
  const name = `${head.body}文件`
  const ems = textWidth(name, 'title', 100, book) / 100
  const across = (frame.width * 0.96) / ems
  // Two lines are never quite as long as one another.
  const size =
    across >= ONE_LINE ? Math.min(LARGEST, across) : Math.max(TWO_LINES, Math.min(40, across * 1.75))
  const mark: TypeSize = { size, pitch: size * 1.25, tracking: 0 }
  let y = MARK_DROP
  for (const line of balanced(name, 'title', mark, frame.width, book)) {
    texts.push({ ...inkText(line, mark, book, offset(line.width, frame.width, 'center'), y), ...colour })
    y += mark.pitch
  }
  y += body.pitch * 2
  const signer = head.signer ? `签发人：${head.signer}` : ''
  if (head.documentNumber !== '' || signer !== '') {
    // With a signer the number goes to the left, both one character in (7.2.6).
    const inset = body.size
    const room = frame.width - inset * 2
    const [number] = setText(head.documentNumber, 'fangsong', body, room, book)
    const [right] = setText(signer, 'kai', body, room, book)
    if (number) {
      const x = signer === '' ? offset(number.width, frame.width, 'center') : inset
      texts.push(inkText(number, body, book, x, y))
    }
    if (right && signer !== '') texts.push(inkText(right, body, book, inset + room - right.width, y))
    y += body.size
  }
  y += LINE_DROP
  const rules: InkRule[] = [{ x1: 0, y1: y, x2: frame.width, y2: y, width: 1.4, ...colour }]
  const height = y + body.pitch * 2
  return { nodes: [inkNode({ texts, rules }, height)], keep: height }
}

/** 附件 and its number, on a line of its own, and the empty line under it. */
export function setAttachment(attachment: Attachment, frame: Frame, book: FontBook): Box {
  const { body } = frame.type
  const lines = setText(attachment.text, 'hei', body, frame.width, book)
  const nodes: PdfNode[] = lines.map((line) => inkNode({ texts: [inkText(line, body, book)] }, body.pitch))
  return { nodes: [...nodes, gap(body.pitch)], keep: body.pitch * 3 }
}

/** The names of the attachments: an empty line, 附件：, their numbers where there are several, lines that hang. */
export function setAttachmentNames(names: readonly string[], frame: Frame, book: FontBook): Box {
  const { body } = frame.type
  const em = body.size + body.tracking
  const role = bodyRole(frame)
  const [word] = setText('附件：', role, body, frame.width, book)
  const start = em * 5
  const nodes: PdfNode[] = [gap(body.pitch)]
  names.forEach((name, at) => {
    const [number] = names.length > 1 ? setText(`${at + 1}.`, role, body, frame.width, book) : []
    const hanging = start + (number ? em * (names.length > 9 ? 1.6 : 1.1) : 0)
    const lines = breakLines(
      [{ text: name, role }],
      { size: body.size, width: frame.width, tracking: body.tracking, firstIndent: hanging, indent: hanging },
      book,
    )
    lines.forEach((line, row) => {
      const texts = [inkText(line, body, book)]
      if (row === 0 && at === 0 && word) texts.unshift(inkText(word, body, book, em * 2))
      if (row === 0 && number) texts.unshift(inkText(number, body, book, start))
      nodes.push(inkNode({ texts }, body.pitch))
    })
  })
  return { nodes, keep: body.pitch * 2 }
}

/**
 * The issuing body over the day: the day four characters in from the right, the body in the middle over it; a body whose
 * name is too long for that ends at the right edge. One empty line before, as high as the seal needs.
 */
export function setSigned({ body: name, day }: Signed, frame: Frame, book: FontBook): Box {
  const { body } = frame.type
  const role = bodyRole(frame)
  const set = (text: string) => (text === '' ? undefined : setText(text, role, body, frame.width, book)[0])
  const [over, under] = [set(name), set(day)]
  const from = frame.width - body.size * 4 - (under?.width ?? over?.width ?? 0)
  const middle = from + (under?.width ?? over?.width ?? 0) / 2
  const texts: InkText[] = []
  let y = 0
  for (const line of [over, under]) {
    if (!line) continue
    const x = Math.max(0, Math.min(middle - line.width / 2, frame.width - line.width))
    texts.push(inkText(line, body, book, x, y))
    y += body.pitch
  }
  return { nodes: [gap(body.pitch), inkNode({ texts }, y)], keep: y, clings: true }
}

/**
 * The lines at the end (版记): size 4, one character in from each side, a thick rule over and under all, thin ones
 * between. The last one lies on the lower edge of the text block of an even page (7.4): the back of the last sheet.
 */
export function setImprint(lines: readonly ImprintLine[], frame: Frame, book: FontBook): PdfNode[] {
  const type = frame.layout === 'official' ? FOUR : frame.type.table
  const inset = type.size
  const room = frame.width - inset * 2
  const texts: InkText[] = []
  const rules: InkRule[] = []
  let y = 0
  const rule = (width: number): void => {
    rules.push({ x1: 0, y1: y, x2: frame.width, y2: y, width })
  }
  lines.forEach(({ left, right = '' }, index) => {
    rule(index === 0 ? 1 : 0.7)
    const [end] = setText(right, 'fangsong', type, room, book)
    const wide = end?.width ?? 0
    // Further lines of 抄送：… begin under the first body's name (7.4.2).
    const label = /^[^：]{2,4}：/u.exec(left)?.[0] ?? ''
    const hanging = textWidth(label, 'fangsong', type.size, book)
    const set = breakLines(
      [{ text: left, role: 'fangsong' }],
      { size: type.size, width: room - wide - (wide > 0 ? type.size : 0), indent: hanging },
      book,
    )
    y += type.size * 0.3
    if (end && right !== '') texts.push(inkText(end, type, book, inset + room - wide, y))
    for (const line of set) {
      texts.push(inkText(line, type, book, inset, y))
      y += type.pitch
    }
    y += type.size * 0.1
  })
  rule(1)
  return lines.length === 0 ? [] : [backFootNode({ texts, rules }, y)]
}
