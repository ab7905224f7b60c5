/** Wrong PINs in a row before each further one must wait. */
export const freeTries = 5

const longestWaitMs = 3_600_000

/**
 * How long the next try must wait after so many wrong PINs in a row: nothing for the first four, then 30 s,
 * doubling with each, an hour at most. Milliseconds.
 */
export function waitAfter(failedAttempts: number): number {
  if (failedAttempts < freeTries) return 0
  return Math.min(longestWaitMs, 30_000 * 2 ** (failedAttempts - freeTries))
}
