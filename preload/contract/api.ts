import { care } from './care'
import type { Call, Client, InputOf, Kind, Module, OutputOf, ParsedInputOf } from './define'
import { exchange } from './exchange'
import { handbooks } from './handbooks/index'
import { office } from './office'
import { people } from './people'
import { plans } from './plans/index'
import { supplies } from './supplies/index'

/** Every module of the contract. A new module is added here and nowhere else. */
export const contract = { office, people, plans, supplies, handbooks, exchange, care }
export type Contract = typeof contract
export type ModuleName = keyof Contract

/** `window.youbei.<module>.<call>(input)`. */
export type Api = { readonly [M in ModuleName]: Client<Contract[M]> }

/** The parsed input and the output of a call, by name: `Input<'supplies', 'receive'>`. */
export type Input<
  M extends ModuleName,
  C extends keyof Contract[M]['calls'],
> = Contract[M]['calls'][C] extends Call ? InputOf<Contract[M]['calls'][C]> : never
export type ParsedInput<
  M extends ModuleName,
  C extends keyof Contract[M]['calls'],
> = Contract[M]['calls'][C] extends Call ? ParsedInputOf<Contract[M]['calls'][C]> : never
export type Answer<
  M extends ModuleName,
  C extends keyof Contract[M]['calls'],
> = Contract[M]['calls'][C] extends Call ? OutputOf<Contract[M]['calls'][C]> : never

/** A call by its full name, `supplies.receive`; undefined when there is none. Own properties only: `a.constructor` is no call. */
export function findCall(name: string): Call<Kind> | undefined {
  const dot = name.indexOf('.')
  const moduleName = name.slice(0, dot)
  const callName = name.slice(dot + 1)
  if (dot < 1 || !Object.hasOwn(contract, moduleName)) return undefined
  const calls: Module['calls'] = contract[moduleName as ModuleName].calls
  return Object.hasOwn(calls, callName) ? calls[callName] : undefined
}

/** Every call with its full name, in the contract's order. */
export function listCalls(): { name: string; module: ModuleName; call: Call }[] {
  return Object.values(contract).flatMap((module) =>
    Object.entries(module.calls as Module['calls']).map(([name, call]) => ({
      name: `${module.name}.${name}`,
      module: module.name,
      call,
    })),
  )
}
