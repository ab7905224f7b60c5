import { readFileSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import { listUsers } from '../../database/office/repository'
import type { EntityManager } from '../../database/open'
import type { Failure, Result } from '../../preload/contract/result'
import type { Asked } from './dispatcher'
import type { GrantedFile, SessionUser } from './types'

const Step = z.object({
  call: z.string(),
  input: z.unknown().default({}),
  /** Names the result, so that a later input can refer to it as `$name.path`. */
  name: z.string().regex(/^\w+$/).optional(),
  /** The refusal that this step must meet. */
  expect: z.string().optional(),
  /** Runs the step this many times; `$i` in its input counts from 0. */
  repeat: z.number().int().min(1).max(1_000_000).optional(),
})
const Job = z.object({ as: z.string().optional(), steps: z.array(Step).max(1_000_000) })
export type Job = z.input<typeof Job>

type Line = {
  step: number
  call: string
  name?: string
  ok: boolean
  result?: unknown
  error?: Failure
  expected?: true
  ms: number
}

/** Every call with its kind, who may call it, and the JSON Schema of its input, as one JSON document. */
export async function listCallsAsJson(): Promise<string> {
  const { listCalls } = await import('../../preload/contract/api')
  const calls = listCalls().map(({ name, call }) => ({
    call: name,
    kind: call.kind,
    access: call.access,
    doc: call.doc,
    input: z.toJSONSchema(call.input, { io: 'input', unrepresentable: 'any' }),
  }))
  return JSON.stringify(calls, null, 2)
}

/** What a job needs of the data host. */
export type JobHost = Readonly<{
  ask: (asked: Asked) => Promise<Result<unknown>>
  files: Map<string, GrantedFile>
  read: <T>(fn: (em: EntityManager) => Promise<T>) => Promise<T | undefined>
}>

/**
 * Carries out a job file through the real data host. Prints one JSON line a step.
 * Answers the exit code: 0 when every step did what it was to do, 1 when one did not, 2 when the file is no job.
 */
export async function runJobFile(
  host: JobHost,
  file: string,
  print: (line: string) => void,
): Promise<number> {
  let job: z.output<typeof Job>
  try {
    job = Job.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    const issue = error instanceof z.ZodError ? error.issues[0] : undefined
    print(
      JSON.stringify({
        ok: false,
        error: { code: 'invalid-input' },
        at: issue ? issue.path.join('.') : basename(file),
      }),
    )
    return 2
  }
  return runJob(host, job, dirname(resolve(file)), print)
}

/** Carries out parsed steps on a running host; file names are relative to `folder`. */
export async function runJob(
  host: JobHost,
  job: z.output<typeof Job>,
  folder: string,
  print: (line: string) => void,
): Promise<number> {
  let actor: SessionUser | undefined
  const client = `job-${uuidv7()}`
  const named = new Map<string, unknown>()
  let failed = false
  for (const [index, step] of job.steps.entries()) {
    for (let i = 0; i < (step.repeat ?? 1); i++) {
      const started = performance.now()
      const line: Line = {
        step: index,
        call: step.call,
        ok: false,
        ms: 0,
        ...(step.name ? { name: step.name } : {}),
      }
      try {
        const input = fill(step.input, { named, folder, host, i })
        actor ??= await actorOf(host, job.as)
        const answer = await host.ask({ call: step.call, input, client, ...(actor ? { actor } : {}) })
        line.ok = answer.ok
        if (answer.ok) {
          line.result = answer.value
          if (step.name) named.set(step.name, answer.value)
        } else line.error = answer.error
      } catch (error) {
        line.error = { code: 'invalid-input', facts: { reason: error instanceof Error ? error.message : '' } }
      }
      line.ms = Math.round((performance.now() - started) * 100) / 100
      const asExpected = step.expect === undefined ? line.ok : line.error?.code === step.expect
      if (step.expect !== undefined && asExpected) line.expected = true
      if (!asExpected) failed = true
      print(JSON.stringify(line))
    }
  }
  return failed ? 1 : 0
}

/** The user a job acts for. Before the office is set up there is none; `as` left out: the first administrator. */
async function actorOf(host: JobHost, as: string | undefined): Promise<SessionUser | undefined> {
  const users = (await host.read(async (em) => listUsers(em))) ?? []
  const user = users.find((u) => u.active && (as === undefined ? u.role === 'administrator' : u.name === as))
  if (!user && as !== undefined && users.length > 0) throw new Error(`no user ${as}`)
  return user && { id: user.id, name: user.name, role: user.role, hasPin: false }
}

type Filling = { named: Map<string, unknown>; folder: string; host: JobHost; i: number }

/** Puts earlier results (`$r1.id`), the counter (`$i`) and files (`{"$file": …}`, `{"$target": …}`) into an input. */
function fill(value: unknown, filling: Filling): unknown {
  if (typeof value === 'string') return fillText(value, filling)
  if (Array.isArray(value)) return value.map((inner) => fill(inner, filling))
  if (typeof value !== 'object' || value === null) return value
  if ('$file' in value && typeof value.$file === 'string') return { token: grant(value.$file, filling) }
  if ('$target' in value && typeof value.$target === 'string') return grant(value.$target, filling)
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, fill(inner, filling)]))
}

function fillText(value: string, filling: Filling): unknown {
  const whole = /^\$(\w+)((?:\.\w+)*)$/.exec(value)
  if (!whole) return value.replaceAll('$i', String(filling.i))
  const [, name = '', path = ''] = whole
  if (name === 'i' && !filling.named.has('i')) return filling.i
  if (!filling.named.has(name)) throw new Error(`no earlier result ${name}`)
  let found = filling.named.get(name)
  for (const key of path.split('.').filter(Boolean))
    found = (found as Record<string, unknown> | undefined)?.[key]
  if (found === undefined) throw new Error(`no ${value}`)
  return found
}

function grant(path: string, { folder, host }: Filling): string {
  const token = uuidv7()
  host.files.set(token, { path: resolve(folder, path), name: basename(path) })
  return token
}
