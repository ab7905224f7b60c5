import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import type { EventType } from './rules'

type Row = Record<string, string>

const records = (csv: string): Row[] => parse(csv, { columns: true, bom: true, skip_empty_lines: true })

let events: ReadonlyMap<string, EventType> | undefined
let seasons: ReadonlyMap<string, ReadonlySet<number>> | undefined

/** The township's list of events by id, read once a thread, in the list's order. */
export function eventTypes(resourceFolder: string): ReadonlyMap<string, EventType> {
  events ??= new Map(
    records(readFileSync(join(resourceFolder, 'reference', 'event-picklist.csv'), 'utf8')).map((row) => [
      row.local_id ?? '',
      {
        id: row.local_id ?? '',
        name: row.name_zh ?? '',
        nameEn: row.name_en ?? '',
        class: row.class ?? '',
        group: row.gbt35649_code ?? '',
      },
    ]),
  )
  return events
}

/** Months (1–12) in which an event is typical; it only decides the order of the tiles. */
export function seasonsOf(resourceFolder: string): ReadonlyMap<string, ReadonlySet<number>> {
  seasons ??= new Map(
    records(readFileSync(join(resourceFolder, 'reference', 'event-seasons.csv'), 'utf8')).map((row) => [
      row.local_id ?? '',
      new Set((row.months ?? '').split(' ').map(Number)),
    ]),
  )
  return seasons
}
