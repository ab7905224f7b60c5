/**
 * What every call answers, and how a refusal is named.
 *
 * An expected refusal is a `DomainError(code, facts)`. The page turns the code into a sentence in the user's
 * language (`errors.<code>` in its texts), so a message never crosses the border. `facts` are the values that
 * the sentence names (a quantity, a file's name); they must not hold personal data.
 */
export const errorCodes = [
  // any call
  'invalid-input',
  'not-found',
  'forbidden',
  'sign-in-needed',
  'locked',
  'not-set-up',
  'already-set-up',
  'changed-since',
  'in-use',
  'duplicate',
  'cancelled',
  'nothing-to-undo',
  'internal',
  'unknown-call',
  'host-restarted',
  'busy',
  // signing in
  'wrong-pin',
  'wait',
  'last-administrator',
  // storage
  'disk-full',
  'file-locked',
  'no-permission',
  'database-damaged',
  'newer-database',
  'migration-failed',
  'backup-failed',
  // files that users bring
  'file-not-found',
  'file-too-large',
  'file-empty',
  'file-not-what-it-says',
  'file-unsupported',
  'file-broken',
  'file-encrypted',
  'file-no-text',
  'too-many-rows',
  'sheet-not-found',
  'no-header',
  'column-missing',
  'nothing-to-import',
  // plans
  'not-a-draft',
  'draft-there',
  'draft-empty',
  'not-published',
  'never-published',
  'step-not-possible',
  'circular-parent',
  'move-not-possible',
  'outline-not-found',
  'raised-by-program',
  'already-decided',
  // supplies
  'not-enough',
  'not-enough-then',
  'not-enough-later',
  'reserved',
  'already-reversed',
  'has-followers',
  'more-than-outstanding',
  'expired-lot',
  'not-first-expiring',
  'import-row-short',
  'batch-used',
  // requests and counts
  'wrong-state',
  'over-approved',
  'opinion-missing',
  'own-approval',
  'count-overlap',
  'count-incomplete',
  'count-conflict',
  'count-unexplained',
  'count-below-zero',
  'count-reserved',
  // depots, equipment, labels
  'item-not-serial',
  'serial-exists',
  'lot-not-single',
  'equipment-scrapped',
  'file-not-a-picture',
  'too-many-labels',
  'code-unknown',
  'standard-active',
  'nothing-short',
  // handbooks, packages
  'nothing-chosen',
  'paper-gone',
  'package-gone',
  'package-broken',
  'signature-wrong',
  // printed copies
  'copies-short',
  'copy-not-held',
  'code-unreadable',
  'copy-unknown',
  'not-loose-leaf',
  'nothing-changed',
  'paper-changed',
] as const

export type ErrorCode = (typeof errorCodes)[number]

/** Values a refusal's sentence may name. Plain data, no personal data. */
export type Facts = Readonly<Record<string, string | number>>

/** A field of the input that was refused: `path` is dotted (`lines.0.quantity`), `reason` a code of its own. */
export type FieldFault = Readonly<{ path: string; reason: string }>

/** A refusal as it crosses the border. `ref` finds the stack of an `internal` fault in the log. */
export type Failure = Readonly<{
  code: ErrorCode
  facts?: Facts
  fields?: readonly FieldFault[]
  ref?: string
}>

export type Result<T> = Readonly<{ ok: true; value: T }> | Readonly<{ ok: false; error: Failure }>

/** An expected refusal. Anything else that is thrown is a bug and crosses as `internal` with a reference. */
export class DomainError extends Error {
  override readonly name = 'DomainError'
  constructor(
    readonly code: ErrorCode,
    readonly facts?: Facts,
    readonly fields?: readonly FieldFault[],
  ) {
    super(code)
  }

  /** The refusal as plain data: Electron's and worker threads' messages keep no class. */
  toFailure(): Failure {
    return {
      code: this.code,
      ...(this.facts ? { facts: this.facts } : {}),
      ...(this.fields ? { fields: this.fields } : {}),
    }
  }
}
