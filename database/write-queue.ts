import type { EntityManager } from 'typeorm'

/**
 * Lets transactions through one after another.
 *
 * TypeORM gives better-sqlite3 a single query runner: two overlapping transactions would mix, so that the failed
 * one's rows stay and the successful one's vanish. Nothing else in the program begins a transaction.
 */
export class WriteQueue {
  #last: Promise<unknown> = Promise.resolve()

  /** Runs `fn` alone between BEGIN and COMMIT; any throw rolls everything back and is passed on. */
  run<T>(em: EntityManager, fn: (em: EntityManager) => Promise<T>, begin = 'BEGIN IMMEDIATE'): Promise<T> {
    const turn = this.#last.then(async () => {
      await em.query(begin)
      try {
        const value = await fn(em)
        await em.query('COMMIT')
        return value
      } catch (error) {
        // SQLite has rolled back by itself after some faults (a full disk): a second ROLLBACK would hide the cause.
        await em.query('ROLLBACK').catch(() => undefined)
        throw error
      }
    })
    this.#last = turn.catch(() => undefined)
    return turn
  }

  /** Runs something that must not fall into a transaction, and is none. */
  alone(fn: () => unknown): Promise<void> {
    const turn = this.#last.then(() => {
      fn()
    })
    this.#last = turn.catch(() => undefined)
    return turn
  }

  /** Resolves when nothing is waiting any more. */
  async idle(): Promise<void> {
    await this.#last
  }
}
