import { writeFile } from 'node:fs/promises'
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  type ISectionOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  TabStopType,
  TextRun,
} from 'docx'
import type { DocumentDefinition, Section } from '../definition'
import { type Frame, frameOf } from '../page'
import { type Body, bodyOf, type Levels } from './body'
import { half, stylesOf, twips } from './styles'

/**
 * Writes a document as a Word file, for editing by others: headings by their styles with their numbers as text, tables
 * with merged cells, pictures, a contents field, head and foot. Its text is that of the printed paper; lines and
 * pages are Word's own.
 */
export async function writeWord(definition: DocumentDefinition, path: string): Promise<void> {
  const frame = frameOf(definition.paper, definition.layout)
  const levels = levelsOf(definition)
  const document = new Document({
    title: definition.title,
    creator: definition.office,
    description: definition.version ?? '',
    styles: stylesOf(frame),
    features: { updateFields: levels.contents },
    evenAndOddHeaderAndFooters: false,
    sections: definition.sections.map((section) => sectionOf(definition, section, levels)),
  })
  await writeFile(path, await Packer.toBuffer(document))
}

/** One title: it is the document's own, and headings keep their levels. Several: titles are the first level. */
function levelsOf(definition: DocumentDefinition): Levels {
  let titles = 0
  let contents = false
  for (const { elements } of definition.sections)
    for (const { kind } of elements) {
      if (kind === 'title') titles += 1
      if (kind === 'contents') contents = true
    }
  return { below: titles > 1 ? 1 : 0, contents }
}

function sectionOf(definition: DocumentDefinition, section: Section, levels: Levels): ISectionOptions {
  const frame = frameOf(definition.paper, definition.layout, section.orientation, section.narrow)
  const body: Body = {
    frame,
    levels,
    images: definition.images ?? {},
    blackWhite: definition.blackWhite === true,
  }
  const children = section.elements.flatMap((element) => bodyOf(element, body))
  children.push(...closingOf(section.closing ?? [], frame))
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      page: {
        // docx swaps them itself where the page is wide.
        size: {
          width: twips(frame.landscape ? frame.pageHeight : frame.pageWidth),
          height: twips(frame.landscape ? frame.pageWidth : frame.pageHeight),
          orientation: frame.landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: {
          top: twips(frame.top),
          right: twips(frame.right),
          bottom: twips(frame.bottom),
          left: twips(frame.left),
        },
      },
    },
    headers: { default: new Header({ children: [headOf(section, frame)] }) },
    footers: { default: new Footer({ children: [footOf(definition, section, frame)] }) },
    children: children.length > 0 ? children : [new Paragraph('')],
  }
}

/** The lines at the end (版记) with their rules, size 4, what stands at the right behind a tab. */
function closingOf(lines: NonNullable<Section['closing']>, frame: Frame): Paragraph[] {
  const size = frame.layout === 'official' ? 14 : frame.type.table.size
  const rule = (width: number) => ({ style: BorderStyle.SINGLE, size: width, color: '000000', space: 2 })
  return lines.map(
    ({ left, right = '' }, at) =>
      new Paragraph({
        keepNext: at < lines.length - 1,
        spacing: { before: at === 0 ? twips(frame.type.body.pitch) : 0 },
        indent: { left: twips(size), right: twips(size) },
        tabStops: [{ type: TabStopType.RIGHT, position: twips(frame.width - size) }],
        // Neighbours with the same borders are one block to Word, with `between` among them.
        border: { top: rule(8), between: rule(6), bottom: rule(8) },
        children: [new TextRun({ text: right === '' ? left : `${left}\t${right}`, size: half(size) })],
      }),
  )
}

function headOf(section: Section, frame: Frame): Paragraph {
  const text = section.plain ? '' : (section.runningHead ?? '')
  return new Paragraph({
    alignment: AlignmentType.RIGHT,
    children: [new TextRun({ text, size: half(frame.type.small.size) })],
  })
}

function footOf(definition: DocumentDefinition, section: Section, frame: Frame): Paragraph {
  if (section.plain) return new Paragraph('')
  const facts = [definition.office, definition.title, definition.version ?? ''].filter((fact) => fact !== '')
  const alone = section.foot === 'number'
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [
      ...(alone ? [] : [new TextRun({ text: `${facts.join(' · ')}　`, size: half(frame.type.small.size) })]),
      new TextRun({
        children: alone ? ['—', PageNumber.CURRENT, '—'] : ['第 ', PageNumber.CURRENT, ' 页'],
        size: half(alone ? 14 : frame.type.small.size),
      }),
    ],
  })
}
