import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { GradeThreshold } from '../../../preload/contract/plans/parts'
import { useQueryCall } from '../../shared/useQueryCall'

const keyOf = ({ domain, grade, metric }: GradeThreshold) => `${domain}/${grade}/${metric}`

/** A number limit of an event's grade, from the reference list; most conditions have none. */
export function ThresholdField({
  value,
  onChange,
}: Readonly<{ value: GradeThreshold | null; onChange: (value: GradeThreshold | null) => void }>) {
  const { t } = useTranslation('plans')
  const rows =
    useQueryCall('plans', 'listThresholds', {}, { staleTime: Number.POSITIVE_INFINITY }).data?.rows ?? []
  const limit = (row: GradeThreshold) =>
    [
      row.atLeast === null ? '' : t('parts.threshold.atLeast', { n: row.atLeast }),
      row.below === null ? '' : t('parts.threshold.below', { n: row.below }),
    ].join('')
  const domains = [...new Set(rows.map((row) => row.domain))]
  return (
    <Select
      className="parts-threshold"
      aria-label={t('parts.threshold.label')}
      placeholder={t('parts.threshold.label')}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      value={value ? keyOf(value) : null}
      options={domains.map((domain) => ({
        label: t(`parts.threshold.domains.${domain}`),
        options: rows
          .filter((row) => row.domain === domain)
          .map((row) => ({ value: keyOf(row), label: `${row.grade} ${row.metric} ${limit(row)}` })),
      }))}
      onChange={(key: string | null) => onChange(rows.find((row) => keyOf(row) === key) ?? null)}
    />
  )
}
