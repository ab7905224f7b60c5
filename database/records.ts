import type { EntityManager, EntitySchema } from 'typeorm'
import { prepared } from './engine/connection'
import { insertRows, rowById, updateRow } from './engine/rows'
import { forgetRecord, indexRecord, type SearchText } from './engine/search'
import type { RecordRow } from './record'

/** A kind of record: its table, and what the search and the recycle bin show of it. */
export type RecordKind<R extends RecordRow = RecordRow> = Readonly<{
  /** Name in the change log, the recycle bin and packages: `person`, `plan`, `lot`. */
  kind: string
  entity: EntitySchema<R>
  title: (row: R) => string
  /** Left out where the global search does not find it. */
  search?: (row: R) => Omit<SearchText, 'kind' | 'recordId' | 'groupId'> & { groupId?: string }
  /** Runs after each write of a record, inside its transaction: what follows from it and is no record itself. */
  after?: (em: EntityManager, row: R, before: R | null) => void
  /** False when the recycle bin does not list it (it comes and goes with another record). */
  inBin?: boolean
}>

/** A record moved on since the caller read it, or is not there. */
export class StaleRecordError extends Error {
  override readonly name = 'StaleRecordError'
  constructor(readonly code: 'YOUBEI_CHANGED_SINCE' | 'YOUBEI_NOT_FOUND') {
    super(code)
  }
}

export type Stamp = Readonly<{
  /** Division code of the office whose record a new one is. */
  owner: () => string
  now: number
  /** The audit entry this change belongs to. */
  auditSeq: number
  nextRev: () => string
}>

type Operation = 'insert' | 'update' | 'remove' | 'restore'
type NewRow<R extends RecordRow> = Omit<R, keyof RecordRow> & { id: string }

/**
 * The one place where records are written: gives each its stamp, keeps the change log that undo and incremental
 * packages live on, and keeps the search index in step. Works inside the transaction of `em`.
 */
export class Records {
  /** How many changes were made. */
  count = 0
  #auditSeq: number

  constructor(
    readonly em: EntityManager,
    readonly stamp: Stamp,
  ) {
    this.#auditSeq = stamp.auditSeq
  }

  /** Puts what is written from here on under an entry that is there already. Only before the first change. */
  goUnder(auditSeq: number): void {
    if (this.count > 0) throw new Error('the entry is chosen before anything is written')
    this.#auditSeq = auditSeq
  }

  /** Adds records. `id` is chosen by the caller (UUIDv7), the stamp is given here. */
  insert<R extends RecordRow>(kind: RecordKind<R>, rows: readonly NewRow<R>[]): R[] {
    const { now, nextRev } = this.stamp
    const owner = this.stamp.owner()
    const stamped = rows.map(
      (row) =>
        ({ ...row, owner, rev: nextRev(), createdAt: now, updatedAt: now, deletedAt: null }) as unknown as R,
    )
    insertRows(this.em, kind.entity, stamped)
    for (const row of stamped) {
      this.#log(kind, row, 'insert', null)
      kind.after?.(this.em, row, null)
    }
    return stamped
  }

  /** Changes a record. With `expectedRev`, refused when it moved on since. */
  update<R extends RecordRow>(
    kind: RecordKind<R>,
    id: string,
    patch: Partial<Omit<R, keyof RecordRow>>,
    expectedRev?: string,
  ): R {
    const before = this.get(kind, id)
    if (expectedRev !== undefined && before.rev !== expectedRev)
      throw new StaleRecordError('YOUBEI_CHANGED_SINCE')
    return this.#write(kind, before, { ...patch, deletedAt: null } as Partial<R>, 'update')
  }

  /** Moves a record to the recycle bin. */
  remove<R extends RecordRow>(kind: RecordKind<R>, id: string): R {
    return this.#write(kind, this.get(kind, id), { deletedAt: this.stamp.now } as Partial<R>, 'remove')
  }

  /** Brings a record back from the recycle bin. */
  restore<R extends RecordRow>(kind: RecordKind<R>, id: string): R {
    const before = rowById(this.em, kind.entity, id)
    if (!before || before.deletedAt === null) throw new StaleRecordError('YOUBEI_NOT_FOUND')
    return this.#write(kind, before, { deletedAt: null } as Partial<R>, 'restore')
  }

  /** A record that is not deleted; throws `YOUBEI_NOT_FOUND` otherwise. */
  get<R extends RecordRow>(kind: RecordKind<R>, id: string): R {
    const row = rowById(this.em, kind.entity, id)
    if (!row || row.deletedAt !== null) throw new StaleRecordError('YOUBEI_NOT_FOUND')
    return row
  }

  /**
   * Puts every record that an audit entry touched back to what it was before, last change first.
   * Refused as a whole when one of them moved on since.
   */
  revert(auditSeq: number, kinds: ReadonlyMap<string, RecordKind>): number {
    const changes = prepared<
      [number],
      { kind: string; recordId: string; rev: string; operation: Operation; before: string | null }
    >(
      this.em,
      'SELECT kind, record_id AS recordId, rev, operation, before FROM change_log WHERE audit_seq = ? ORDER BY seq DESC',
    ).all(auditSeq)
    for (const change of changes) {
      const kind = kinds.get(change.kind)
      if (!kind) throw new Error(`unknown record kind ${change.kind}`)
      const now = rowById(this.em, kind.entity, change.recordId)
      if (!now || this.#standsFor(now.rev) !== change.rev) throw new StaleRecordError('YOUBEI_CHANGED_SINCE')
      if (change.operation === 'insert') {
        this.#write(kind, now, { deletedAt: this.stamp.now }, 'remove')
        continue
      }
      const { rev, ...former } = JSON.parse(change.before ?? '{}') as Partial<RecordRow>
      const restored = this.#write(kind, now, former, now.deletedAt === null ? 'update' : 'restore')
      if (rev) prepared(this.em, 'INSERT INTO reverts (rev, restores) VALUES (?, ?)').run(restored.rev, rev)
    }
    return changes.length
  }

  /** The revision whose state a record is in: an undone change leaves a new revision with an old state. */
  #standsFor(rev: string): string {
    const earlier = prepared<[string], { restores: string }>(
      this.em,
      'SELECT restores FROM reverts WHERE rev = ?',
    ).get(rev)
    return earlier ? this.#standsFor(earlier.restores) : rev
  }

  #write<R extends RecordRow>(kind: RecordKind<R>, before: R, patch: Partial<R>, operation: Operation): R {
    const after: R = { ...before, ...patch, rev: this.stamp.nextRev(), updatedAt: this.stamp.now }
    updateRow(this.em, kind.entity, before.id, {
      ...patch,
      rev: after.rev,
      updatedAt: after.updatedAt,
    } as Partial<R>)
    const changed = Object.fromEntries(
      ['rev', ...Object.keys(patch)].map((property) => [property, before[property as keyof R] ?? null]),
    )
    this.#log(kind, after, operation, JSON.stringify(changed))
    kind.after?.(this.em, after, before)
    return after
  }

  #log<R extends RecordRow>(kind: RecordKind<R>, row: R, operation: Operation, before: string | null): void {
    this.count++
    prepared(
      this.em,
      'INSERT INTO change_log (audit_seq, kind, record_id, rev, operation, before) VALUES (?, ?, ?, ?, ?, ?)',
    ).run(this.#auditSeq, kind.kind, row.id, row.rev, operation, before)
    if (!kind.search) return
    if (row.deletedAt !== null) forgetRecord(this.em, kind.kind, row.id)
    else indexRecord(this.em, { kind: kind.kind, recordId: row.id, groupId: row.id, ...kind.search(row) })
  }
}
