import { z } from 'zod'
import { isPackagePath, isSha256, packageFormat } from './rules'

/** The two signed and signing files of a package, and the description that makes it a Frictionless Data Package. */

const Sha256 = z.string().refine(isSha256)
const Bytes = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)
const Code = z.string().regex(/^\d{12}$/)
const Title = z.string().min(1).max(200)

/**
 * What a package says of itself.
 *
 * `sequence` counts the office's packages: 1, 2, 3 … `previous` is the one before, by its id and the SHA-256 of its
 * youbei.json, so that a missing or exchanged one is found. An increment holds what changed
 * after `since` up to and with `until` (revisions); a receipt answers the package it names.
 */
const header = {
  kind: z.enum(['full', 'increment', 'receipt']),
  id: z.uuid(),
  title: Title,
  description: z.string().max(2000).optional(),
  from: z.object({ code: Code, name: Title }),
  to: z.object({ code: Code, name: Title }).optional(),
  sequence: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
  since: z.string().max(100).optional(),
  until: z.string().max(100).optional(),
  previous: z.object({ id: z.uuid(), sha256: Sha256 }).optional(),
  answers: z.object({ id: z.uuid(), sequence: z.number().int().min(1) }).optional(),
  created: z.iso.datetime(),
  producer: z.object({ name: Title, version: z.string().min(1).max(60) }),
  /** Whether phone numbers and the like are whole; false when they were masked. */
  personalData: z.boolean(),
}

type Kinded = { kind: string; since?: string | undefined; answers?: unknown }
const fitsKind = (value: Kinded): boolean =>
  (value.kind === 'increment') === (value.since !== undefined) &&
  (value.kind === 'receipt') === (value.answers !== undefined)

/** A header as its maker gives it: `id` and `created` are filled in when left out. */
export const HeaderInput = z
  .object({ ...header, id: header.id.optional(), created: header.created.optional() })
  .refine(fitsKind)
export type HeaderInput = z.input<typeof HeaderInput>

export const Manifest = z
  .object({
    format: z.number().int().min(1),
    ...header,
    from: header.from.extend({ fingerprint: z.string().regex(/^\d{5}(?: \d{5}){5}$/) }),
    counts: z.object({
      records: Bytes,
      attachments: Bytes,
      /** Rows of each table by its name. */
      resources: z.record(z.string().max(60), Bytes),
    }),
    files: z
      .array(z.object({ path: z.string().max(120).refine(isPackagePath), bytes: Bytes, sha256: Sha256 }))
      .min(1),
  })
  .refine(fitsKind)
export type Manifest = z.infer<typeof Manifest>

/** Read before anything else of a manifest: a newer one may have another shape. */
export const ManifestFormat = z.object({ format: z.number().int().min(1) })

export const Signature = z.object({
  format: z.literal(packageFormat),
  algorithm: z.literal('Ed25519'),
  signs: z.literal('youbei.json'),
  publicKey: z.string().max(400),
  signature: z.base64().max(100),
})
export type Signature = z.infer<typeof Signature>

const FieldType = z.enum(['string', 'integer', 'number', 'boolean', 'date', 'datetime', 'object', 'array'])
const ColumnName = z.string().regex(/^[a-z][a-z0-9_]{0,59}$/)

const Described = z.object({
  name: z.string(),
  title: z.string().max(200),
  path: z.string(),
  bytes: Bytes,
  hash: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  encoding: z.literal('utf-8'),
  schema: z.object({
    fields: z
      .array(
        z.object({
          name: ColumnName,
          type: FieldType,
          title: z.string().max(200),
          constraints: z
            .object({ required: z.boolean().optional(), enum: z.array(z.string()).optional() })
            .optional(),
        }),
      )
      .min(1)
      .max(300),
    primaryKey: z.array(ColumnName).min(1),
  }),
})

/** What the reader needs of datapackage.json; the whole of it follows the Data Package standard. */
export const Description = z.object({ resources: z.array(Described).min(1).max(500) })
export type Description = z.infer<typeof Description>
export type DescribedTable = Description['resources'][number]

/** JSON as packages hold it: indented, with a line end, so that it can be read in any editor. */
export function jsonBytes(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`)
}
