import type { DocumentDefinition, TableColumn, TableRow } from './definition'

/** Across every page where phone numbers are printed in full. */
const INTERNAL = '内部资料'

/** A list of any module, to be printed by itself. */
export type ListContent = Readonly<{
  title: string
  subtitle?: string
  office: string
  columns: readonly TableColumn[]
  rows: readonly TableRow[]
  /** Day of printing, `YYYY-MM-DD`. */
  date: string
  paper?: 'A4' | 'A5'
  landscape?: boolean
  /** A line under the table, for example the filter it was printed with. */
  foot?: string
  /** Names with a line to sign on: 制表人, 审核人. */
  signatures?: readonly string[]
  secrecy?: boolean
}>

/** The document of a printable list: title, table with repeated head, note, lines to sign on. */
export function tableDocument(list: ListContent): DocumentDefinition {
  return {
    title: list.title,
    office: list.office,
    printedOn: list.date,
    paper: list.paper ?? 'A4',
    layout: 'compact',
    ...(list.secrecy ? { watermark: INTERNAL } : {}),
    sections: [
      {
        orientation: list.landscape ? 'landscape' : 'portrait',
        elements: [
          { kind: 'title', text: list.title, ...(list.subtitle ? { subtitle: list.subtitle } : {}) },
          { kind: 'table', columns: list.columns, rows: list.rows },
          ...(list.foot ? [{ kind: 'note' as const, text: list.foot }] : []),
          ...(list.signatures?.length ? [{ kind: 'signatures' as const, labels: list.signatures }] : []),
        ],
      },
    ],
  }
}
