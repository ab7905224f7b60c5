import type { RecordKind } from '../../database/records'
import type { PartKind } from '../../preload/contract/handbooks/index'
import type { AnyModule, Printable, WorkFunction } from './types'

type Loader = () => Promise<AnyModule>

/**
 * What the modules gave to the host. Their names are known when a thread starts (`modules.ts`), the modules
 * themselves are loaded when they are first asked for: the first screen waits for two of them, a worker for one.
 * Modules find each other's parts here (the recycle bin needs every kind of record) without importing in a circle.
 */
const loaders = new Map<string, Loader>()
const loaded = new Map<string, Promise<AnyModule>>()

export function register(given: Readonly<Record<string, Loader>>): void {
  for (const [name, loader] of Object.entries(given)) loaders.set(name, loader)
}

function load(name: string): Promise<AnyModule> | undefined {
  const known = loaded.get(name)
  if (known) return known
  const loading = loaders.get(name)?.()
  if (loading) loaded.set(name, loading)
  return loading
}

/** Every module, in the order in which they were registered. */
export function allModules(): Promise<readonly AnyModule[]> {
  return Promise.all([...loaders.keys()].flatMap((name) => load(name) ?? []))
}

/** The function that answers a call by its full name. */
export async function findHandler(
  name: string,
): Promise<((context: unknown, input: unknown) => Promise<unknown>) | undefined> {
  const [moduleName = '', callName = ''] = name.split('.')
  const handlers = (await load(moduleName))?.handlers as Record<string, unknown> | undefined
  if (!handlers || !Object.hasOwn(handlers, callName)) return undefined
  return handlers[callName] as (context: unknown, input: unknown) => Promise<unknown>
}

/** The work function behind a name such as `plans.read`. */
export async function findWork(name: string): Promise<WorkFunction | undefined> {
  const [moduleName = '', workName = ''] = name.split('.')
  const work = (await load(moduleName))?.work
  return work && Object.hasOwn(work, workName) ? work[workName]?.() : undefined
}

/** Every kind of record, by its name in the change log. */
export async function recordKinds(): Promise<ReadonlyMap<string, RecordKind>> {
  const kinds = (await allModules()).flatMap((m) => (m.kinds ?? []) as unknown as RecordKind[])
  return new Map(kinds.map((kind) => [kind.kind, kind]))
}

/** The kind of part of that name, from whichever module has it. */
export async function findPrintable<K extends PartKind>(kind: K): Promise<Printable<K> | undefined> {
  for (const module of await allModules())
    for (const printable of module.printables ?? [])
      if (printable.kind === kind) return printable as unknown as Printable<K>
  return undefined
}
