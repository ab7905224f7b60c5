import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import type { GradeThreshold } from '../../../preload/contract/plans/parts'

let thresholds: readonly GradeThreshold[] | undefined

const limit = (text: string | undefined): number | null => (text ? Number(text) : null)

/** Number limits of grades from a CSV: domain, grade, metric, lower limit (included), upper limit (not included). */
export function parseThresholds(csv: string): GradeThreshold[] {
  const records: Record<string, string>[] = parse(csv, { columns: true, bom: true, skip_empty_lines: true })
  return records.map((row) => ({
    domain: row.domain ?? '',
    grade: row.grade ?? '',
    metric: row.metric_zh ?? '',
    atLeast: limit(row.min_inclusive),
    below: limit(row.max_exclusive),
  }))
}

/** The reference list, read once a thread. */
export function gradeThresholds(resourceFolder: string): readonly GradeThreshold[] {
  thresholds ??= parseThresholds(
    readFileSync(join(resourceFolder, 'reference', 'grade-thresholds.csv'), 'utf8'),
  )
  return thresholds
}
