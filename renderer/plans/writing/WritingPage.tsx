import { ArrowLeftOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { failureOf } from '../../shared/api'
import { ErrorNotice } from '../../shared/ErrorNotice'
import { UnsavedTexts } from './UnsavedTexts'
import { type DraftAnswer, useDraft } from './useDraft'
import { WritingDesk } from './WritingDesk'
import '../plans.css'
import './writing.css'

/** 编写: the draft of a plan, its tree at the left, one section at a time at the right. */
export function WritingPage() {
  const { planId = '' } = useParams()
  const { t } = useTranslation('plans')
  const navigate = useNavigate()
  const client = useQueryClient()
  const { query, putTree, putSection } = useDraft(planId)
  // Saving at every pause is quiet; the library and the reader hear of it when the desk is left.
  useEffect(() => () => void client.invalidateQueries({ queryKey: ['plans'] }), [client])
  const last = useRef<DraftAnswer | null>(null)
  if (query.data) last.current = query.data
  if (query.error)
    return (
      <section className="yb-page" aria-label={t('writing.title')}>
        <div className="yb-page-head">
          <Button icon={<ArrowLeftOutlined aria-hidden />} onClick={() => navigate(`/plans/${planId}`)}>
            {t('writing.back')}
          </Button>
        </div>
        <ErrorNotice failure={failureOf(query.error)} onRetry={() => void query.refetch()} />
        {last.current && <UnsavedTexts sections={last.current.sections} />}
      </section>
    )
  if (!query.data) return <Skeleton active paragraph={{ rows: 12 }} />
  return (
    <WritingDesk key={query.data.versionId} draft={query.data} putTree={putTree} putSection={putSection} />
  )
}
