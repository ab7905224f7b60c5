import { plansOfPerson } from '../../../database/plans/triggers/repository'
import type { CommandContext } from '../../host/index'
import type { PersonChange } from '../../people/index'
import { raiseTrigger } from './raise'

/** Raises a trigger on every plan whose responsible person left the directory or took another post. */
export function onPersonChange(context: CommandContext, { person, what }: PersonChange): void {
  for (const plan of plansOfPerson(context.em, person.id))
    raiseTrigger(context, {
      planId: plan.id,
      source: 'people',
      code: 'information-changed',
      happenedOn: context.today,
      detail:
        what === 'left'
          ? `预案责任人 ${person.name} 已从通讯录移除`
          : `预案责任人 ${person.name} 的单位或职务变更为 ${[person.unit, person.post].filter(Boolean).join(' ') || '（空）'}`,
      link: `/people?person=${person.id}`,
    })
}
