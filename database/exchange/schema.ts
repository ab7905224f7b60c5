import { EntitySchema } from 'typeorm/entity-schema/EntitySchema.js'
import { type RecordRow, recordColumns } from '../record'

export type PackageRow = RecordRow & {
  name: string
  sequence: number
  contents: string[]
  personalData: boolean
  records: number
  bytes: number
  sha256: string
  /** SHA-256 of its manifest, which the next package names as its predecessor. */
  manifestSha256: string
  madeAt: number
  note: string
}
export const PackageEntity = new EntitySchema<PackageRow>({
  name: 'packages',
  columns: {
    ...recordColumns,
    name: { type: 'text' },
    sequence: { type: 'integer' },
    contents: { type: 'simple-json' },
    personalData: { name: 'personal_data', type: 'boolean' },
    records: { type: 'integer' },
    bytes: { type: 'integer' },
    sha256: { type: 'text' },
    manifestSha256: { name: 'manifest_sha256', type: 'text' },
    madeAt: { name: 'made_at', type: 'integer' },
    note: { type: 'text' },
  },
})
