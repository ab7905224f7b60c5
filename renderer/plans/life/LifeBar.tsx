import { CheckOutlined, DownOutlined } from '@ant-design/icons'
import { Button, Dropdown, Modal, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LifeStep, PlanLine } from '../../../preload/contract/plans/index'
import { youbei } from '../../shared/api'
import { useCommand } from '../../shared/useCommand'
import { useMayWrite } from '../../shared/useStatus'
import { StepDialog } from './StepDialog'
import { currentState, line, nextStep, otherSteps } from './steps'
import './life.css'

/** Where a plan stands on its way from draft to filing, and what is to be done next. */
export function LifeBar({
  plan,
  wanted,
  onWanted,
}: Readonly<{
  plan: PlanLine
  /** A step that the address asks for: a line of Home leads straight to it. */
  wanted: LifeStep | null
  onWanted: (step: LifeStep | null) => void
}>) {
  const { t } = useTranslation('plans')
  const mayWrite = useMayWrite()
  const state = currentState(plan)
  const next = nextStep(state)
  const others = otherSteps(plan)
  const revising = plan.draftId !== null && plan.draftId !== plan.versionId
  const mayRevise = plan.draftId === null && (state === 'published' || state === 'filed')
  const actions = useDraftActions(plan)
  const at = line.indexOf(state)
  const more = [
    ...others.map((step) => ({ key: step, label: t(`life.steps.${step}`) })),
    ...(mayRevise && next ? [{ key: 'start', label: t('life.start') }] : []),
    ...(revising ? [{ key: 'discard', label: t('life.discard') }] : []),
  ]
  return (
    <div className="plan-life">
      <span className="plan-life-version">
        {revising
          ? t('life.revising', { n: plan.versionNumber + 1 })
          : t(plan.draftId === null ? 'life.read' : 'life.firstDraft', { n: plan.versionNumber })}
      </span>
      <ol className="plan-steps" aria-label={t('life.bar')}>
        {state === 'archived' ? (
          <li data-at="here" aria-current="step">
            {t('life.states.archived')}
          </li>
        ) : (
          line.map((one, index) => (
            <li
              key={one}
              data-at={index < at ? 'past' : index === at ? 'here' : 'ahead'}
              {...(index === at ? { 'aria-current': 'step' as const } : {})}
            >
              {index < at && <CheckOutlined aria-hidden />}
              {t(`life.states.${one}`)}
            </li>
          ))
        )}
      </ol>
      {mayWrite && (next || mayRevise || more.length > 0) && (
        <Space.Compact className="plan-life-do">
          {next ? (
            <Button onClick={() => onWanted(next)}>{`${t('life.do')}：${t(`life.steps.${next}`)}`}</Button>
          ) : (
            mayRevise && (
              <Button loading={actions.starting} onClick={actions.start}>
                {t('life.start')}
              </Button>
            )
          )}
          {more.length > 0 && (
            <Dropdown
              trigger={['click']}
              menu={{
                items: more,
                onClick: ({ key }) => {
                  if (key === 'start') actions.start()
                  else if (key === 'discard') actions.askDiscard()
                  else onWanted(key as LifeStep)
                },
              }}
            >
              <Button icon={<DownOutlined aria-hidden />} aria-label={t('read.more')} />
            </Dropdown>
          )}
        </Space.Compact>
      )}
      {wanted && mayWrite && <StepDialog plan={plan} step={wanted} onClose={() => onWanted(null)} />}
      {actions.dialog}
    </div>
  )
}

function useDraftActions(plan: PlanLine) {
  const { t } = useTranslation('plans')
  const [asking, setAsking] = useState(false)
  const number = plan.versionNumber + 1
  const start = useCommand(() => youbei.plans.startRevision({ id: plan.id }), {
    done: t('life.started', { n: number }),
    undoable: true,
  })
  const discard = useCommand(() => youbei.plans.discardDraft({ id: plan.id }), {
    done: t('life.discarded'),
    undoable: true,
    onDone: () => setAsking(false),
  })
  return {
    start: () => void start.run(undefined),
    starting: start.running,
    askDiscard: () => setAsking(true),
    dialog: (
      <Modal
        open={asking}
        title={t('life.discardTitle', { n: number })}
        onCancel={() => setAsking(false)}
        okText={t('life.discard')}
        confirmLoading={discard.running}
        onOk={() => void discard.run(undefined)}
        width={440}
      >
        {t('life.discardHint')}
      </Modal>
    ),
  }
}
