import { Skeleton } from 'antd'
import { useParams } from 'react-router'

/** Structured parts of a plan. */
export function PartsPage() {
  const { planId = '' } = useParams()
  return <Skeleton active paragraph={{ rows: planId.length > 0 ? 8 : 4 }} />
}
