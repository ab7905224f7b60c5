import english from 'antd/es/locale/en_US'
import type { TextFiles } from './text-files'

/** The English half of the texts, a bundle of its own. */
export const enUS = import.meta.glob(['../*/texts/en-US.json', '../*/*/texts/en-US.json'], {
  eager: true,
  import: 'default',
}) as TextFiles

export { english }
