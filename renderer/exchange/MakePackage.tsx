import { SaveOutlined, SendOutlined } from '@ant-design/icons'
import { Alert, Button, Checkbox, Input, Result, Skeleton, Switch } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../preload/contract/api'
import { packageContents } from '../../preload/contract/exchange'
import { failureOf, youbei } from '../shared/api'
import { ErrorNotice } from '../shared/ErrorNotice'
import { formatBytes, formatNumber } from '../shared/format'
import { showDone, showFailure } from '../shared/notices'
import { RecordDrawer } from '../shared/RecordDrawer'
import { saveOutput } from '../shared/saveOutput'
import { useQueryCall } from '../shared/useQueryCall'
import { useTask } from '../shared/useTask'
import { type Content, contentsAtFirst, hasPersonal, privacyLines, shortSum } from './rules'

type Made = Answer<'exchange', 'makePackage'>

/** Chooses what goes into a package, makes it, and saves it to a stick. */
export function MakePackage({ onClose }: Readonly<{ onClose: () => void }>) {
  const { t } = useTranslation('exchange')
  const query = useQueryCall('exchange', 'countContents', {})
  const [made, setMade] = useState<Made | null>(null)
  const [saved, setSaved] = useState<string | null>(null)
  return (
    <RecordDrawer open title={t(made ? 'make.doneTitle' : 'make.title')} onClose={onClose}>
      {query.error && <ErrorNotice failure={failureOf(query.error)} onRetry={() => void query.refetch()} />}
      {!made && !query.data && !query.error && <Skeleton active />}
      {!made && query.data && <Choices counts={query.data} onMade={setMade} onCancel={onClose} />}
      {made && <MadePackage made={made} saved={saved} onSaved={setSaved} onClose={onClose} />}
    </RecordDrawer>
  )
}

type ChoicesProps = Readonly<{
  counts: Answer<'exchange', 'countContents'>
  onMade: (made: Made) => void
  onCancel: () => void
}>

function Choices({ counts, onMade, onCancel }: ChoicesProps) {
  const { t } = useTranslation('exchange')
  const task = useTask()
  const [contents, setContents] = useState<readonly Content[]>(() => contentsAtFirst(counts))
  const [attachments, setAttachments] = useState(true)
  const [personalData, setPersonalData] = useState(false)
  const [note, setNote] = useState('')
  const withPersonal = personalData && hasPersonal(contents)
  const make = async () => {
    if (contents.length === 0 || task.running) return
    const answer = await task.run(t('make.task'), (options) =>
      youbei.exchange.makePackage(
        { contents: [...contents], attachments, personalData: withPersonal, note: note.trim() },
        options,
      ),
    )
    if (answer.ok) onMade(answer.value)
    else if (answer.error.code !== 'cancelled') showFailure(answer.error)
  }
  return (
    <div className="exchange-make">
      <h2>{t('make.contents')}</h2>
      <ul className="exchange-contents">
        {packageContents.map((content) => (
          <li key={content}>
            <Checkbox
              checked={contents.includes(content)}
              disabled={task.running || counts[content] === 0}
              onChange={(event) =>
                setContents((before) =>
                  event.target.checked ? [...before, content] : before.filter((one) => one !== content),
                )
              }
            >
              {t(`contents.${content}`)}
            </Checkbox>
            <span className="yb-number">
              {t(`make.count.${content}`, { n: formatNumber(counts[content]) })}
            </span>
          </li>
        ))}
        <li>
          <Checkbox
            checked={attachments && contents.includes('plans')}
            disabled={task.running || !contents.includes('plans') || counts.attachments === 0}
            onChange={(event) => setAttachments(event.target.checked)}
          >
            {t('make.attachments')}
          </Checkbox>
          <span className="yb-number">{t('make.files', { n: formatNumber(counts.attachments) })}</span>
        </li>
      </ul>
      <h2>{t('make.privacy')}</h2>
      <label className="exchange-switch" htmlFor="exchange-personal">
        <Switch
          id="exchange-personal"
          checked={withPersonal}
          disabled={task.running || !hasPersonal(contents)}
          onChange={setPersonalData}
        />
        {t('make.personal')}
      </label>
      <ul className="exchange-privacy">
        {privacyLines(contents, withPersonal, attachments).map((line) => (
          <li key={line}>{t(`privacy.${line}`)}</li>
        ))}
      </ul>
      {withPersonal && <Alert type="warning" showIcon title={t('privacy.care')} />}
      <label htmlFor="exchange-note">{t('make.note')}</label>
      <Input.TextArea
        id="exchange-note"
        autoSize={{ minRows: 2, maxRows: 5 }}
        maxLength={500}
        disabled={task.running}
        value={note}
        placeholder={t('make.noteHint')}
        onChange={(event) => setNote(event.target.value)}
      />
      {contents.length === 0 && <Alert type="info" showIcon title={t('make.nothing')} />}
      <div className="exchange-foot">
        <Button onClick={onCancel}>{t('cancel')}</Button>
        <Button
          type="primary"
          icon={<SendOutlined aria-hidden />}
          loading={task.running}
          disabled={contents.length === 0}
          onClick={() => void make()}
        >
          {t(task.running ? 'make.running' : 'make.go')}
        </Button>
      </div>
    </div>
  )
}

type MadeProps = Readonly<{
  made: Made
  saved: string | null
  onSaved: (name: string) => void
  onClose: () => void
}>

function MadePackage({ made, saved, onSaved, onClose }: MadeProps) {
  const { t } = useTranslation('exchange')
  const [saving, setSaving] = useState(false)
  const save = async () => {
    setSaving(true)
    const answer = await saveOutput(made)
    setSaving(false)
    if (!answer.ok) return showFailure(answer.error)
    if (!answer.value) return
    const { target, name } = answer.value
    onSaved(name)
    showDone(t('make.saved', { name }), {
      actions: [{ label: t('make.show'), run: () => void youbei.shell.showTarget({ target }) }],
    })
  }
  return (
    <Result
      status="success"
      title={t('make.done', { n: made.sequence })}
      subTitle={saved ? t('make.saved', { name: saved }) : t('make.notSaved')}
      extra={[
        <Button
          key="save"
          type={saved ? 'default' : 'primary'}
          icon={<SaveOutlined aria-hidden />}
          loading={saving}
          autoFocus
          onClick={() => void save()}
        >
          {t(saved ? 'make.saveAgain' : 'make.save')}
        </Button>,
        <Button key="close" type={saved ? 'primary' : 'default'} onClick={onClose}>
          {t('close')}
        </Button>,
      ]}
    >
      <dl className="yb-facts">
        <dt>{t('fields.name')}</dt>
        <dd>{made.name}</dd>
        <dt>{t('fields.records')}</dt>
        <dd>{formatNumber(made.records)}</dd>
        <dt>{t('fields.bytes')}</dt>
        <dd>{formatBytes(made.bytes)}</dd>
        <dt>{t('fields.sha256')}</dt>
        <dd className="exchange-sum">{shortSum(made.sha256)}</dd>
      </dl>
      <p className="yb-second">{t('make.next')}</p>
    </Result>
  )
}
