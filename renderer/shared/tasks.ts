import type { Progress, TaskOptions } from '../../preload/contract/define'
import type { Failure, Result } from '../../preload/contract/result'
import { youbei } from './api'

/** A long call that the task bar shows. */
export type TaskEntry = Readonly<{
  id: string
  label: string
  state: 'running' | 'cancelling' | 'done' | 'failed' | 'cancelled'
  progress: Progress | null
  failure: Failure | null
  startedAt: number
}>

let entries: readonly TaskEntry[] = []
const listeners = new Set<() => void>()

function publish(next: readonly TaskEntry[]): void {
  entries = next
  for (const listener of listeners) listener()
}

function change(id: string, patch: Partial<TaskEntry>): void {
  publish(entries.map((entry) => (entry.id === id ? { ...entry, ...patch } : entry)))
}

/** A task that is over before this many milliseconds passed is not shown at all: no flicker for quick work. */
export const patience = 400

/** How long a finished task stays in the bar, milliseconds. */
const lingering = 4_000

export const taskStore = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  entries: (): readonly TaskEntry[] => entries,
  close(id: string): void {
    publish(entries.filter((entry) => entry.id !== id))
  },
  cancel(id: string): void {
    change(id, { state: 'cancelling' })
    youbei.cancel(id)
  },
}

/** Runs a task with its line in the task bar. Never throws: a call that breaks down answers `internal`. */
export async function runTask<T>(
  label: string,
  start: (options: TaskOptions & { id: string }) => Promise<Result<T>>,
): Promise<Result<T>> {
  const id = crypto.randomUUID()
  const startedAt = Date.now()
  publish([...entries, { id, label, state: 'running', progress: null, failure: null, startedAt }])
  let result: Result<T>
  try {
    result = await start({ id, onProgress: (progress) => change(id, { progress }) })
  } catch {
    result = { ok: false, error: { code: 'internal' } }
  }
  if (result.ok) change(id, { state: 'done' })
  else if (result.error.code === 'cancelled') change(id, { state: 'cancelled' })
  else change(id, { state: 'failed', failure: result.error })
  const seen = Date.now() - startedAt >= patience
  if (result.ok || result.error.code === 'cancelled')
    setTimeout(() => taskStore.close(id), seen ? lingering : 0)
  return result
}
