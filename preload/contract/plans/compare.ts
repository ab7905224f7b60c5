import { z } from 'zod'
import { Id, Output } from '../common'
import { task } from '../define'
import { PlanVersion } from './life'

/** A stretch of text: in both versions, only in the later one, or only in the earlier one. */
export const DiffPart = z.object({ op: z.enum(['same', 'added', 'removed']), text: z.string() })
export type DiffPart = z.infer<typeof DiffPart>

/** A paragraph, a row of a table, an item of a list. */
export const DiffLine = z.object({
  kind: z.enum(['same', 'changed', 'added', 'removed']),
  parts: z.array(DiffPart),
})
export type DiffLine = z.infer<typeof DiffLine>

const ComparedHeading = z.object({
  sectionId: Id,
  position: z.number().int(),
  level: z.number().int(),
})

/** A section of either version, in the order of the later one; what was removed stands where it used to stand. */
export const ComparedSection = z.object({
  kind: z.enum(['same', 'changed', 'added', 'removed']),
  /** It stands at another place than before. */
  moved: z.boolean(),
  before: ComparedHeading.nullable(),
  after: ComparedHeading.nullable(),
  /** Number and title, marked word by word. */
  heading: z.array(DiffPart),
  lines: z.array(DiffLine),
})
export type ComparedSection = z.infer<typeof ComparedSection>

export const Comparison = z.object({
  planTitle: z.string(),
  before: PlanVersion,
  after: PlanVersion,
  sections: z.array(ComparedSection),
  counts: z.object({
    changed: z.number().int(),
    added: z.number().int(),
    removed: z.number().int(),
    moved: z.number().int(),
    same: z.number().int(),
  }),
})
export type Comparison = z.infer<typeof Comparison>

const Two = z.object({ id: Id, before: Id, after: Id })

export const compareCalls = {
  compareVersions: task(
    'Two versions of a plan side by side, section by section, changes marked word by word.',
    Two,
    Comparison,
    { reads: true },
  ),
  printComparison: task(
    'The comparison as a PDF: added words underlined, removed ones in brackets.',
    Two.extend({ onlyChanges: z.boolean().default(true) }),
    Output,
    { reads: true },
  ),
}
