import { BulbOutlined } from '@ant-design/icons'
import { Alert, Button, Input, Skeleton } from 'antd'
import { type RefObject, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Block } from '../../../preload/contract/blocks'
import { countCharacters } from '../../../preload/contract/outline'
import type { DraftSection, Numbering } from '../../../preload/contract/plans/index'
import { ErrorNotice } from '../../shared/ErrorNotice'
import { formatNumber } from '../../shared/format'
import type { PastedPart } from './editor/pictures'
import { SectionEditor, type SectionEditorHandle } from './SectionEditor'
import { type SaveState, useSectionText } from './useSectionText'

export type SaveNote = SaveState

type Props = Readonly<{
  planId: string
  section: DraftSection
  numbering: Numbering
  draftSavedAt: number
  mayWrite: boolean
  editor: RefObject<SectionEditorHandle | null>
  flushNow: RefObject<() => Promise<unknown>>
  onNote: (note: SaveNote) => void
  onLoaded: () => void
  onSaved: (id: string, change: Partial<DraftSection>, savedAt: number) => void
  onRename: (title: string, number?: string) => void
  onHeadings: (parts: readonly PastedPart[]) => void
}>

/** One section: its heading, its hint, its text. */
export function SectionPane(props: Props) {
  const { planId, section, draftSavedAt, mayWrite, editor, flushNow, onNote, onLoaded, onSaved } = props
  const { t } = useTranslation('plans')
  const { text, save, change, flush, settle, load } = useSectionText(
    planId,
    section.id,
    draftSavedAt,
    onSaved,
  )
  const [count, setCount] = useState(section.characters)
  flushNow.current = flush
  useEffect(() => onNote(save), [save, onNote])
  const generation = text.state === 'ready' ? text.generation : 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once for each text that was read
  useEffect(() => {
    if (generation > 0) onLoaded()
  }, [generation])
  const typed = (blocks: readonly Block[]) => {
    setCount(countCharacters(blocks))
    change(blocks)
  }
  return (
    <div className="writing-pane">
      <Heading key={`${section.number}${section.title}`} {...props} />
      {section.hint !== '' && (
        <p className="writing-hint">
          <BulbOutlined aria-hidden /> {section.hint}
        </p>
      )}
      {save.state === 'conflict' && (
        <Alert
          type="warning"
          showIcon
          title={t('writing.conflict.title')}
          description={t('writing.conflict.hint')}
          action={
            <span className="writing-conflict">
              <Button onClick={() => void settle('theirs')}>{t('writing.conflict.theirs')}</Button>
              <Button type="primary" onClick={() => void settle('mine')}>
                {t('writing.conflict.mine')}
              </Button>
            </span>
          }
        />
      )}
      {save.state === 'refused' && <ErrorNotice failure={save.failure} />}
      {text.state === 'loading' && <Skeleton active paragraph={{ rows: 6 }} />}
      {text.state === 'failed' && <ErrorNotice failure={text.failure} onRetry={() => void load()} />}
      {text.state === 'ready' && (
        <SectionEditor
          key={text.generation}
          ref={editor}
          blocks={text.blocks}
          editable={mayWrite && save.state !== 'refused'}
          label={t('writing.text', { title: section.title })}
          onChange={typed}
          onHeadings={props.onHeadings}
          onSave={() => void flush()}
        />
      )}
      <p className="writing-count">{t('writing.count', { n: formatNumber(count) })}</p>
    </div>
  )
}

/** Number and title. The number is computed, or typed where the version keeps printed numbers. */
function Heading({ section, numbering, mayWrite, onRename, editor }: Props) {
  const { t } = useTranslation('plans')
  const [title, setTitle] = useState(section.title)
  const [number, setNumber] = useState(section.number)
  const kept = numbering === 'kept'
  const done = () => {
    const named = title.replace(/\s+/g, ' ').trim()
    if (named !== section.title || (kept && number.trim() !== section.number))
      onRename(named, kept ? number.trim() : undefined)
  }
  return (
    <div className="writing-heading">
      {kept ? (
        <Input
          className="writing-number"
          aria-label={t('writing.number')}
          placeholder={t('writing.number')}
          value={number}
          maxLength={40}
          readOnly={!mayWrite}
          onChange={(event) => setNumber(event.target.value)}
          onBlur={done}
          onPressEnter={() => editor.current?.focus()}
        />
      ) : (
        section.number !== '' && <span className="writing-number">{section.number}</span>
      )}
      <Input
        className="writing-name"
        variant="borderless"
        aria-label={t('writing.name')}
        placeholder={t('outline.untitled')}
        value={title}
        maxLength={500}
        readOnly={!mayWrite}
        onChange={(event) => setTitle(event.target.value)}
        onBlur={done}
        onPressEnter={() => editor.current?.focus()}
      />
    </div>
  )
}
