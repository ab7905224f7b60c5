import { defineModule } from '../define'
import { libraryCalls } from './library'

export * from './library'

/** Every call of the module; each area declares its own in the file of its name. */
export const plans = defineModule('plans', { ...libraryCalls })
