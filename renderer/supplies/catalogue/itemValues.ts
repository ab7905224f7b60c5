import type { Input as CallInput } from '../../../preload/contract/api'
import { type Cycles, type Item, itemKinds, noCycles } from '../../../preload/contract/supplies/index'
import type { PickedDepot } from '../../shared/DepotPicker'
import { formatQuantity, parseQuantity } from '../../shared/format'
import type { FieldError } from '../../shared/formErrors'
import type { FormValues } from '../../shared/RecordForm'

type PackLine = { name?: string; count?: number | null; of?: string }
type MinimumLine = { depot?: PickedDepot | null; quantity?: string }

const typed = (quantity: number | null, decimals: number) =>
  quantity === null ? '' : formatQuantity(quantity, decimals, { grouped: false })

/** An item as its form holds it: quantities as they are typed, cycles side by side. */
export function itemToForm(item: Item | null, name: string, depots: ReadonlyMap<string, string>): FormValues {
  const decimals = item?.decimals ?? 0
  return {
    name: item?.name ?? name,
    spec: item?.spec ?? '',
    unit: item?.unit ?? '',
    decimals,
    kind: item?.kind ?? 'consumable',
    packagings: item?.packagings ?? [],
    category: item?.category ?? '',
    shelfLifeMonths: item?.shelfLifeMonths ?? null,
    gbt38565Code: item?.gbt38565Code ?? '',
    minimum: typed(item?.minimum ?? null, decimals),
    depotMinimums: (item?.depotMinimums ?? []).map(({ depotId, quantity }) => ({
      depot: { id: depotId, name: depots.get(depotId) ?? depotId },
      quantity: typed(quantity, decimals),
    })),
    checkCycleMonths: item?.checkCycleMonths ?? null,
    storageNote: item?.storageNote ?? '',
    cycles: item?.cycles ?? noCycles,
    remark: item?.remark ?? '',
  }
}

const quantityOf = (text: string | undefined, decimals: number): number | null => {
  const parsed = parseQuantity(text ?? '', decimals)
  return parsed.ok ? parsed.value : null
}

const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null)

/** What the form knows to be wrong by itself: a quantity that is none. */
export function checkItem(values: FormValues): FieldError[] {
  const decimals = Number(values.decimals ?? 0)
  const fault = (path: FieldError['path'], text: unknown): FieldError[] => {
    const parsed = parseQuantity(String(text ?? ''), decimals)
    return parsed.ok || parsed.fault === 'empty' ? [] : [{ path, reason: parsed.fault, facts: {} }]
  }
  const lines = (values.depotMinimums as MinimumLine[] | undefined) ?? []
  return [
    ...fault(['minimum'], values.minimum),
    ...lines.flatMap((line, index) => fault(['depotMinimums', index, 'quantity'], line.quantity)),
  ]
}

export function formToItem(values: FormValues, item: Item | null): CallInput<'supplies', 'saveItem'> {
  const words = (name: string) => String(values[name] ?? '')
  const decimals = Number(values.decimals ?? 0)
  const packs = (values.packagings as PackLine[] | undefined) ?? []
  const minimums = (values.depotMinimums as MinimumLine[] | undefined) ?? []
  const cycles = (values.cycles as Partial<Cycles> | undefined) ?? {}
  const unit = words('unit').trim()
  return {
    ...(item ? { id: item.id, rev: item.rev } : {}),
    name: words('name'),
    spec: words('spec'),
    unit,
    decimals,
    kind: itemKinds.find((kind) => kind === values.kind) ?? 'consumable',
    packagings: packs.map((pack) => {
      const of = (pack.of ?? '').trim()
      return { name: (pack.name ?? '').trim(), count: pack.count ?? 0, of: of === unit ? '' : of }
    }),
    category: words('category'),
    shelfLifeMonths: numberOf(values.shelfLifeMonths),
    gbt38565Code: words('gbt38565Code').trim(),
    minimum: quantityOf(words('minimum'), decimals),
    depotMinimums: minimums.flatMap(({ depot, quantity }) => {
      const amount = quantityOf(quantity, decimals)
      return depot && amount !== null ? [{ depotId: depot.id, quantity: amount }] : []
    }),
    checkCycleMonths: numberOf(values.checkCycleMonths),
    storageNote: words('storageNote'),
    cycles: { ...noCycles, ...cycles },
    remark: words('remark'),
  }
}
