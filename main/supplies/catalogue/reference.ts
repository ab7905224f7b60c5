import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import type { Cycles, Item } from '../../../preload/contract/supplies/index'
import { noCycles } from '../../../preload/contract/supplies/index'
import type { Category } from '../categories'
import { referenceCategories } from '../reference'
import { kindOfCategory } from './rules'

/** What the reference lists say of the works that a kind needs. */
export type ReferenceCycles = Readonly<{ serial: boolean; cycles: Cycles }>

const months = (text: string | undefined): number | null => (text ? Number(text) : null)

/** The starting values of `equipment-cycles.csv` by the code of the kind. */
export function parseCycles(csv: string): Map<string, ReferenceCycles> {
  const rows: Record<string, string>[] = parse(csv, { columns: true, bom: true, skip_empty_lines: true })
  return new Map(
    rows.map((row) => [
      row.code ?? '',
      {
        serial: row.serial === '1',
        cycles: {
          test: months(row.test_months),
          maintenance: months(row.maintenance_months),
          firstMaintenance: months(row.first_maintenance_months),
          inspection: months(row.inspection_months),
          scrap: months(row.scrap_months),
        },
      },
    ]),
  )
}

let cycles: ReadonlyMap<string, ReferenceCycles> | undefined

function referenceCycles(resourceFolder: string): ReadonlyMap<string, ReferenceCycles> {
  cycles ??= parseCycles(readFileSync(join(resourceFolder, 'reference', 'equipment-cycles.csv'), 'utf8'))
  return cycles
}

/** A kind of the reference list with what an item of it begins with. */
export type ReferenceKind = Readonly<{
  category: Category
  group: string
  kind: Item['kind']
  cycles: Cycles
}>

/** The kinds that can be taken into the catalogue, in the order of the list. */
export function referenceKinds(resourceFolder: string): ReferenceKind[] {
  const categories = referenceCategories(resourceFolder)
  const names = new Map(categories.map(({ code, name }) => [code, name]))
  const known = referenceCycles(resourceFolder)
  return categories
    .filter((category) => category.level === 3)
    .map((category) => {
      const own = known.get(category.code)
      return {
        category,
        group: names.get(category.parent) ?? '',
        kind: own?.serial ? 'serial' : kindOfCategory(category.code),
        cycles: own?.cycles ?? noCycles,
      }
    })
}
