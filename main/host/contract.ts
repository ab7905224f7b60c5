import type { ModuleName } from '../../preload/contract/api'
import type { Call, Kind, Module } from '../../preload/contract/define'

/** The modules of the contract, each loaded with the first call of it: schemas take their time to be built. */
const loaders: { readonly [M in ModuleName]: () => Promise<Module> } = {
  office: async () => untyped((await import('../../preload/contract/office')).office),
  people: async () => untyped((await import('../../preload/contract/people')).people),
  plans: async () => untyped((await import('../../preload/contract/plans/index')).plans),
  supplies: async () => untyped((await import('../../preload/contract/supplies/index')).supplies),
  handbooks: async () => untyped((await import('../../preload/contract/handbooks/index')).handbooks),
  exchange: async () => untyped((await import('../../preload/contract/exchange')).exchange),
  care: async () => untyped((await import('../../preload/contract/care')).care),
}

/** A module of the contract, the types of its schemas forgotten: here any call is as good as another. */
const untyped = (module: object) => module as Module

/** A call by its full name, `supplies.receive`; undefined when there is none. Own properties only: `a.constructor` is no call. */
export async function findCall(name: string): Promise<Call<Kind> | undefined> {
  const [moduleName = '', callName = '', ...more] = name.split('.')
  if (more.length > 0 || !Object.hasOwn(loaders, moduleName)) return undefined
  const { calls } = await loaders[moduleName as ModuleName]()
  return Object.hasOwn(calls, callName) ? calls[callName] : undefined
}
