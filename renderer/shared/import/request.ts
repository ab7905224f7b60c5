import type { ImportPreview } from '../../../preload/contract/imports'
import type { SheetChoice } from '../../../preload/contract/sheets'
import type { ImportRequest, ImportSource } from './types'

/** What is asked of the host: the source and everything that was corrected so far. */
export function requestOf(
  source: ImportSource,
  choice: SheetChoice,
  defaults: Readonly<Record<string, string>>,
): ImportRequest {
  const filled = Object.fromEntries(Object.entries(defaults).filter(([, value]) => value !== ''))
  return {
    ...(source.kind === 'file' ? { file: { token: source.token } } : { pasted: source.text }),
    ...choice,
    ...(Object.keys(filled).length > 0 ? { defaults: filled } : {}),
  }
}

/** True while something stands in the way of judging rows at all. A list that is cut to its columns can still be read. */
export function isBlocked(preview: Pick<ImportPreview, 'problems'> | null): boolean {
  return preview?.problems.some((problem) => problem.code !== 'columns-cut') ?? true
}

/** The mapping after a column was given a field (null: none): every field has one column at most. */
export function withField(
  mapping: Readonly<Record<string, number>>,
  column: number,
  field: string | null,
): Record<string, number> {
  const rest = Object.fromEntries(
    Object.entries(mapping).filter(([key, index]) => index !== column && key !== field),
  )
  return field === null ? rest : { ...rest, [field]: column }
}
