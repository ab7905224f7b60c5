/** A CSV that is not as RFC 4180 and `docs/package-format.md` have it. */
export class CsvFault extends Error {
  override readonly name = 'CsvFault'
}

const comma = 44
const quote = 34
const carriageReturn = 13
const lineFeed = 10

/** One record: its cells and where the next one begins; undefined where the text ends before the record does. */
function readRecord(text: string, from: number): { cells: (string | null)[]; next: number } | undefined {
  const cells: (string | null)[] = []
  let position = from
  for (;;) {
    let end: number
    if (text.charCodeAt(position) === quote) {
      end = closingQuote(text, position + 1)
      // A quote at the very end may be the first of a pair whose second has not come yet.
      if (end < 0 || end + 1 >= text.length) return undefined
      const cell = text.slice(position + 1, end)
      cells.push(cell.includes('"') ? cell.replaceAll('""', '"') : cell)
      end += 1
    } else {
      end = plainEnd(text, position)
      if (end < 0) return undefined
      cells.push(end === position ? null : text.slice(position, end))
    }
    const mark = text.charCodeAt(end)
    if (mark === comma) {
      position = end + 1
      continue
    }
    if (mark !== carriageReturn) throw new CsvFault('A cell does not end with a comma or a line end')
    if (end + 1 >= text.length) return undefined
    if (text.charCodeAt(end + 1) !== lineFeed) throw new CsvFault('A line does not end with CR LF')
    return { cells, next: end + 2 }
  }
}

function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from)
  while (at >= 0 && text.charCodeAt(at + 1) === quote) at = text.indexOf('"', at + 2)
  return at
}

function plainEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === comma || code === carriageReturn) return at
    if (code === quote || code === lineFeed) throw new CsvFault('A quote or line end inside a plain cell')
  }
  return -1
}

/**
 * Reads the CSV of a package in batches of records, strictly: comma, CR LF after every record, quotes only around a
 * whole cell. A cell is null when it is empty and '' when it is empty between quotes, which general CSV readers do
 * not tell apart without slowing down tenfold.
 *
 * `longest` is the most characters a record may have. Throws CsvFault.
 */
export async function* readCsv(
  source: AsyncIterable<string>,
  longest: number,
): AsyncGenerator<(string | null)[][]> {
  let rest = ''
  let enough = 0
  for await (const piece of source) {
    rest += piece
    // A record longer than a piece is looked at again only when twice as much of it has come.
    if (rest.length < enough) continue
    const batch: (string | null)[][] = []
    let position = 0
    for (let record = readRecord(rest, 0); record; record = readRecord(rest, position)) {
      if (record.next - position > longest) throw new CsvFault('A record is too long')
      batch.push(record.cells)
      position = record.next
    }
    rest = rest.slice(position)
    if (rest.length > longest) throw new CsvFault('A record is too long')
    enough = rest.length * 2
    if (batch.length > 0) yield batch
  }
  const last: (string | null)[][] = []
  while (rest !== '') {
    const record = readRecord(rest, 0)
    if (!record) throw new CsvFault('The last record is cut off')
    last.push(record.cells)
    rest = rest.slice(record.next)
  }
  if (last.length > 0) yield last
}
