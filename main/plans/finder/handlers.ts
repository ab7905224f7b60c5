import type { EntityManager } from '../../../database/open'
import { finderPlans } from '../../../database/plans/finder/repository'
import type { FinderEvent, finderCalls } from '../../../preload/contract/plans/finder'
import { DomainError } from '../../../preload/contract/result'
import { type AreaHandlers, initialsOf, type SessionUser } from '../../host/index'
import { readSettings, villagesOf } from '../../office/index'
import { answerOf } from './answer'
import { eventTypes, seasonsOf } from './events'
import type { FinderPaper } from './work'

/** Without a sign-in only where the office said so: names and numbers are personal data. */
function mustMayLook(em: EntityManager, user: SessionUser | null): void {
  if (user === null && !readSettings(em).finderWhenLocked) throw new DomainError('sign-in-needed')
}

export const handlers: AreaHandlers<typeof finderCalls> = {
  async getFinder({ em, user, environment, today }) {
    mustMayLook(em, user)
    const plans = finderPlans(em).filter(({ state }) => state === 'published' || state === 'filed')
    const counts = new Map<string, number>()
    for (const id of plans.flatMap(({ eventTypes: named }) => named))
      counts.set(id, (counts.get(id) ?? 0) + 1)
    const seasons = seasonsOf(environment.resourceFolder)
    const month = Number(today.slice(5, 7))
    const events = [...eventTypes(environment.resourceFolder).values()].map(
      (event): FinderEvent => ({
        id: event.id,
        name: event.name,
        nameEn: event.nameEn,
        class: event.class,
        initials: initialsOf(event.name),
        plans: counts.get(event.id) ?? 0,
        inSeason: seasons.get(event.id)?.has(month) ?? false,
      }),
    )
    const places = villagesOf(em, environment)
      .slice(0, 200)
      .map(({ code, name }) => ({ code, name, initials: initialsOf(name) }))
    return { events, places, today }
  },

  async find({ em, user, environment, today }, choice) {
    mustMayLook(em, user)
    return answerOf(em, choice, { environment, today })
  },

  async printFound({ read, work, user, output, today }, choice) {
    await read(async (em) => mustMayLook(em, user))
    const made = output(`应急速查-${today}.pdf`)
    const paper: FinderPaper = { choice, today, out: made.path }
    await work('plans.printFound', paper)
    return made.finish()
  },
}
