import type { Contract } from '../../preload/contract/api'
import type { HostModule } from '../host/index'
import { handlers } from './handlers'
import { divisionKind, userKind } from './kinds'

export { bundledDivisions, villagesOf } from './handlers'
export { type Office, readOffice, readSettings } from './settings'

export const office: HostModule<Contract['office']> = {
  name: 'office',
  handlers,
  kinds: [userKind, divisionKind],
}
