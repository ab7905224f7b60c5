import { youbei } from '../../shared/api'
import { formatQuantity } from '../../shared/format'

export const itemCalls = {
  preview: youbei.supplies.previewItems,
  import: youbei.supplies.importItems,
  undo: youbei.supplies.undoItems,
  template: youbei.supplies.itemTemplate,
  refused: youbei.supplies.itemRefused,
}

export const gbtCalls = {
  preview: youbei.supplies.previewGbtCodes,
  import: youbei.supplies.importGbtCodes,
  undo: youbei.supplies.undoGbtCodes,
  template: youbei.supplies.gbtTemplate,
  refused: youbei.supplies.gbtRefused,
}

type Words = (key: string, facts?: Record<string, unknown>) => string

/** A judged value of a catalogue's row as the wizard shows it. */
export function showItem(key: string, values: Readonly<Record<string, unknown>>, t: Words): string {
  const unit = String(values.unit ?? '')
  const months = (n: unknown) => (typeof n === 'number' ? t('months', { n }) : '')
  const shown: Readonly<Record<string, () => string>> = {
    kind: () => t(`catalogue.kinds.${String(values.kind)}`),
    packaging: () =>
      (values.packagings as { name: string; count: number; of: string }[])
        .map((pack) => `1${pack.name}=${pack.count}${pack.of || unit}`)
        .join('；'),
    gbt: () => String(values.gbt38565Code ?? ''),
    shelfLife: () => months(values.shelfLifeMonths),
    minimum: () =>
      typeof values.minimum === 'number' ? formatQuantity(values.minimum, Number(values.decimals ?? 0)) : '',
    checkCycle: () => months(values.checkCycleMonths),
    storage: () => String(values.storageNote ?? ''),
  }
  return shown[key]?.() ?? String(values[key] ?? '')
}
