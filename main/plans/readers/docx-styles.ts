import { attribute, child, flag, parseXml, value, type XmlElement } from './xml'

/** A paragraph or character style with everything it inherits (basedOn). */
export type Style = {
  name: string
  /** Outline level 0 to 8; 9 is body text. */
  outline?: number
  numId?: string
  alignment?: string
  bold?: boolean
  size?: number
}

export type Styles = {
  find: (id: string | undefined) => Style | undefined
  /** The paragraph style that paragraphs without one have. */
  standard: Style | undefined
  /** Size of the type where nothing says otherwise, in points. */
  size: number
}

type Own = Style & { basedOn: string | undefined }

/** Reads word/styles.xml (ECMA-376 Part 1, 17.7). Names of built-in styles are the English ones in every language. */
export function readStyles(xml: string | undefined): Styles {
  const own = new Map<string, Own>()
  const resolved = new Map<string, Style>()
  const root = xml === undefined ? undefined : child(parseXml(xml), 'w:styles')
  let standard: string | undefined
  for (const element of root?.children ?? []) {
    if (element.name !== 'w:style') continue
    const id = attribute(element.attributes, 'w:styleId')
    if (id === undefined || own.has(id)) continue
    own.set(id, readStyle(element))
    const isDefault = attribute(element.attributes, 'w:default') === '1'
    if (isDefault && attribute(element.attributes, 'w:type') === 'paragraph') standard = id
  }

  function find(id: string | undefined): Style | undefined {
    if (id === undefined) return undefined
    const known = resolved.get(id)
    if (known) return known
    const chain: Own[] = []
    for (let one = own.get(id); one && chain.length < 20; one = own.get(one.basedOn ?? '')) chain.push(one)
    const first = chain[0]
    if (!first) return undefined
    const style: Style = Object.assign({}, ...chain.reverse(), { name: first.name })
    resolved.set(id, style)
    return style
  }

  const size = halfPoints(value(root, 'w:docDefaults', 'w:rPrDefault', 'w:rPr', 'w:sz')) ?? 10
  return { find, standard: find(standard), size: find(standard)?.size ?? size }
}

function readStyle(element: XmlElement): Own {
  const paragraph = child(element, 'w:pPr')
  const run = child(element, 'w:rPr')
  const name = value(element, 'w:name') ?? ''
  const style: Own = { name, basedOn: value(element, 'w:basedOn') }
  const outline = value(paragraph, 'w:outlineLvl')
  const builtIn = /^(?:heading|标题)\s*([1-9])$/i.exec(name)
  if (outline !== undefined && /^\d$/.test(outline)) style.outline = Number(outline)
  else if (builtIn) style.outline = Number(builtIn[1]) - 1
  const numId = value(paragraph, 'w:numPr', 'w:numId')
  if (numId !== undefined) style.numId = numId
  const alignment = value(paragraph, 'w:jc')
  if (alignment !== undefined) style.alignment = alignment
  const bold = flag(run, 'w:b')
  if (bold !== undefined) style.bold = bold
  const size = halfPoints(value(run, 'w:sz'))
  if (size !== undefined) style.size = size
  return style
}

function halfPoints(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,4}$/.test(text) ? Number(text) / 2 : undefined
}
