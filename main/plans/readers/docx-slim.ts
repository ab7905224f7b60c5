import { attribute, scanTags, type Tag } from './xml'

/** What a paragraph says about itself in word/document.xml, before styles are looked up. */
export type ParagraphFacts = {
  style?: string
  numId?: string
  numLevel?: number
  outline?: number
  alignment?: string
}

/** Everything inside is left out: marks of the editor, layout, deleted text, and the new half of an alternative. */
const DROPPED = new Set([
  'w:proofErr',
  'w:lastRenderedPageBreak',
  'w:bookmarkStart',
  'w:bookmarkEnd',
  'w:sectPr',
  'w:tblPr',
  'w:tblGrid',
  'w:tblPrEx',
  'w:moveFrom',
  'a:hlinkClick',
  'w:permStart',
  'w:permEnd',
  'w:commentRangeStart',
  'w:commentRangeEnd',
  'w:commentReference',
  'w:annotationRef',
  'mc:Choice',
  'w:sdtEndPr',
  'w:rPrChange',
  'w:pPrChange',
  'w:trPrChange',
  'w:tcPrChange',
])
/** Of properties only these stay. */
const KEPT: Readonly<Record<string, ReadonlySet<string>>> = {
  'w:rPr': new Set(['w:rStyle', 'w:b', 'w:i', 'w:u', 'w:sz', 'w:del']),
  'w:tcPr': new Set(['w:gridSpan', 'w:vMerge']),
  'w:trPr': new Set(['w:tblHeader', 'w:del']),
  'w:pPr': new Set(['w:rPr']),
  'w:numPr': new Set(),
}
const BARE = new Set(['w:p', 'w:r', 'w:tr', 'w:tc', 'w:hyperlink'])
const PICTURES = new Set(['a:blip', 'v:imagedata'])

export const MARK = 'youbei-paragraph-'

/**
 * Rewrites word/document.xml for the Word reader: properties that nobody needs are left out (they are most of the
 * text, and the reader's memory grows with it), and each paragraph gets a bookmark with its place in `paragraphs`.
 * That is how facts the reader does not hand on (numbering, outline level, alignment from the style) find their paragraph.
 *
 * `links` are the ids of the document's relationships.
 *
 * @throws DomainError file-broken
 */
export function slimDocument(
  xml: string,
  links: ReadonlySet<string>,
): { xml: string; paragraphs: ParagraphFacts[]; lostPictures: number } {
  let lostPictures = 0
  const paragraphs: ParagraphFacts[] = []
  const open: string[] = []
  const enclosing: ParagraphFacts[] = []
  const out: string[] = []
  let copied = 0
  let skipping = 0

  function leaveOut(tag: Tag): void {
    out.push(xml.slice(copied, tag.start))
    copied = tag.end
  }

  scanTags(xml, (tag) => {
    if (skipping > 0) {
      if (tag.kind === 'open') skipping++
      else if (tag.kind === 'close') skipping--
      // The text inside is left out too.
      copied = tag.end
      return
    }
    if (tag.kind === 'close') {
      open.pop()
      if (tag.name === 'w:p') enclosing.pop()
      if (tag.name === 'w:numPr') leaveOut(tag)
      return
    }
    const parent = open.at(-1) ?? ''
    const facts = enclosing.at(-1)
    if (facts) note(facts, parent, open.at(-2), tag)
    const lost = PICTURES.has(tag.name) && !isLinked(tag, links)
    if (lost) lostPictures++
    if (lost || isLeftOut(tag.name, parent, open)) {
      leaveOut(tag)
      // The number's own parts are still to be noted.
      if (tag.kind === 'open' && tag.name === 'w:numPr') open.push(tag.name)
      else if (tag.kind === 'open') skipping = 1
      return
    }
    if (BARE.has(tag.name) && tag.attributes !== '') {
      leaveOut(tag)
      out.push(tag.kind === 'open' ? `<${tag.name}>` : `<${tag.name}/>`)
    }
    if (tag.kind === 'empty') return
    open.push(tag.name)
    if (tag.name === 'w:p') {
      out.push(xml.slice(copied, tag.end), `<w:bookmarkStart w:id="0" w:name="${MARK}${paragraphs.length}"/>`)
      copied = Math.max(copied, tag.end)
      const fresh: ParagraphFacts = {}
      paragraphs.push(fresh)
      enclosing.push(fresh)
    }
  })
  out.push(xml.slice(copied))
  return { xml: out.join(''), paragraphs, lostPictures }
}

/** A picture that points to nothing would stop the Word reader. */
function isLinked({ attributes }: Tag, links: ReadonlySet<string>): boolean {
  const id =
    attribute(attributes, 'r:embed') ?? attribute(attributes, 'r:id') ?? attribute(attributes, 'r:link')
  return id !== undefined && links.has(id)
}

function isLeftOut(name: string, parent: string, open: readonly string[]): boolean {
  if (DROPPED.has(name)) return true
  if (name === 'w:del') return !(parent === 'w:rPr' || parent === 'w:trPr')
  // Properties of the paragraph mark matter only where the mark itself was deleted.
  if (parent === 'w:rPr' && open.at(-2) === 'w:pPr') return true
  const kept = KEPT[parent]
  return kept !== undefined && !kept.has(name)
}

function note(facts: ParagraphFacts, parent: string, grandparent: string | undefined, tag: Tag): void {
  if (parent === 'w:pPr') {
    if (tag.name === 'w:pStyle') assign(facts, 'style', attribute(tag.attributes, 'w:val'))
    else if (tag.name === 'w:jc') assign(facts, 'alignment', attribute(tag.attributes, 'w:val'))
    else if (tag.name === 'w:outlineLvl') assignNumber(facts, 'outline', attribute(tag.attributes, 'w:val'))
  } else if (parent === 'w:numPr' && grandparent === 'w:pPr') {
    if (tag.name === 'w:numId') assign(facts, 'numId', attribute(tag.attributes, 'w:val'))
    else if (tag.name === 'w:ilvl') assignNumber(facts, 'numLevel', attribute(tag.attributes, 'w:val'))
  }
}

function assign(facts: ParagraphFacts, key: 'style' | 'alignment' | 'numId', text: string | undefined): void {
  if (text !== undefined) facts[key] = text
}

function assignNumber(facts: ParagraphFacts, key: 'outline' | 'numLevel', text: string | undefined): void {
  if (text !== undefined && /^\d{1,2}$/.test(text)) facts[key] = Number(text)
}
