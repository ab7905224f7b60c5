import SearchOutlined from '@ant-design/icons/es/icons/SearchOutlined'
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useFailureText } from '../../shared/failureText'
import { Highlight } from '../../shared/Highlight'
import { useHastyEnter } from '../../shared/useHastyEnter'
import { useStatus } from '../../shared/useStatus'
import { usePlaces } from '../places'
import { findScreens, groupLines, type Line, moveIn, parseRecent, remember } from './rules'
import { useFind } from './useFind'
import './search.css'

/** Ctrl+K: finds plans, sections, people, items, depots and screens by Chinese, pinyin initials, number or code. */
export function SearchPalette({ onClose }: Readonly<{ onClose: () => void }>) {
  const { t, i18n } = useTranslation('app')
  const failureText = useFailureText()
  const navigate = useNavigate()
  const places = usePlaces()
  const status = useStatus()
  // What one person opened is not shown to the next.
  const recentKey = `youbei.recent.${status?.demo ? 'demo' : ''}${status?.user?.id ?? ''}`
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(-1)
  const listId = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  const recent = useMemo(() => parseRecent(localStorage.getItem(recentKey)), [recentKey])
  const found = useFind(typed)
  const asked = typed.trim() !== ''
  const screens = places.map(({ key, path }) => ({
    path,
    word: t(`places.${key}`),
    initials: t(`initials.${key}`),
  }))
  const lines = asked ? [...found.lines, ...findScreens(typed, screens)] : recent
  const groups = groupLines(lines)
  const flat = groups.flatMap((group) => group.lines)
  const chosen = flat[at] ?? (asked ? flat[0] : undefined)
  const optionId = (line: Line) => `${listId}-${flat.indexOf(line)}`

  useEffect(() => {
    const shown = dialog.current
    shown?.showModal()
    return () => shown?.close()
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new answer begins at its best line
  useEffect(() => setAt(-1), [found, typed])
  useEffect(() => {
    dialog.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  })

  const open = (line: Line) => {
    localStorage.setItem(recentKey, JSON.stringify(remember(recent, line)))
    onClose()
    void navigate(line.to)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    event.stopPropagation()
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const from = at < 0 && asked && event.key === 'ArrowDown' ? 0 : at
      setAt(moveIn(flat.length, from, event.key === 'ArrowDown' ? 1 : -1))
    } else if (event.key === 'Enter' && chosen) {
      event.preventDefault()
      open(chosen)
    }
  }
  const settled = found.typed === typed.trim()
  const onKeyDownCapture = useHastyEnter(typed.trim(), settled, flat.length > 0)
  return (
    <dialog
      ref={dialog}
      className="yb-palette"
      aria-label={t('search.title')}
      onKeyDownCapture={onKeyDownCapture}
      onKeyDown={onKeyDown}
      onClose={onClose}
      onPointerDown={(event) => {
        if (event.target === dialog.current) onClose()
      }}
    >
      <div className="yb-palette-box">
        <div className="yb-palette-field">
          <SearchOutlined aria-hidden />
          <input
            type="text"
            role="combobox"
            aria-label={t('search.title')}
            aria-expanded={flat.length > 0}
            aria-controls={listId}
            aria-autocomplete="list"
            aria-activedescendant={chosen ? optionId(chosen) : undefined}
            placeholder={t('search.hint')}
            maxLength={100}
            value={typed}
            autoFocus
            onChange={(event) => setTyped(event.target.value)}
          />
          <kbd>Esc</kbd>
        </div>
        <div id={listId} role="listbox" aria-label={t('search.results')} className="yb-palette-list">
          {!asked && recent.length > 0 && <p className="yb-palette-head">{t('search.recent')}</p>}
          {groups.map((group) => (
            // biome-ignore lint/a11y/useSemanticElements: a group of options has no element of its own
            <div key={group.kind} role="group" aria-label={t(`search.kinds.${group.kind}`)}>
              {asked && <p className="yb-palette-head">{t(`search.kinds.${group.kind}`)}</p>}
              {group.lines.map((line) => (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the field keeps the focus and its keys choose
                <div
                  key={line.key}
                  id={optionId(line)}
                  role="option"
                  tabIndex={-1}
                  aria-selected={line === chosen}
                  className="yb-palette-line"
                  onClick={() => open(line)}
                >
                  <span className="yb-palette-title">
                    <Highlight text={line.title} />
                  </span>
                  <span className="yb-palette-detail">
                    <Highlight text={line.detail} />
                  </span>
                  {!asked && i18n.exists(`app:search.kinds.${line.kind}`) && (
                    <span className="yb-caption">{t(`search.kinds.${line.kind}`)}</span>
                  )}
                </div>
              ))}
            </div>
          ))}
        </div>
        <p role="status" className="yb-palette-foot">
          {found.failure !== null && failureText(found.failure).title}
          {found.failure === null && asked && settled && flat.length === 0 && t('search.nothing')}
          {found.failure === null && !asked && recent.length === 0 && t('search.what')}
          {flat.length > 0 && t('search.keys')}
        </p>
      </div>
    </dialog>
  )
}
