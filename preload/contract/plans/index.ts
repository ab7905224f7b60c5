import { defineModule } from '../define'
import { finderCalls } from './finder'
import { libraryCalls } from './library'
import { lifeCalls } from './life'
import { partsCalls } from './parts'
import { writingCalls } from './writing'

export * from './finder'
export * from './library'
export * from './life'
export * from './numbering'
export * from './parts'
export * from './resolved-parts'
export * from './tree'
export * from './writing'

/** Every call of the module; each area declares its own in the file of its name. */
export const plans = defineModule('plans', {
  ...libraryCalls,
  ...lifeCalls,
  ...partsCalls,
  ...finderCalls,
  ...writingCalls,
})
