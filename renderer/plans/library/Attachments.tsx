import { DeleteOutlined, EditOutlined, FolderOpenOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input, Tooltip } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChosenFile } from '../../../preload/contract/bridge'
import { type PlanAttachment, plans } from '../../../preload/contract/plans/index'
import { youbei } from '../../shared/api'
import { formatBytes } from '../../shared/format'
import { LevelTag } from '../../shared/LevelTag'
import { showDone, showFailure } from '../../shared/notices'
import { RecordDialog } from '../../shared/RecordDialog'
import { RecordForm } from '../../shared/RecordForm'
import { useCommand } from '../../shared/useCommand'
import { useFileDrop } from '../../shared/useFileDrop'
import { useOutputs } from '../../shared/useOutputs'
import { useQueryCall } from '../../shared/useQueryCall'
import { useMayWrite, useStatus } from '../../shared/useStatus'
import { useTask } from '../../shared/useTask'
import { DayInput } from '../DayInput'

/** Files of a plan: added by choosing or dropping, opened or saved, expired ones marked. */
export function Attachments({ planId }: Readonly<{ planId: string }>) {
  const { t } = useTranslation('plans')
  const mayWrite = useMayWrite()
  const rows = useQueryCall('plans', 'listAttachments', { id: planId }).data?.attachments ?? []
  const { run, running } = useTask()
  const [edited, setEdited] = useState<PlanAttachment | null>(null)
  const add = async (files: readonly ChosenFile[]) => {
    for (const { token, name } of files) {
      const added = await run(t('library.attachments.adding', { name }), (options) =>
        youbei.plans.addAttachment({ planId, file: { token } }, options),
      )
      if (added.ok) showDone(t('library.attachments.added', { name }), { undo: true })
    }
  }
  const choose = async () => {
    const chosen = await youbei.shell.chooseFiles({ kind: 'any', many: true })
    if (!chosen.ok) showFailure(chosen.error)
    else await add(chosen.value.files)
  }
  useFileDrop((files) => void add(files), { enabled: mayWrite && edited === null })
  return (
    <>
      {rows.length === 0 && <p className="yb-second">{t('library.attachments.none')}</p>}
      <ul className="plan-files">
        {rows.map((row) => (
          <AttachmentLine key={row.id} row={row} mayWrite={mayWrite} onEdit={() => setEdited(row)} />
        ))}
      </ul>
      {mayWrite && (
        <Button icon={<PlusOutlined aria-hidden />} loading={running} onClick={() => void choose()}>
          {t('library.attachments.add')}
        </Button>
      )}
      {edited && <AttachmentDialog row={edited} onClose={() => setEdited(null)} />}
    </>
  )
}

function AttachmentLine({
  row,
  mayWrite,
  onEdit,
}: Readonly<{ row: PlanAttachment; mayWrite: boolean; onEdit: () => void }>) {
  const { t } = useTranslation('plans')
  const today = useStatus()?.today ?? ''
  const outputs = useOutputs()
  const remove = useCommand(() => youbei.plans.removeAttachments({ ids: [row.id] }), {
    done: t('library.attachments.removed'),
    undoable: true,
  })
  const open = () => {
    const label = t('library.attachments.opening', { name: row.name })
    const make: Parameters<typeof outputs.save>[1] = (options) =>
      youbei.plans.openAttachment({ id: row.id }, options)
    // What the program can show by itself is shown; everything else is saved where the person wants it.
    void (row.mime === 'application/pdf' ? outputs.print(label, make) : outputs.save(label, make))
  }
  const expired = row.expiresOn !== null && row.expiresOn < today
  return (
    <li>
      <div className="plan-file">
        <strong>{row.name}</strong>
        <span className="yb-second">
          {[
            formatBytes(row.bytes),
            row.expiresOn ? t('library.attachments.until', { on: row.expiresOn }) : '',
            row.remark,
          ]
            .filter(Boolean)
            .join(' · ')}{' '}
          {expired && <LevelTag level="red">{t('library.attachments.expired')}</LevelTag>}
        </span>
      </div>
      <IconButton
        icon={<FolderOpenOutlined aria-hidden />}
        label={`${t('library.attachments.open')} ${row.name}`}
        loading={outputs.running}
        onClick={open}
      />
      {mayWrite && (
        <>
          <IconButton
            icon={<EditOutlined aria-hidden />}
            label={`${t('library.attachments.edit')} ${row.name}`}
            onClick={onEdit}
          />
          <IconButton
            icon={<DeleteOutlined aria-hidden />}
            label={`${t('library.attachments.remove')} ${row.name}`}
            loading={remove.running}
            onClick={() => void remove.run(undefined)}
          />
        </>
      )}
    </li>
  )
}

function IconButton({
  icon,
  label,
  loading = false,
  onClick,
}: Readonly<{ icon: React.ReactNode; label: string; loading?: boolean; onClick: () => void }>) {
  return (
    <Tooltip title={label}>
      <Button type="text" icon={icon} aria-label={label} loading={loading} onClick={onClick} />
    </Tooltip>
  )
}

function AttachmentDialog({ row, onClose }: Readonly<{ row: PlanAttachment; onClose: () => void }>) {
  const { t } = useTranslation('plans')
  return (
    <RecordDialog title={t('library.attachments.editTitle')} onClose={onClose}>
      <RecordForm<PlanAttachment>
        fields={[
          {
            name: 'name',
            label: t('library.attachments.name'),
            control: <Input maxLength={200} />,
            required: true,
            wide: true,
          },
          {
            name: 'expiresOn',
            label: t('library.attachments.expiresOn'),
            control: <DayInput />,
            help: t('library.attachments.expiresHelp'),
          },
          { name: 'remark', label: t('library.attachments.remark'), control: <Input maxLength={300} /> },
        ]}
        initial={{ name: row.name, expiresOn: row.expiresOn, remark: row.remark }}
        schema={plans.calls.saveAttachment.input}
        toInput={(values) => ({ ...values, id: row.id, rev: row.rev })}
        save={(input) => youbei.plans.saveAttachment(input)}
        onSaved={() => {
          showDone(t('library.attachments.saved'), { undo: true })
          onClose()
        }}
        onCancel={onClose}
        draftKey={`plan-attachment.${row.id}`}
      />
    </RecordDialog>
  )
}
