import { Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'

const places = { list: '/plans', text: '/plans?view=text', triggers: '/plans/triggers' } as const

/** The ways into the library: the list, words in the text, reasons for revision. */
export function LibraryTabs({ current }: Readonly<{ current: keyof typeof places }>) {
  const { t } = useTranslation('plans')
  const navigate = useNavigate()
  return (
    <Segmented
      className="plan-views"
      aria-label={t('views.label')}
      value={current}
      onChange={(view) => void navigate(places[view])}
      options={(Object.keys(places) as (keyof typeof places)[]).map((value) => ({
        value,
        label: t(`views.${value}`),
      }))}
    />
  )
}
