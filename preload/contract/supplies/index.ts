import { defineModule } from '../define'
import { ledgerCalls } from './ledger'
import { stockCalls } from './stock'

export * from './ledger'
export * from './stock'

/** Every call of the module; each area declares its own in the file of its name. */
export const supplies = defineModule('supplies', { ...stockCalls, ...ledgerCalls })
