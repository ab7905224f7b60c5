import { type CellValue, isErrorText } from '../cells'
import { isNothing, MAX_LENGTH, type Parsed, parsed, plainText, refused } from './text'

/** Money above ten thousand million yuan in a township's list is a slip of the hand. */
const MAX_FEN = 1_000_000_000_000

/**
 * Reads an amount of money and answers fen: 12.5, ¥1,200.00, 12.5元, 1.2万元; `tenThousands` when the header says 万元.
 * Empty is null. Refused: negative, anything that is no number. Note `price-rounded`: more than two decimals.
 */
export function parseMoney(cell: CellValue, tenThousands = false): Parsed<number | null> {
  if (isErrorText(cell)) return refused('formula-error')
  if (typeof cell === 'boolean') return refused('price-unreadable')
  const text = plainText(cell).replace(/[\s]/g, '')
  if (isNothing(text)) return parsed(null)
  if (text.length > MAX_LENGTH) return refused('price-unreadable')
  const match =
    /^(-)?(?:¥|￥|rmb|人民币)?(-)?(\d[\d,]*(?:\.\d+)?)(万)?(?:元|块|圆)?(?:\/[\p{L}\d]{1,4})?(?:整)?$/iu.exec(
      text,
    )
  if (!match) return refused('price-unreadable')
  if (match[1] || match[2]) return refused('price-negative')
  const digits = match[3] ?? ''
  if (digits.includes(',') && !/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(digits))
    return refused('price-unreadable')
  const exact = Number(digits.replaceAll(',', '')) * (match[4] || tenThousands ? 10_000 : 1) * 100
  const fen = Math.round(exact)
  if (fen > MAX_FEN) return refused('price-unreadable')
  return Math.abs(exact - fen) > 1e-4 ? parsed(fen, 'price-rounded') : parsed(fen)
}
