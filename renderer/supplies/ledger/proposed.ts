import type { ProposedLine } from '../../../preload/contract/supplies/index'
import type { PickedDepot } from '../../shared/DepotPicker'
import { formatQuantity } from '../../shared/format'
import type { PickedItem } from '../../shared/ItemPicker'
import type { TakeLine } from './lines'

/** Proposed lots as lines of the slip. Proposed are only lots that have not expired. */
export function proposedLines(
  item: PickedItem,
  depot: PickedDepot,
  lines: readonly ProposedLine[],
): TakeLine[] {
  return lines.map((line) => ({
    stock: {
      depotId: depot.id,
      depotName: depot.name,
      lotId: line.lotId,
      bin: line.bin,
      itemName: item.name,
      spec: item.spec,
      unit: item.unit,
      decimals: item.decimals,
      ...(item.packagings ? { packagings: item.packagings } : {}),
      quantity: line.available,
      status: 'here',
      lotNumber: line.lotNumber,
      expiresOn: line.expiresOn,
      state: line.expiresOn === null ? 'none' : 'good',
      daysLeft: null,
    },
    quantity: formatQuantity(line.quantity, item.decimals, { grouped: false }),
  }))
}
