import { z } from 'zod'
import { Id, Instant, listInput, listOutput, Output, TargetRef, text } from './common'
import { command, defineModule, query, task } from './define'

/** A line of the clock board (要办): `code` is turned into words by the module's texts (`<module>.due.<code>`). */
export const DueLine = z.object({
  module: z.string(),
  code: z.string(),
  level: z.enum(['overdue', 'soon', 'info']),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  /** The day it is or was due. */
  on: z.string().nullable(),
  /** Where it is dealt with: a route of the page. */
  to: z.string(),
})
export type DueLine = z.infer<typeof DueLine>

/** A figure of what there is (家底). */
export const Figure = z.object({
  module: z.string(),
  code: z.string(),
  value: z.number(),
  target: z.number().nullable(),
  to: z.string(),
})
export type Figure = z.infer<typeof Figure>

export const Found = z.object({
  /** plan, section, person, item, lot, depot, stock-document, supply-request, stock-count … */
  kind: z.string(),
  id: Id,
  title: z.string(),
  /** \u0002 and \u0003 enclose the hit. */
  detail: z.string(),
  to: z.string(),
})
export type Found = z.infer<typeof Found>

export const AuditEntry = z.object({
  seq: z.number().int(),
  at: Instant,
  userName: z.string(),
  call: z.string(),
  /** Ids and counts, never personal data. */
  subject: z.string(),
  hash: z.string(),
  /** Under this entry somebody is still writing: how many changes so far, in how many parts. */
  sitting: z.object({ changes: z.number().int(), parts: z.number().int(), lastAt: Instant }).nullable(),
})
export type AuditEntry = z.infer<typeof AuditEntry>

export const BinEntry = z.object({
  kind: z.string(),
  id: Id,
  title: z.string(),
  deletedAt: Instant,
})
export type BinEntry = z.infer<typeof BinEntry>

export const Backup = z.object({ name: z.string(), at: Instant, bytes: z.number().int(), reason: z.string() })
export type Backup = z.infer<typeof Backup>

export const care = defineModule('care', {
  getHome: query(
    'What is due and what there is, from every module.',
    z.object({}),
    z.object({ due: z.array(DueLine), figures: z.array(Figure) }),
  ),
  search: query(
    'Finds anything: Chinese, pinyin initials, a phone number, a code.',
    z.object({ text: text(100), limit: z.number().int().min(1).max(50).default(20) }),
    z.object({ found: z.array(Found) }),
  ),
  resolveCode: query(
    'What a printed code (`YB:L:…`) stands for. Refused as `code-unknown` where nothing here has it.',
    z.object({ text: text(100) }),
    Found,
  ),
  undo: command(
    'Takes back the last change of whoever is signed in.',
    z.object({}),
    z.object({ call: z.string() }),
    { changes: ['*'] },
  ),
  getUndo: query(
    'The change that undo would take back.',
    z.object({}),
    z.object({ call: z.string().nullable(), at: Instant.nullable() }),
  ),
  listBin: query(
    'What was deleted and can be brought back.',
    listInput({ kind: text(40).optional() }),
    listOutput(BinEntry),
  ),
  restore: command(
    'Brings deleted records back.',
    z.object({
      entries: z
        .array(z.object({ kind: text(40), id: Id }))
        .min(1)
        .max(200),
    }),
    z.object({ restored: z.number().int() }),
    { changes: ['*'] },
  ),
  listAudit: query(
    'Who did what, newest first.',
    listInput({ call: text(60).optional(), userName: text(30).optional() }),
    listOutput(AuditEntry),
  ),
  verifyAudit: task(
    'Computes the chain of hashes anew and says where it breaks.',
    z.object({}),
    z.object({
      entries: z.number().int(),
      intact: z.boolean(),
      brokenAt: z.number().int().nullable(),
      head: z.string(),
    }),
    { reads: true },
  ),
  listBackups: query(
    'Backups that are kept.',
    z.object({}),
    z.object({ backups: z.array(Backup), folder: z.string() }),
  ),
  backUp: task(
    'Makes a backup now and checks it. The data host asks for a `daily` one by itself.',
    z.object({ reason: z.enum(['manual', 'daily']).default('manual') }),
    Backup,
  ),
  saveOutput: task(
    'Copies a paper or file that was made to the place the user chose.',
    z.object({ token: z.string().max(100), ...TargetRef.shape }),
    z.object({ bytes: z.number().int() }),
    { reads: true },
  ),
  exportAudit: task('The audit trail as .xlsx.', z.object({}), Output, {
    reads: true,
    access: 'administrator',
  }),
})
