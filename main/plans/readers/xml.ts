import { DomainError } from '../../../preload/contract/result'
import { limits } from './source'

/** One tag as it stands in the text: `open` and `empty` tags have attributes (unparsed), `start` and `end` are offsets. */
export type Tag = {
  kind: 'open' | 'close' | 'empty'
  name: string
  attributes: string
  start: number
  end: number
}

const OPEN = /<([A-Za-z_][\w:.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y
const CLOSE = /<\/([\w:.-]+)\s*>/y

/**
 * Goes through the tags of an XML text once, in time proportional to its length. Office files have no document type
 * declaration; one that has is refused, so that no entity can be expanded.
 *
 * @throws DomainError file-broken
 */
export function scanTags(xml: string, visit: (tag: Tag) => void): void {
  let depth = 0
  let at = xml.indexOf('<')
  while (at >= 0) {
    const next = xml.charCodeAt(at + 1)
    let end: number
    if (next === 0x3f) {
      end = after(xml, '?>', at)
    } else if (next === 0x21) {
      if (xml.startsWith('<!--', at)) end = after(xml, '-->', at)
      else if (xml.startsWith('<![CDATA[', at)) end = after(xml, ']]>', at)
      else throw new DomainError('file-broken', { kind: 'xml' })
    } else if (next === 0x2f) {
      CLOSE.lastIndex = at
      const match = CLOSE.exec(xml)
      if (!match) throw new DomainError('file-broken', { kind: 'xml' })
      depth--
      end = CLOSE.lastIndex
      visit({ kind: 'close', name: match[1] ?? '', attributes: '', start: at, end })
    } else {
      OPEN.lastIndex = at
      const match = OPEN.exec(xml)
      if (!match) throw new DomainError('file-broken', { kind: 'xml' })
      const empty = match[3] === '/'
      if (!empty) depth++
      end = OPEN.lastIndex
      visit({
        kind: empty ? 'empty' : 'open',
        name: match[1] ?? '',
        attributes: match[2] ?? '',
        start: at,
        end,
      })
    }
    if (depth > limits.xmlDepth || depth < 0) throw new DomainError('file-broken', { kind: 'xml' })
    at = xml.indexOf('<', end)
  }
  if (depth !== 0) throw new DomainError('file-broken', { kind: 'xml' })
}

function after(xml: string, mark: string, from: number): number {
  const found = xml.indexOf(mark, from)
  if (found < 0) throw new DomainError('file-broken', { kind: 'xml' })
  return found + mark.length
}

/** One attribute's value out of the unparsed attributes of a tag. */
export function attribute(attributes: string, name: string): string | undefined {
  let at = attributes.indexOf(name)
  while (at >= 0) {
    const before = attributes.charCodeAt(at - 1)
    const match = /^\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(
      attributes.slice(at + name.length, at + name.length + 2_000),
    )
    if (match && (before <= 0x20 || Number.isNaN(before))) return decodeEntities(match[1] ?? match[2] ?? '')
    at = attributes.indexOf(name, at + 1)
  }
  return undefined
}

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|(lt|gt|amp|quot|apos));/gi, (whole, hex, figures, name) => {
    if (name) return { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }[String(name).toLowerCase()] ?? whole
    const code = hex ? Number.parseInt(hex, 16) : Number(figures)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
}

/** A small part as a tree: names, attributes on demand, children, and the text directly inside. */
export type XmlElement = { name: string; attributes: string; children: XmlElement[]; text: string }

/** Reads a whole part (styles, numbering, properties) into a tree. Not for the document itself. */
export function parseXml(xml: string): XmlElement {
  const root: XmlElement = { name: '', attributes: '', children: [], text: '' }
  const open = [root]
  let textFrom = 0
  scanTags(xml, (tag) => {
    const current = open.at(-1) ?? root
    const text = xml.slice(textFrom, tag.start)
    if (text.trim() !== '') current.text += decodeEntities(text)
    textFrom = tag.end
    if (tag.kind === 'close') {
      open.pop()
      return
    }
    const element = { name: tag.name, attributes: tag.attributes, children: [], text: '' }
    current.children.push(element)
    if (tag.kind === 'open') open.push(element)
  })
  return root
}

/** The first child of that name, any depth given as a path. */
export function child(element: XmlElement | undefined, ...path: string[]): XmlElement | undefined {
  let current = element
  for (const name of path) current = current?.children.find((one) => one.name === name)
  return current
}

/** The attribute w:val of the child at that path. */
export function value(element: XmlElement | undefined, ...path: string[]): string | undefined {
  const found = child(element, ...path)
  return found ? attribute(found.attributes, 'w:val') : undefined
}

/** An on/off property: present without a value means on. Undefined where it is not there. */
export function flag(element: XmlElement | undefined, ...path: string[]): boolean | undefined {
  const found = child(element, ...path)
  return found ? isOn(attribute(found.attributes, 'w:val')) : undefined
}

export function isOn(text: string | undefined): boolean {
  return text === undefined || !/^(?:0|false|off|none)$/i.test(text)
}
