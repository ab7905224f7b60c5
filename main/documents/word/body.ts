import { readFileSync } from 'node:fs'
import {
  AlignmentType,
  BorderStyle,
  type FileChild,
  HeadingLevel,
  ImageRun,
  PageBreak,
  Paragraph,
  TableOfContents,
  TabStopType,
  TextRun,
} from 'docx'
import type { Block } from '../../../preload/contract/blocks'
import type { Card, Element } from '../definition'
import { gridOfBlock, gridOfFacts, gridOfList } from '../grid'
import type { Frame } from '../page'
import { half, twips, wordFonts } from './styles'
import { wordTable } from './tables'

/** How many levels headings stand below the parts' titles, and whether there is a contents field. */
export type Levels = Readonly<{ below: number; contents: boolean }>

export type Body = Readonly<{
  frame: Frame
  levels: Levels
  images: Readonly<Record<string, string>>
  blackWhite: boolean
}>

const headings = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
  HeadingLevel.HEADING_6,
] as const

const aligns = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const

/** Lines of a text as runs with breaks between them. */
function runsOf(
  text: string,
  more: { bold?: boolean; italics?: boolean; underline?: object; size?: number } = {},
) {
  return text
    .split('\n')
    .map((line, at) => new TextRun({ text: line, ...more, ...(at > 0 ? { break: 1 } : {}) }))
}

function headingOf(level: number, text: string): Paragraph {
  const style = headings[level - 1]
  // Word's built-in styles that the library names end at six; the deeper ones are named by their ids.
  return style
    ? new Paragraph({ heading: style, children: runsOf(text) })
    : new Paragraph({ style: `Heading${Math.min(9, level)}`, children: runsOf(text) })
}

/** An element of a document as Word's paragraphs and tables. */
export function bodyOf(element: Element, body: Body): FileChild[] {
  const { frame, levels } = body
  switch (element.kind) {
    case 'cover':
      return [
        ...element.marks.map((mark) => centred(mark, 15, AlignmentType.LEFT)),
        ...(element.over ? [centred(element.over, 20)] : []),
        centred(element.title, 34, AlignmentType.CENTER, wordFonts.title),
        ...element.lines.map((line) => centred(line, 16)),
        centred(element.office, 20, AlignmentType.CENTER, wordFonts.title),
        centred(element.date, 16),
      ]
    case 'contents':
      return [
        centred(element.title, frame.type.title.size, AlignmentType.CENTER, wordFonts.title),
        new TableOfContents(element.title, {
          hyperlink: true,
          headingStyleRange: `1-${Math.max(1, element.depth + levels.below)}`,
        }),
      ]
    case 'title':
      return [
        levels.below > 0
          ? new Paragraph({
              heading: HeadingLevel.HEADING_1,
              alignment: AlignmentType.CENTER,
              indent: { firstLine: 0 },
              children: runsOf(element.text),
            })
          : new Paragraph({ heading: HeadingLevel.TITLE, children: runsOf(element.text) }),
        ...(element.subtitle ? [centred(element.subtitle, frame.type.body.size)] : []),
      ]
    case 'heading':
      if (element.runIn) {
        const { mark, runs } = element.runIn
        return [paragraph([{ text: element.text + mark, bold: true }, ...runs], body)]
      }
      if (element.asTitle) return [attachmentTitle(element, body)]
      return [headingOf(element.level + levels.below, element.text)]
    case 'blocks':
      return element.blocks.flatMap((block) => blockOf(block, body))
    case 'facts':
      return [wordTable(gridOfFacts(element.facts), frame), new Paragraph('')]
    case 'table':
      return [wordTable(gridOfList(element), frame), new Paragraph('')]
    case 'note':
      return [
        new Paragraph({
          alignment: aligns[element.align ?? 'left'],
          indent: element.inset
            ? { [element.align === 'right' ? 'right' : 'left']: twips(element.inset * frame.type.body.size) }
            : {},
          children: runsOf(element.text),
        }),
      ]
    case 'signatures':
      return [
        new Paragraph({ children: runsOf(element.labels.map((label) => `${label}：________`).join('　　')) }),
      ]
    case 'attachment':
      return [
        new Paragraph({
          children: [new TextRun({ text: element.text, font: { eastAsia: wordFonts.first } })],
        }),
      ]
    case 'attachment-names':
      return [
        new Paragraph(''),
        ...element.names.map(
          (name, at) =>
            new Paragraph({
              indent: { left: twips(frame.type.body.size * (at === 0 ? 2 : 5)) },
              children: runsOf(
                `${at === 0 ? '附件：' : ''}${element.names.length > 1 ? `${at + 1}. ` : ''}${name}`,
              ),
            }),
        ),
      ]
    case 'signed':
      return [
        new Paragraph({ keepNext: true }),
        ...[element.body, element.day].map(
          (line, at) =>
            new Paragraph({
              alignment: AlignmentType.RIGHT,
              keepNext: at === 0,
              indent: { right: twips(frame.type.body.size * 4) },
              children: runsOf(line),
            }),
        ),
      ]
    case 'red-head':
      return redHeadOf(element, body)
    case 'card':
      return cardOf(element, body)
    default:
      return element satisfies never
  }
}

