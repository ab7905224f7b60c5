import type { AnyCalls } from '../../preload/contract/define'
import type { AnyModule, Handlers, HostModule } from './types'

/** The handlers of one area: one function for each of its calls. */
export type AreaHandlers<C extends object> = Handlers<{ calls: C }>

/** What an area of a module gives to the host: the same parts as a module, without a name. */
export type HostArea<C extends object = object> = Omit<HostModule<{ name: string; calls: C }>, 'name'>

type AnyArea = Omit<AnyModule, 'name'>

/**
 * A module made of areas. `handlers` are those of all areas together, so that a call nobody answers does not
 * compile; everything else is gathered in the order of the areas.
 */
export function joinAreas<M extends AnyCalls & { name: string }>(
  name: M['name'],
  handlers: Handlers<M>,
  areas: readonly AnyArea[],
): HostModule<M> {
  return {
    name,
    handlers,
    kinds: areas.flatMap((area) => area.kinds ?? []),
    onSetUp: (context) => {
      for (const area of areas) area.onSetUp?.(context)
    },
    due: (em, today) => areas.flatMap((area) => area.due?.(em, today) ?? []),
    figures: (em, today) => areas.flatMap((area) => area.figures?.(em, today) ?? []),
    found: (em, hit, typed) => {
      for (const area of areas) {
        const line = area.found?.(em, hit, typed)
        if (line) return line
      }
      return undefined
    },
    finds: (em, typed, limit) =>
      areas.flatMap((area) => area.finds?.(em, typed, limit) ?? []).slice(0, limit),
    codes: Object.assign({}, ...areas.map((area) => area.codes ?? {})),
    printables: areas.flatMap((area) => area.printables ?? []),
    work: Object.assign({}, ...areas.map((area) => area.work ?? {})),
  }
}
