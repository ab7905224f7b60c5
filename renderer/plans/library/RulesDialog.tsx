import { Alert, InputNumber } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../preload/contract/api'
import { plans } from '../../../preload/contract/plans/index'
import { youbei } from '../../shared/api'
import { showDone } from '../../shared/notices'
import { RecordDialog } from '../../shared/RecordDialog'
import { RecordForm } from '../../shared/RecordForm'
import { useQueryCall } from '../../shared/useQueryCall'

/** What the office sets for all its plans. */
export function RulesDialog({ onClose }: Readonly<{ onClose: () => void }>) {
  const { t } = useTranslation('plans')
  const rules = useQueryCall('plans', 'getRules', {}).data
  const number = (name: 'reviewMonths' | 'filingDays' | 'reviewNotice', max: number, help?: string) => ({
    name,
    label: t(`library.rules.${name}`),
    control: <InputNumber min={1} max={max} precision={0} style={{ width: '100%' }} />,
    required: true,
    ...(help === undefined ? {} : { help }),
  })
  return (
    <RecordDialog title={t('library.rules.title')} onClose={onClose}>
      <Alert type="info" showIcon title={t('library.rules.hint')} style={{ marginBottom: 12 }} />
      {rules && (
        <RecordForm<Answer<'plans', 'saveRules'>>
          fields={[
            number('reviewMonths', 120, t('library.rules.reviewMonthsHelp')),
            number('filingDays', 120, t('library.rules.filingDaysHelp')),
            number('reviewNotice', 365),
          ]}
          initial={rules}
          schema={plans.calls.saveRules.input}
          save={(input) => youbei.plans.saveRules(input)}
          onSaved={() => {
            showDone(t('library.rules.saved'), { undo: true })
            onClose()
          }}
          onCancel={onClose}
          draftKey="plan-rules"
        />
      )}
    </RecordDialog>
  )
}