function redHeadOf(head: Extract<Element, { kind: 'red-head' }>, { blackWhite, frame }: Body): Paragraph[] {
  const colour = blackWhite ? '000000' : 'DB0000'
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before: twips(60), line: twips(60), lineRule: 'exact' },
      children: [
        new TextRun({
          text: `${head.body}文件`,
          color: colour,
          size: half(Math.min(50, (frame.width / (head.body.length + 2)) * 0.95)),
          font: { eastAsia: wordFonts.title },
        }),
      ],
    }),
    new Paragraph({
      // With a signer the number goes to the left, both one character in.
      ...(head.signer
        ? { indent: { left: twips(16), right: twips(16) } }
        : { alignment: AlignmentType.CENTER }),
      tabStops: [{ type: TabStopType.RIGHT, position: twips(frame.width - 16) }],
      spacing: { before: twips(40), after: twips(40) },
      border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: colour, space: 10 } },
      children: runsOf(head.documentNumber + (head.signer ? `\t签发人：${head.signer}` : '')),
    }),
  ]
}

function attachmentTitle(heading: Extract<Element, { kind: 'heading' }>, { frame, levels }: Body): Paragraph {
  const { title } = frame.type
  return new Paragraph({
    heading: headings[heading.level + levels.below - 1] ?? HeadingLevel.HEADING_6,
    alignment: AlignmentType.CENTER,
    indent: { firstLine: 0 },
    spacing: { line: twips(title.pitch), lineRule: 'exact', after: twips(frame.type.body.pitch * 0.6) },
    children: [
      new TextRun({ text: heading.text, size: half(title.size), font: { eastAsia: wordFonts.title } }),
    ],
  })
}

function cardOf(card: Card, body: Body): FileChild[] {
  return [
    headingOf(1, card.title),
    ...card.blocks.flatMap(({ label, lines, numbered }) =>
      lines.length === 0
        ? []
        : [
            new Paragraph({ children: runsOf(label, { bold: true }) }),
            ...lines.map(
              (line, at) => new Paragraph({ children: runsOf(numbered ? `${at + 1}. ${line}` : line) }),
            ),
          ],
    ),
    ...card.phones.map(
      ({ role, name, number }) =>
        new Paragraph({ children: runsOf([role, name, number].filter(Boolean).join('　'), { bold: true }) }),
    ),
    new Paragraph({ children: [new PageBreak()] }),
  ].slice(0, body.frame.narrow ? -1 : undefined)
}

function centred(
  text: string,
  size: number,
  alignment: (typeof AlignmentType)[keyof typeof AlignmentType] = AlignmentType.CENTER,
  eastAsia: string = wordFonts.second,
): Paragraph {
  return new Paragraph({
    alignment,
    spacing: { line: twips(size * 1.6), lineRule: 'exact', before: twips(size) },
    children: [new TextRun({ text, size: half(size), font: { eastAsia } })],
  })
}

type Runs = Extract<Block, { kind: 'paragraph' }>['runs']

function paragraph(runs: Runs, { frame }: Body): Paragraph {
  return new Paragraph({
    indent: { firstLine: twips(frame.type.body.size * 2) },
    alignment: AlignmentType.BOTH,
    children: runs.flatMap(({ text, bold, italic, underline }) =>
      runsOf(text, {
        ...(bold ? { bold } : {}),
        ...(italic ? { italics: true } : {}),
        ...(underline ? { underline: {} } : {}),
      }),
    ),
  })
}

function blockOf(block: Block, body: Body): FileChild[] {
  switch (block.kind) {
    case 'paragraph':
      return [paragraph(block.runs, body)]
    case 'list':
      return block.items.map((runs, at) =>
        paragraph([{ text: block.ordered ? `${at + 1}. ` : '• ' }, ...runs], body),
      )
    case 'table':
      // Two tables that follow one another would grow together.
      return [wordTable(gridOfBlock(block), body.frame), new Paragraph('')]
    case 'image':
      return [pictureOf(block, body)]
  }
}

function pictureOf(block: Extract<Block, { kind: 'image' }>, { frame, images }: Body): Paragraph {
  const data = read(images[block.attachment])
  const type = data?.[0] === 0x89 ? 'png' : data?.[0] === 0xff ? 'jpg' : undefined
  if (!data || !type)
    return new Paragraph({
      alignment: AlignmentType.CENTER,
      children: runsOf(`［图片${block.alt ? `：${block.alt}` : ''}，此格式不能打印］`),
    })
  // The library counts pixels of 96 an inch; a point is 4/3 of one.
  const scale = Math.min(1, (frame.width * 4) / 3 / block.width, (frame.height * 0.7 * 4) / 3 / block.height)
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    // A picture in a line of fixed height would be cut.
    spacing: { line: 240, lineRule: 'auto' },
    children: [
      new ImageRun({
        type,
        data,
        transformation: { width: Math.round(block.width * scale), height: Math.round(block.height * scale) },
        altText: { name: 'image', title: block.alt, description: block.alt },
      }),
    ],
  })
}

function read(file: string | undefined): Buffer | undefined {
  if (file === undefined) return undefined
  try {
    return readFileSync(file)
  } catch {
    // The paper says that the picture is missing; see above.
    return undefined
  }
}
