/** Rows and cells as Excel and WPS put them on the clipboard: tabs between cells, lines between rows, quotes where needed. */

const needsQuotes = /["\t\n\r]/

/**
 * A cell's text for the clipboard. Text that a spreadsheet would take for a formula gets a leading apostrophe,
 * which Excel and WPS show as plain text, so that a name never runs as a command.
 */
function cellText(cell: string): string {
  const text =
    /^[=@]/.test(cell) || (/^[+-]/.test(cell) && !/^[+-]?[\d\s().,-]+$/.test(cell)) ? `'${cell}` : cell
  return needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Rows of cells as clipboard text, lines ended by CRLF as Excel writes them. */
export function toClipboardText(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(cellText).join('\t')).join('\r\n')
}

/** Clipboard text as rows of cells. A quote inside an unquoted cell is just a quote; the empty last line is left out. */
export function parseClipboardText(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  const end = text.length
  while (at <= end) {
    let cell = ''
    const closing = text[at] === '"' ? closingQuote(text, at) : -1
    if (closing > 0) {
      cell = text.slice(at + 1, closing).replaceAll('""', '"')
      at = closing + 1
    } else {
      const from = at
      while (at < end && text[at] !== '\t' && text[at] !== '\n' && text[at] !== '\r') at += 1
      cell = text.slice(from, at)
    }
    row.push(cell)
    const next = text[at]
    if (next === '\t') {
      at += 1
      continue
    }
    rows.push(row)
    row = []
    at += next === '\r' && text[at + 1] === '\n' ? 2 : 1
  }
  const last = rows[rows.length - 1]
  if (last && last.length === 1 && last[0] === '') rows.pop()
  return rows
}

/** Where the quoted cell that starts at `from` ends, or -1 when its quote is not a quoting one. */
function closingQuote(text: string, from: number): number {
  let at = from + 1
  while (at < text.length) {
    if (text[at] === '"') {
      if (text[at + 1] === '"') at += 1
      else {
        const after = text[at + 1]
        return after === undefined || after === '\t' || after === '\n' || after === '\r' ? at : -1
      }
    }
    at += 1
  }
  return -1
}

/** True for text that holds a table: more than one cell. A single word that is pasted is no list. */
export function looksLikeRows(text: string): boolean {
  const rows = parseClipboardText(text.slice(0, 20_000))
  return rows.length > 1 || (rows[0]?.length ?? 0) > 1
}
