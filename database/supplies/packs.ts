import type { EntityManager } from 'typeorm'
import { prepared } from '../engine/connection'
import type { ItemRow } from './schema'

type Packs = ItemRow['packagings']

const none: Packs = []

/** An item's packs as they stand in its column, for rows that are read without the entity. */
const packsOf = (text: string): Packs => (text === '[]' ? none : (JSON.parse(text) as Packs))

/** A row with its item's packs read. */
export const withPacks = <R extends Readonly<{ packagings: string }>>({ packagings, ...row }: R) => ({
  ...row,
  packagings: packsOf(packagings),
})

/** The packs of items that have any, by the items' ids. */
export function packsOfItems(em: EntityManager, ids: readonly string[]): Map<string, Packs> {
  const rows = prepared<[string], { id: string; packagings: string }>(
    em,
    "SELECT id, packagings FROM items WHERE packagings <> '[]' AND id IN (SELECT value FROM json_each(?))",
  ).all(JSON.stringify([...new Set(ids)]))
  return new Map(rows.map((row) => [row.id, packsOf(row.packagings)]))
}
