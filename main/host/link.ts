import type { Progress } from '../../preload/contract/define'
import type { Failure } from '../../preload/contract/result'
import { CrossedError, fromFailure, toFailure } from './failure'

/** What a link needs of a channel: a worker, a parent port. */
export type Channel = Readonly<{
  postMessage: (message: unknown) => void
  on: (event: 'message', listener: (message: unknown) => void) => unknown
}>

export type CallOptions = Readonly<{
  onProgress?: ((progress: Progress) => void) | undefined
  signal?: AbortSignal | undefined
}>
export type Served = Readonly<{ progress: (progress: Progress) => void; signal: AbortSignal }>

type Message =
  | { ask: number; method: string; args: unknown }
  | { cancel: number }
  | { answer: number; value: unknown }
  | { refuse: number; failure: Failure }
  | { progress: number; of: Progress }

/**
 * Questions and answers between two threads: `call` asks the other side, `serve` answers it. Failures cross as plain
 * data, progress and cancel go along. When the other side dies, `fail` refuses everything that is still waiting.
 */
export class Link {
  #next = 1
  readonly #waiting = new Map<
    number,
    {
      resolve: (value: unknown) => void
      reject: (error: Error) => void
      onProgress?: CallOptions['onProgress']
    }
  >()
  readonly #running = new Map<number, AbortController>()

  constructor(
    private readonly channel: Channel,
    private readonly serve: (method: string, args: unknown, served: Served) => Promise<unknown>,
  ) {
    channel.on('message', (message) => this.#receive(message as Message))
  }

  get waiting(): number {
    return this.#waiting.size
  }

  call<T>(method: string, args: unknown, options: CallOptions = {}): Promise<T> {
    const id = this.#next++
    return new Promise<T>((resolve, reject) => {
      this.#waiting.set(id, {
        resolve: resolve as (value: unknown) => void,
        reject,
        onProgress: options.onProgress,
      })
      options.signal?.addEventListener(
        'abort',
        () => this.channel.postMessage({ cancel: id } satisfies Message),
        { once: true },
      )
      this.channel.postMessage({ ask: id, method, args } satisfies Message)
      if (options.signal?.aborted) this.channel.postMessage({ cancel: id } satisfies Message)
    })
  }

  /** The other side is gone: nobody waits for ever. */
  fail(error: Error): void {
    const waiting = [...this.#waiting.values()]
    this.#waiting.clear()
    for (const { reject } of waiting) reject(error)
  }

  #receive(message: Message): void {
    if ('ask' in message) void this.#answer(message.ask, message.method, message.args)
    else if ('cancel' in message) this.#running.get(message.cancel)?.abort()
    else if ('progress' in message) this.#waiting.get(message.progress)?.onProgress?.(message.of)
    else {
      const id = 'answer' in message ? message.answer : message.refuse
      const waiting = this.#waiting.get(id)
      this.#waiting.delete(id)
      if ('answer' in message) waiting?.resolve(message.value)
      else waiting?.reject(fromFailure(message.failure))
    }
  }

  async #answer(id: number, method: string, args: unknown): Promise<void> {
    const abort = new AbortController()
    this.#running.set(id, abort)
    try {
      const value = await this.serve(method, args, {
        progress: (of) => this.channel.postMessage({ progress: id, of } satisfies Message),
        signal: abort.signal,
      })
      this.channel.postMessage({ answer: id, value } satisfies Message)
    } catch (error) {
      const failure = error instanceof CrossedError ? error.failure : toFailure(error, method)
      this.channel.postMessage({ refuse: id, failure } satisfies Message)
    } finally {
      this.#running.delete(id)
    }
  }
}
