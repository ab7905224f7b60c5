import type { PersonRow } from '../../database/people/schema'
import type { CommandContext } from '../host/index'

/** `left`: moved to the recycle bin. `moved`: unit or post changed. */
export type PersonChange = Readonly<{ person: PersonRow; what: 'left' | 'moved' }>

/**
 * Told, in the same transaction, when somebody leaves the directory or takes another post. Modules whose records name
 * people append theirs, so that the directory need not know who relies on it.
 */
export const personListeners: ((context: CommandContext, change: PersonChange) => void)[] = []

export function tellOfPerson(context: CommandContext, change: PersonChange): void {
  for (const listener of personListeners) listener(context, change)
}
