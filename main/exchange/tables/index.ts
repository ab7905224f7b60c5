import { attachmentsOfPlans } from '../../../database/exchange/repository'
import { eachRow, type TableName } from '../../../database/exchange/tables'
import type { EntityManager } from '../../../database/open'
import type { DataPackage } from '../../../preload/contract/exchange'
import type { Table } from '../table'
import type { Described } from './described'
import { handbookTables } from './handbooks'
import { peopleTables } from './people'
import { planTables } from './plans'
import { standardTables } from './standards'
import { stockTables, supplyWorkTables } from './supplies'

type Content = DataPackage['contents'][number]

const supplyTables = { ...stockTables, ...supplyWorkTables, ...standardTables }

/** Which tables each content brings. */
const tablesOf: Readonly<Record<Content, readonly TableName[]>> = {
  plans: namesOf(planTables),
  supplies: namesOf(supplyTables),
  people: namesOf(peopleTables),
  handbooks: namesOf(handbookTables),
}

const described: Readonly<Record<TableName, Described>> = {
  ...planTables,
  ...supplyTables,
  ...peopleTables,
  ...handbookTables,
}

function namesOf<T extends Partial<Record<TableName, Described>>>(tables: T): readonly TableName[] {
  return Object.keys(tables) as TableName[]
}

/**
 * The tables of a package, read row by row. Without `personalData` phone numbers are masked or left out, and so are
 * the names and remarks that the tables' descriptions call personal.
 */
export function packageTables(
  em: EntityManager,
  contents: readonly Content[],
  personalData: boolean,
): Table[] {
  return contents
    .flatMap((content) => tablesOf[content])
    .map((name) => {
      const { personal, ...table } = described[name]
      return { name, ...table, rows: rowsOf(em, name, table.fields, personalData ? {} : (personal ?? {})) }
    })
}

function* rowsOf(
  em: EntityManager,
  name: TableName,
  fields: Described['fields'],
  hidden: NonNullable<Described['personal']>,
): Generator<Record<string, unknown>> {
  // Lists and objects are JSON text in the database.
  const parsed = fields.filter(({ type }) => type === 'array' || type === 'object').map((field) => field.name)
  for (const row of eachRow(em, name)) {
    for (const column of parsed) if (typeof row[column] === 'string') row[column] = JSON.parse(row[column])
    for (const [column, change] of Object.entries(hidden)) row[column] = change(row[column])
    yield row
  }
}

/** Sums of the attachments the chosen contents need. */
export const packageAttachments = (em: EntityManager, contents: readonly Content[]): string[] =>
  contents.includes('plans') ? attachmentsOfPlans(em) : []
