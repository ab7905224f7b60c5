import { copyFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { registerAttachment } from '../../../database/care/repository'
import { attachmentById, attachmentsOf } from '../../../database/plans/library/repository'
import type { PlanAttachmentRow } from '../../../database/plans/library/schema'
import { planById } from '../../../database/plans/repository'
import type { libraryCalls, PlanAttachment } from '../../../preload/contract/plans/index'
import { DomainError } from '../../../preload/contract/result'
import { type AreaHandlers, attachmentPath } from '../../host/index'
import { mustPlan } from '../as-plan'
import { planAttachmentKind } from './kinds'

const asAttachment = ({ deletedAt: _d, sha256: _s, ...row }: PlanAttachmentRow): PlanAttachment => row

type Calls = Pick<
  typeof libraryCalls,
  'listAttachments' | 'addAttachment' | 'saveAttachment' | 'removeAttachments' | 'openAttachment'
>

/** Files of a plan: their bytes are kept once by their sum, their names and days with the plan. */
export const attachmentHandlers: AreaHandlers<Calls> = {
  async listAttachments({ em }, { id }) {
    mustPlan(planById(em, id))
    return { attachments: attachmentsOf(em, id).map(asAttachment) }
  },

  async addAttachment({ file, work, write }, input) {
    const { path, name } = file(input.file)
    const kept = await work<{ sha256: string; bytes: number; mime: string }>('plans.keepFile', { path, name })
    return write(async ({ em, records, now, subject }) => {
      mustPlan(planById(em, input.planId))
      registerAttachment(em, { ...kept, createdAt: now })
      const [row] = records.insert(planAttachmentKind, [
        {
          id: uuidv7(),
          planId: input.planId,
          name: name.slice(0, 200),
          ...kept,
          expiresOn: input.expiresOn,
          remark: input.remark,
        },
      ])
      if (!row) throw new DomainError('internal')
      subject({ plan: input.planId, attachment: row.id, bytes: row.bytes })
      return asAttachment(row)
    })
  },

  async saveAttachment({ records, subject }, { id, rev, ...facts }) {
    const row = records.update(planAttachmentKind, id, facts, rev)
    subject({ plan: row.planId, attachment: id })
    return asAttachment(row)
  },

  async removeAttachments({ records, subject }, { ids }) {
    for (const id of ids) records.remove(planAttachmentKind, id)
    subject({ count: ids.length, ids: ids.slice(0, 20).join(' ') })
    return { removed: ids.length }
  },

  async openAttachment({ environment, read, output }, { id }) {
    const row = await read(async (em) => attachmentById(em, id))
    if (!row) throw new DomainError('not-found')
    // The extension becomes part of an address: letters and digits only.
    const extension = /^\.[a-z0-9]{1,6}$/i.test(extname(row.name)) ? '' : '.bin'
    const made = output(`${row.name}${extension}`)
    await copyFile(attachmentPath(environment.dataFolder, row.sha256), made.path)
    return made.finish()
  },
}
