import { Segmented } from 'antd'
import { lazy, type ReactNode, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { SuppliesTabs } from '../SuppliesTabs'
import '../../shared/lines.css'
import './standards.css'

const GapView = lazy(() => import('./GapView').then((m) => ({ default: m.GapView })))
const NeedView = lazy(() => import('./NeedView').then((m) => ({ default: m.NeedView })))
const PurchasesView = lazy(() => import('./PurchasesView').then((m) => ({ default: m.PurchasesView })))
const RotationView = lazy(() => import('./RotationView').then((m) => ({ default: m.RotationView })))
const ReplenishmentView = lazy(() =>
  import('./ReplenishmentView').then((m) => ({ default: m.ReplenishmentView })),
)
const StandardsView = lazy(() => import('./StandardsView').then((m) => ({ default: m.StandardsView })))

const views = ['gap', 'need', 'purchases', 'rotation', 'replenishment', 'standards'] as const
export type StandardsViewName = (typeof views)[number]

/** 标准与缺口: what should be there, what is missing, what it takes, and what is to be replaced. */
export function StandardsScreen() {
  const { t } = useTranslation('supplies')
  const [params, setParams] = useSearchParams()
  const view = views.find((one) => one === params.get('view')) ?? 'gap'
  const lead: ReactNode = (
    <>
      <SuppliesTabs current="standards" />
      <Segmented
        className="yb-choice-row"
        aria-label={t('standards.views.label')}
        value={view}
        options={views.map((one) => ({ value: one, label: t(`standards.views.${one}`) }))}
        onChange={(value) => setParams({ view: String(value) })}
      />
    </>
  )
  return (
    <Suspense fallback={null}>
      {view === 'gap' && <GapView lead={lead} />}
      {view === 'need' && <NeedView lead={lead} />}
      {view === 'purchases' && <PurchasesView lead={lead} />}
      {view === 'rotation' && <RotationView lead={lead} />}
      {view === 'replenishment' && <ReplenishmentView lead={lead} />}
      {view === 'standards' && <StandardsView lead={lead} />}
    </Suspense>
  )
}
