import { parse } from 'csv-parse/sync'
import iconv from 'iconv-lite'
import { DomainError } from '../../preload/contract/result'
import { type CellValue, type Sheet, sheetLimits } from './cells'

export type DecodedText = Readonly<{ text: string; encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' }>

/**
 * The text of a file, by its byte order mark, else UTF-8 if it is valid, else GB 18030, which contains GBK and GB 2312
 * (what Excel and WPS write in China). Null where the bytes are no text in any of them.
 */
export function decodeText(bytes: Buffer): DecodedText | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe)
    return { text: iconv.decode(bytes, 'utf-16le'), encoding: 'utf-16le' }
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return { text: iconv.decode(bytes, 'utf-16be'), encoding: 'utf-16be' }
  if (bytes.includes(0)) return null
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' }
  } catch {
    const text = iconv.decode(bytes, 'gb18030')
    const bad = text.match(/[\ufffd\ue000-\uf8ff]|(?![\t\r\n])\p{Cc}/gu)?.length ?? 0
    return bad > text.length / 1_000 ? null : { text, encoding: 'gb18030' }
  }
}

/** The delimiter that parts the first lines most often, counted outside quotes. */
export function findDelimiter(text: string): string | null {
  const hint = /^sep=(.)\r?\n/i.exec(text)
  if (hint?.[1]) return hint[1]
  const head = text.slice(0, 20_000).replace(/"[^"]*"/g, '')
  const lines = head.split(/\r?\n/).slice(0, 30)
  const counts = ['\t', ',', ';', '|', '，'].map((d) => ({
    d,
    lines: lines.filter((line) => line.includes(d)).length,
    all: lines.reduce((sum, line) => sum + line.split(d).length - 1, 0),
  }))
  const best = counts.sort((a, b) => b.lines - a.lines || b.all - a.all)[0]
  return best && best.lines > 0 ? best.d : null
}

/** Excel's way to keep leading zeros in text files: ="0012". */
const unwrap = (cell: string): string => /^="(.*)"$/.exec(cell)?.[1] ?? cell

function split(text: string, delimiter: string): string[][] {
  const options = {
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    to: sheetLimits.rows + 1,
    max_record_size: 4_000_000,
  }
  try {
    return parse(text, options)
  } catch {
    // An opening quote without its end, as in 5" 水管 pasted from a cell: quotes then mean themselves.
    try {
      return parse(text, { ...options, quote: false })
    } catch {
      throw new DomainError('file-broken')
    }
  }
}

/**
 * One sheet from delimited text. All cells are texts. Throws `file-empty`, `too-many-rows`, `file-broken`.
 * Row numbers are those Excel shows when it opens the text.
 */
export function fromText(text: string, name: string, delimiter = findDelimiter(text) ?? ','): Sheet {
  const records = split(text.replace(/^\ufeff/, ''), delimiter)
  const hinted = /^sep=.$/i.test(records[0]?.join('') ?? '')
  let last = -1
  let width = 0
  let cut = 0
  const rows = records.map((record, r): CellValue[] => {
    if (r === 0 && hinted) return []
    const cells = record.map((cell) => {
      const value = unwrap(cell).slice(0, sheetLimits.cellLength)
      return value.trim() === '' ? null : value
    })
    let length = cells.length
    while (length > 0 && cells[length - 1] === null) length -= 1
    if (length > 0) last = r
    cut = Math.max(cut, length - sheetLimits.columns)
    width = Math.max(width, Math.min(length, sheetLimits.columns))
    return cells.slice(0, Math.min(length, sheetLimits.columns))
  })
  if (last >= sheetLimits.rows) throw new DomainError('too-many-rows', { limit: sheetLimits.rows })
  if (last < 0) throw new DomainError('file-empty')
  return {
    name,
    hidden: false,
    rows: rows.slice(0, last + 1),
    width,
    merges: [],
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
    filledDown: new Set(),
    columnsCut: Math.max(0, cut),
  }
}
