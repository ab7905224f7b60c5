import { plansNamingPerson, plansOfPerson } from '../../../database/plans/triggers/repository'
import type { CommandContext } from '../../host/index'
import type { PersonChange } from '../../people/index'
import { raiseTrigger } from './raise'

/**
 * Raises a trigger on every plan whose responsible person, or somebody named in its structured parts, left the
 * directory or took another post. A plan gets one trigger for a person, whatever the person is in it.
 */
export function onPersonChange(context: CommandContext, { person, what }: PersonChange): void {
  const now = [person.unit, person.post].filter(Boolean).join(' ') || '（空）'
  const happened =
    what === 'left' ? `${person.name} 已从通讯录移除` : `${person.name} 的单位或职务变更为 ${now}`
  const raise = (planId: string, role: string) =>
    raiseTrigger(context, {
      planId,
      source: 'people',
      code: 'information-changed',
      happenedOn: context.today,
      detail: `${role} ${happened}`,
      link: `/people?person=${person.id}`,
    })
  const answered = new Set(plansOfPerson(context.em, person.id).map(({ id }) => id))
  for (const id of answered) raise(id, '预案责任人')
  for (const { id } of plansNamingPerson(context.em, person.id))
    if (!answered.has(id)) raise(id, '处置要素中的人员')
}
