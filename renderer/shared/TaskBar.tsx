import { CheckCircleOutlined, CloseCircleOutlined, CloseOutlined, StopOutlined } from '@ant-design/icons'
import { Button, Progress } from 'antd'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useFailureText } from './failureText'
import { Notices } from './notices'
import { patience, type TaskEntry, taskStore } from './tasks'
import './shared.css'

/** The foot of the frame: one line for each long call, with progress, cancel and what came of it. Brings the notices along. */
export function TaskBar() {
  const { t } = useTranslation('shared')
  const entries = useSyncExternalStore(taskStore.subscribe, taskStore.entries)
  const [now, setNow] = useState(() => Date.now())
  const young = entries.some((entry) => now - entry.startedAt < patience)
  useEffect(() => {
    if (entries.length === 0) return
    const timer = setTimeout(() => setNow(Date.now()), young ? patience : 1_000)
    return () => clearTimeout(timer)
  }, [entries, young])
  const shown = entries.filter((entry) => entry.state === 'failed' || now - entry.startedAt >= patience)
  return (
    <>
      <Notices />
      {shown.length > 0 && (
        <section className="yb-taskbar" aria-label={t('tasks.title')}>
          {shown.map((entry) => (
            <TaskLine key={entry.id} entry={entry} />
          ))}
        </section>
      )}
    </>
  )
}

function TaskLine({ entry }: Readonly<{ entry: TaskEntry }>) {
  const { t, i18n } = useTranslation('shared')
  const failureText = useFailureText()
  const running = entry.state === 'running' || entry.state === 'cancelling'
  const total = entry.progress?.total ?? 0
  const percent = total > 0 ? Math.min(100, Math.floor(((entry.progress?.done ?? 0) / total) * 100)) : null
  const stage = entry.progress?.stage ?? ''
  const stageText = i18n.exists(`stages.${stage}`, { ns: 'shared' })
    ? t(`stages.${stage}`)
    : t('tasks.working')
  return (
    <div className="yb-task" role="status" data-state={entry.state}>
      <span className="yb-task-label">{entry.label}</span>
      {running && (
        <>
          <span className="yb-task-stage">
            {entry.state === 'cancelling' ? t('tasks.cancelling') : stageText}
            {total > 0 && ` ${entry.progress?.done ?? 0} / ${total}`}
          </span>
          <Progress
            className="yb-task-progress"
            aria-label={entry.label}
            size="small"
            percent={percent ?? 100}
            status="active"
            showInfo={percent !== null}
          />
          <Button
            size="small"
            disabled={entry.state === 'cancelling'}
            onClick={() => taskStore.cancel(entry.id)}
          >
            {t('common.cancel')}
          </Button>
        </>
      )}
      {entry.state === 'done' && (
        <span className="yb-task-good">
          <CheckCircleOutlined aria-hidden /> {t('tasks.done')}
        </span>
      )}
      {entry.state === 'cancelled' && (
        <span className="yb-task-stage">
          <StopOutlined aria-hidden /> {t('tasks.cancelled')}
        </span>
      )}
      {entry.state === 'failed' && entry.failure && (
        <span className="yb-task-bad">
          <CloseCircleOutlined aria-hidden /> {failureText(entry.failure).title}{' '}
          {failureText(entry.failure).advice}
        </span>
      )}
      {!running && (
        <Button
          type="text"
          size="small"
          icon={<CloseOutlined aria-hidden />}
          aria-label={t('common.close')}
          onClick={() => taskStore.close(entry.id)}
        />
      )}
    </div>
  )
}
