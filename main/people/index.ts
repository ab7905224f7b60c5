import { rowById } from '../../database/engine/rows'
import { countPeople } from '../../database/people/repository'
import { PersonEntity } from '../../database/people/schema'
import type { Contract } from '../../preload/contract/api'
import type { HostModule, WorkFunction } from '../host/index'
import { handlers } from './handlers'
import { personKind } from './kinds'

export { phoneKindText, phonesText } from './documents'
export { type PersonChange, personListeners } from './listeners'
export { maskPhone } from './rules'

export const people: HostModule<Contract['people']> = {
  name: 'people',
  handlers,
  kinds: [personKind],
  due: (em) => {
    const { withoutPhone } = countPeople(em)
    if (withoutPhone === 0) return []
    return [
      {
        module: 'people',
        code: 'without-phone',
        level: 'soon',
        facts: { count: withoutPhone },
        on: null,
        to: '/people?withoutPhone=1',
      },
    ]
  },
  figures: (em) => {
    const { people: value, withoutPhone } = countPeople(em)
    return [
      { module: 'people', code: 'reachable', value: value - withoutPhone, target: value, to: '/people' },
    ]
  },
  found: (em, hit) => {
    if (hit.kind !== 'person') return undefined
    const person = rowById(em, PersonEntity, hit.recordId)
    if (!person) return undefined
    const detail = [person.unit, person.post, person.phones.map((p) => p.number).join('　')]
      .filter(Boolean)
      .join(' · ')
    return { kind: 'person', id: person.id, title: person.name, detail, to: `/people?person=${person.id}` }
  },
  printables: [{ kind: 'people', load: async () => (await import('./printables')).collectPeople }],
  work: {
    judge: async () => (await import('./work')).judge as WorkFunction,
    exportRefused: async () => (await import('./work')).exportRefused as WorkFunction,
    exportList: async () => (await import('./work')).exportList as WorkFunction,
    printList: async () => (await import('./work')).printList as WorkFunction,
    makeTemplate: async () => (await import('./work')).makeTemplate as WorkFunction,
  },
}
