import type { RecordKind } from '../../database/records'
import type { AnyModule, WorkFunction } from './types'

/**
 * What the modules gave to the host. Filled once by `modules.ts` when a thread starts, so that modules may ask
 * for each other's parts (the recycle bin needs every kind of record) without importing each other in a circle.
 */
let modules: readonly AnyModule[] = []

export function register(given: readonly AnyModule[]): void {
  modules = given
}

export function registered(): readonly AnyModule[] {
  return modules
}

/** The function that answers a call by its full name. */
export function findHandler(
  name: string,
): ((context: unknown, input: unknown) => Promise<unknown>) | undefined {
  const [moduleName, callName = ''] = name.split('.')
  const handlers = modules.find((m) => m.name === moduleName)?.handlers as Record<string, unknown> | undefined
  if (!handlers || !Object.hasOwn(handlers, callName)) return undefined
  return handlers[callName] as (context: unknown, input: unknown) => Promise<unknown>
}

/** The work function behind a name such as `plans.read`. */
export function findWork(name: string): (() => Promise<WorkFunction>) | undefined {
  const [moduleName, workName = ''] = name.split('.')
  const work = modules.find((m) => m.name === moduleName)?.work
  return work && Object.hasOwn(work, workName) ? work[workName] : undefined
}

/** Every kind of record, by its name in the change log. */
export function recordKinds(): ReadonlyMap<string, RecordKind> {
  return new Map(
    modules.flatMap((m) => (m.kinds ?? []) as unknown as RecordKind[]).map((kind) => [kind.kind, kind]),
  )
}
