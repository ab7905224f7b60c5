import type { DomainError } from '../../preload/contract/result'

/**
 * A refusal whose changes stay: a wrong PIN is counted even though the sign-in is refused.
 * Thrown inside a command, it commits and then answers the refusal.
 */
export class KeptRefusal extends Error {
  override readonly name = 'KeptRefusal'
  constructor(readonly refusal: DomainError) {
    super(refusal.code)
  }
}
