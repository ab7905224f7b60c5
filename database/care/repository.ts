import type { EntityManager } from 'typeorm'
import { prepared } from '../engine/connection'
import { rowById } from '../engine/rows'
import type { RecordKind } from '../records'

export type BinRow = { kind: string; id: string; title: string; deletedAt: number }

const tableOf = (kind: RecordKind) => kind.entity.options.tableName ?? kind.entity.options.name

/** What lies in the recycle bin, newest first. */
export function listBin(
  em: EntityManager,
  kinds: readonly RecordKind[],
  page: { offset: number; limit: number },
): { rows: BinRow[]; total: number } {
  const union = kinds
    .map(
      (k) =>
        `SELECT '${k.kind}' AS kind, id, deleted_at AS deletedAt FROM ${tableOf(k)} WHERE deleted_at IS NOT NULL`,
    )
    .join(' UNION ALL ')
  const found = prepared<[number, number], { kind: string; id: string; deletedAt: number }>(
    em,
    `${union} ORDER BY deletedAt DESC, id LIMIT ? OFFSET ?`,
  ).all(page.limit, page.offset)
  const byKind = new Map(kinds.map((k) => [k.kind, k]))
  const rows = found.map((entry) => {
    const kind = byKind.get(entry.kind)
    const row = kind && rowById(em, kind.entity, entry.id)
    return { ...entry, title: kind && row ? kind.title(row) : '' }
  })
  const total =
    prepared<[], { total: number }>(em, `SELECT count(*) AS total FROM (${union})`).get()?.total ?? 0
  return { rows, total }
}

/** Column mappings that were corrected earlier, by header signature; the newest hundred. */
export function rememberedMappings(em: EntityManager, kind: string): Record<string, unknown> {
  const rows = prepared<[string], { signature: string; mapping: string }>(
    em,
    'SELECT signature, mapping FROM column_mappings WHERE kind = ? ORDER BY updated_at DESC LIMIT 100',
  ).all(kind)
  return Object.fromEntries(rows.map((row) => [row.signature, JSON.parse(row.mapping) as unknown]))
}

export function rememberMapping(
  em: EntityManager,
  kind: string,
  signature: string,
  mapping: unknown,
  now: number,
): void {
  prepared(
    em,
    `INSERT INTO column_mappings (kind, signature, mapping, updated_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (kind, signature) DO UPDATE SET mapping = excluded.mapping, updated_at = excluded.updated_at`,
  ).run(kind, signature, JSON.stringify(mapping), now)
}

/** Registers an attachment; the same bytes twice are one. */
export function registerAttachment(
  em: EntityManager,
  attachment: { sha256: string; mime: string; bytes: number; createdAt: number },
): void {
  prepared(
    em,
    'INSERT INTO attachments (sha256, mime, bytes, created_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  ).run(attachment.sha256, attachment.mime, attachment.bytes, attachment.createdAt)
}

export function listAttachments(em: EntityManager): { sha256: string; mime: string; bytes: number }[] {
  return prepared<[], { sha256: string; mime: string; bytes: number }>(
    em,
    'SELECT sha256, mime, bytes FROM attachments ORDER BY sha256',
  ).all()
}
