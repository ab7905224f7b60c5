import { Tabs } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'

const tabs = {
  stock: '/supplies',
  documents: '/supplies/documents',
  requests: '/supplies/requests',
  counts: '/supplies/counts',
  watch: '/supplies/watch',
  standards: '/supplies/standards',
  reports: '/supplies/reports',
  depots: '/supplies/depots',
  items: '/supplies/items',
  equipment: '/supplies/equipment',
  contracts: '/supplies/contracts',
} as const

/** The lists of the module. */
export function SuppliesTabs({ current }: Readonly<{ current: keyof typeof tabs }>) {
  const { t } = useTranslation('supplies')
  const navigate = useNavigate()
  return (
    <Tabs
      size="small"
      className="yb-tabs"
      activeKey={current}
      items={(Object.keys(tabs) as (keyof typeof tabs)[]).map((key) => ({ key, label: t(`tabs.${key}`) }))}
      onChange={(key) => void navigate(tabs[key as keyof typeof tabs])}
    />
  )
}
