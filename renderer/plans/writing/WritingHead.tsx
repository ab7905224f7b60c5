import {
  ArrowLeftOutlined,
  CheckCircleOutlined,
  EllipsisOutlined,
  NumberOutlined,
  SearchOutlined,
} from '@ant-design/icons'
import { Button, Dropdown, Input, Modal, Progress, Tooltip } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { type DraftTree, numberings } from '../../../preload/contract/plans/index'
import { youbei } from '../../shared/api'
import { formatNumber } from '../../shared/format'
import { useCommand } from '../../shared/useCommand'
import { useMayWrite } from '../../shared/useStatus'
import type { SaveNote } from './SectionPane'
import { type DraftAnswer, progressOf, useTreeCommand } from './useDraft'

type Props = Readonly<{
  draft: DraftAnswer
  note: SaveNote
  putTree: (tree: DraftTree) => void
  finding: boolean
  onFind: () => void
  flush: () => Promise<unknown>
}>

/** What is written, how far it is, that it is saved, and what can be done with the whole. */
export function WritingHead({ draft, note, putTree, finding, onFind, flush }: Props) {
  const { t } = useTranslation('plans')
  const navigate = useNavigate()
  const mayWrite = useMayWrite()
  const [naming, setNaming] = useState(false)
  const { written, all, characters } = progressOf(draft.sections)
  const number = useTreeCommand(youbei.plans.setNumbering, putTree, {
    done: () => t('writing.numbering.done'),
    undoable: true,
  })
  const leave = () => void flush().then(() => navigate(`/plans/${draft.plan.id}`))
  return (
    <>
      <header className="yb-page-head">
        <Tooltip title={t('writing.back')}>
          <Button
            type="text"
            icon={<ArrowLeftOutlined aria-hidden />}
            aria-label={t('writing.back')}
            onClick={leave}
          />
        </Tooltip>
        <h1 className="plan-title" title={draft.plan.title}>
          {draft.plan.title}
        </h1>
        <div className="yb-page-actions plan-actions">
          <Button
            icon={<SearchOutlined aria-hidden />}
            aria-pressed={finding}
            aria-keyshortcuts="Control+F"
            onClick={onFind}
          >
            {t('writing.find.title')}
            <span className="yb-kbd">Ctrl+F</span>
          </Button>
          {mayWrite && (
            <Dropdown
              trigger={['click']}
              menu={{
                selectedKeys: [draft.numbering],
                items: numberings.map((key) => ({ key, label: t(`writing.numbering.${key}`) })),
                onClick: ({ key }) => {
                  const numbering = numberings.find((one) => one === key)
                  if (numbering && numbering !== draft.numbering)
                    void number.run({ id: draft.plan.id, numbering })
                },
              }}
            >
              <Button icon={<NumberOutlined aria-hidden />}>{t('writing.numbering.action')}</Button>
            </Dropdown>
          )}
          {mayWrite && (
            <Dropdown
              trigger={['click']}
              menu={{
                items: [{ key: 'outline', label: t('writing.outlines.save') }],
                onClick: () => setNaming(true),
              }}
            >
              <Button icon={<EllipsisOutlined aria-hidden />} aria-label={t('read.more')} />
            </Dropdown>
          )}
          <Button type="primary" icon={<CheckCircleOutlined aria-hidden />} onClick={leave}>
            {t('writing.done')}
          </Button>
        </div>
      </header>
      <div className="plan-tools writing-state">
        <span className="plan-facts-line">
          {[
            t('writing.draftOf', { n: draft.versionNumber }),
            t('writing.total', { n: formatNumber(characters) }),
          ].join(' · ')}
        </span>
        <span className="writing-progress">
          <span>{t('writing.progress', { n: written, all })}</span>
          <Progress
            size="small"
            showInfo={false}
            aria-label={t('writing.progress', { n: written, all })}
            percent={all === 0 ? 0 : Math.round((written / all) * 100)}
          />
        </span>
        <SavedMark note={note} />
      </div>
      {naming && <SaveAsOutline draft={draft} onClose={() => setNaming(false)} />}
    </>
  )
}

/** 已保存 14:03, or what stands in the way. */
function SavedMark({ note }: Readonly<{ note: SaveNote }>) {
  const { t } = useTranslation('plans')
  const text =
    note.state === 'saved'
      ? t('writing.saved', { at: new Date(note.at).toTimeString().slice(0, 5) })
      : t(`writing.states.${note.state}`)
  return (
    <span className="writing-saved" data-state={note.state} role="status">
      {text}
    </span>
  )
}

function SaveAsOutline({ draft, onClose }: Readonly<{ draft: DraftAnswer; onClose: () => void }>) {
  const { t } = useTranslation('plans')
  const [name, setName] = useState(draft.plan.title.slice(0, 100))
  const save = useCommand(youbei.plans.saveAsOutline, {
    done: t('writing.outlines.saved'),
    undoable: true,
    onDone: onClose,
  })
  return (
    <Modal
      open
      width={440}
      title={t('writing.outlines.save')}
      okText={t('writing.outlines.keep')}
      cancelText={t('writing.outlines.cancel')}
      okButtonProps={{ disabled: name.trim() === '', loading: save.running }}
      onCancel={onClose}
      onOk={() => void save.run({ planId: draft.plan.id, name })}
    >
      <p className="yb-second">{t('writing.outlines.saveHint')}</p>
      <Input
        aria-label={t('writing.outlines.name')}
        value={name}
        maxLength={100}
        onChange={(event) => setName(event.target.value)}
      />
    </Modal>
  )
}
