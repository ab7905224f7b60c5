import type { EntityManager } from 'typeorm'
import { prepared } from '../engine/connection'
import { rowById } from '../engine/rows'
import type { RecordKind } from '../records'

export type BinRow = { kind: string; id: string; title: string; deletedAt: number }

const tableOf = (kind: RecordKind) => kind.entity.options.tableName ?? kind.entity.options.name

/** How far back a search in the recycle bin looks. */
const mostSearched = 5_000

/** What lies in the recycle bin, newest first; with `search`, what has it in its title. */
export function listBin(
  em: EntityManager,
  kinds: readonly RecordKind[],
  page: { offset: number; limit: number; search?: string | undefined },
): { rows: BinRow[]; total: number } {
  const union = kinds
    .map(
      (k) =>
        `SELECT '${k.kind}' AS kind, id, deleted_at AS deletedAt FROM ${tableOf(k)} WHERE deleted_at IS NOT NULL`,
    )
    .join(' UNION ALL ')
  const read = (limit: number, offset: number) =>
    prepared<[number, number], Omit<BinRow, 'title'>>(
      em,
      `${union} ORDER BY deletedAt DESC, id LIMIT ? OFFSET ?`,
    ).all(limit, offset)
  const byKind = new Map(kinds.map((k) => [k.kind, k]))
  const titled = (entry: Omit<BinRow, 'title'>): BinRow => {
    const kind = byKind.get(entry.kind)
    const row = kind && rowById(em, kind.entity, entry.id)
    return { ...entry, title: kind && row ? kind.title(row) : '' }
  }
  if (page.search) {
    // Titles are put together by the modules, so they are compared here; the bin is small.
    const word = page.search.toLowerCase()
    const found = read(mostSearched, 0)
      .map(titled)
      .filter((row) => row.title.toLowerCase().includes(word))
    return { rows: found.slice(page.offset, page.offset + page.limit), total: found.length }
  }
  const total =
    prepared<[], { total: number }>(em, `SELECT count(*) AS total FROM (${union})`).get()?.total ?? 0
  return { rows: read(page.limit, page.offset).map(titled), total }
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
