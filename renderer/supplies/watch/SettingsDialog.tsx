import { InputNumber, Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import { type SupplySettings, supplies } from '../../../preload/contract/supplies/index'
import { youbei } from '../../shared/api'
import { showDone } from '../../shared/notices'
import { RecordDialog } from '../../shared/RecordDialog'
import { RecordForm } from '../../shared/RecordForm'
import { useQueryCall } from '../../shared/useQueryCall'

const dayFields = [
  'soonDays',
  'urgentDays',
  'foodDays',
  'noticeDays',
  'rotateDays',
  'rotateFoodDays',
] as const

/** Days of notice, and the numbers that standards are counted by. */
export function SettingsDialog({ onClose }: Readonly<{ onClose: () => void }>) {
  const { t } = useTranslation('supplies')
  const settings = useQueryCall('supplies', 'getSupplySettings', {}).data
  return (
    <RecordDialog title={t('watch.settingsTitle')} onClose={onClose}>
      {settings === undefined ? (
        <Skeleton active />
      ) : (
        <RecordForm<SupplySettings>
          autoFocus
          draftKey="supplies:settings"
          initial={{ ...settings }}
          schema={supplies.calls.saveSupplySettings.input}
          toInput={(values) => ({
            ...Object.fromEntries(dayFields.map((name) => [name, values[name] ?? 0])),
            population: values.population ?? null,
            villages: values.villages ?? null,
          })}
          save={youbei.supplies.saveSupplySettings}
          onSaved={() => {
            showDone(t('watch.settingsSaved'), { undo: true })
            onClose()
          }}
          onCancel={onClose}
          fields={[
            ...dayFields.map((name) => ({
              name,
              label: t(`watch.fields.${name}`),
              control: <InputNumber min={0} max={1_095} precision={0} suffix={t('watch.days')} />,
            })),
            {
              name: 'population',
              label: t('watch.fields.population'),
              help: t('watch.fields.populationHint'),
              control: <InputNumber min={0} max={10_000_000} precision={0} suffix={t('watch.people')} />,
            },
            {
              name: 'villages',
              label: t('watch.fields.villages'),
              help: t('watch.fields.villagesHint', { n: settings.villagesListed }),
              control: <InputNumber min={0} max={10_000} precision={0} suffix={t('watch.villagesUnit')} />,
            },
          ]}
        />
      )}
    </RecordDialog>
  )
}
