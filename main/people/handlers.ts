import { uuidv7 } from 'uuidv7'
import {
  listNamesAndNumbers,
  listPeople,
  listUnitsAndVillages,
  peopleOfBatch,
  personById,
} from '../../database/people/repository'
import type { PersonRow } from '../../database/people/schema'
import type { Contract } from '../../preload/contract/api'
import type { Person } from '../../preload/contract/people'
import { DomainError } from '../../preload/contract/result'
import { type Handlers, importTasks, initialsOf, type TaskContext } from '../host/index'
import { readSettings } from '../office/index'
import type { PersonDraft } from './import'
import { personKind } from './kinds'
import { tellOfPerson } from './listeners'

const asPerson = ({ deletedAt: _deleted, initials: _initials, batchId: _batch, ...row }: PersonRow): Person =>
  row as Person

const list = importTasks<PersonDraft>({
  kind: 'people',
  work: 'people.judge',
  known: (em) =>
    listNamesAndNumbers(em).map((person) => ({ ...person, phones: JSON.parse(person.phones) as unknown })),
  commit: ({ records }, rows, batchId) => {
    records.insert(
      personKind,
      rows.map(({ values }) => ({
        id: uuidv7(),
        ...values,
        phones: [...values.phones],
        villageCode: null,
        initials: initialsOf(values.name),
        batchId,
      })),
    )
  },
  undo: 'people.undoImport',
})

const officeName = ({ read }: TaskContext) => read(async (em) => readSettings(em).officeName)

export const handlers: Handlers<Contract['people']> = {
  async list({ em }, { offset, limit, ...filter }) {
    const { rows, total } = listPeople(em, filter, { offset, limit })
    return { rows: rows.map(asPerson), total }
  },

  listFilters: async ({ em }) => listUnitsAndVillages(em),

  async get({ em }, { id }) {
    const row = personById(em, id)
    if (!row) throw new DomainError('not-found')
    return asPerson(row)
  },

  async save(context, { id, rev, ...fields }) {
    const { records, subject } = context
    const row = { ...fields, initials: initialsOf(fields.name) }
    const before = id ? records.get(personKind, id) : undefined
    const saved = id
      ? records.update(personKind, id, row, rev)
      : records.insert(personKind, [{ id: uuidv7(), batchId: null, ...row }])[0]
    if (!saved) throw new DomainError('internal')
    if (before && (before.unit !== saved.unit || before.post !== saved.post))
      tellOfPerson(context, { person: saved, what: 'moved' })
    subject({ person: saved.id })
    return asPerson(saved)
  },

  async remove(context, { ids }) {
    const { records, subject } = context
    for (const id of ids) tellOfPerson(context, { person: records.remove(personKind, id), what: 'left' })
    subject({ count: ids.length, ids: ids.slice(0, 20).join(' ') })
    return { removed: ids.length }
  },

  previewImport: list.preview,
  importList: list.run,

  async undoImport({ em, records, final, subject }, { batchId }) {
    const people = peopleOfBatch(em, batchId)
    if (people.length === 0) throw new DomainError('not-found')
    // Somebody corrected since is worth more than an undo: nothing is taken back then.
    if (people.some((person) => person.updatedAt !== person.createdAt)) throw new DomainError('batch-used')
    for (const person of people) records.remove(personKind, person.id)
    final()
    subject({ batch: batchId, count: people.length })
    return { removed: people.length }
  },

  async exportList(context, { masked, ...filter }) {
    const made = context.output(`应急通讯录-${context.today}.xlsx`)
    await context.work('people.exportList', { out: made.path, today: context.today, filter, masked })
    return made.finish()
  },

  async makeTemplate(context) {
    const made = context.output('通讯录模板.xlsx')
    await context.work('people.makeTemplate', {
      out: made.path,
      office: await officeName(context),
      today: context.today,
    })
    return made.finish()
  },

  async exportRefused(context, input) {
    const made = context.output('未导入的人员.xlsx')
    await context.work('people.exportRefused', {
      ...(await list.args(context, input)),
      out: made.path,
      office: await officeName(context),
    })
    return made.finish()
  },

  async printList(context, { masked, ...filter }) {
    const made = context.output(`应急通讯录-${context.today}.pdf`)
    await context.work('people.printList', { out: made.path, today: context.today, filter, masked })
    return made.finish()
  },
}
