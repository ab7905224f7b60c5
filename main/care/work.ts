import { join } from 'node:path'
import { makeBackup } from '../../database/backup'
import { verifyAuditStretch } from '../../database/care/audit'
import type { WorkContext } from '../host/index'

/** Entries hashed between two signs of progress. */
const stretch = 2_000

/** Computes the audit chain anew from its first entry. */
export async function verifyAudit({ snapshot, progress, signal }: WorkContext) {
  return snapshot(async (em) => {
    let at = { seq: 0, hash: '' }
    let entries = 0
    for (;;) {
      signal.throwIfAborted()
      const part = verifyAuditStretch(em, at, stretch)
      entries += part.count
      at = { seq: part.seq, hash: part.hash }
      progress({ done: entries, total: 0, stage: 'verifying' })
      if (part.brokenAt !== null) return { entries, intact: false, brokenAt: part.brokenAt, head: part.hash }
      if (part.count < stretch) return { entries, intact: true, brokenAt: null, head: part.hash }
    }
  })
}

/** Copies and checks the database while the program goes on. */
export async function backUp(
  { environment, progress }: WorkContext,
  args: { folder: string; keep: number; reason: string; now: number },
) {
  return makeBackup({
    ...args,
    databaseFile: join(environment.dataFolder, 'youbei.db'),
    attachmentsFolder: join(environment.dataFolder, 'attachments'),
    nativeBinding: environment.nativeBinding,
    progress: (done, total) => progress({ done, total, stage: 'copying' }),
  })
}
