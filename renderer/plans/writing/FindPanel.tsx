import { CloseOutlined, DownOutlined, UpOutlined } from '@ant-design/icons'
import { Button, Checkbox, Input, type InputRef } from 'antd'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DraftSection } from '../../../preload/contract/plans/index'
import { youbei } from '../../shared/api'
import { Highlight } from '../../shared/Highlight'
import { useCommand } from '../../shared/useCommand'
import { useQueryCall } from '../../shared/useQueryCall'
import type { SectionEditorHandle } from './SectionEditor'

type Props = Readonly<{
  planId: string
  sections: readonly DraftSection[]
  selected: string | null
  editor: RefObject<SectionEditorHandle | null>
  /** Grows when the text of the chosen section stands in the editor. */
  loaded: number
  onSelect: (id: string) => void
  /** Saves what is being written, before the whole plan is searched or changed. */
  flush: () => Promise<unknown>
  onClose: () => void
}>

/** Finds words in the whole draft and replaces them, one by one or all at once. */
export function FindPanel(props: Props) {
  const { planId, sections, selected, editor, loaded, onSelect, flush, onClose } = props
  const { t } = useTranslation('plans')
  const [words, setWords] = useState('')
  const [by, setBy] = useState('')
  const [matchCase, setMatchCase] = useState(false)
  const [asked, setAsked] = useState('')
  const wanted = useRef<'first' | 'last' | 'keep'>('keep')
  const field = useRef<InputRef>(null)
  useEffect(() => field.current?.focus(), [])

  useEffect(() => {
    const timer = window.setTimeout(() => void flush().then(() => setAsked(words)), 250)
    return () => window.clearTimeout(timer)
  }, [words, flush])
  const query = useQueryCall(
    'plans',
    'findInDraft',
    { id: planId, text: asked, matchCase },
    { enabled: asked !== '', staleTime: 0 },
  )
  const found = asked === '' ? undefined : query.data
  // biome-ignore lint/correctness/useExhaustiveDependencies: marks follow the words, and the text that was just loaded
  useEffect(() => {
    editor.current?.find(words, matchCase, wanted.current)
    wanted.current = 'keep'
  }, [words, matchCase, loaded, editor])
  useEffect(() => () => void editor.current?.find('', false, 'keep'), [editor])

  const step = (by_: 1 | -1) => {
    if (editor.current?.step(by_)) return
    const hits = (found?.sections ?? []).filter((one) => one.inText > 0)
    const here = sections.findIndex((section) => section.id === selected)
    const next =
      by_ > 0
        ? (hits.find((one) => one.position > here) ?? hits[0])
        : (hits.findLast((one) => one.position < here) ?? hits.at(-1))
    if (!next) return
    wanted.current = by_ > 0 ? 'first' : 'last'
    if (next.sectionId === selected) editor.current?.find(words, matchCase, wanted.current)
    else onSelect(next.sectionId)
  }
  const replaceAll = useCommand(
    async () => {
      await flush()
      return youbei.plans.replaceInDraft({ id: planId, text: words, matchCase, by })
    },
    { done: (value) => t('writing.find.replaced', value), undoable: true },
  )
  return (
    <aside className="writing-find" aria-label={t('writing.find.title')}>
      <div className="writing-find-head">
        <strong>{t('writing.find.title')}</strong>
        <Button
          type="text"
          size="small"
          icon={<CloseOutlined aria-hidden />}
          aria-label={t('writing.find.close')}
          onClick={onClose}
        />
      </div>
      <Input
        ref={field}
        aria-label={t('writing.find.words')}
        placeholder={t('writing.find.words')}
        value={words}
        maxLength={200}
        allowClear
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) step(event.shiftKey ? -1 : 1)
          if (event.key === 'Escape') onClose()
        }}
      />
      <Input
        aria-label={t('writing.find.by')}
        placeholder={t('writing.find.by')}
        value={by}
        maxLength={200}
        onChange={(event) => setBy(event.target.value)}
      />
      <Checkbox checked={matchCase} onChange={(event) => setMatchCase(event.target.checked)}>
        {t('writing.find.matchCase')}
      </Checkbox>
      <div className="writing-find-actions">
        <Button
          icon={<UpOutlined aria-hidden />}
          aria-label={t('writing.find.former')}
          onClick={() => step(-1)}
        />
        <Button
          icon={<DownOutlined aria-hidden />}
          aria-label={t('writing.find.next')}
          onClick={() => step(1)}
        />
        <Button
          disabled={words === ''}
          onClick={() => {
            if (!editor.current?.replace(by)) step(1)
          }}
        >
          {t('writing.find.replace')}
        </Button>
        <Button
          disabled={words === '' || (found?.total ?? 0) === 0}
          loading={replaceAll.running}
          onClick={() => void replaceAll.run(undefined)}
        >
          {t('writing.find.replaceAll')}
        </Button>
      </div>
      <p className="yb-second" role="status">
        {asked === ''
          ? t('writing.find.hint')
          : found && t('writing.find.total', { n: found.total, sections: found.sections.length })}
      </p>
      <ul className="writing-find-list">
        {(found?.sections ?? []).slice(0, 300).map((one) => (
          <li key={one.sectionId}>
            <button
              type="button"
              aria-current={one.sectionId === selected}
              onClick={() => {
                wanted.current = 'first'
                if (one.sectionId === selected) editor.current?.find(words, matchCase, 'first')
                else onSelect(one.sectionId)
              }}
            >
              <span className="writing-find-heading">{one.heading || t('outline.untitled')}</span>
              <span className="yb-second">{one.inTitle + one.inText}</span>
              {one.snippet !== '' && (
                <span className="writing-find-snippet">
                  <Highlight text={one.snippet} />
                </span>
              )}
            </button>
          </li>
        ))}
      </ul>
    </aside>
  )
}
