import type { Input as CallInput } from '../../../preload/contract/api'
import { type Depot, depotLevels, goodsKinds, truckAccesses } from '../../../preload/contract/supplies/index'
import type { PickedDivision } from '../../shared/DivisionPicker'
import { toHalfWidth } from '../../shared/format'
import { phonesOf } from '../../shared/phones'
import type { FormValues } from '../../shared/RecordForm'

/** A depot as its form holds it: numbers as typed, metres instead of centimetres, bins one a line. */
export function depotToForm(depot: Depot | null, name: string, division: PickedDivision | null): FormValues {
  return {
    name: depot?.name ?? name,
    level: depot?.level ?? 'township',
    division,
    address: depot?.address ?? '',
    keeperUnit: depot?.keeperUnit ?? '',
    keeper: depot?.keeper ?? '',
    phones: depot ? depot.phones : [{ kind: 'mobile', number: '' }],
    keyHolders: depot?.keyHolders ?? [],
    latitude: depot?.latitude ?? null,
    longitude: depot?.longitude ?? null,
    areaM2: depot?.areaM2 ?? null,
    goods: depot?.goods ?? [],
    bins: (depot?.bins ?? []).join('\n'),
    floodSafe: depot?.floodSafeCm == null ? null : depot.floodSafeCm / 100,
    truckAccess: depot?.truckAccess ?? '',
    fireEquipment: depot?.fireEquipment ?? '',
    power: depot?.power ?? '',
    vehicle: depot?.vehicle ?? '',
    openingMinutes: depot?.openingMinutes ?? null,
    remark: depot?.remark ?? '',
  }
}

const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null)

/** Bins as pasted from a column or typed with commas. Nothing twice, in the order given. */
export const binsOf = (typed: string): string[] => [
  ...new Set(
    toHalfWidth(typed)
      .split(/[\n\t,、;；，]+/)
      .map((bin) => bin.trim())
      .filter(Boolean),
  ),
]

export function formToDepot(values: FormValues, depot: Depot | null): CallInput<'supplies', 'saveDepot'> {
  const words = (name: string) => String(values[name] ?? '')
  const division = values.division as PickedDivision | null | undefined
  const floodSafe = numberOf(values.floodSafe)
  const holders = (values.keyHolders as { name?: string; phone?: string }[] | undefined) ?? []
  const goods = values.goods as string[] | undefined
  return {
    ...(depot ? { id: depot.id, rev: depot.rev } : {}),
    name: words('name'),
    level: depotLevels.find((level) => level === values.level) ?? 'township',
    divisionCode: division?.code ?? null,
    address: words('address'),
    keeperUnit: words('keeperUnit'),
    keeper: words('keeper'),
    phones: phonesOf(values.phones),
    keyHolders: holders
      .map((holder) => ({ name: (holder.name ?? '').trim(), phone: (holder.phone ?? '').trim() }))
      .filter((holder) => holder.name !== '' || holder.phone !== ''),
    latitude: numberOf(values.latitude),
    longitude: numberOf(values.longitude),
    areaM2: numberOf(values.areaM2),
    goods: goodsKinds.filter((kind) => goods?.includes(kind)),
    bins: binsOf(words('bins')),
    floodSafeCm: floodSafe === null ? null : Math.round(floodSafe * 100),
    truckAccess: truckAccesses.find((access) => access === values.truckAccess) ?? '',
    fireEquipment: words('fireEquipment'),
    power: words('power'),
    vehicle: words('vehicle'),
    openingMinutes: numberOf(values.openingMinutes),
    remark: words('remark'),
  }
}
