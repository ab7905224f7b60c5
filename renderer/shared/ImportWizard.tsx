import { Button, Modal, Steps } from 'antd'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from './ErrorNotice'
import { formatNumber } from './format'
import { useHotkeys } from './hotkeys'
import { CheckStep } from './import/CheckStep'
import { ColumnsStep } from './import/ColumnsStep'
import { ResultStep } from './import/ResultStep'
import { isBlocked } from './import/request'
import { SourceStep } from './import/SourceStep'
import type { ImportWizardProps } from './import/types'
import { type ImportStep, useImport } from './import/useImport'
import './lines.css'
import './shared.css'

export type { ImportCalls, ImportDefault, ImportWizardProps } from './import/types'

const steps: readonly ImportStep[] = ['source', 'columns', 'check', 'result']

/**
 * Brings a list in: file, dropped or pasted rows → sheet and header → columns → every row with its verdict → result,
 * which can be taken back as a whole. The same for every module; what differs are the calls and the fields' names.
 */
export function ImportWizard(props: ImportWizardProps) {
  return props.open ? <OpenWizard {...props} /> : null
}

function OpenWizard(props: ImportWizardProps) {
  const { title, ns, fieldTexts, defaults = [], calls, onClose } = props
  const { t } = useTranslation(['shared', ns])
  const state = useImport(props)
  const { step, preview, result } = state
  const fieldText = useCallback(
    (key: string) => (key === '' ? '' : fieldTexts ? fieldTexts(key) : t(`fields.${key}`, { ns })),
    [fieldTexts, t, ns],
  )
  const blocked = isBlocked(preview)
  const ready = step === 'check' && !state.reading && preview !== null && !blocked
  const taken = (preview?.counts.import ?? 0) + (preview?.counts.warn ?? 0)
  useHotkeys(
    {
      escape: onClose,
      'ctrl+s': () => {
        if (ready && taken > 0) void state.bringIn()
      },
    },
    { exclusive: true },
  )
  return (
    <Modal
      open
      title={title}
      onCancel={onClose}
      keyboard={false}
      mask={{ closable: false }}
      width="min(1120px, calc(100vw - 48px))"
      style={{ top: 24 }}
      footer={
        step === 'columns' || step === 'check' ? (
          <>
            <Button onClick={state.back}>{t('imports.other')}</Button>
            {step === 'columns' ? (
              <Button
                type="primary"
                disabled={blocked || state.reading}
                onClick={() => state.setStep('check')}
              >
                {t('imports.next')}
              </Button>
            ) : (
              <Button
                type="primary"
                disabled={!ready || taken === 0}
                loading={state.importing}
                onClick={() => void state.bringIn()}
              >
                {t('imports.bringIn', { n: formatNumber(taken) })}
              </Button>
            )}
          </>
        ) : null
      }
    >
      <div className="yb-wizard">
        <Steps
          size="small"
          current={steps.indexOf(step)}
          items={steps.map((name) => ({ title: t(`imports.steps.${name}`) }))}
        />
        {step !== 'source' && state.failure && <ErrorNotice failure={state.failure} />}
        {step === 'source' && <SourceStep state={state} calls={calls} title={title} />}
        {step === 'columns' && preview && (
          <ColumnsStep state={state} preview={preview} fieldText={fieldText} defaults={defaults} />
        )}
        {step === 'check' && preview && (
          <CheckStep
            state={state}
            preview={preview}
            fieldText={fieldText}
            {...(props.showValue ? { showValue: props.showValue } : {})}
          />
        )}
        {step === 'result' && result && state.request && (
          <ResultStep result={result} request={state.request} calls={calls} title={title} onClose={onClose} />
        )}
      </div>
    </Modal>
  )
}
