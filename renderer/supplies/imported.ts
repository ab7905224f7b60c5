import { formatFen, formatQuantity } from '../shared/format'

/** A judged value of a row as the wizard shows it: quantities with their point, prices in yuan, shelf life in months. */
export function showImported(
  key: string,
  values: Readonly<Record<string, unknown>>,
  months: (n: number) => string,
): string {
  const number = (name: string) => (typeof values[name] === 'number' ? values[name] : null)
  if (key === 'quantity') return formatQuantity(number('quantity') ?? 0, number('decimals') ?? 0)
  if (key === 'price') return formatFen(number('priceFen'))
  if (key === 'shelfLife') {
    const life = number('shelfLifeMonths')
    return life === null ? '' : months(life)
  }
  if (key === 'category') return String(values.categoryName ?? '')
  return String(values[key] ?? '')
}
