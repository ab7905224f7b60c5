import { divisionsUnder } from '../../../database/office/repository'
import type { EntityManager } from '../../../database/open'
import type { Environment } from '../../host/index'
import { bundledDivisions, readOffice } from '../../office/index'
import { readWatchSettings } from '../watch/settings'
import type { OfficeFacts } from './rules'

/** Villages and communities below the office in the list of places, those typed in by hand among them. */
export function villagesListed(em: EntityManager, environment: Environment): number {
  const office = readOffice(em)
  if (!office) return 0
  // A township's code ends with three zeros; those of its villages begin with the nine digits before them.
  const prefix = office.code.slice(0, 9)
  const codes = new Set(
    bundledDivisions(environment)
      .children(office.code)
      .map((division) => division.code),
  )
  for (const { code } of divisionsUnder(em, prefix)) if (code !== office.code) codes.add(code)
  return codes.size
}

/** What standards by population and villages are counted with. */
export function officeFacts(em: EntityManager, environment: Environment): OfficeFacts {
  const { population, villages } = readWatchSettings(em)
  return { population, villages: villages ?? villagesListed(em, environment) }
}
