/**
 * Hybrid logical clock: revisions that sort as text in the order things happened, also across offices whose
 * clocks differ. `<milliseconds, 12 hex>-<counter, 4 hex>-<node, 8 hex>`. Never goes back, even when the PC's clock does.
 */
export class HybridClock {
  #millis = 0
  #counter = 0

  constructor(
    readonly node: string,
    last?: string,
  ) {
    if (last) this.observe(last)
  }

  /** The next revision, greater than every one given or observed before. */
  next(now: number = Date.now()): string {
    if (now > this.#millis) {
      this.#millis = now
      this.#counter = 0
    } else if (++this.#counter > 0xffff) {
      this.#millis++
      this.#counter = 0
    }
    return `${this.#millis.toString(16).padStart(12, '0')}-${this.#counter.toString(16).padStart(4, '0')}-${this.node}`
  }

  /** Takes note of a revision seen elsewhere, so that the next one is greater. */
  observe(rev: string): void {
    const millis = Number.parseInt(rev.slice(0, 12), 16)
    const counter = Number.parseInt(rev.slice(13, 17), 16)
    if (Number.isNaN(millis) || Number.isNaN(counter)) return
    if (millis > this.#millis) {
      this.#millis = millis
      this.#counter = counter
    } else if (millis === this.#millis) this.#counter = Math.max(this.#counter, counter)
  }
}
