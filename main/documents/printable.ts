import type { Section } from './definition'

/**
 * A part of a paper as a module gives it: sections of a document, which the printing centre puts between cover and end.
 * Its first title carries the part's key.
 */
export type PrintedPart = Readonly<{
  title: string
  sections: readonly Section[]
  /** Files of its pictures: attachment (SHA-256) → path. */
  images?: Readonly<Record<string, string>>
  /** Holds phone numbers in full: the paper is marked 内部资料. */
  numbers: boolean
  /** There is nothing in it. */
  empty: boolean
}>
