import { createHash } from 'node:crypto'
import { parse } from 'csv-parse/sync'

/**
 * A strict check of a package against the Data Package, Data Resource, Table Schema and CSV Dialect standards
 * (specs.frictionlessdata.io, version 1; version 2 reads the same), written from their text and independent of the
 * code under test. Answers everything that is wrong, in words; an empty list is a valid package.
 */
export function frictionlessFaults(
  descriptor: unknown,
  fileOf: (path: string) => Buffer | undefined,
): string[] {
  const faults: string[] = []
  const fault = (text: string) => void faults.push(text)
  if (!isObject(descriptor)) return ['the descriptor is no object']
  keysWithin(descriptor, packageKeys, 'package', fault)
  if (descriptor.profile !== 'data-package') fault('package profile')
  checkName(descriptor.name, 'package', fault)
  for (const key of ['id', 'title', 'description']) optionalText(descriptor[key], `package ${key}`, fault)
  if (typeof descriptor.created !== 'string' || !rfc3339.test(descriptor.created)) fault('package created')
  for (const one of asList(descriptor.contributors)) {
    if (!isObject(one) || typeof one.title !== 'string' || one.title === '')
      fault('contributor without a title')
    else if (!contributorRoles.has(String(one.role ?? 'contributor'))) fault('contributor role')
  }
  const resources = asList(descriptor.resources)
  if (resources.length === 0) fault('no resources')
  const tables = new Map<string, Table>()
  for (const resource of resources) {
    if (!isObject(resource)) fault('a resource is no object')
    else {
      const table = checkResource(resource, fileOf, fault)
      if (tables.has(table.name)) fault(`two resources are called ${table.name}`)
      tables.set(table.name, table)
    }
  }
  for (const table of tables.values()) checkReferences(table, tables, fault)
  return faults
}

type Loose = Record<string, unknown>
type Fault = (text: string) => void
type Table = { name: string; schema: Loose; columns: string[]; rows: (string | null)[][] }

const packageKeys = new Set([
  'profile',
  'name',
  'id',
  'title',
  'description',
  'created',
  'contributors',
  'resources',
])
const resourceKeys = new Set(
  'profile name title description path format mediatype encoding dialect bytes hash schema'.split(' '),
)
const dialectKeys = new Set(
  'delimiter lineTerminator quoteChar doubleQuote skipInitialSpace header'.split(' '),
)
const schemaKeys = new Set(['fields', 'primaryKey', 'foreignKeys', 'missingValues'])
const fieldKeys = new Set(['name', 'type', 'title', 'description', 'format', 'constraints'])
const contributorRoles = new Set(['author', 'publisher', 'maintainer', 'wrangler', 'contributor'])
const rfc3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/

/** Constraints that each type may have, as the standard's table says. */
const ordered = ['required', 'unique', 'enum', 'minimum', 'maximum']
const sized = ['required', 'unique', 'enum', 'minLength', 'maxLength']
const constraintsOf: Record<string, string[]> = {
  string: [...sized, 'pattern'],
  integer: ordered,
  number: ordered,
  boolean: ['required', 'enum'],
  date: ordered,
  datetime: ordered,
  object: sized,
  array: sized,
}

const isObject = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

function keysWithin(value: Loose, known: ReadonlySet<string>, where: string, fault: Fault): void {
  for (const key of Object.keys(value)) if (!known.has(key)) fault(`${where} has an unknown property ${key}`)
}

function optionalText(value: unknown, where: string, fault: Fault): void {
  if (value !== undefined && (typeof value !== 'string' || value === '')) fault(where)
}

function checkName(value: unknown, where: string, fault: Fault): void {
  if (typeof value !== 'string' || !/^[-a-z0-9._/]+$/.test(value)) fault(`${where} name`)
}

function checkResource(resource: Loose, fileOf: (path: string) => Buffer | undefined, fault: Fault): Table {
  const name = String(resource.name)
  keysWithin(resource, resourceKeys, name, fault)
  checkName(resource.name, 'resource', fault)
  if (resource.profile !== 'tabular-data-resource') fault(`${name} profile`)
  for (const key of ['title', 'description']) optionalText(resource[key], `${name} ${key}`, fault)
  if (resource.format !== 'csv' || resource.mediatype !== 'text/csv') fault(`${name} format`)
  if (resource.encoding !== 'utf-8') fault(`${name} encoding`)
  const path = String(resource.path)
  if (path.startsWith('/') || path.startsWith('.') || path.includes('..') || path.includes('\\'))
    fault(`${name} path`)
  const file = fileOf(path)
  if (!file) fault(`${name} has no file`)
  const content = file ?? Buffer.alloc(0)
  if (resource.bytes !== content.length) fault(`${name} bytes`)
  if (resource.hash !== `sha256:${createHash('sha256').update(content).digest('hex')}`) fault(`${name} hash`)
  const dialect = isObject(resource.dialect) ? resource.dialect : {}
  keysWithin(dialect, dialectKeys, `${name} dialect`, fault)
  const schema = isObject(resource.schema) ? resource.schema : {}
  const columns = checkSchema(schema, name, fault)
  const rows = parse(content.toString('utf8'), {
    delimiter: String(dialect.delimiter),
    quote: String(dialect.quoteChar),
    escape: dialect.doubleQuote === true ? '"' : '\\',
    record_delimiter: [String(dialect.lineTerminator)],
    ltrim: dialect.skipInitialSpace === true,
  }) as string[][]
  const head = dialect.header === true ? rows.shift() : undefined
  if (JSON.stringify(head) !== JSON.stringify(columns)) fault(`${name}: the header is not the schema's`)
  const missing = new Set(asList(schema.missingValues))
  const cells = rows.map((row) => row.map((cell) => (missing.has(cell) ? null : cell)))
  checkRows(schema, name, cells, fault)
  return { name, schema, columns, rows: cells }
}

