import { FileExcelOutlined } from '@ant-design/icons'
import { Button, Input, Spin } from 'antd'
import { type DragEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { youbei } from '../api'
import { looksLikeRows } from '../clipboard'
import { ErrorNotice } from '../ErrorNotice'
import { showFailure } from '../notices'
import { useOutputs } from '../useOutputs'
import type { ImportWizardProps } from './types'
import type { ImportState } from './useImport'

/** The first step: a file chosen or dropped, or rows pasted. */
export function SourceStep({
  state,
  calls,
  title,
}: Readonly<{ state: ImportState } & Pick<ImportWizardProps, 'calls' | 'title'>>) {
  const { t } = useTranslation('shared')
  const outputs = useOutputs()
  const [over, setOver] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => button.current?.focus(), [])
  const { begin } = state

  const choose = async () => {
    const answer = await youbei.shell.chooseFiles({ kind: 'sheet' })
    if (!answer.ok) return showFailure(answer.error)
    const [file] = answer.value.files
    if (file) begin({ kind: 'file', token: file.token, name: file.name })
  }
  const drop = async (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const [dropped] = event.dataTransfer.files
    if (!dropped) return
    const answer = await youbei.adoptFile(dropped)
    if (answer.ok) begin({ kind: 'file', token: answer.value.token, name: answer.value.name })
    else showFailure(answer.error)
  }
  const takePasted = (text: string) => {
    if (looksLikeRows(text)) begin({ kind: 'pasted', text })
  }

  if (state.reading) {
    return (
      <div className="yb-drop" aria-busy="true">
        <Spin />
        <p>{t('imports.reading')}</p>
        <Button onClick={state.back}>{t('common.cancel')}</Button>
      </div>
    )
  }
  return (
    <>
      {state.failure && <ErrorNotice failure={state.failure} />}
      <section
        className="yb-drop"
        aria-label={t('imports.source')}
        data-over={over}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => void drop(event)}
      >
        <FileExcelOutlined aria-hidden className="yb-empty-icon" />
        <p>{t('imports.drop')}</p>
        <Button type="primary" ref={button} onClick={() => void choose()}>
          {t('imports.choose')}
        </Button>
        <p className="yb-second">{t('imports.kinds')}</p>
        <Input.TextArea
          rows={3}
          aria-label={t('imports.paste')}
          placeholder={t('imports.paste')}
          value=""
          onChange={(event) => takePasted(event.target.value)}
          onPaste={(event) => {
            event.preventDefault()
            takePasted(event.clipboardData.getData('text/plain'))
          }}
        />
        {calls.template && (
          <Button
            type="link"
            onClick={() =>
              void outputs.save(
                t('imports.templateOf', { title }),
                (options) => calls.template?.({}, options) ?? never(),
              )
            }
          >
            {t('imports.template')}
          </Button>
        )}
      </section>
    </>
  )
}

const never = () => Promise.resolve({ ok: false as const, error: { code: 'unknown-call' as const } })
