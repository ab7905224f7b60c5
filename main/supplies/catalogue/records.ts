import type { RecordRow } from '../../../database/record'
import type { DepotRow, ItemRow } from '../../../database/supplies/catalogue/schema'
import type { Depot, Item } from '../../../preload/contract/supplies/index'
import { noCycles } from '../../../preload/contract/supplies/index'

type New<R extends RecordRow> = Omit<R, keyof RecordRow>

/** A depot with nothing said of it but what is given: for lists that only name one. */
export const newDepot = (given: Partial<New<DepotRow>> & Pick<DepotRow, 'name'>): New<DepotRow> => ({
  level: 'township',
  divisionCode: null,
  address: '',
  keeperUnit: '',
  keeper: '',
  phones: [],
  keyHolders: [],
  latitude: null,
  longitude: null,
  areaM2: null,
  goods: [],
  bins: [],
  floodSafeCm: null,
  truckAccess: '',
  fireEquipment: '',
  power: '',
  vehicle: '',
  openingMinutes: null,
  remark: '',
  batchId: null,
  ...given,
})

/** An item with nothing said of it but what is given. */
export const newItem = (
  given: Partial<New<ItemRow>> & Pick<ItemRow, 'name' | 'unit' | 'initials'>,
): New<ItemRow> => ({
  spec: '',
  decimals: 0,
  kind: 'consumable',
  packagings: [],
  category: '',
  gbt38565Code: '',
  shelfLifeMonths: null,
  minimum: null,
  depotMinimums: [],
  checkCycleMonths: null,
  storageNote: '',
  cycles: noCycles,
  remark: '',
  batchId: null,
  ...given,
})

/** A depot as the contract has it. */
export const asDepot = ({ deletedAt: _deleted, batchId: _batch, ...row }: DepotRow, lots: number): Depot =>
  ({ ...row, lots }) as Depot

/** An item as the contract has it. */
export const asItem = ({
  deletedAt: _deleted,
  initials: _initials,
  batchId: _batch,
  ...row
}: ItemRow): Item => ({ ...row, cycles: { ...noCycles, ...row.cycles } })
