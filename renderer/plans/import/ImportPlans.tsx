import { Button, Modal, Progress } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChosenFile } from '../../../preload/contract/bridge'
import type { Plan } from '../../../preload/contract/plans/index'
import { ErrorNotice } from '../../shared/ErrorNotice'
import { useHotkeys } from '../../shared/hotkeys'
import { showDone } from '../../shared/notices'
import { ImportPreview, type ImportPreviewHandle } from './ImportPreview'
import { ImportSummary } from './ImportSummary'
import { importedPlans, type PlanImport, useImport } from './useImport'
import '../plans.css'
import './import.css'

type Props = Readonly<{
  files: readonly ChosenFile[]
  nextVersionOf?: Plan
  onClose: () => void
  onOpen: (planId: string) => void
}>

/** Brings documents into the library, one after the other, each after a look at what was found in it. */
export function ImportPlans({ files, nextVersionOf, onClose, onOpen }: Props) {
  const { t } = useTranslation('plans')
  const work = useImport(files)
  const { entry, queue, over, running } = work
  const preview = useRef<ImportPreviewHandle>(null)
  const [asking, setAsking] = useState(false)
  const ready = entry?.state === 'ready'
  const busy = entry?.state === 'saving' || running
  const many = files.length > 1

  // One file and no more: straight to the plan.
  const plans = importedPlans(queue)
  const only = over && !many ? plans[0] : undefined
  const done = useRef(onOpen)
  done.current = onOpen
  useEffect(() => {
    if (!only) return
    showDone(t('import.done', { title: only.title, n: only.versionNumber }), { undo: true })
    done.current(only.id)
  }, [only, t])

  const save = async (rest: boolean) => {
    if (!ready || busy) return
    const input = await preview.current?.input()
    if (!input) return
    if (rest) await work.saveRest(input)
    else await work.save(input)
  }
  const close = () => {
    if (entry?.state === 'saving') return
    if (!over && (preview.current?.isChanged() || plans.length > 0)) setAsking(true)
    else onClose()
  }
  useHotkeys(
    { escape: close, 'ctrl+s': () => void save(false) },
    { enabled: !asking && !(over && !many), exclusive: true },
  )

  if (over && !many && (only || entry === undefined) && plans.length > 0) return null
  return (
    <Modal
      open
      centered
      keyboard={false}
      mask={{ closable: false }}
      width="calc(100vw - 48px)"
      className="import-dialog"
      title={
        over
          ? t('import.result')
          : many
            ? t('import.titleOf', { at: queue.at + 1, n: files.length, name: entry?.file.name })
            : t('import.title', { name: entry?.file.name })
      }
      onCancel={close}
      footer={<Foot work={work} many={many} busy={busy} onSave={(rest) => void save(rest)} onClose={close} />}
    >
      {over && <ImportSummary queue={queue} onOpen={onOpen} />}
      {(entry?.state === 'waiting' || entry?.state === 'reading') && <Waiting work={work} />}
      {entry?.state === 'refused' && <ErrorNotice failure={entry.failure} />}
      {(entry?.state === 'ready' || entry?.state === 'saving') && (
        <ImportPreview key={queue.at} ref={preview} entry={entry} nextVersionOf={nextVersionOf} />
      )}
      {asking && (
        <AskToLeave left={files.length - queue.at} onLeave={onClose} onStay={() => setAsking(false)} />
      )}
    </Modal>
  )
}

type AskProps = Readonly<{ left: number; onLeave: () => void; onStay: () => void }>

/** Asked once before work is lost. Its Esc is a hotkey of its own: antd's would hear the very key that opened it. */
function AskToLeave({ left, onLeave, onStay }: AskProps) {
  const { t } = useTranslation('plans')
  useHotkeys({ escape: onStay }, { exclusive: true })
  return (
    <Modal
      open
      keyboard={false}
      width={440}
      title={t('import.leave')}
      onCancel={onStay}
      footer={[
        <Button key="leave" onClick={onLeave}>
          {t('import.leaveAnyway')}
        </Button>,
        <Button key="stay" type="primary" autoFocus onClick={onStay}>
          {t('import.stay')}
        </Button>,
      ]}
    >
      {t('import.leaveHint', { n: left })}
    </Modal>
  )
}

function Waiting({ work }: Readonly<{ work: PlanImport }>) {
  const { t } = useTranslation('plans')
  return (
    <div className="import-waiting" role="status">
      <p>{t('import.waiting', { name: work.entry?.file.name })}</p>
      <Bar work={work} />
    </div>
  )
}

function Bar({ work }: Readonly<{ work: PlanImport }>) {
  const { t } = useTranslation('plans')
  const { progress } = work
  const known = progress !== null && progress.total > 0
  return (
    <Progress
      aria-label={t('import.progress')}
      status="active"
      showInfo={known}
      percent={known ? Math.floor((progress.done / progress.total) * 100) : 100}
    />
  )
}

type FootProps = Readonly<{
  work: PlanImport
  many: boolean
  busy: boolean
  onSave: (rest: boolean) => void
  onClose: () => void
}>

function Foot({ work, many, busy, onSave, onClose }: FootProps) {
  const { t } = useTranslation('plans')
  const { entry, over, queue, running } = work
  if (over)
    return (
      <Button type="primary" autoFocus onClick={onClose}>
        {t('import.close')}
      </Button>
    )
  const last = queue.at === queue.entries.length - 1
  const ready = entry?.state === 'ready'
  return (
    <div className="import-foot">
      <span className="import-hint">{ready && t('edit.hint')}</span>
      {busy && (
        <span className="import-saving">
          <Bar work={work} />
        </span>
      )}
      {running && <Button onClick={work.stop}>{t('import.stop')}</Button>}
      {(many || entry?.state !== 'refused') && (
        <Button onClick={onClose} disabled={busy}>
          {t('import.cancel')}
        </Button>
      )}
      {entry?.state === 'refused' && (
        <Button type="primary" autoFocus onClick={many ? work.next : onClose}>
          {t(many && !last ? 'import.nextFile' : 'import.close')}
        </Button>
      )}
      {many && ready && (
        <Button onClick={work.skip} disabled={busy}>
          {t('import.skip')}
        </Button>
      )}
      {many && !last && ready && (
        <Button onClick={() => onSave(true)} disabled={busy}>
          {t('import.saveRest', { n: queue.entries.length - queue.at })}
        </Button>
      )}
      {(ready || entry?.state === 'saving') && (
        <Button type="primary" loading={busy} onClick={() => onSave(false)}>
          {t(many && !last ? 'import.saveNext' : 'import.save')}
          <span className="yb-kbd">Ctrl+S</span>
        </Button>
      )}
    </div>
  )
}
