import { defineModule } from '../define'
import { compareCalls } from './compare'
import { finderCalls } from './finder'
import { healthCalls } from './health'
import { libraryCalls } from './library'
import { lifeCalls } from './life'
import { partsCalls } from './parts'
import { triggerCalls } from './triggers'
import { writingCalls } from './writing'

export * from './compare'
export * from './finder'
export * from './health'
export * from './library'
export * from './life'
export * from './numbering'
export * from './parts'
export * from './resolved-parts'
export * from './tree'
export * from './triggers'
export * from './writing'

/** Every call of the module; each area declares its own in the file of its name. */
export const plans = defineModule('plans', {
  ...libraryCalls,
  ...lifeCalls,
  ...partsCalls,
  ...finderCalls,
  ...writingCalls,
  ...compareCalls,
  ...triggerCalls,
  ...healthCalls,
})
