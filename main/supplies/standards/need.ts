import { uuidv7 } from 'uuidv7'
import type { EntityManager } from '../../../database/open'
import { allNeedNorms, listNeedNorms } from '../../../database/supplies/standards/repository'
import type { NeedNormRow } from '../../../database/supplies/standards/schema'
import { DomainError } from '../../../preload/contract/result'
import type { NeedNorm, NeedRow, standardsCalls } from '../../../preload/contract/supplies/standards'
import { type AreaHandlers, addDays } from '../../host/index'
import { suppliesFor } from './gap'
import { needNormKind } from './kinds'
import { lineKeyOf } from './matching'
import { categoryOf } from './reference'
import { fromThousandths, neededOf, type Persons, peopleServed, personsOf, servedBy } from './rules'

export type NeedChoice = Persons &
  Readonly<{ days: number; on?: string | undefined; countAgreement: boolean }>

export type Need = Readonly<{ rows: NeedRow[]; served: number; lastDay: string }>

/** What so many people need for so many days, against what is there and good until the last of them. */
export function needOf(em: EntityManager, choice: NeedChoice, today: string): Need {
  const lastDay = addDays(choice.on ?? today, choice.days - 1)
  const norms = allNeedNorms(em)
  const supplies = suppliesFor(em, norms, lastDay)
  const rows = norms.map((norm): NeedRow => {
    const key = lineKeyOf(norm)
    const supply = supplies.get(key)
    const persons = personsOf(norm, choice)
    const needed = neededOf(norm, persons, choice.days)
    const thousandths = (supply?.usable ?? 0) + (choice.countAgreement ? (supply?.agreement ?? 0) : 0)
    const usable = fromThousandths(thousandths, norm.decimals)
    return {
      key,
      normId: norm.id,
      name: norm.name,
      category: norm.category,
      unit: norm.unit,
      decimals: norm.decimals,
      people: norm.people,
      persons,
      needed,
      usable,
      agreement: fromThousandths(supply?.agreement ?? 0, norm.decimals),
      short: Math.max(0, needed - usable),
      served: servedBy(norm, usable, choice.days),
      priceFen: supply?.priceFen ?? null,
      items: supply?.items ?? 0,
      unsettled: supply?.unsettled ?? 0,
      uncounted: [...((choice.countAgreement ? supply?.uncountedAgreed : supply?.uncounted) ?? [])],
      expired: fromThousandths((supply?.expired ?? 0) + (supply?.agreementExpired ?? 0), norm.decimals),
    }
  })
  return { rows, served: peopleServed(rows), lastDay }
}

const asNorm = ({ deletedAt: _deleted, ...norm }: NeedNormRow): NeedNorm => norm

export const needHandlers = {
  async listNeedNorms({ em }, { search, sort, offset, limit }) {
    const { rows, total } = listNeedNorms(em, { search, sort }, { offset, limit })
    return { rows: rows.map(asNorm), total }
  },

  async saveNeedNorm({ em, records, environment, subject }, { id, rev, ...fields }) {
    const row = {
      ...fields,
      category: fields.category || categoryOf(environment.resourceFolder, fields.name),
    }
    const position = Math.max(0, ...allNeedNorms(em).map((norm) => norm.position)) + 1
    const saved = id
      ? records.update(needNormKind, id, row, rev)
      : records.insert(needNormKind, [{ id: uuidv7(), position, ...row }])[0]
    if (!saved) throw new DomainError('internal')
    subject({ norm: saved.id })
    return asNorm(saved)
  },

  async removeNeedNorms({ records, subject }, { ids }) {
    for (const id of ids) records.remove(needNormKind, id)
    subject({ count: ids.length })
    return { removed: ids.length }
  },

  getNeed: async ({ em, today }, choice) => needOf(em, choice, today),
} satisfies Partial<AreaHandlers<typeof standardsCalls>>
