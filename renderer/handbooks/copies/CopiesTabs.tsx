import { Tabs } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'

const tabs = {
  papers: '/handbooks',
  runs: '/handbooks/copies',
  holdings: '/handbooks/holdings',
  check: '/handbooks/check',
} as const

/** Papers, print runs, who holds copies, and the check of a printed copy. */
export function CopiesTabs({ current }: Readonly<{ current: keyof typeof tabs }>) {
  const { t } = useTranslation('handbooks')
  const navigate = useNavigate()
  return (
    <Tabs
      size="small"
      className="yb-tabs"
      activeKey={current}
      items={(Object.keys(tabs) as (keyof typeof tabs)[]).map((key) => ({
        key,
        label: t(`copies.tabs.${key}`),
      }))}
      onChange={(key) => void navigate(tabs[key as keyof typeof tabs])}
    />
  )
}
