import type { Answer, Contract, Input, ModuleName } from '../../preload/contract/api'
import type { Call, Kind, TaskOptions } from '../../preload/contract/define'
import type { Result } from '../../preload/contract/result'
import { youbei } from './api'

/** The names of a module's calls of one kind. */
export type CallName<M extends ModuleName, K extends Kind> = {
  [C in keyof Contract[M]['calls'] & string]: Contract[M]['calls'][C] extends Call<K> ? C : never
}[keyof Contract[M]['calls'] & string]

/** What `listInput` adds to every list; the table page fills these in itself. */
type ListKeys = 'search' | 'sort' | 'offset' | 'limit'

/** A list call and its filters, for the rows it gives: `{ module: 'people', call: 'list', input: { unit } }`. */
export type ListLoad<Row> = {
  [M in ModuleName]: {
    [C in CallName<M, 'query'>]: Answer<M, C> extends { rows: Row[]; total: number }
      ? Readonly<{ module: M; call: C; input: Omit<Input<M, C>, ListKeys> }>
      : never
  }[CallName<M, 'query'>]
}[ModuleName]

type AnyCall = (input: unknown, options?: TaskOptions) => Promise<Result<unknown>>

/** Calls by name where the name is only known at run time; the typed border is `youbei` itself. */
export function callByName(module: ModuleName, call: string, input: unknown): Promise<Result<unknown>> {
  const calls = youbei[module] as unknown as Readonly<Record<string, AnyCall>>
  const run = calls[call]
  if (run === undefined) return Promise.resolve({ ok: false, error: { code: 'unknown-call' } })
  return run(input)
}
