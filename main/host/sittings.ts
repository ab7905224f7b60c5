import { appendAudit, nextAuditSeq } from '../../database/care/audit'
import { dropSitting, keepSitting, openSittings, type SittingRow } from '../../database/care/sittings'
import type { EntityManager } from '../../database/open'
import type { SessionUser } from './types'

/** Milliseconds after a change within which the next one belongs to the same sitting. */
export const sittingPause = 10 * 60_000

type Now = Readonly<{ now: number; user: SessionUser | null; call: string }>

/**
 * Ends the sittings that are over: nothing came for ten minutes, or the same person does something else. One with
 * more than its first change gets a closing entry: when the last change was, how many there were, in how many parts.
 * The first change has had its own entry all along, so nothing is ever without one, whenever the program is ended.
 *
 * @param sits true when the call that is about to run is itself one of a sitting
 */
export function endSittings(em: EntityManager, { now, user, call }: Now, sits: boolean): void {
  for (const sitting of openSittings(em)) {
    const over = now - sitting.lastAt > sittingPause
    const left = sitting.userId === user?.id && !(sits && sitting.call === call)
    if (!over && !left) continue
    dropSitting(em, sitting)
    if (sitting.changes === 1) continue
    const { subject, changes, parts, auditSeq } = sitting
    appendAudit(em, {
      seq: nextAuditSeq(em),
      at: sitting.lastAt,
      userId: sitting.userId,
      userName: sitting.userName,
      call: sitting.call,
      subject: JSON.stringify({ ...subject, changes, parts: parts.length, began: auditSeq }),
    })
  }
}

/** What a call says of its sitting, and the entry its changes go under. */
export type Sat = Readonly<{
  recordId: string
  part: string
  subject: SittingRow['subject']
  /** The sitting it goes on with; undefined for the first change of one. */
  open: SittingRow | undefined
}>

/** The sitting of this person, call and record that is still going on. */
export function findSitting(em: EntityManager, { user, call }: Now, recordId: string) {
  return openSittings(em).find(
    (one) => one.userId === user?.id && one.call === call && one.recordId === recordId,
  )
}

/** Takes a change into its sitting. `auditSeq` is the entry it was made under. */
export function keepSat(em: EntityManager, { now, user, call }: Now, sat: Sat, auditSeq: number): void {
  if (!user) return
  const { recordId, part, subject, open } = sat
  keepSitting(em, {
    userId: user.id,
    userName: user.name,
    call,
    recordId,
    auditSeq,
    beganAt: open?.beganAt ?? now,
    lastAt: Math.max(open?.lastAt ?? now, now),
    changes: (open?.changes ?? 0) + 1,
    parts: [...new Set([...(open?.parts ?? []), part])],
    subject,
  })
}
