import { Segmented } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { SuppliesTabs } from '../SuppliesTabs'
import { CardReport } from './CardReport'
import { DonationsReport } from './DonationsReport'
import { FlowsReport } from './FlowsReport'
import { StockReport } from './StockReport'
import '../standards/standards.css'

const reports = ['stock', 'flows', 'card', 'donations'] as const

/** 报表: stock on any day, receipts and issues of a time, the card of an item, donations. */
export function ReportsScreen() {
  const { t } = useTranslation('supplies')
  const [params, setParams] = useSearchParams()
  const report = reports.find((one) => one === params.get('report')) ?? 'stock'
  const lead: ReactNode = (
    <>
      <SuppliesTabs current="reports" />
      <Segmented
        className="yb-choice-row"
        aria-label={t('reports.label')}
        value={report}
        options={reports.map((one) => ({ value: one, label: t(`reports.names.${one}`) }))}
        onChange={(value) => setParams({ report: String(value) })}
      />
    </>
  )
  switch (report) {
    case 'stock':
      return <StockReport lead={lead} />
    case 'flows':
      return <FlowsReport lead={lead} />
    case 'card':
      return <CardReport lead={lead} />
    case 'donations':
      return <DonationsReport lead={lead} />
  }
}
