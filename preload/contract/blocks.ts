import { z } from 'zod'

/**
 * The body of a plan's section: what Word, text files and PDFs are read into, what the page shows, what the
 * handbook prints and what packages carry. Small on purpose; every reader and every printer knows all of it.
 */
const Run = z.object({
  text: z.string().max(100_000),
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
  underline: z.boolean().optional(),
})
export type Run = z.infer<typeof Run>

const Cell = z.object({
  /** Lines are separated by \n. */
  text: z.string().max(100_000),
  colSpan: z.number().int().min(2).max(200).optional(),
  rowSpan: z.number().int().min(2).max(20_000).optional(),
})
export type Cell = z.infer<typeof Cell>

export const Block = z.discriminatedUnion('kind', [
  /** A paragraph; `runs` joined are its text. A line break inside it is \n. */
  z.object({ kind: z.literal('paragraph'), runs: z.array(Run).max(5_000) }),
  /** A list whose numbers or bullets are not part of the text. */
  z.object({
    kind: z.literal('list'),
    ordered: z.boolean(),
    items: z.array(z.array(Run).max(5_000)).max(10_000),
  }),
  /** A table. The first `headerRows` rows are repeated when it breaks over pages. Cells that a span covers are left out. */
  z.object({
    kind: z.literal('table'),
    headerRows: z.number().int().min(0).max(10),
    rows: z.array(z.array(Cell).max(200)).max(20_000),
  }),
  /** A picture kept as an attachment (SHA-256 of its bytes), size in pixels. */
  z.object({
    kind: z.literal('image'),
    attachment: z.string().regex(/^[0-9a-f]{64}$/),
    width: z.number().int().positive(),
    height: z.number().int().positive(),
    alt: z.string().max(500),
  }),
])
export type Block = z.infer<typeof Block>

/** The plain text of a block, for search, counting and comparing. Rows and lines are separated by \n, cells by a tab. */
export function blockText(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return block.runs.map((run) => run.text).join('')
    case 'list':
      return block.items.map((runs) => runs.map((run) => run.text).join('')).join('\n')
    case 'table':
      return block.rows.map((row) => row.map((cell) => cell.text).join('\t')).join('\n')
    case 'image':
      return block.alt
  }
}