function checkSchema(schema: Loose, name: string, fault: Fault): string[] {
  keysWithin(schema, schemaKeys, `${name} schema`, fault)
  if (!asList(schema.missingValues).every((one) => typeof one === 'string')) fault(`${name} missingValues`)
  const columns: string[] = []
  for (const field of asList(schema.fields)) {
    if (!isObject(field) || typeof field.name !== 'string') {
      fault(`${name}: a field without a name`)
      continue
    }
    const where = `${name}.${field.name}`
    keysWithin(field, fieldKeys, where, fault)
    if (columns.includes(field.name)) fault(`${where} is there twice`)
    columns.push(field.name)
    const allowed = constraintsOf[String(field.type)]
    if (!allowed) fault(`${where} has an unknown type`)
    optionalText(field.title, `${where} title`, fault)
    optionalText(field.description, `${where} description`, fault)
    if (field.format !== undefined && field.type !== 'datetime') fault(`${where} format`)
    const constraints = isObject(field.constraints) ? field.constraints : {}
    keysWithin(constraints, new Set(allowed), `${where} constraints`, fault)
  }
  if (columns.length === 0) fault(`${name} has no fields`)
  for (const key of asList(schema.primaryKey)) {
    if (!columns.includes(String(key))) fault(`${name}: the primary key names no field`)
  }
  return columns
}

const strptime = '%Y-%m-%dT%H:%M:%S.%fZ'
const casts: Record<string, (cell: string, format: unknown) => boolean> = {
  string: () => true,
  integer: (cell) => /^[+-]?\d+$/.test(cell),
  number: (cell) => /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(cell),
  boolean: (cell) => ['true', 'True', 'TRUE', '1', 'false', 'False', 'FALSE', '0'].includes(cell),
  date: (cell) => /^\d{4}-\d{2}-\d{2}$/.test(cell) && new Date(cell).toISOString().startsWith(cell),
  datetime: (cell, format) => {
    const shape =
      format === strptime ? /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{1,6}Z$/ : /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/
    return shape.test(cell) && !Number.isNaN(Date.parse(cell))
  },
  object: (cell) => isObject(JSON.parse(cell)),
  array: (cell) => Array.isArray(JSON.parse(cell)),
}

function checkRows(schema: Loose, name: string, rows: (string | null)[][], fault: Fault): void {
  const fields = asList(schema.fields).filter(isObject)
  const keyColumns = asList(schema.primaryKey).map((key) => fields.findIndex((field) => field.name === key))
  const seen = new Set<string>()
  rows.forEach((row, at) => {
    const where = (field: Loose) => `${name}.${field.name}, row ${at + 1}`
    if (row.length !== fields.length) fault(`${name}, row ${at + 1} has ${row.length} cells`)
    fields.forEach((field, column) => {
      const cell = row[column] ?? null
      const constraints = isObject(field.constraints) ? field.constraints : {}
      if (cell === null) {
        if (constraints.required === true) fault(`${where(field)} is required`)
        return
      }
      if (!casts[String(field.type)]?.(cell, field.format)) fault(`${where(field)} is no ${field.type}`)
      if (typeof constraints.pattern === 'string' && !new RegExp(`^(?:${constraints.pattern})$`).test(cell)) {
        fault(`${where(field)} does not fit its pattern`)
      }
      if (typeof constraints.minimum === 'number' && Number(cell) < constraints.minimum)
        fault(`${where(field)} is too small`)
    })
    const key = JSON.stringify(keyColumns.map((column) => row[column] ?? null))
    if (keyColumns.some((column) => (row[column] ?? null) === null))
      fault(`${name}, row ${at + 1} has no key`)
    if (seen.has(key)) fault(`${name}: the key ${key} is there twice`)
    seen.add(key)
  })
}

function checkReferences(table: Table, tables: ReadonlyMap<string, Table>, fault: Fault): void {
  for (const key of asList(table.schema.foreignKeys)) {
    const reference = isObject(key) && isObject(key.reference) ? key.reference : undefined
    const target = reference?.resource === '' ? table : tables.get(String(reference?.resource))
    if (!isObject(key) || !reference || !target) {
      fault(`${table.name}: a foreign key refers to no resource`)
      continue
    }
    const pick = (from: Table, names: unknown) =>
      asList(names).map((name) => from.columns.indexOf(String(name)))
    const [own, other] = [pick(table, key.fields), pick(target, reference.fields)]
    if ([...own, ...other].includes(-1) || own.length !== other.length || own.length === 0) {
      fault(`${table.name}: a foreign key names no field`)
    }
    const values = (row: (string | null)[], columns: number[]) =>
      JSON.stringify(columns.map((column) => row[column] ?? null))
    const known = new Set(target.rows.map((row) => values(row, other)))
    for (const row of table.rows) {
      if (own.every((column) => row[column] === null)) continue
      if (!known.has(values(row, own))) fault(`${table.name} refers to a missing row of ${target.name}`)
    }
  }
}
