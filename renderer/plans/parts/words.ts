import type { TFunction } from 'i18next'
import type { Answer } from '../../../preload/contract/api'
import type { Part } from '../../../preload/contract/plans/parts'
import { formatQuantity } from '../../shared/format'

/** The parts of a version with everything they name. */
export type PartsAnswer = Answer<'plans', 'listParts'>

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

/** Signs of the levels, by number. */
export const levelSigns: readonly string[] = ['', 'Ⅰ', 'Ⅱ', 'Ⅲ', 'Ⅳ']

/** What a part is called on the screen. */
export function partTitle(t: TFunction<'plans'>, part: Part): string {
  switch (part.kind) {
    case 'level':
      return part.body.name || t('finder.level', { sign: levelSigns[part.body.level] })
    case 'card':
      return [part.body.post, part.body.title].filter(Boolean).join(' · ')
    case 'contacts':
      return part.body.title
    case 'command':
    case 'supplies':
      return t(`parts.tabs.${part.kind}`)
  }
}
