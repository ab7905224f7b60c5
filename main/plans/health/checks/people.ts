import { rowById } from '../../../../database/engine/rows'
import { PersonEntity } from '../../../../database/people/schema'
import type { Finding } from '../../../../preload/contract/plans/index'
import type { HealthCheck } from '../types'

/** The responsible person: still in the directory, and with a number to be reached by. */
export const checkPeople: HealthCheck = (em, plan): Finding[] => {
  if (!plan.responsibleId) return []
  const person = rowById(em, PersonEntity, plan.responsibleId)
  const name = person?.name ?? plan.responsible
  if (!person || person.deletedAt !== null)
    return [
      {
        code: 'responsible-left',
        level: 'serious',
        facts: { name },
        text: `责任人 ${name} 已不在通讯录`,
        to: `/plans/${plan.id}?facts=edit`,
      },
    ]
  if (person.phones.length > 0) return []
  return [
    {
      code: 'responsible-without-phone',
      level: 'serious',
      facts: { name },
      text: `责任人 ${name} 没有电话号码`,
      to: `/people?person=${person.id}`,
    },
  ]
}
