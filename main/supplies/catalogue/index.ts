import { rowById } from '../../../database/engine/rows'
import { DepotEntity, ItemEntity } from '../../../database/supplies/catalogue/schema'
import type { catalogueCalls } from '../../../preload/contract/supplies/index'
import type { HostArea, WorkFunction } from '../../host/index'
import { handlers } from './handlers'
import { depotKind, gbtCodeKind, itemKind, supplyFileKind } from './kinds'

/** A work function of this area, loaded where it runs. */
const work = (name: keyof typeof import('./work')) => async () =>
  (await import('./work'))[name] as unknown as WorkFunction

/** Depots and the catalogue. */
export const catalogue: HostArea<typeof catalogueCalls> = {
  handlers,
  kinds: [depotKind, itemKind, gbtCodeKind, supplyFileKind],
  found: (em, hit) => {
    if (hit.kind === 'item') {
      const item = rowById(em, ItemEntity, hit.recordId)
      return (
        item && {
          kind: 'item',
          id: item.id,
          title: item.name,
          detail: item.spec,
          to: `/supplies?search=${encodeURIComponent(item.name)}`,
        }
      )
    }
    if (hit.kind !== 'depot') return undefined
    const depot = rowById(em, DepotEntity, hit.recordId)
    return (
      depot && {
        kind: 'depot',
        id: depot.id,
        title: depot.name,
        detail: [depot.keeper, ...depot.phones.map((phone) => phone.number)].filter(Boolean).join('　'),
        to: `/supplies/depots?depot=${depot.id}`,
      }
    )
  },
  work: {
    keepFiles: work('keepFiles'),
    depotsJudge: work('depotsJudge'),
    depotsTemplate: work('depotsTemplate'),
    depotsRefused: work('depotsRefused'),
    itemsJudge: work('itemsJudge'),
    itemsTemplate: work('itemsTemplate'),
    itemsRefused: work('itemsRefused'),
    gbtCodesJudge: work('gbtCodesJudge'),
    gbtCodesTemplate: work('gbtCodesTemplate'),
    gbtCodesRefused: work('gbtCodesRefused'),
    exportDepots: work('exportDepots'),
    printDepots: work('printDepots'),
    exportItems: work('exportItems'),
    printItems: work('printItems'),
  },
}
