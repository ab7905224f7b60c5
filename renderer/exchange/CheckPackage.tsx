import { FolderOpenOutlined } from '@ant-design/icons'
import { Alert, Button, Spin } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../preload/contract/api'
import type { ChosenFile } from '../../preload/contract/bridge'
import type { Progress } from '../../preload/contract/define'
import type { Result } from '../../preload/contract/result'
import { youbei } from '../shared/api'
import { useFailureText } from '../shared/failureText'
import { formatInstant, formatNumber } from '../shared/format'
import { showFailure } from '../shared/notices'
import { RecordDrawer } from '../shared/RecordDrawer'
import { verdictKey } from './rules'

type Checked = Answer<'exchange', 'checkPackage'>

type Props = Readonly<{ file: ChosenFile | null; onFile: (file: ChosenFile) => void; onClose: () => void }>

/** Says in plain words whether a package that came can be trusted. Nothing is taken in. */
export function CheckPackage({ file, onFile, onClose }: Props) {
  const { t } = useTranslation('exchange')
  const [verdict, setVerdict] = useState<Result<Checked> | null>(null)
  const [progress, setProgress] = useState<Progress | null>(null)

  // A verdict is no failed task: it stands here, not in the task bar.
  useEffect(() => {
    if (!file) return
    const id = crypto.randomUUID()
    let gone = false
    void youbei.exchange
      .checkPackage({ file: { token: file.token } }, { id, onProgress: (now) => !gone && setProgress(now) })
      .then((answer) => {
        if (!gone) setVerdict(answer)
      })
    return () => {
      gone = true
      youbei.cancel(id)
    }
  }, [file])

  const choose = async () => {
    const chosen = await youbei.shell.chooseFiles({ kind: 'package', many: false })
    if (!chosen.ok) return showFailure(chosen.error)
    const [first] = chosen.value.files
    if (first) onFile(first)
  }
  return (
    <RecordDrawer open title={t('check.title')} onClose={onClose}>
      {!file && (
        <div className="yb-drop">
          <p>{t('check.drop')}</p>
          <Button
            type="primary"
            icon={<FolderOpenOutlined aria-hidden />}
            autoFocus
            onClick={() => void choose()}
          >
            {t('check.choose')}
          </Button>
          <p className="yb-caption">{t('check.harmless')}</p>
        </div>
      )}
      {file && <h2 className="exchange-file">{file.name}</h2>}
      {file && !verdict && (
        <div className="exchange-wait" role="status">
          <Spin />
          {t('check.running')}
          {progress !== null && progress.total > 0 && (
            <span className="yb-number">{Math.floor((progress.done / progress.total) * 100)} %</span>
          )}
        </div>
      )}
      {verdict && <Verdict verdict={verdict} />}
      {verdict && (
        <Button icon={<FolderOpenOutlined aria-hidden />} onClick={() => void choose()}>
          {t('check.another')}
        </Button>
      )}
    </RecordDrawer>
  )
}

function Verdict({ verdict }: Readonly<{ verdict: Result<Checked> }>) {
  const { t } = useTranslation('exchange')
  const failureText = useFailureText()
  if (!verdict.ok) {
    const key = verdictKey(verdict.error)
    const words = failureText(verdict.error)
    const unreadable = key === 'verdict.unreadable'
    return (
      <Alert
        type="error"
        showIcon
        role="alert"
        className="exchange-verdict"
        title={unreadable ? words.title : t(`${key}.title`)}
        description={unreadable ? [words.advice, words.reference].join(' ').trim() : t(`${key}.advice`)}
      />
    )
  }
  const { from, fingerprint, madeAt, sequence, resources, attachments } = verdict.value
  return (
    <>
      <Alert
        type="success"
        showIcon
        role="status"
        className="exchange-verdict"
        title={t('verdict.good.title')}
        description={t('verdict.good.advice', { name: from.name })}
      />
      <p className="exchange-compare">
        <span>{t('verdict.compare', { name: from.name })}</span>
        <strong className="exchange-fingerprint">{fingerprint}</strong>
      </p>
      <dl className="yb-facts">
        <dt>{t('verdict.from')}</dt>
        <dd>
          {from.name} <span className="yb-second">{from.code}</span>
        </dd>
        <dt>{t('fields.madeAt')}</dt>
        <dd>{formatInstant(Date.parse(madeAt))}</dd>
        <dt>{t('fields.sequence')}</dt>
        <dd>{t('sequence', { n: sequence })}</dd>
        {resources.map((resource) => (
          <div key={resource.name} style={{ display: 'contents' }}>
            <dt>{resource.title || resource.name}</dt>
            <dd>{t('make.records', { n: formatNumber(resource.rows) })}</dd>
          </div>
        ))}
        <dt>{t('verdict.files')}</dt>
        <dd>{t('make.files', { n: formatNumber(attachments) })}</dd>
      </dl>
    </>
  )
}
