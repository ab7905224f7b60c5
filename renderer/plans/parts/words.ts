import type { TFunction } from 'i18next'
import { formatQuantity } from '../../shared/format'

/** A time limit in words: 15 分钟, 1 小时 30 分钟. */
export function minutesWords(t: TFunction<'plans'>, minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours === 0) return t('parts.minutes', { n: rest })
  return rest === 0
    ? t('parts.hours', { n: hours })
    : `${t('parts.hours', { n: hours })}${t('parts.minutes', { n: rest })}`
}

/** A quantity with its unit. */
export const quantityWords = (quantity: number, line: Readonly<{ decimals: number; unit: string }>): string =>
  `${formatQuantity(quantity, line.decimals)}\u2009${line.unit}`
