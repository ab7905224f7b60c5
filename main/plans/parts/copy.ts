import { uuidv7 } from 'uuidv7'
import { partsOf } from '../../../database/plans/parts/repository'
import type { CommandContext } from '../../host/index'
import { planPartKind } from './kinds'

type Version = Readonly<{ id: string }>

/** A new draft begins with the parts of the version it follows; ids are new, contents the same. */
export function copyParts({ em, records }: CommandContext, from: Version, to: Version): void {
  const parts = partsOf(em, from.id)
  if (parts.length === 0) return
  records.insert(
    planPartKind,
    parts.map(({ kind, position, sectionKey, body }) => ({
      id: uuidv7(),
      versionId: to.id,
      kind,
      position,
      sectionKey,
      body,
    })),
  )
}
