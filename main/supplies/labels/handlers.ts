import { uuidv7 } from 'uuidv7'
import { ownFormats } from '../../../database/supplies/labels/repository'
import { DomainError } from '../../../preload/contract/result'
import type { labelCalls } from '../../../preload/contract/supplies/index'
import type { AreaHandlers } from '../../host/index'
import { asFormat, builtInFormats } from './formats'
import { labelFormatKind } from './kinds'
import { subjectsOf } from './subjects'

/** The most labels in one go: more is a slip in the number of copies. */
const mostLabels = 5_000

export const handlers: AreaHandlers<typeof labelCalls> = {
  listLabelFormats: async ({ em }) => ({ formats: [...builtInFormats, ...ownFormats(em).map(asFormat)] }),

  async saveLabelFormat({ records, subject }, { id, rev, ...fields }) {
    const saved = id
      ? records.update(labelFormatKind, id, fields, rev)
      : records.insert(labelFormatKind, [{ id: uuidv7(), ...fields }])[0]
    if (!saved) throw new DomainError('internal')
    subject({ format: saved.id })
    return asFormat(saved)
  },

  async removeLabelFormats({ records, subject }, { ids }) {
    for (const id of ids) records.remove(labelFormatKind, id)
    subject({ count: ids.length })
    return { removed: ids.length }
  },

  async makeLabels(context, { format: formatId, code, start, subjects }) {
    const count = subjects.reduce((sum, one) => sum + one.copies, 0)
    if (count > mostLabels) throw new DomainError('too-many-labels', { limit: mostLabels })
    const { format, labels } = await context.read(async (em) => ({
      format: [...builtInFormats, ...ownFormats(em).map(asFormat)].find((one) => one.id === formatId),
      labels: subjectsOf(em, subjects),
    }))
    if (!format) throw new DomainError('not-found')
    const made = context.output(`标签-${context.today}.pdf`)
    await context.work('supplies.makeLabels', { out: made.path, format, code, start, labels })
    return made.finish()
  },
}
