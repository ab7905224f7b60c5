import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlanLine, PlanTrigger } from '../../../preload/contract/plans/index'
import { LevelTag } from '../../shared/LevelTag'
import { useQueryCall } from '../../shared/useQueryCall'
import { useMayWrite } from '../../shared/useStatus'
import { DecideDialog, TriggerDialog } from './TriggerForm'
import { decisionText, reasonText } from './words'

/** Reasons to look at this plan again, and what was decided. */
export function TriggersTab({ plan }: Readonly<{ plan: PlanLine }>) {
  const { t, i18n } = useTranslation('plans')
  const mayWrite = useMayWrite()
  const rows = useQueryCall('plans', 'listTriggers', { planId: plan.id, limit: 100 }).data?.rows ?? []
  const [adding, setAdding] = useState(false)
  const [decided, setDecided] = useState<PlanTrigger | null>(null)
  const exists = (key: string) => i18n.exists(key, { ns: 'plans' })
  return (
    <>
      {rows.length === 0 && <p className="yb-second">{t('triggers.none')}</p>}
      <ul className="plan-findings">
        {rows.map((row) => (
          <li key={row.id}>
            <span className="plan-finding">
              <strong>{row.happenedOn}</strong>　{row.detail}
              <br />
              <span className="yb-second">
                {[reasonText(t, exists, row.code), row.reason, row.person].filter(Boolean).join(' · ')}
              </span>
            </span>
            <LevelTag level={row.decision === null ? 'orange' : 'plain'}>{decisionText(t, row)}</LevelTag>
            {mayWrite && row.decision === null && (
              <Button size="small" onClick={() => setDecided(row)}>
                {t('triggers.decide')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {mayWrite && (
        <Button icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>
          {t('triggers.add')}
        </Button>
      )}
      {adding && (
        <TriggerDialog
          trigger={null}
          plan={{ id: plan.id, title: plan.title }}
          onClose={() => setAdding(false)}
        />
      )}
      {decided && <DecideDialog triggers={[decided]} onClose={() => setDecided(null)} />}
    </>
  )
}
