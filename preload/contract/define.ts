import type { z } from 'zod'
import type { Result } from './result'

/** A query reads. A command changes data in one transaction. A task is a long call with progress and cancel. */
export type Kind = 'query' | 'command' | 'task'

/** From least to most: each role may do what the ones before it may. */
export const roles = ['viewer', 'clerk', 'administrator'] as const
export type Role = (typeof roles)[number]

/** Who may call: `anyone` needs no sign-in (first start, sign-in itself). */
export type Access = 'anyone' | Role

type Options = Readonly<{
  access?: Access
  /** Topics whose lists the page refreshes afterwards; the module's own name when left out. */
  changes?: readonly string[]
  /**
   * `sitting`: saves of somebody who goes on writing. The first has an audit entry, those that follow go under it in
   * the change log, and one entry at the end says how many there were. Undo does not go through them.
   */
  audit?: 'each' | 'sitting'
}>

export type Call<
  K extends Kind = Kind,
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
> = Readonly<{
  kind: K
  doc: string
  input: I
  output: O
  access: Access
  /** False for tasks that only read: no role to write, no transaction, no audit entry. */
  writes: boolean
  changes: readonly string[] | undefined
  audit: 'each' | 'sitting'
}>

export type Calls = Readonly<Record<string, Call>>
export type Module<C extends Calls = Calls> = Readonly<{ name: string; calls: C }>

/** A call that reads. Every role may ask. */
export function query<I extends z.ZodType, O extends z.ZodType>(
  doc: string,
  input: I,
  output: O,
  options: Options = {},
) {
  return {
    kind: 'query',
    doc,
    input,
    output,
    access: options.access ?? 'viewer',
    writes: false,
    changes: [],
    audit: 'each',
  } as Call<'query', I, O>
}

/** A call that changes data: one transaction, one audit entry, the topics it changed. */
export function command<I extends z.ZodType, O extends z.ZodType>(
  doc: string,
  input: I,
  output: O,
  options: Options = {},
) {
  return {
    kind: 'command',
    doc,
    input,
    output,
    access: options.access ?? 'clerk',
    writes: true,
    changes: options.changes,
    audit: options.audit ?? 'each',
  } as Call<'command', I, O>
}

/** A long call: progress, cancel, nothing left behind. With `reads: true` it changes nothing and every role may ask. */
export function task<I extends z.ZodType, O extends z.ZodType>(
  doc: string,
  input: I,
  output: O,
  options: Omit<Options, 'audit'> & { reads?: boolean } = {},
) {
  const writes = options.reads !== true
  const access = options.access ?? (writes ? 'clerk' : 'viewer')
  return {
    kind: 'task',
    doc,
    input,
    output,
    access,
    writes,
    changes: writes ? options.changes : [],
    audit: 'each',
  } as Call<'task', I, O>
}

export function defineModule<const N extends string, C extends object>(
  name: N,
  calls: C,
): Readonly<{ name: N; calls: C }> {
  return { name, calls }
}

/*
 * What a call takes and gives. They look only at the corner of a schema that says so: comparing whole schemas with
 * `ZodType`, for hundreds of calls, would make the type check a matter of minutes.
 */
export type InputOf<C> = C extends { input: { _zod: { input: infer I } } } ? I : never
export type ParsedInputOf<C> = C extends { input: { _zod: { output: infer O } } } ? O : never
export type OutputOf<C> = C extends { output: { _zod: { output: infer O } } } ? O : never

/** A module or an area of one, as types see it. */
export type AnyCalls = Readonly<{ calls: object }>

/** How far a task is. `total` 0 means not known yet; `stage` is a key the page turns into words. */
export type Progress = Readonly<{ done: number; total: number; stage: string }>

export type TaskOptions = Readonly<{
  /** Chosen by the caller, so that `cancel(id)` can name the task. */
  id?: string
  onProgress?: (progress: Progress) => void
}>

/** What the page sees of a module: one function a call, always answering a Result. */
export type Client<M extends AnyCalls> = {
  readonly [K in keyof M['calls']]: M['calls'][K] extends { kind: 'task' }
    ? (input: InputOf<M['calls'][K]>, options?: TaskOptions) => Promise<Result<OutputOf<M['calls'][K]>>>
    : (input: InputOf<M['calls'][K]>) => Promise<Result<OutputOf<M['calls'][K]>>>
}
