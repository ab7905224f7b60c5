import { defineModule } from '../define'
import { catalogueCalls } from './catalogue'
import { contractCalls } from './contracts'
import { countsCalls } from './counts/index'
import { equipmentCalls } from './equipment'
import { labelCalls } from './labels'
import { ledgerCalls } from './ledger'
import { reportsCalls } from './reports'
import { requestsCalls } from './requests/index'
import { standardsCalls } from './standards'
import { stockCalls } from './stock'
import { watchCalls } from './watch'

export * from './catalogue'
export * from './contracts'
export * from './counts/index'
export { type EntryLine, entryLines, isSigned, lineWorth, worthOf } from './entries'
export * from './equipment'
export * from './labels'
export * from './ledger'
export * from './packaging'
export * from './reports'
export * from './requests/index'
export * from './standards'
export * from './steps'
export * from './stock'
export * from './watch'

/** Every call of the module; each area declares its own in the file of its name. */
export const supplies = defineModule('supplies', {
  ...stockCalls,
  ...ledgerCalls,
  ...requestsCalls,
  ...countsCalls,
  ...catalogueCalls,
  ...contractCalls,
  ...equipmentCalls,
  ...labelCalls,
  ...watchCalls,
  ...standardsCalls,
  ...reportsCalls,
})
