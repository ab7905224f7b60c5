import type { DocumentEntry, StockStatus } from './ledger'

/** How a document's entries read as lines, the same on screen and on paper. */
export type EntryLine = Readonly<{
  key: string
  entry: DocumentEntry
  /** What the line says in one figure: signed smallest units. */
  quantity: number
  /** What came in damaged, what did not come in at all. */
  damaged: number
  missing: number
}>

/**
 * The lines of a document as people count them: a line of a transfer or loan is two bookings that even out, a line of
 * an arrival or return up to three.
 */
export function entryLines(kind: string, entries: readonly DocumentEntry[]): EntryLine[] {
  const lines = new Map<number, DocumentEntry[]>()
  for (const entry of entries) lines.set(entry.line, [...(lines.get(entry.line) ?? []), entry])
  const settles = kind === 'arrive' || kind === 'give-back'
  return [...lines.entries()].flatMap(([line, parts]) => {
    const sum = (status: StockStatus) =>
      parts.filter((part) => part.status === status).reduce((total, part) => total + part.quantity, 0)
    if (settles) {
      const out = parts.find((part) => part.quantity < 0)
      const at = parts.find((part) => part.quantity > 0) ?? out
      if (!at) return []
      const came = sum('here') + sum('damaged')
      const gone = -(out?.quantity ?? 0)
      return [
        {
          key: String(line),
          entry: at,
          quantity: sum('here'),
          damaged: sum('damaged'),
          missing: gone - came,
        },
      ]
    }
    if (kind === 'transfer' || kind === 'lend') {
      const out = parts.find((part) => part.quantity < 0)
      return out ? [{ key: String(line), entry: out, quantity: -out.quantity, damaged: 0, missing: 0 }] : []
    }
    return parts.map((entry, index) => ({
      key: `${line} ${index}`,
      entry,
      quantity: entry.quantity,
      damaged: 0,
      missing: 0,
    }))
  })
}

/** Kinds whose lines may be more or less than booked: their figures carry a sign. */
export const isSigned = (kind: string): boolean => kind === 'adjust' || kind === 'reverse'

/** What a line is worth in fen by the price of its lot, below zero where goods of a signed kind left; null without a price. */
export function lineWorth(kind: string, { entry, quantity }: EntryLine): number | null {
  if (entry.priceFen === null) return null
  const counted = isSigned(kind) ? quantity : Math.abs(quantity)
  return Math.round((counted * entry.priceFen) / 10 ** entry.decimals)
}

/** What the lines of a document are worth in fen; null when none has a price. */
export function worthOf(kind: string, lines: readonly EntryLine[]): number | null {
  const worths = lines.flatMap((line) => lineWorth(kind, line) ?? [])
  return worths.length === 0 ? null : worths.reduce((sum, worth) => sum + worth, 0)
}
