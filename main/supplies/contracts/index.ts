import type { EntityManager } from '../../../database/open'
import { contractById, contractsEndingBy } from '../../../database/supplies/contracts/repository'
import type { contractCalls } from '../../../preload/contract/supplies/index'
import { addDays, daysBetween, type HostArea, type WorkFunction } from '../../host/index'
import { handlers } from './handlers'
import { contractKind } from './kinds'

/**
 * Open contracts that end within `days` from today or have ended, and that nothing follows: for the watch list. Each
 * with `daysLeft`, negative when it is over.
 */
export const contractsEnding = (em: EntityManager, today: string, days: number) =>
  contractsEndingBy(em, addDays(today, days)).map((contract) => ({
    ...contract,
    daysLeft: daysBetween(today, contract.endsOn),
  }))

/** A work function of this area, loaded where it runs. */
const work = (name: keyof typeof import('./work')) => async () =>
  (await import('./work'))[name] as unknown as WorkFunction

/** Contracts with companies that keep goods or can make them. */
export const contracts: HostArea<typeof contractCalls> = {
  handlers,
  kinds: [contractKind],
  found: (em, hit) => {
    if (hit.kind !== 'supply-contract') return undefined
    const contract = contractById(em, hit.recordId)
    return (
      contract && {
        kind: 'supply-contract',
        id: contract.id,
        title: contract.partner,
        detail: [contract.number, contract.contact, contract.phone24].filter(Boolean).join('　'),
        to: `/supplies/contracts?contract=${contract.id}`,
      }
    )
  },
  work: {
    contractsJudge: work('contractsJudge'),
    contractsTemplate: work('contractsTemplate'),
    contractsRefused: work('contractsRefused'),
    exportContracts: work('exportContracts'),
    printContracts: work('printContracts'),
  },
}
