import { defineModule } from '../define'
import { copiesCalls } from './copies'
import { makingCalls } from './making'
import { templatesCalls } from './templates'

export * from './copies'
export * from './making'
export * from './order'
export * from './parts'
export * from './templates'

/** Every call of the module; each area declares its own in the file of its name. */
export const handbooks = defineModule('handbooks', { ...makingCalls, ...templatesCalls, ...copiesCalls })
