import { PackageEntity, type PackageRow } from '../../database/exchange/schema'
import type { RecordKind } from '../../database/records'

export const packageKind: RecordKind<PackageRow> = {
  kind: 'package',
  entity: PackageEntity,
  title: (row) => row.name,
  inBin: false,
}
