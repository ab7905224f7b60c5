import { Input } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { CountDetail } from '../../../preload/contract/supplies/index'
import { youbei } from '../../shared/api'
import { formatInstant, formatQuantity } from '../../shared/format'
import { type ImportCalls, type ImportDefault, ImportWizard } from '../../shared/ImportWizard'
import { countedAtOf } from './moment'

/** What the host reads: local `YYYY-MM-DD HH:mm`. What cannot be read goes as it is, and is refused there. */
const asMoment = (typed: string): string => {
  const at = countedAtOf(typed, new Date())
  return typeof at === 'number' ? formatInstant(at) : typed
}

/** Brings a filled-in count sheet back. */
export function CountImport({ count, onClose }: Readonly<{ count: CountDetail; onClose: () => void }>) {
  const { t } = useTranslation('supplies')
  const countId = count.id
  const calls = useMemo((): ImportCalls => {
    type Input = Parameters<ImportCalls['preview']>[0]
    const of = (input: Input) => ({
      ...input,
      countId,
      ...(input.defaults
        ? { defaults: { ...input.defaults, countedAt: asMoment(input.defaults.countedAt ?? '') } }
        : {}),
    })
    return {
      preview: (input, options) => youbei.supplies.previewCountImport(of(input), options),
      import: (input, options) => youbei.supplies.importCount(of(input), options),
      undo: youbei.supplies.undoCountImport,
      template: (_input, options) => youbei.supplies.exportCountSheet({ id: countId }, options),
      refused: (input, options) => youbei.supplies.exportRefusedCount(of(input), options),
    }
  }, [countId])
  const defaults = useMemo<readonly ImportDefault[]>(
    () => [
      {
        field: 'countedAt',
        label: t('counts.countedAt'),
        help: t('counts.countedAtHint'),
        control: ({ id, value, onChange }) => (
          <Input
            id={id}
            maxLength={20}
            autoComplete="off"
            placeholder={t('counts.nowHint')}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        ),
      },
    ],
    [t],
  )
  return (
    <ImportWizard
      open
      ns="supplies"
      title={t('counts.importTitle', { number: count.number })}
      calls={calls}
      defaults={defaults}
      fieldTexts={(key) => t(`counts.fields.${key}`)}
      showValue={(key, value, values) =>
        key === 'quantity' && typeof value === 'number'
          ? formatQuantity(value, Number(values.decimals ?? 0))
          : String(value ?? '')
      }
      onClose={onClose}
    />
  )
}
