import { uuidv7 } from 'uuidv7'
import type { EntityManager } from '../../../database/open'
import { insertStep, nextSequence, stepsOf } from '../../../database/supplies/steps/repository'
import type { Step } from '../../../preload/contract/supplies/index'
import type { CommandContext } from '../../host/index'

/** Signs a step of a request or a count with who is at the keyboard and when. */
export function sign(
  { em, now, user }: CommandContext,
  subjectId: string,
  step: string,
  more: Readonly<{ opinion?: string; person?: string; documentId?: string | null }> = {},
): void {
  insertStep(em, {
    id: uuidv7(),
    subjectId,
    step,
    at: now,
    userId: user?.id ?? '',
    userName: user?.name ?? '',
    person: more.person ?? '',
    opinion: more.opinion ?? '',
    documentId: more.documentId ?? null,
  })
}

/** The steps of a request or a count, oldest first. */
export const listSteps = (em: EntityManager, subjectId: string): Step[] =>
  stepsOf(em, subjectId).map(({ subjectId: _subject, userId: _user, reversed, ...step }) => ({
    ...step,
    reversed: reversed === 1,
  }))

/** SL-2026-0001: the next number of a kind in the year of an instant, without gaps. */
export function nextNumberOf({ em, now }: CommandContext, kind: string, letters: string): string {
  const year = new Date(now).getFullYear()
  return `${letters}-${year}-${String(nextSequence(em, kind, year)).padStart(4, '0')}`
}
