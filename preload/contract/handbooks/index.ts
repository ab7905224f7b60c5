import { defineModule } from '../define'
import { makingCalls } from './making'

export * from './making'

/** Every call of the module; each area declares its own in the file of its name. */
export const handbooks = defineModule('handbooks', { ...makingCalls })
