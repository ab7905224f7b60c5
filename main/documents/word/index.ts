import { writeFile } from 'node:fs/promises'
import {
  AlignmentType,
  Document,
  Footer,
  Header,
  type ISectionOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
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
  for (const line of section.closing ?? [])
    children.push(
      new Paragraph({ children: [new TextRun([line.left, line.right].filter(Boolean).join('　　'))] }),
    )
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
