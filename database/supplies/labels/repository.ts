import type { EntityManager } from 'typeorm'
import { prepared } from '../../engine/connection'
import { rowsOf } from '../../engine/rows'
import { LabelFormatEntity, type LabelFormatRow } from './schema'

/** The office's own sizes of labels, by name. */
export const ownFormats = (em: EntityManager): LabelFormatRow[] =>
  rowsOf(
    em,
    LabelFormatEntity,
    'SELECT * FROM label_formats WHERE deleted_at IS NULL ORDER BY name LIMIT 200',
    [],
  )

const tables = { lot: 'lots', item: 'items', depot: 'depots', equipment: 'equipment' } as const

/**
 * Ids of a kind that end in these twelve hexadecimal digits: one as a rule. Looks at every record of the kind, which
 * for 10,000 lots takes about a millisecond, less than an index would cost each import.
 */
export function idsByTail(em: EntityManager, kind: keyof typeof tables, tail: string): string[] {
  return prepared<[string], { id: string }>(
    em,
    `SELECT id FROM ${tables[kind]} WHERE substr(id, -12) = ? AND deleted_at IS NULL LIMIT 2`,
  )
    .all(tail)
    .map(({ id }) => id)
}

/** Facts that a lot's label says. */
export function lotForLabel(
  em: EntityManager,
  lotId: string,
):
  | { itemName: string; spec: string; number: string; producedOn: string | null; expiresOn: string | null }
  | undefined {
  return prepared<
    [string],
    { itemName: string; spec: string; number: string; producedOn: string | null; expiresOn: string | null }
  >(
    em,
    `SELECT i.name AS itemName, i.spec, l.number, l.produced_on AS producedOn, l.expires_on AS expiresOn
     FROM lots l JOIN items i ON i.id = l.item_id WHERE l.id = ? AND l.deleted_at IS NULL`,
  ).get(lotId)
}
