import { z } from 'zod'
import { FileRef, Id, Instant, listInput, listOutput, Output, recordShape, text } from './common'
import { defineModule, query, task } from './define'

export const packageContents = ['plans', 'supplies', 'people', 'handbooks'] as const

export const DataPackage = z.object({
  ...recordShape,
  name: z.string(),
  /** Counts this office's packages: 1, 2, 3 … without a gap. */
  sequence: z.number().int(),
  contents: z.array(z.enum(packageContents)),
  personalData: z.boolean(),
  records: z.number().int(),
  bytes: z.number().int(),
  sha256: z.string(),
  madeAt: Instant,
  note: z.string(),
  /** Whether the file is still here to be saved again. */
  kept: z.boolean(),
})
export type DataPackage = z.infer<typeof DataPackage>

export const exchange = defineModule('exchange', {
  getIdentity: query(
    "The office's signing key, as the fingerprint the county compares.",
    z.object({}),
    z.object({ fingerprint: z.string(), officeName: z.string(), code: z.string() }),
  ),
  countContents: query(
    'How many records a package of each content would carry.',
    z.object({}),
    z.object({
      plans: z.number().int(),
      supplies: z.number().int(),
      people: z.number().int(),
      handbooks: z.number().int(),
      attachments: z.number().int(),
    }),
  ),
  listPackages: query('Packages that were made.', listInput({}), listOutput(DataPackage)),
  openPackage: task(
    'Brings a package that was made before, so that it can be saved again.',
    z.object({ id: Id }),
    Output,
    { reads: true },
  ),
  makePackage: task(
    'Makes a signed data package. Phone numbers are masked unless personal data is chosen.',
    z.object({
      contents: z.array(z.enum(packageContents)).min(1),
      personalData: z.boolean().default(false),
      attachments: z.boolean().default(true),
      note: text(500).default(''),
    }),
    Output.extend({
      id: Id,
      records: z.number().int(),
      ms: z.number().int(),
      sequence: z.number().int(),
      sha256: z.string(),
    }),
  ),
  checkPackage: task(
    'Checks a package: files, sums, signature. Changes nothing.',
    z.object({ file: FileRef }),
    z.object({
      from: z.object({ code: z.string(), name: z.string() }),
      fingerprint: z.string(),
      madeAt: z.string(),
      sequence: z.number().int(),
      resources: z.array(z.object({ name: z.string(), title: z.string(), rows: z.number().int() })),
      attachments: z.number().int(),
    }),
    { reads: true },
  ),
})
