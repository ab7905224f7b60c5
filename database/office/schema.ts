import { EntitySchema } from 'typeorm/entity-schema/EntitySchema.js'
import { type RecordRow, recordColumns } from '../record'

export type UserRow = RecordRow & {
  name: string
  role: 'viewer' | 'clerk' | 'administrator'
  active: boolean
  /** scrypt, as `salt:hash` in hex; null when this user signs in without a PIN. */
  pinHash: string | null
  failedAttempts: number
  waitUntil: number
}
export const UserEntity = new EntitySchema<UserRow>({
  name: 'users',
  columns: {
    ...recordColumns,
    name: { type: 'text' },
    role: { type: 'text' },
    active: { type: 'boolean' },
    pinHash: { name: 'pin_hash', type: 'text', nullable: true },
    failedAttempts: { name: 'failed_attempts', type: 'integer' },
    waitUntil: { name: 'wait_until', type: 'integer' },
  },
})

export type DivisionRow = RecordRow & { code: string; name: string }
export const DivisionEntity = new EntitySchema<DivisionRow>({
  name: 'divisions',
  columns: { ...recordColumns, code: { type: 'text' }, name: { type: 'text' } },
})
