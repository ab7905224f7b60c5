import { uuidv7 } from 'uuidv7'
import { listHandbooks, nextVersion } from '../../database/handbooks/repository'
import type { HandbookRow } from '../../database/handbooks/schema'
import { countPeople } from '../../database/people/repository'
import { listPlans } from '../../database/plans/repository'
import { listStock } from '../../database/supplies/repository'
import type { Contract } from '../../preload/contract/api'
import type { Handbook } from '../../preload/contract/handbooks/index'
import { DomainError } from '../../preload/contract/result'
import type { Handlers } from '../host/index'
import { handbookKind } from './kinds'
import type { HandbookOrder } from './work'

const asHandbook = ({ deletedAt: _deleted, ...row }: HandbookRow): Handbook => row as Handbook

export const handlers: Handlers<Contract['handbooks']> = {
  async listParts({ em }) {
    const { rows } = listPlans(em, { sort: { field: 'title', order: 'asc' } }, { offset: 0, limit: 600 })
    return {
      plans: rows.map(({ id, title, characters }) => ({ id, title, characters })),
      lots: listStock(em, {}, { offset: 0, limit: 1 }).total,
      people: countPeople(em).people,
    }
  },

  async list({ em }, { search, sort, offset, limit }) {
    const { rows, total } = listHandbooks(em, { search, sort }, { offset, limit })
    return { rows: rows.map(asHandbook), total }
  },

  async getReady({ work, output }) {
    // The paper is not finished, so it goes again when this ends.
    await work('handbooks.warm', { path: output('ready.pdf').path })
    return {}
  },

  async make({ read, work, write, output, today }, { title, paper, internal, parts }) {
    if (parts.length === 0) throw new DomainError('nothing-chosen')
    const version = await read(async (em) => nextVersion(em, title))
    const made = output(`${title} 第${version}版.pdf`)
    const order: HandbookOrder = { title, paper, internal, parts, version, today, path: made.path }
    const printed = await work<{ pages: number; bytes: number; ms: number }>('handbooks.make', order)
    const id = uuidv7()
    await write(async ({ em, records, now, final, subject }) => {
      // Somebody else printed the same title meanwhile: the version on the cover must stay the only one.
      if (nextVersion(em, title) !== version) throw new DomainError('changed-since')
      records.insert(handbookKind, [
        { id, title, version, pages: printed.pages, bytes: printed.bytes, parts: [...parts], madeAt: now },
      ])
      final()
      subject({ handbook: id, version, pages: printed.pages })
    })
    return { ...(await made.finish()), id, pages: printed.pages, ms: printed.ms, version }
  },
}
