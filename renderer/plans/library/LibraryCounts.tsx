import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useQueryCall } from '../../shared/useQueryCall'
import type { LibraryFilter } from './LibraryFilters'

const narrowed = {
  total: {},
  revising: { state: 'revising' },
  drafts: { state: 'draft' },
  reviewOverdue: { review: 'overdue' },
  filingOverdue: { filing: 'overdue' },
  problems: { health: 'problems' },
} as const satisfies Readonly<Record<string, LibraryFilter>>

/** How many plans are in what state; each count shows just those. Counts of nothing are left out. */
export function LibraryCounts({ onChoose }: Readonly<{ onChoose: (filter: LibraryFilter) => void }>) {
  const { t } = useTranslation('plans')
  const counts = useQueryCall('plans', 'countStates', {}).data
  if (!counts || counts.total === 0) return null
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of buttons, not of form fields
    <div className="plan-counts" role="group" aria-label={t('library.counts.label')}>
      {(Object.keys(narrowed) as (keyof typeof narrowed)[])
        .filter((key) => counts[key] > 0)
        .map((key) => (
          <Button key={key} size="small" type="text" onClick={() => onChoose(narrowed[key])}>
            {t(`library.counts.${key}`, { n: counts[key] })}
          </Button>
        ))}
    </div>
  )
}
