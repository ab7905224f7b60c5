import { care } from './care'
import type { Call, Calls, Client, InputOf, Kind, OutputOf, ParsedInputOf } from './define'
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
export type Input<M extends ModuleName, C extends keyof Contract[M]['calls']> = InputOf<
  Contract[M]['calls'][C]
>
export type ParsedInput<M extends ModuleName, C extends keyof Contract[M]['calls']> = ParsedInputOf<
  Contract[M]['calls'][C]
>
export type Answer<M extends ModuleName, C extends keyof Contract[M]['calls']> = OutputOf<
  Contract[M]['calls'][C]
>

/** The calls of a module, their types forgotten. */
const callsOf = (name: ModuleName): Calls => contract[name].calls as unknown as Calls

/** A call by its full name, `supplies.receive`; undefined when there is none. Own properties only: `a.constructor` is no call. */
export function findCall(name: string): Call<Kind> | undefined {
  const dot = name.indexOf('.')
  const moduleName = name.slice(0, dot)
  const callName = name.slice(dot + 1)
  if (dot < 1 || !Object.hasOwn(contract, moduleName)) return undefined
  const calls = callsOf(moduleName as ModuleName)
  return Object.hasOwn(calls, callName) ? calls[callName] : undefined
}

/** Every call with its full name, in the contract's order. */
export function listCalls(): { name: string; module: ModuleName; call: Call }[] {
  return (Object.keys(contract) as ModuleName[]).flatMap((module) =>
    Object.entries(callsOf(module)).map(([name, call]) => ({ name: `${module}.${name}`, module, call })),
  )
}
