import type { EntityManager } from '../../database/open'
import { listPeople, type PeopleFilter } from '../../database/people/repository'
import type { PartOf } from '../../preload/contract/handbooks/index'
import type { Person } from '../../preload/contract/people'
import type { PrintedPart, TableColumn, TableRow } from '../documents/index'
import type { PartContext } from '../host/index'
import { phonesText } from './documents'

type Column = NonNullable<PartOf<'people'>['columns']>[number]

const columns: Readonly<Record<Column, TableColumn & { text: (person: Person, masked: boolean) => string }>> =
  {
    name: { title: '姓名', weight: 1.5, text: (person) => person.name },
    post: { title: '职务', weight: 2.4, text: (person) => person.post },
    village: { title: '所在村（社区）', weight: 2, text: (person) => person.villageName },
    phones: { title: '电话', weight: 3.2, text: (person, masked) => phonesText(person.phones, masked) },
    // A remark may hold what the stars are to hide.
    remark: { title: '备注', weight: 2.4, text: (person, masked) => (masked ? '' : person.remark) },
  }
const usual: readonly Column[] = ['name', 'post', 'village', 'phones']
const few: readonly Column[] = ['name', 'post', 'phones']

/** Rows read at a time. */
const pageOfRows = 2_000

/** 应急通讯录, by unit. */
export function collectPeople(context: PartContext, part: PartOf<'people'>): PrintedPart {
  const people = (part.units ?? [undefined]).flatMap((unit) => everybody(context, { unit }))
  const chosen = part.columns ?? (context.form === 'pocket' ? few : usual)
  const title = '应急通讯录'
  const rows: TableRow[] = []
  let unit: string | undefined
  for (const person of people) {
    if (person.unit !== unit) {
      unit = person.unit
      rows.push({ group: unit === '' ? '（未填单位）' : unit })
    }
    rows.push(chosen.map((name) => columns[name].text(person, part.masked)))
  }
  return {
    title,
    numbers: !part.masked && people.some(({ phones }) => phones.length > 0),
    empty: people.length === 0,
    sections: [
      {
        runningHead: title,
        elements: [
          { kind: 'title', text: title },
          {
            kind: 'table',
            columns: chosen.map((name) => {
              const { text: _text, ...column } = columns[name]
              return column
            }),
            rows,
            empty: '（没有人员）',
          },
        ],
      },
    ],
  }
}

/** People by a filter, ordered by unit and name, read in pages. */
function everybody({ em, signal }: PartContext, filter: PeopleFilter): Person[] {
  const people: Person[] = []
  for (let offset = 0; ; offset += pageOfRows) {
    signal.throwIfAborted()
    const page = pageOf(em, filter, offset)
    people.push(...page)
    if (page.length < pageOfRows) return people
  }
}

const pageOf = (em: EntityManager, filter: PeopleFilter, offset: number) =>
  listPeople(em, filter, { offset, limit: pageOfRows }).rows as Person[]
