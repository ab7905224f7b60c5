import { Button, Result } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportResult } from '../../../preload/contract/imports'
import { formatNumber } from '../format'
import { useCommand } from '../useCommand'
import { useOutputs } from '../useOutputs'
import type { ImportRequest, ImportWizardProps } from './types'

type Props = Readonly<{ result: ImportResult; request: ImportRequest; onClose: () => void }> &
  Pick<ImportWizardProps, 'calls' | 'title'>

/** The last step: what came in, what did not and why as a file, and taking it all back. */
export function ResultStep({ result, request, calls, title, onClose }: Props) {
  const { t } = useTranslation('shared')
  const outputs = useOutputs()
  const [undone, setUndone] = useState(false)
  const undo = useCommand(
    (input: { batchId: string }) =>
      calls.undo?.(input) ??
      Promise.resolve({ ok: false as const, error: { code: 'nothing-to-undo' as const } }),
    { done: t('imports.undone'), onDone: () => setUndone(true) },
  )
  const close = useRef<HTMLButtonElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the button that took it back is gone, and the keyboard with it
  useEffect(() => close.current?.focus(), [undone])
  const { refused } = calls
  return (
    <Result
      status={undone ? 'info' : result.imported > 0 ? 'success' : 'warning'}
      title={undone ? t('imports.undone') : t('imports.imported', { n: formatNumber(result.imported) })}
      subTitle={
        !undone && result.refusedCount > 0
          ? t('imports.refusedCount', { n: formatNumber(result.refusedCount) })
          : null
      }
      extra={[
        ...(refused && result.refusedCount > 0
          ? [
              <Button
                key="refused"
                onClick={() =>
                  void outputs.save(t('imports.refusedOf', { title }), (options) => refused(request, options))
                }
              >
                {t('imports.refusedFile')}
              </Button>,
            ]
          : []),
        ...(calls.undo && !undone && result.imported > 0
          ? [
              <Button
                key="undo"
                loading={undo.running}
                onClick={() => void undo.run({ batchId: result.batchId })}
              >
                {t('imports.undo')}
              </Button>,
            ]
          : []),
        <Button key="close" type="primary" ref={close} onClick={onClose}>
          {t('common.close')}
        </Button>,
      ]}
    />
  )
}
