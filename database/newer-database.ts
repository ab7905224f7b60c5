/** The file was made by a newer program. Carries both versions. */
export class NewerDatabaseError extends Error {
  override readonly name = 'NewerDatabaseError'
  readonly code = 'YOUBEI_NEWER_DATABASE'
  constructor(
    readonly found: number,
    readonly known: number,
  ) {
    super(`database version ${found} is newer than ${known}`)
  }
}
