import { basename, extname } from 'node:path'
import { DomainError } from '../../../preload/contract/result'
import type { WorkContext } from '../../host/index'
import { readSheets } from '../../sheets/index'
import { outlineFromRows, type ReadOutline } from './outline-rules'

const mostItems = 2_000

/** Reads an outline from the first sheet of a spreadsheet that has one. */
export async function readOutline(
  { signal }: WorkContext,
  { path, name }: { path: string; name: string },
): Promise<ReadOutline & { name: string }> {
  const file = await readSheets(path, name, { signal })
  const read = file.sheets
    .filter((sheet) => !sheet.hidden)
    .map((sheet) => outlineFromRows(sheet.rows))
    .find(({ items }) => items.length > 0)
  if (!read) throw new DomainError('nothing-to-import', { refused: 0 })
  if (read.items.length > mostItems) throw new DomainError('too-many-rows', { limit: mostItems })
  return { ...read, refused: read.refused.slice(0, 200), name: basename(name, extname(name)).slice(0, 100) }
}
