import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { DomainError } from '../../preload/contract/result'
import { type CallOptions, Link } from './link'
import type { Environment, WorkContext, WorkFunction } from './types'

/** Runs work functions by name (`plans.read`) somewhere they block nobody. */
export type Workshop = Readonly<{
  run: <T>(name: string, args: unknown, options?: CallOptions) => Promise<T>
  close: () => Promise<void>
}>

type Bench = { worker: Worker; link: Link; busy: boolean; idleSince: number }

/** A worker that was idle this long gives its memory back. */
const idleMs = 60_000

/** Worker threads, made when needed: at most two on a small office PC, one less than the processors otherwise, never over four. */
export function openWorkshop(environment: Environment, entry: URL): Workshop {
  const most = Math.min(4, Math.max(2, availableParallelism() - 1))
  const benches: Bench[] = []
  const queue: (() => void)[] = []
  const sweep = setInterval(() => {
    for (const bench of benches.filter((b) => !b.busy && Date.now() - b.idleSince > idleMs)) remove(bench)
  }, idleMs)
  sweep.unref()

  function remove(bench: Bench): void {
    const at = benches.indexOf(bench)
    if (at >= 0) benches.splice(at, 1)
    void bench.worker.terminate()
  }

  function add(): Bench {
    // A worker that runs out of memory must end alone, not take the data host with it.
    // Young memory is kept small: a larger one makes papers no faster and takes 30 MB more (tests/bench/handbook).
    const worker = new Worker(entry, {
      workerData: environment,
      resourceLimits: { maxOldGenerationSizeMb: 1_536, maxYoungGenerationSizeMb: 12 },
    })
    const link = new Link(worker, () => Promise.reject(new DomainError('unknown-call')))
    const bench: Bench = { worker, link, busy: false, idleSince: Date.now() }
    worker.on('error', (error: Error & { code?: string }) => {
      remove(bench)
      link.fail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new DomainError('file-too-large') : error)
    })
    worker.on('exit', () => {
      remove(bench)
      link.fail(new DomainError('cancelled'))
    })
    benches.push(bench)
    return bench
  }

  async function take(): Promise<Bench> {
    for (;;) {
      const free = benches.find((bench) => !bench.busy) ?? (benches.length < most ? add() : undefined)
      if (free) {
        free.busy = true
        return free
      }
      await new Promise<void>((resolve) => queue.push(resolve))
    }
  }

  return {
    async run<T>(name: string, args: unknown, options: CallOptions = {}): Promise<T> {
      const bench = await take()
      try {
        options.signal?.throwIfAborted()
        return await abortable(bench.link.call<T>(name, args, options), options.signal, () => remove(bench))
      } finally {
        bench.busy = false
        bench.idleSince = Date.now()
        queue.shift()?.()
      }
    },
    async close() {
      clearInterval(sweep)
      await Promise.all(benches.splice(0).map((bench) => bench.worker.terminate()))
    },
  }
}

/** How long a worker may take to stop by itself after a cancel. */
const patienceMs = 1_500

/** A library in the middle of its work hears no signal: after a short while its worker is ended instead. */
function abortable<T>(answer: Promise<T>, signal: AbortSignal | undefined, end: () => void): Promise<T> {
  if (!signal) return answer
  return new Promise<T>((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined
    const onAbort = () => {
      timer = setTimeout(() => {
        end()
        reject(new DomainError('cancelled'))
      }, patienceMs)
    }
    if (signal.aborted) onAbort()
    signal.addEventListener('abort', onAbort, { once: true })
    answer.then(resolve, reject).finally(() => {
      clearTimeout(timer)
      signal.removeEventListener('abort', onAbort)
    })
  })
}

/** The same without threads, for tests of handlers. */
export function workInPlace(
  find: (name: string) => Promise<WorkFunction | undefined>,
  context: Pick<WorkContext, 'environment' | 'snapshot'>,
): Workshop {
  return {
    async run<T>(name: string, args: unknown, options: CallOptions = {}): Promise<T> {
      const found = await find(name)
      if (!found) throw new Error(`no work function ${name}`)
      const run = found as (context: WorkContext, args: unknown) => Promise<unknown>
      return (await run(
        {
          ...context,
          progress: (p) => options.onProgress?.(p),
          signal: options.signal ?? new AbortController().signal,
        },
        args,
      )) as T
    },
    close: async () => undefined,
  }
}
