import { z } from 'zod'

/** Shapes that every module's calls use. */

export const Id = z.uuid()

/** Text typed by a person: trimmed, without control characters. */
export const text = (max: number) =>
  z
    .string()
    .max(max)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are just what is refused here
    .regex(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/u)
    .transform((value) => value.trim())

export const requiredText = (max: number) =>
  text(max).refine((value) => value.length > 0, { error: 'required' })

/** A calendar day on the local calendar, `YYYY-MM-DD`. */
export const Day = z.iso.date()

/** An instant, UTC milliseconds. */
export const Instant = z.number().int().min(0).max(8_640_000_000_000_000)

/** A 12-digit division code (统计用区划代码). */
export const DivisionCode = z.string().regex(/^\d{12}$/)

/** Quantities are whole numbers of the item's smallest unit: 1.5 of an item with 1 decimal is 15. */
export const Quantity = z.number().int().min(-1_000_000_000_000).max(1_000_000_000_000)

/** A file the user chose or dropped: the shell hands out the token, the path never reaches the page. */
export const FileRef = z.object({ token: z.string().min(8).max(100) })

/** A place the user chose to save to. */
export const TargetRef = z.object({ target: z.string().min(8).max(100) })

/** A paper or file that the program made, kept until it is saved or the program ends. */
export const Output = z.object({
  token: z.string(),
  name: z.string(),
  bytes: z.number().int(),
})
export type Output = z.infer<typeof Output>

export const Sort = z.object({ field: z.string().max(40), order: z.enum(['asc', 'desc']) })

/** What every list takes: a page of at most 200 rows, words to search for, one column to sort by. */
export const listInput = <S extends z.ZodRawShape>(filters: S) =>
  z.object({
    search: text(100).optional(),
    sort: Sort.optional(),
    offset: z.number().int().min(0).max(10_000_000).default(0),
    limit: z.number().int().min(1).max(200).default(50),
    ...filters,
  })

/** What every list gives: the rows of one page and how many there are in all. */
export const listOutput = <T extends z.ZodType>(row: T) =>
  z.object({ rows: z.array(row), total: z.number().int() })

/** What every record that can travel carries. */
export const recordShape = {
  id: Id,
  owner: DivisionCode,
  rev: z.string(),
  createdAt: Instant,
  updatedAt: Instant,
}

/** `rev` of the record as the form had it; the save is refused as `changed-since` when it moved on. */
export const ExpectedRev = z.string().max(80).optional()

export const Empty = z.object({})
