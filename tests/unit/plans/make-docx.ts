import { ZipFile } from 'yazl'

/** A Word file made by hand: only what the tests are about, so that each part can be seen. */
export type DocxParagraph = {
  text: string
  style?: string
  /** numId and level of an automatic number. */
  number?: [id: number, level: number]
  align?: 'center' | 'right'
  size?: number
  bold?: boolean
  /** Raw XML in place of the text's run. */
  xml?: string
  outline?: number
}
export type DocxCell = { text: string | string[]; span?: number; merge?: 'start' | 'go-on' }
export type DocxPart = DocxParagraph | { rows: DocxCell[][] } | { raw: string }

type Link = [id: string, type: string, target: string]

export type DocxOptions = {
  numbering?: string
  styles?: string
  footnotes?: string
  media?: Record<string, Buffer>
  title?: string
  /** Further parts of the zip, and how the document refers to them: id, type, target. */
  parts?: Record<string, string | Buffer>
  links?: Link[]
}

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const NAMESPACES = `${W} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"`
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

export async function makeDocx(parts: readonly DocxPart[], options: DocxOptions = {}): Promise<Buffer> {
  const zip = new ZipFile()
  const add = (name: string, content: string | Buffer) =>
    zip.addBuffer(typeof content === 'string' ? Buffer.from(content, 'utf8') : content, name)
  const media = Object.keys(options.media ?? {})
  add(
    '[Content_Types].xml',
    `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="emf" ContentType="image/x-emf"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/></Types>`,
  )
  add(
    '_rels/.rels',
    `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
  )
  const known: [part: string | undefined, type: string][] = [
    [options.numbering, 'numbering'],
    [options.styles, 'styles'],
    [options.footnotes, 'footnotes'],
  ]
  const links: Link[] = [
    ...known.flatMap(([part, type]): Link[] => (part ? [[type, type, `${type}.xml`]] : [])),
    ...media.map((name, at): Link => [`image${at}`, 'image', `media/${name}`]),
    ...(options.links ?? []),
  ]
  add(
    'word/_rels/document.xml.rels',
    `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links
      .map(([id, type, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`)
      .join('')}</Relationships>`,
  )
  add(
    'word/document.xml',
    `${HEAD}<w:document ${NAMESPACES}><w:body>${parts.map(partXml).join('')}</w:body></w:document>`,
  )
  if (options.numbering)
    add('word/numbering.xml', `${HEAD}<w:numbering ${W}>${options.numbering}</w:numbering>`)
  if (options.styles) add('word/styles.xml', `${HEAD}<w:styles ${W}>${options.styles}</w:styles>`)
  if (options.footnotes)
    add('word/footnotes.xml', `${HEAD}<w:footnotes ${NAMESPACES}>${options.footnotes}</w:footnotes>`)
  for (const [name, bytes] of Object.entries(options.media ?? {})) add(`word/media/${name}`, bytes)
  for (const [name, bytes] of Object.entries(options.parts ?? {})) add(name, bytes)
  if (options.title) {
    add(
      'docProps/core.xml',
      `${HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeXml(options.title)}</dc:title></cp:coreProperties>`,
    )
  }
  zip.end()
  const chunks: Buffer[] = []
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function partXml(part: DocxPart): string {
  if ('raw' in part) return part.raw
  if ('rows' in part)
    return `<w:tbl><w:tblPr/><w:tblGrid/>${part.rows.map((row) => `<w:tr>${row.map(cellXml).join('')}</w:tr>`).join('')}</w:tbl>`
  return paragraphXml(part)
}

function cellXml(cell: DocxCell): string {
  const texts = Array.isArray(cell.text) ? cell.text : [cell.text]
  const span = cell.span ? `<w:gridSpan w:val="${cell.span}"/>` : ''
  const merge = cell.merge ? `<w:vMerge${cell.merge === 'start' ? ' w:val="restart"' : ''}/>` : ''
  return `<w:tc><w:tcPr>${span}${merge}</w:tcPr>${texts.map((text) => paragraphXml({ text })).join('')}</w:tc>`
}

function paragraphXml(part: DocxParagraph): string {
  const properties = [
    part.style ? `<w:pStyle w:val="${part.style}"/>` : '',
    part.number
      ? `<w:numPr><w:ilvl w:val="${part.number[1]}"/><w:numId w:val="${part.number[0]}"/></w:numPr>`
      : '',
    '<w:spacing w:line="560" w:lineRule="exact"/>',
    part.align ? `<w:jc w:val="${part.align}"/>` : '',
    part.outline === undefined ? '' : `<w:outlineLvl w:val="${part.outline}"/>`,
    '<w:rPr><w:rFonts w:eastAsia="仿宋"/><w:sz w:val="32"/></w:rPr>',
  ].join('')
  const run = `<w:rPr>${part.bold ? '<w:b/>' : ''}<w:rFonts w:eastAsia="仿宋"/>${part.size ? `<w:sz w:val="${part.size * 2}"/>` : ''}</w:rPr>`
  const text = part.text
    .split('\t')
    .map((piece) => `<w:t xml:space="preserve">${escapeXml(piece)}</w:t>`)
    .join('<w:tab/>')
  return `<w:p w:rsidR="00AB12CD"><w:pPr>${properties}</w:pPr>${part.xml ?? `<w:r>${run}${text}</w:r>`}</w:p>`
}

/** Styles of a Chinese Word: ids are figures, names are English. */
export const STYLES = `<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="44"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="a"/><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="3"><w:name w:val="heading 3"/><w:basedOn w:val="a"/></w:style>
<w:style w:type="paragraph" w:styleId="own"><w:name w:val="我的二级标题"/><w:basedOn w:val="2"/></w:style>
<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/><w:basedOn w:val="a"/><w:pPr><w:jc w:val="center"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/><w:basedOn w:val="a"/></w:style>
<w:style w:type="paragraph" w:styleId="TOC2"><w:name w:val="toc 2"/><w:basedOn w:val="a"/></w:style>
<w:style w:type="character" w:styleId="S"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>`

type LevelDefinition = { format: string; text: string; style?: string; legal?: boolean; start?: number }

/** One list definition with its levels, and a num that uses it. */
export function listDefinition(id: number, levels: readonly LevelDefinition[], override = ''): string {
  const xml = levels
    .map(
      ({ format, text, style, legal, start = 1 }, at) =>
        `<w:lvl w:ilvl="${at}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/>${style ? `<w:pStyle w:val="${style}"/>` : ''}${legal ? '<w:isLgl/>' : ''}<w:lvlText w:val="${text}"/></w:lvl>`,
    )
    .join('')
  return `<w:abstractNum w:abstractNumId="${id}">${xml}</w:abstractNum><w:num w:numId="${id}"><w:abstractNumId w:val="${id}"/>${override}</w:num>`
}
