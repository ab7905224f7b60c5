// A Word file from paragraphs and tables, as an office would have typed it: A4 with the margins of official papers,
// FangSong 16 pt, 22 lines a page. Word is not needed to make it, and the same input gives the same bytes.
import yazl from 'yazl'

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaging = 'http://schemas.openxmlformats.org/package/2006'
const wordPart = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
/** Every entry of the zip carries this time. */
const made = new Date(Date.UTC(2026, 10, 2))

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const fonts = (name) => `<w:rFonts w:ascii="${name}" w:hAnsi="${name}" w:eastAsia="${name}"/>`
const size = (halfPoints) => `<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/>`

/** `style`: a style's id. `font`, `align`, `indent: false`: direct formatting over it. `\t` becomes a tab. */
export function paragraph(text, { style, font, align, indent = true, pageBreak = false } = {}) {
  const format = [
    style ? `<w:pStyle w:val="${style}"/>` : '',
    pageBreak ? '<w:pageBreakBefore/>' : '',
    indent ? '' : '<w:ind w:firstLineChars="0" w:firstLine="0"/>',
    align ? `<w:jc w:val="${align}"/>` : '',
  ].join('')
  const run = font ? `<w:rPr>${fonts(font)}</w:rPr>` : ''
  const pieces = text
    .split('\t')
    .map((piece) => `<w:r>${run}<w:t xml:space="preserve">${escaped(piece)}</w:t></w:r>`)
    .join(`<w:r>${run}<w:tab/></w:r>`)
  return `<w:p>${format ? `<w:pPr>${format}</w:pPr>` : ''}${pieces}</w:p>`
}

