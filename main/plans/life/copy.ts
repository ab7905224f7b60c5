import { uuidv7 } from 'uuidv7'
import { insertSections, sectionsOfVersion } from '../../../database/plans/repository'
import type { PlanVersionRow } from '../../../database/plans/schema'
import type { CommandContext } from '../../host/index'
import { copyParts } from '../parts/copy'

/**
 * Copies what belongs to a version into the draft that follows it. Runs in the command's transaction, after the
 * draft's own row was written; `from` is the published version and is only read.
 */
export type Copier = (context: CommandContext, from: PlanVersionRow, to: PlanVersionRow) => void

/** Sections keep their key, so that versions can be compared section by section; their ids are new. */
const copySections: Copier = ({ em }, from, to) => {
  insertSections(
    em,
    sectionsOfVersion(em, from.id).map((section) => ({ ...section, id: uuidv7(), versionId: to.id })),
  )
}

/** Everything a new draft starts with, in this order. Parts of a plan that live beside its text append their own. */
export const copiers: Copier[] = [copySections, copyParts]
