import type { EntityManager } from 'typeorm'
import { rawConnection } from './engine/connection'
import type { WriteQueue } from './write-queue'

/** A pause in the writing that is long enough to take it for one: whoever writes slip after slip is not in the way. */
const pauseMs = 2_000

/**
 * Moves what the write-ahead log holds into the database file in the pauses between commands, instead of inside
 * whichever command happens to fill the log: that one would take several times as long as its neighbours. What a
 * command confirmed is on the disk before it answers, with or without this; a log that grows without a pause is still
 * emptied by SQLite itself (`wal_autocheckpoint`).
 */
export class Checkpoints {
  #timer: NodeJS.Timeout | undefined

  constructor(
    private readonly em: EntityManager,
    private readonly queue: WriteQueue,
  ) {}

  /** After a command: waits for the pause. */
  written(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      // PASSIVE waits for nobody: what a reader still needs stays in the log until the next time.
      void this.queue
        .alone(() => rawConnection(this.em).pragma('wal_checkpoint(PASSIVE)'))
        .catch(() => undefined)
    }, pauseMs)
    this.#timer.unref()
  }

  stop(): void {
    clearTimeout(this.#timer)
  }
}
