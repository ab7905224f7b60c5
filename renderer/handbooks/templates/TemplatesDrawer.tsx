import { DeleteOutlined, DownloadOutlined, EditOutlined, ImportOutlined } from '@ant-design/icons'
import { Button, Input, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { Template } from '../../../preload/contract/handbooks/index'
import { failureOf, youbei } from '../../shared/api'
import { ErrorNotice } from '../../shared/ErrorNotice'
import { showDone, showFailure } from '../../shared/notices'
import { RecordDialog } from '../../shared/RecordDialog'
import { RecordDrawer } from '../../shared/RecordDrawer'
import { saveOutput } from '../../shared/saveOutput'
import { useCommand } from '../../shared/useCommand'
import { useQueryCall } from '../../shared/useQueryCall'
import { useTask } from '../../shared/useTask'
import '../handbooks.css'

/** Templates: begin a paper from one, bring the county's in, give one's own away, rename and remove. */
export function TemplatesDrawer({ onClose }: Readonly<{ onClose: () => void }>) {
  const { t } = useTranslation('handbooks')
  const query = useQueryCall('handbooks', 'listTemplates', {})
  const task = useTask()
  const [renaming, setRenaming] = useState<Template | null>(null)
  const bringIn = async () => {
    const chosen = await youbei.shell.chooseFiles({ kind: 'template' })
    if (!chosen.ok) return showFailure(chosen.error)
    const [file] = chosen.value.files
    if (!file) return
    const answer = await task.run(t('templates.importTask'), (options) =>
      youbei.handbooks.importTemplate({ file }, options),
    )
    if (!answer.ok) return
    const { template, missing } = answer.value
    showDone(
      missing.length > 0
        ? t('templates.importedMissing', { name: template.name, names: missing.join('、') })
        : t('templates.imported', { name: template.name }),
      { undo: true },
    )
  }
  return (
    <RecordDrawer
      open
      title={t('templates.title')}
      onClose={onClose}
      extra={
        <Button icon={<ImportOutlined aria-hidden />} onClick={() => void bringIn()}>
          {t('templates.import')}
        </Button>
      }
    >
      <p className="yb-caption">{t('templates.hint')}</p>
      {query.error && <ErrorNotice failure={failureOf(query.error)} />}
      <ul className="book-templates">
        {(query.data?.rows ?? []).map((template) => (
          <TemplateRow key={template.id} template={template} onRename={() => setRenaming(template)} />
        ))}
      </ul>
      {renaming && <Rename template={renaming} onClose={() => setRenaming(null)} />}
    </RecordDrawer>
  )
}

function TemplateRow({ template, onRename }: Readonly<{ template: Template; onRename: () => void }>) {
  const { t } = useTranslation('handbooks')
  const navigate = useNavigate()
  const task = useTask()
  const remove = useCommand(youbei.handbooks.removeTemplate, {
    done: t('templates.removed', { name: template.name }),
    undoable: true,
  })
  const give = async () => {
    const made = await task.run(t('templates.exportTask'), (options) =>
      youbei.handbooks.exportTemplate({ id: template.id }, options),
    )
    if (!made.ok) return
    const saved = await saveOutput(made.value)
    if (!saved.ok) showFailure(saved.error)
    else if (saved.value) showDone(t('preview.saved', { name: saved.value.name }))
  }
  const own = template.source !== 'built-in'
  const labelled = (key: 'rename' | 'export' | 'remove') => ({
    'aria-label': t(`templates.${key}Of`, { name: template.name }),
    title: t(`templates.${key}`),
  })
  return (
    <li className="book-template">
      <div>
        <strong>{template.name}</strong> {own && <Tag>{t(`templates.sources.${template.source}`)}</Tag>}
        <p className="yb-caption">
          {template.remark === ''
            ? t('templates.summary', { form: t(`forms.${template.form}`), n: template.parts })
            : template.remark}
        </p>
      </div>
      <Button onClick={() => navigate(`/handbooks/new?template=${template.id}`)}>{t('templates.use')}</Button>
      {own && (
        <Button type="text" icon={<EditOutlined aria-hidden />} {...labelled('rename')} onClick={onRename} />
      )}
      <Button
        type="text"
        icon={<DownloadOutlined aria-hidden />}
        {...labelled('export')}
        onClick={() => void give()}
      />
      {own && (
        <Button
          type="text"
          icon={<DeleteOutlined aria-hidden />}
          {...labelled('remove')}
          onClick={() => void remove.run({ id: template.id })}
        />
      )}
    </li>
  )
}

function Rename({ template, onClose }: Readonly<{ template: Template; onClose: () => void }>) {
  const { t } = useTranslation('handbooks')
  const [name, setName] = useState(template.name)
  const [remark, setRemark] = useState(template.remark)
  const save = useCommand(youbei.handbooks.saveTemplate, {
    done: (value) => t('templates.saved', { name: value.name }),
    undoable: true,
    onDone: onClose,
  })
  const run = () => {
    if (name.trim() !== '') void save.run({ id: template.id, rev: template.rev, name: name.trim(), remark })
  }
  return (
    <RecordDialog title={t('templates.rename')} onClose={onClose}>
      <div className="book-trim-field">
        <label htmlFor="template-rename">{t('templates.name')}</label>
        <Input
          id="template-rename"
          autoFocus
          value={name}
          maxLength={60}
          onChange={(event) => setName(event.target.value)}
          onPressEnter={run}
        />
      </div>
      <div className="book-trim-field">
        <label htmlFor="template-remark">{t('templates.remark')}</label>
        <Input
          id="template-remark"
          value={remark}
          maxLength={200}
          onChange={(event) => setRemark(event.target.value)}
          onPressEnter={run}
        />
      </div>
      <div className="book-trim-foot">
        <Button type="primary" loading={save.running} disabled={name.trim() === ''} onClick={run}>
          {t('templates.saveAction')}
        </Button>
      </div>
    </RecordDialog>
  )
}
