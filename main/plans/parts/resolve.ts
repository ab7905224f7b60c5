import { rowById } from '../../../database/engine/rows'
import type { EntityManager } from '../../../database/open'
import { partsOf, peopleByIds, usableStock } from '../../../database/plans/parts/repository'
import type { PlanPartRow } from '../../../database/plans/parts/schema'
import { DepotEntity, ItemEntity } from '../../../database/supplies/schema'
import type { Phone } from '../../../preload/contract/people'
import type { Part, PartPerson, SupplyCheck } from '../../../preload/contract/plans/parts'
import type { ResolvedParts } from '../../../preload/contract/plans/resolved-parts'
import { today as todayOf } from '../../host/index'
import { peopleOf, resolveParts } from './rules'

export const asPart = ({ deletedAt: _deleted, ...row }: PlanPartRow): Part => row as Part

/** What parts point at, as it is now. */
export type Lookups = Readonly<{
  parts: Part[]
  people: ReadonlyMap<string, PartPerson>
  supplies: SupplyCheck[]
}>

/** Names of the categories of supplies by code; given by the caller, who knows where the reference list lies. */
export type CategoryName = (code: string) => string

/** The parts of a version and everything they name. `today` decides what of the stock has expired. */
export function lookUp(
  em: EntityManager,
  versionId: string,
  today: string,
  categoryName: CategoryName = (code) => code,
): Lookups {
  const parts = partsOf(em, versionId).map(asPart)
  return {
    parts,
    people: peopleNamed(em, [...new Set(parts.flatMap(peopleOf))]),
    supplies: parts.flatMap((part) =>
      part.kind === 'supplies'
        ? part.body.lines.map((line, index) => checkLine(em, part.id, line, index, today, categoryName))
        : [],
    ),
  }
}

/** People by id as the directory has them now; those in the recycle bin are `gone`. */
export function peopleNamed(em: EntityManager, ids: readonly string[]): Map<string, PartPerson> {
  return new Map(
    peopleByIds(em, ids).map((person) => [
      person.id,
      {
        id: person.id,
        name: person.name,
        unit: person.unit,
        post: person.post,
        phones: person.phones as Phone[],
        gone: person.deletedAt !== null,
      },
    ]),
  )
}

type SupplyLine = Extract<Part, { kind: 'supplies' }>['body']['lines'][number]

function checkLine(
  em: EntityManager,
  partId: string,
  line: SupplyLine,
  index: number,
  today: string,
  categoryName: CategoryName,
): SupplyCheck {
  const item = line.itemId === null ? undefined : rowById(em, ItemEntity, line.itemId)
  const depot = line.depotId === null ? undefined : rowById(em, DepotEntity, line.depotId)
  const gone =
    (line.itemId !== null && (!item || item.deletedAt !== null)) ||
    (line.depotId !== null && (!depot || depot.deletedAt !== null))
  const usable = usableStock(em, line, today)
  return {
    partId,
    line: index,
    name: item ? [item.name, item.spec].filter(Boolean).join(' ') : categoryName(line.category),
    unit: item?.unit ?? line.unit,
    decimals: item?.decimals ?? 0,
    depotId: line.depotId,
    depot: depot?.name ?? '',
    needed: line.quantity,
    usable,
    short: Math.max(0, line.quantity - usable),
    note: line.note,
    gone,
  }
}

/**
 * The structured parts of a version with names and numbers as they are now: for cards, phone lists, handbooks and
 * the finder. Levels come Ⅰ first, everything else in the plan's order.
 */
export function partsOfVersion(
  em: EntityManager,
  versionId: string,
  today: string = todayOf(Date.now()),
  categoryName?: CategoryName,
): ResolvedParts {
  const { parts, people, supplies } = lookUp(em, versionId, today, categoryName)
  return resolveParts(parts, people, supplies)
}
