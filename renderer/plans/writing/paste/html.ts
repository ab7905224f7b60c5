/**
 * A small reader for the HTML that Word, WPS, Excel and browsers put on the clipboard. It is read as text, never put
 * into a page: scripts, styles and links of a copied document have no way to act.
 */
export type HtmlElement = Readonly<{
  tag: string
  attributes: Readonly<Record<string, string>>
  children: HtmlNode[]
}>
export type HtmlNode = HtmlElement | string

const VOID = new Set(['br', 'img', 'col', 'meta', 'link', 'hr', 'input', 'base', 'area', 'wbr'])
/** What is inside is no text of the document. */
const RAW = new Set(['style', 'script', 'title', 'xml', 'template', 'noscript'])
/** An element that ends where another of the named ones begins, as HTML leaves end tags out. */
const ENDED_BY: Readonly<Record<string, readonly string[]>> = {
  p: ['p', 'div', 'table', 'ul', 'ol', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'li', 'td', 'th', 'tr'],
  li: ['li'],
  td: ['td', 'th', 'tr', 'tbody'],
  th: ['td', 'th', 'tr', 'tbody'],
  tr: ['tr', 'tbody', 'thead'],
}
const deepest = 200

const TAG = /<(\/?)([a-zA-Z][\w:-]*)((?:[^>"']|"[^"]*"|'[^']*')*)>/y
const ATTRIBUTE = /([^\s=/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/g

/** Reads HTML into a tree whose root has no tag. What is malformed is read as browsers do, roughly. */
export function parseHtml(html: string): HtmlElement {
  const root: HtmlElement = { tag: '', attributes: {}, children: [] }
  const open: HtmlElement[] = [root]
  const add = (text: string) => {
    if (text !== '') open.at(-1)?.children.push(decodeEntities(text))
  }
  const small = html.toLowerCase()
  let at = 0
  while (at < html.length) {
    const next = html.indexOf('<', at)
    if (next < 0) {
      add(html.slice(at))
      break
    }
    add(html.slice(at, next))
    if (html.startsWith('<!--', next)) {
      const end = html.indexOf('-->', next + 4)
      at = end < 0 ? html.length : end + 3
      continue
    }
    // <!doctype>, <![if !supportLists]>, <?xml …?>
    if (html[next + 1] === '!' || html[next + 1] === '?') {
      const end = html.indexOf('>', next)
      at = end < 0 ? html.length : end + 1
      continue
    }
    TAG.lastIndex = next
    const match = TAG.exec(html)
    if (!match) {
      add('<')
      at = next + 1
      continue
    }
    at = TAG.lastIndex
    const tag = (match[2] ?? '').toLowerCase()
    if (match[1] === '/') close(open, tag)
    else {
      begin(open, tag, match[3] ?? '')
      if (RAW.has(tag) && !match[3]?.endsWith('/')) {
        const end = small.indexOf(`</${tag}`, at)
        at = end < 0 ? html.length : end
      }
    }
  }
  return root
}

function begin(open: HtmlElement[], tag: string, attributes: string): void {
  for (let top = open.at(-1); top && ENDED_BY[top.tag]?.includes(tag); top = open.at(-1)) open.pop()
  const element: HtmlElement = { tag, attributes: readAttributes(attributes), children: [] }
  open.at(-1)?.children.push(element)
  if (!VOID.has(tag) && !attributes.endsWith('/') && open.length < deepest) open.push(element)
}

function close(open: HtmlElement[], tag: string): void {
  const at = open.findLastIndex((element) => element.tag === tag)
  if (at > 0) open.length = at
}

function readAttributes(text: string): Record<string, string> {
  const attributes: Record<string, string> = {}
  for (const [, name = '', double, single, bare] of text.matchAll(ATTRIBUTE))
    attributes[name.toLowerCase()] ??= decodeEntities(double ?? single ?? bare ?? '')
  return attributes
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ensp: '\u2002',
  emsp: '\u2003',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  middot: '·',
  bull: '•',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  times: '×',
  deg: '°',
  plusmn: '±',
  le: '≤',
  ge: '≥',
}

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,8}));?/gi, (whole, hex, figures, name) => {
    if (name !== undefined) return NAMED[String(name)] ?? whole
    const code = hex === undefined ? Number(figures) : Number.parseInt(String(hex), 16)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
}

/** The declarations of an element's `style`, names in small letters. */
export function styleOf(element: HtmlElement): Readonly<Record<string, string>> {
  const style: Record<string, string> = {}
  for (const part of (element.attributes.style ?? '').split(';')) {
    const colon = part.indexOf(':')
    if (colon > 0) style[part.slice(0, colon).trim().toLowerCase()] = part.slice(colon + 1).trim()
  }
  return style
}
