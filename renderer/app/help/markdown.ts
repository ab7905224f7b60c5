/** A help page, read from the small part of Markdown that help pages use. */
export type Inline = Readonly<{ kind: 'text' | 'strong' | 'key' | 'code'; text: string }>

export type HelpBlock =
  | Readonly<{ kind: 'title' | 'heading'; parts: readonly Inline[] }>
  | Readonly<{ kind: 'text'; parts: readonly Inline[] }>
  | Readonly<{ kind: 'list' | 'steps'; items: readonly (readonly Inline[])[] }>
  | Readonly<{
      kind: 'table'
      head: readonly (readonly Inline[])[]
      rows: readonly (readonly (readonly Inline[])[])[]
    }>

/** `**strong**`, `[[Ctrl+K]]` a key, `` `code` ``; everything else is text. Marks that are not closed are text too. */
export function parseInline(text: string): Inline[] {
  const parts: Inline[] = []
  let rest = 0
  for (const match of text.matchAll(/\*\*(.+?)\*\*|\[\[(.+?)\]\]|`(.+?)`/g)) {
    if (match.index > rest) parts.push({ kind: 'text', text: text.slice(rest, match.index) })
    const [whole, strong, key, code] = match
    if (strong !== undefined) parts.push({ kind: 'strong', text: strong })
    else if (key !== undefined) parts.push({ kind: 'key', text: key })
    else parts.push({ kind: 'code', text: code ?? '' })
    rest = match.index + whole.length
  }
  if (rest < text.length) parts.push({ kind: 'text', text: text.slice(rest) })
  return parts
}

const cells = (line: string) =>
  line
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => parseInline(cell.trim()))

/** Blocks of a page: `# title`, `## heading`, paragraphs, `- ` lists, `1. ` steps, and tables with a head. */
export function parseHelp(source: string): HelpBlock[] {
  const blocks: HelpBlock[] = []
  for (const block of source.replace(/\r\n?/g, '\n').split(/\n\s*\n|\n(?=#{1,2} )/)) {
    const lines = block
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
    const [first] = lines
    if (first === undefined) continue
    const heading = /^(##?) (.*)$/.exec(first)
    if (heading) {
      blocks.push({ kind: heading[1] === '#' ? 'title' : 'heading', parts: parseInline(heading[2] ?? '') })
      lines.shift()
      if (lines.length > 0) blocks.push(...parseHelp(lines.join('\n')))
      continue
    }
    if (lines.every((line) => /^- /.test(line))) {
      blocks.push({ kind: 'list', items: lines.map((line) => parseInline(line.slice(2))) })
    } else if (lines.every((line) => /^\d+\. /.test(line))) {
      blocks.push({ kind: 'steps', items: lines.map((line) => parseInline(line.replace(/^\d+\. /, ''))) })
    } else if (first.startsWith('|') && /^\|[\s:|-]+\|$/.test(lines[1] ?? '')) {
      blocks.push({ kind: 'table', head: cells(first), rows: lines.slice(2).map(cells) })
    } else {
      blocks.push({ kind: 'text', parts: parseInline(lines.join('')) })
    }
  }
  return blocks
}
