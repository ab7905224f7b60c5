import { defineModule } from '../define'
import { libraryCalls } from './library'
import { lifeCalls } from './life'

export * from './library'
export * from './life'

/** Every call of the module; each area declares its own in the file of its name. */
export const plans = defineModule('plans', { ...libraryCalls, ...lifeCalls })
