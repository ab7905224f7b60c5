import type { GapRow, StandardLine } from '../../../preload/contract/supplies/index'
import { formatNumber, formatQuantity } from '../../shared/format'

type Texts = (key: string, facts: Record<string, string | number>) => string

/** How one line asks: `60`, `每村 5`, `每 1,000 人 20`. */
export function basisText(
  line: Pick<StandardLine, 'basis' | 'quantity' | 'per' | 'decimals'>,
  t: Texts,
): string {
  const quantity = formatQuantity(line.quantity, line.decimals)
  if (line.basis === 'villages') return t('standards.perVillage', { quantity })
  if (line.basis === 'population')
    return t(line.per === 1 ? 'standards.perPerson' : 'standards.perPeople', {
      quantity,
      per: formatNumber(line.per),
    })
  return quantity
}

/** How a row's quantity is made up: `60 + 每村 5 × 6 个村`. */
export function derivationText(row: Pick<GapRow, 'derivation' | 'decimals'>, t: Texts): string {
  return row.derivation
    .map(({ times, ...part }) => {
      const one = basisText({ ...part, decimals: row.decimals }, t)
      if (part.basis === 'fixed') return one
      const n = times === null ? '?' : formatNumber(times)
      return t(part.basis === 'villages' ? 'standards.timesVillages' : 'standards.timesPeople', { one, n })
    })
    .join(' + ')
}

/** A share as percent with one digit: 0.8333 → `83.3%`. */
export const percent = (share: number | null): string =>
  share === null ? '—' : `${(share * 100).toFixed(1)}%`
