import type { HandbookContent } from '../../main/handbooks/documents'

/** Size of an invented handbook: plans of `chapters` chapters, stock lots, people. */
export type HandbookSize = Partial<{
  plans: number
  lots: number
  people: number
  chapters: number
  paper: 'A4' | 'A5'
  layout: 'official' | 'compact'
}>

export function handbookData(size?: HandbookSize): HandbookContent
