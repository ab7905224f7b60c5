import type { EntityManager, EntitySchema, EntitySchemaColumnOptions } from 'typeorm'
import { prepared } from './connection'

type Value = string | number | bigint | null

type Mapping = Readonly<{
  property: string
  column: string
  toColumn: (value: unknown) => Value
  toProperty: (value: unknown) => unknown
}>

const mappings = new WeakMap<object, readonly Mapping[]>()

const plain = (value: unknown): Value => (value === undefined ? null : (value as Value))

/** How a table's columns and a row's properties translate, read once from the EntitySchema. */
function mappingOf(entity: EntitySchema<never>): readonly Mapping[] {
  const known = mappings.get(entity)
  if (known) return known
  const made = Object.entries(entity.options.columns as Record<string, EntitySchemaColumnOptions>).map(
    ([property, options]): Mapping => {
      const column = options.name ?? property
      if (options.type === 'simple-json')
        return {
          property,
          column,
          toColumn: (v) => JSON.stringify(v),
          toProperty: (v) => JSON.parse(String(v)),
        }
      if (options.type === 'boolean')
        return { property, column, toColumn: (v) => (v ? 1 : 0), toProperty: (v) => v === 1 }
      return { property, column, toColumn: plain, toProperty: (v) => v }
    },
  )
  mappings.set(entity, made)
  return made
}

const tableOf = (entity: EntitySchema<never>) => entity.options.tableName ?? entity.options.name
const any = <R>(entity: EntitySchema<R>) => entity as unknown as EntitySchema<never>

/** Inserts rows by one prepared statement. Columns that a row leaves out become NULL (a generated key: its number). */
export function insertRows<R extends object>(
  em: EntityManager,
  entity: EntitySchema<R>,
  rows: readonly R[],
): void {
  const mapping = mappingOf(any(entity))
  const statement = prepared(
    em,
    `INSERT INTO ${tableOf(any(entity))} (${mapping.map((m) => m.column).join(', ')}) VALUES (${mapping.map(() => '?').join(', ')})`,
  )
  for (const row of rows)
    statement.run(...mapping.map((m) => m.toColumn((row as Record<string, unknown>)[m.property])))
}

/** Changes the named properties of one row. */
export function updateRow<R extends object>(
  em: EntityManager,
  entity: EntitySchema<R>,
  id: string,
  patch: Partial<R>,
): void {
  const mapping = mappingOf(any(entity)).filter((m) => m.property in patch)
  prepared(
    em,
    `UPDATE ${tableOf(any(entity))} SET ${mapping.map((m) => `${m.column} = ?`).join(', ')} WHERE id = ?`,
  ).run(...mapping.map((m) => m.toColumn((patch as Record<string, unknown>)[m.property])), id)
}

/** One row by its id, deleted ones too; undefined when there is none. */
export function rowById<R extends object>(
  em: EntityManager,
  entity: EntitySchema<R>,
  id: string,
): R | undefined {
  const found = prepared<[string], Record<string, unknown>>(
    em,
    `SELECT * FROM ${tableOf(any(entity))} WHERE id = ?`,
  ).get(id)
  if (!found) return undefined
  return Object.fromEntries(
    mappingOf(any(entity)).map((m) => [m.property, m.toProperty(found[m.column])]),
  ) as R
}

/** Rows of a statement that selects a table's columns, as the entity's rows. */
export function rowsOf<R extends object>(
  em: EntityManager,
  entity: EntitySchema<R>,
  sql: string,
  values: readonly Value[],
): R[] {
  const mapping = mappingOf(any(entity))
  return prepared<Value[], Record<string, unknown>>(em, sql)
    .all(...values)
    .map((found) => Object.fromEntries(mapping.map((m) => [m.property, m.toProperty(found[m.column])])) as R)
}
