import { z } from 'zod'
import { ExpectedRev, Id, Output, recordShape, requiredText, text } from '../common'
import { command, query, task } from '../define'

/** What can carry a label. A bin is named by its depot and its own text. */
export const labelKinds = ['lot', 'item', 'depot', 'bin', 'equipment'] as const

/** Tenths of a millimetre. */
const size = z.number().int().min(50).max(10_000)
const margin = z.number().int().min(0).max(5_000)

const formatFields = {
  name: requiredText(40),
  pageWidth: size,
  pageHeight: size,
  columns: z.number().int().min(1).max(20),
  rows: z.number().int().min(1).max(50),
  width: size,
  height: size,
  marginLeft: margin,
  marginTop: margin,
  gapX: margin,
  gapY: margin,
}

/** Labels on a sheet, or one label a page for a label printer. Lengths are tenths of a millimetre. */
export const LabelFormat = z.object({
  id: z.string(),
  rev: recordShape.rev,
  /** Comes with the program and cannot be changed; a copy of it can. */
  own: z.boolean(),
  ...formatFields,
})
export type LabelFormat = z.infer<typeof LabelFormat>

const FormatInput = z
  .object({ id: Id.optional(), rev: ExpectedRev, ...formatFields })
  .superRefine((format, context) => {
    const across = format.marginLeft + format.columns * format.width + (format.columns - 1) * format.gapX
    const down = format.marginTop + format.rows * format.height + (format.rows - 1) * format.gapY
    if (across > format.pageWidth)
      context.addIssue({ code: 'custom', path: ['pageWidth'], message: 'page-too-small' })
    if (down > format.pageHeight)
      context.addIssue({ code: 'custom', path: ['pageHeight'], message: 'page-too-small' })
  })

export const LabelSubject = z.object({
  kind: z.enum(labelKinds),
  id: Id,
  /** For a bin: its text. */
  bin: text(30).default(''),
  copies: z.number().int().min(1).max(500).default(1),
})
export type LabelSubject = z.infer<typeof LabelSubject>

export const labelCodes = ['qr', 'code128'] as const

export const labelCalls = {
  listLabelFormats: query(
    'Sizes of labels: those of the program first, then the own ones.',
    z.object({}),
    z.object({ formats: z.array(LabelFormat) }),
  ),
  saveLabelFormat: command('Adds a size of labels, or changes an own one.', FormatInput, LabelFormat),
  removeLabelFormats: command(
    'Moves own sizes of labels to the recycle bin.',
    z.object({ ids: z.array(Id).min(1).max(50) }),
    z.object({ removed: z.number().int() }),
  ),
  makeLabels: task(
    'Labels as a PDF in the true size. `start` is the first free label of a part-used sheet, counted from 1 by rows.',
    z.object({
      format: text(60),
      code: z.enum(labelCodes).default('qr'),
      start: z.number().int().min(1).max(1_000).default(1),
      subjects: z.array(LabelSubject).min(1).max(1_000),
    }),
    Output,
    { reads: true },
  ),
}
