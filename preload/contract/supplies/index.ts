import { defineModule } from '../define'
import { countsCalls } from './counts/index'
import { ledgerCalls } from './ledger'
import { requestsCalls } from './requests/index'
import { stockCalls } from './stock'

export * from './counts/index'
export * from './ledger'
export * from './requests/index'
export * from './steps'
export * from './stock'

/** Every call of the module; each area declares its own in the file of its name. */
export const supplies = defineModule('supplies', {
  ...stockCalls,
  ...ledgerCalls,
  ...requestsCalls,
  ...countsCalls,
})
