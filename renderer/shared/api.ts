import type { Bridge } from '../../preload/contract/bridge'
import type { Failure, Result } from '../../preload/contract/result'

declare global {
  interface Window {
    /** Built by the preload from the contract; nothing else of the outside world reaches the page. */
    readonly youbei: Bridge
  }
}

/** The only user of `window.youbei`: everything else imports it from here. */
export const youbei: Bridge = window.youbei

/** A refusal, thrown so that react-query and event handlers can catch it; shown by `ErrorNotice` or `showFailure`. */
export class CallFailed extends Error {
  override readonly name = 'CallFailed'
  constructor(readonly failure: Failure) {
    super(failure.code)
  }
}

/** The value of an answer, or a `CallFailed`: `const plan = await value(youbei.plans.get({ id }))`. */
export async function value<T>(answer: Promise<Result<T>>): Promise<T> {
  const result = await answer
  if (result.ok) return result.value
  throw new CallFailed(result.error)
}

/** The failure in whatever was thrown. */
export function failureOf(error: unknown): Failure {
  return error instanceof CallFailed ? error.failure : { code: 'internal' }
}

export type { Failure }
