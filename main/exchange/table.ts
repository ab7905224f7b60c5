import { createHash } from 'node:crypto'
import { stringify } from 'csv-stringify/sync'
import { DomainError } from '../../preload/contract/result'
import { type Field, formatCell, isResourceName, type PackageLimits, tablePath } from './rules'

export type ForeignKey = Readonly<{
  fields: readonly string[]
  /** The table referred to, by its name; the same table when empty. */
  reference: Readonly<{ resource: string; fields: readonly string[] }>
}>

/** One table of a package. Columns that `fields` does not name stay out of the package. */
export type Table = Readonly<{
  name: string
  title: string
  description?: string
  fields: readonly Field[]
  primaryKey: readonly string[]
  foreignKeys?: readonly ForeignKey[]
  rows: Iterable<Record<string, unknown>> | AsyncIterable<Record<string, unknown>>
}>

/** A file as it was written. */
export type WrittenFile = { path: string; bytes: number; sha256: string }
export type WrittenTable = WrittenFile & {
  rows: number
  /** Required columns in which an empty text stands, which other tools take for a missing value. */
  emptied: Set<string>
}

/** RFC 4180. An empty text is written as `""`, no value as nothing, so that the two stay apart. */
const csvOptions = { delimiter: ',', record_delimiter: '\r\n', quoted_match: /^$|[\r\n]/ } as const

const batchSize = 500

/** Refuses tables that would make an invalid package; such a table is a fault of whoever describes it. */
export function checkTables(tables: readonly Table[]): void {
  const byName = new Map(tables.map((table) => [table.name, table]))
  if (byName.size !== tables.length) throw new TypeError('Two tables have the same name')
  for (const table of tables) {
    const fault = faultOf(table, byName)
    if (fault) throw new TypeError(`Table ${table.name}: ${fault}`)
  }
}

function faultOf(table: Table, byName: ReadonlyMap<string, Table>): string | undefined {
  const columns = new Set(table.fields.map((field) => field.name))
  if (!isResourceName(table.name)) return 'not a name for a table'
  if (columns.size !== table.fields.length || columns.size === 0) return 'columns are missing or named twice'
  if (table.fields.some((field) => !/^[a-z][a-z0-9_]{0,59}$/.test(field.name)))
    return 'not a name for a column'
  if (table.primaryKey.length === 0 || !table.primaryKey.every((name) => columns.has(name))) {
    return 'the primary key names no column'
  }
  for (const key of table.foreignKeys ?? []) {
    const target = key.reference.resource === '' ? table : byName.get(key.reference.resource)
    const known = new Set(target?.fields.map((field) => field.name))
    const fits = key.fields.length > 0 && key.fields.length === key.reference.fields.length
    if (!fits || !key.fields.every((name) => columns.has(name))) return 'a foreign key names no column'
    if (!key.reference.fields.every((name) => known.has(name))) return 'a foreign key refers to nothing'
  }
  return undefined
}

async function* batchesOf<T>(rows: Iterable<T> | AsyncIterable<T>): AsyncGenerator<T[]> {
  let batch: T[] = []
  if (Symbol.asyncIterator in rows) {
    for await (const row of rows) {
      batch.push(row)
      if (batch.length === batchSize) {
        yield batch
        batch = []
      }
    }
  } else {
    for (const row of rows) {
      batch.push(row)
      if (batch.length === batchSize) {
        yield batch
        batch = []
      }
    }
  }
  if (batch.length > 0) yield batch
}

/**
 * A table's CSV piece by piece; `written` is complete when the last piece was taken.
 *
 * `report` gets the number of rows after each batch. Leaving early closes the source of the rows.
 */
export async function* csvOf(
  table: Table,
  written: WrittenTable,
  limits: PackageLimits,
  report: (rows: number) => void,
): AsyncGenerator<Buffer> {
  const sum = createHash('sha256')
  const piece = (records: readonly (readonly (string | null)[])[]): Buffer => {
    const bytes = Buffer.from(stringify([...records], csvOptions))
    sum.update(bytes)
    written.bytes += bytes.length
    if (written.bytes > limits.fileBytes) throw tooLarge(written.path, limits.fileBytes)
    return bytes
  }
  const needed = new Set(table.primaryKey)
  const record = (row: Record<string, unknown>): (string | null)[] =>
    table.fields.map((field) => {
      const cell = formatCell(field, row[field.name])
      const isKey = needed.has(field.name)
      const isRequired = isKey || field.constraints?.required === true
      if (isRequired && (cell === null || (isKey && cell === ''))) {
        throw new TypeError(`Table ${table.name}: ${field.name} has no value`)
      }
      if (isRequired && cell === '') written.emptied.add(field.name)
      return cell
    })
  yield piece([table.fields.map((field) => field.name)])
  for await (const batch of batchesOf(table.rows)) {
    yield piece(batch.map(record))
    written.rows += batch.length
    report(written.rows)
  }
  written.sha256 = sum.digest('hex')
}

export function tooLarge(file: string, limit: number): DomainError {
  return new DomainError('file-too-large', { file, limit })
}

/** Nothing is required of a column whose empty texts a general tool would report as missing values. */
function notRequired(field: Field): Field {
  const { required: _required, ...constraints } = field.constraints ?? {}
  const { constraints: _constraints, ...rest } = field
  return Object.keys(constraints).length > 0 ? { ...rest, constraints } : rest
}

type About = Readonly<{
  id: string
  title: string
  description?: string | undefined
  created: string
  sequence: number
  from: Readonly<{ code: string; name: string }>
  whole: boolean
}>

/**
 * datapackage.json (Data Package and Table Schema, version 1, which version 2 reads too).
 *
 * Only a whole package names its foreign keys: what an increment refers to may be at the receiver already.
 */
export function describeTables(
  about: About,
  tables: readonly Table[],
  files: readonly WrittenTable[],
): object {
  const fileOf = new Map(files.map((file) => [file.path, file]))
  return {
    profile: 'data-package',
    name: `youbei-${about.from.code}-${String(about.sequence).padStart(6, '0')}`,
    id: about.id,
    title: about.title,
    ...(about.description ? { description: about.description } : {}),
    created: about.created,
    contributors: [{ title: about.from.name, role: 'publisher' }],
    resources: tables.map((table) => {
      const file = fileOf.get(tablePath(table.name))
      return {
        name: table.name,
        title: table.title,
        ...(table.description ? { description: table.description } : {}),
        path: tablePath(table.name),
        profile: 'tabular-data-resource',
        format: 'csv',
        mediatype: 'text/csv',
        encoding: 'utf-8',
        dialect: {
          delimiter: ',',
          lineTerminator: '\r\n',
          quoteChar: '"',
          doubleQuote: true,
          skipInitialSpace: false,
          header: true,
        },
        bytes: file?.bytes,
        hash: `sha256:${file?.sha256}`,
        schema: {
          fields: table.fields.map((field) => (file?.emptied.has(field.name) ? notRequired(field) : field)),
          primaryKey: table.primaryKey,
          ...(about.whole && table.foreignKeys ? { foreignKeys: table.foreignKeys } : {}),
          missingValues: [''],
        },
      }
    }),
  }
}
