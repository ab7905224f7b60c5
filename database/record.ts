import type { EntitySchemaColumnOptions } from 'typeorm'

/** What every record that can travel carries (architecture, "Data"). Times are UTC milliseconds. */
export type RecordRow = {
  id: string
  /** 12-digit division code of the office that is the record's authority. */
  owner: string
  /** Hybrid logical clock, sortable text. */
  rev: string
  createdAt: number
  updatedAt: number
  deletedAt: number | null
}

/** The columns of `RecordRow`, for an EntitySchema. */
export const recordColumns = {
  id: { type: 'text', primary: true },
  owner: { type: 'text' },
  rev: { type: 'text' },
  createdAt: { name: 'created_at', type: 'integer' },
  updatedAt: { name: 'updated_at', type: 'integer' },
  deletedAt: { name: 'deleted_at', type: 'integer', nullable: true },
} satisfies Record<string, EntitySchemaColumnOptions>