/** The first row is the head and is repeated on every page. */
export function table(rows) {
  const columns = rows[0].length
  const width = Math.floor(8844 / columns)
  const border = (side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(border).join('')
  const cell = (text) =>
    `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>${paragraph(text, { style: 'Cell' })}</w:tc>`
  const row = (cells, at) =>
    `<w:tr><w:trPr><w:cantSplit/>${at === 0 ? '<w:tblHeader/>' : ''}</w:trPr>${cells.map(cell).join('')}</w:tr>`
  return (
    `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>${borders}</w:tblBorders></w:tblPr>` +
    `<w:tblGrid>${`<w:gridCol w:w="${width}"/>`.repeat(columns)}</w:tblGrid>${rows.map(row).join('')}</w:tbl>`
  )
}

/** A table of contents as Word keeps one: a field with the lines it found. `lines`: [level, text, page]. */
export function contents(lines) {
  const field = (type) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
  const all = lines.map(([level, text, page]) => paragraph(`${text}\t${page}`, { style: `TOC${level}` }))
  const code = '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" \\h \\z </w:instrText></w:r>'
  const opened = all[0].replace('</w:pPr>', `</w:pPr>${field('begin')}${code}${field('separate')}`)
  return [opened, ...all.slice(1), `<w:p>${field('end')}</w:p>`].join('')
}

const levels = {
  decimal: [
    ['decimal', '%1'],
    ['decimal', '%1.%2'],
    ['decimal', '%1.%2.%3'],
  ],
  chinese: [
    ['chineseCounting', '%1、'],
    ['chineseCounting', '（%2）'],
    ['decimal', '%3.'],
  ],
}

function numbering(kind) {
  const level = ([format, text], at) =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:pStyle w:val="Heading${at + 1}"/>` +
    `<w:suff w:val="${kind === 'decimal' ? 'space' : 'nothing'}"/><w:lvlText w:val="${text}"/></w:lvl>`
  return `${xml}<w:numbering ${w}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>${levels[kind].map(level).join('')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`
}

function style(id, name, paragraphFormat, runFormat, more = '') {
  return `<w:style w:type="paragraph" w:styleId="${id}"${id === 'Normal' ? ' w:default="1"' : ''}><w:name w:val="${name}"/>${id === 'Normal' ? '' : '<w:basedOn w:val="Normal"/>'}${more}<w:pPr>${paragraphFormat}</w:pPr><w:rPr>${runFormat}</w:rPr></w:style>`
}

function styles(numbered) {
  const flat = '<w:ind w:firstLineChars="0" w:firstLine="0"/>'
  const heading = (level, font) => {
    const number = numbered ? `<w:numPr><w:ilvl w:val="${level - 1}"/><w:numId w:val="1"/></w:numPr>` : ''
    return style(
      `Heading${level}`,
      `heading ${level}`,
      `<w:keepNext/>${number}<w:outlineLvl w:val="${level - 1}"/>`,
      fonts(font),
    )
  }
  const tab = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="8844"/></w:tabs>'
  return `${xml}<w:styles ${w}>${[
    style(
      'Normal',
      'Normal',
      '<w:spacing w:line="579" w:lineRule="exact"/><w:ind w:firstLineChars="200" w:firstLine="640"/><w:jc w:val="both"/>',
      `${fonts('仿宋')}${size(32)}<w:lang w:eastAsia="zh-CN"/>`,
    ),
    style('Title', 'Title', `${flat}<w:jc w:val="center"/>`, `${fonts('方正小标宋简体')}${size(44)}`),
    heading(1, '黑体'),
    heading(2, '楷体'),
    heading(3, '仿宋'),
    style('TOC1', 'toc 1', `${tab}${flat}`, ''),
    style('TOC2', 'toc 2', `${tab}<w:ind w:left="320" w:firstLineChars="0" w:firstLine="0"/>`, ''),
    style(
      'Cell',
      'Table Text',
      `<w:spacing w:line="320" w:lineRule="exact"/>${flat}<w:jc w:val="center"/>`,
      size(21),
    ),
  ].join('')}</w:styles>`
}

/** Writes nothing: answers the file's bytes. `numbered`: 'decimal', 'chinese' or undefined. */
export async function docx({ title, author, body, numbered }) {
  const page =
    '<w:sectPr><w:footerReference w:type="default" r:id="footer"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" w:footer="1400" w:gutter="0"/></w:sectPr>'
  const footer = `${xml}<w:ftr ${w}><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t xml:space="preserve">— </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>`
  const names = ['styles', 'footer', ...(numbered ? ['numbering'] : [])]
  const type = (part, kind) =>
    `<Override PartName="/word/${part}.xml" ContentType="${wordPart}.${kind}+xml"/>`
  const parts = {
    '[Content_Types].xml': `${xml}<Types xmlns="${packaging}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${type('document', 'document.main')}${names.map((name) => type(name, name)).join('')}<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`,
    '_rels/.rels': `${xml}<Relationships xmlns="${packaging}/relationships"><Relationship Id="document" Type="${office}/officeDocument" Target="word/document.xml"/><Relationship Id="core" Type="${packaging}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
    'docProps/core.xml': `${xml}<cp:coreProperties xmlns:cp="${packaging}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escaped(title)}</dc:title><dc:creator>${escaped(author)}</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">${made.toISOString()}</dcterms:created></cp:coreProperties>`,
    'word/document.xml': `${xml}<w:document ${w} xmlns:r="${office}"><w:body>${body}${page}</w:body></w:document>`,
    'word/styles.xml': styles(numbered),
    'word/footer.xml': footer,
    ...(numbered ? { 'word/numbering.xml': numbering(numbered) } : {}),
    'word/_rels/document.xml.rels': `${xml}<Relationships xmlns="${packaging}/relationships">${names.map((name) => `<Relationship Id="${name}" Type="${office}/${name}" Target="${name}.xml"/>`).join('')}</Relationships>`,
  }
  const zip = new yazl.ZipFile()
  for (const [name, part] of Object.entries(parts))
    zip.addBuffer(Buffer.from(part, 'utf8'), name, { mtime: made, mode: 0o100644 })
  zip.end()
  const chunks = []
  for await (const chunk of zip.outputStream) chunks.push(chunk)
  return Buffer.concat(chunks)
}
