import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Division } from '../../preload/contract/office'
import { failureOf } from '../shared/api'
import { useFailureText } from '../shared/failureText'
import { useHastyEnter } from '../shared/useHastyEnter'
import { useQueryCall } from '../shared/useQueryCall'
import { asTownship, opensBelow, type Township } from './division-rules'
import { TownshipByHand } from './TownshipByHand'
import './office.css'

/**
 * The township by typing (name, pinyin, initials, code: all of China) or by going down from the province, in one
 * list; or typed in by hand where no list has it.
 */
export function TownshipChooser({
  value,
  onChange,
  autoFocus = false,
}: Readonly<{ value: Township | null; onChange: (value: Township | null) => void; autoFocus?: boolean }>) {
  const { t } = useTranslation('office')
  const [byHand, setByHand] = useState(false)
  if (byHand) {
    return (
      <TownshipByHand
        initial={value}
        onChange={onChange}
        onBack={() => {
          setByHand(false)
          onChange(null)
        }}
      />
    )
  }
  return (
    <div className="yb-township">
      <DivisionList value={value} onChange={onChange} autoFocus={autoFocus} />
      <button
        type="button"
        className="yb-text-button"
        onClick={() => {
          setByHand(true)
          onChange(null)
        }}
      >
        {t('township.byHand')}
      </button>
    </div>
  )
}

function DivisionList({
  value,
  onChange,
  autoFocus,
}: Readonly<{ value: Township | null; onChange: (value: Township | null) => void; autoFocus: boolean }>) {
  const { t } = useTranslation('office')
  const failureText = useFailureText()
  const [typed, setTyped] = useState('')
  const [above, setAbove] = useState<readonly Division[]>([])
  const [at, setAt] = useState(0)
  const listId = useId()
  const list = useRef<HTMLDivElement>(null)
  const parent = above.at(-1)
  const text = typed.trim()
  const found = useQueryCall(
    'office',
    'findDivisions',
    { text, limit: 30, levels: ['province', 'prefecture', 'county', 'township'] },
    { enabled: text !== '' },
  )
  const below = useQueryCall('office', 'listDivisions', parent ? { parent: parent.code } : {}, {
    enabled: text === '',
  })
  const query = text === '' ? below : found
  const divisions = query.data?.divisions ?? []
  const marked = divisions[Math.min(at, divisions.length - 1)]
  const onKeyDownCapture = useHastyEnter(
    text,
    !query.isPlaceholderData && !query.isFetching,
    divisions.length > 0,
  )

  // biome-ignore lint/correctness/useExhaustiveDependencies: the mark starts anew with each list
  useEffect(() => setAt(0), [text, parent?.code])
  useEffect(() => {
    list.current?.querySelector('[data-marked="true"]')?.scrollIntoView({ block: 'nearest' })
  })

  const choose = (division: Division) => {
    if (opensBelow(division.level)) {
      setAbove((path) => (text === '' ? [...path, division] : [division]))
      setTyped('')
      onChange(null)
    } else onChange(asTownship(division))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') setAt(Math.min(at + 1, divisions.length - 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0))
    else if (event.key === 'Enter' && marked) choose(marked)
    else if (event.key === 'Backspace' && typed === '') setAbove((path) => path.slice(0, -1))
    else return
    event.preventDefault()
  }
  return (
    <>
      <input
        type="text"
        role="combobox"
        className="yb-field"
        aria-label={t('township.label')}
        aria-expanded="true"
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={marked ? `${listId}-${marked.code}` : undefined}
        placeholder={t('township.hint')}
        maxLength={60}
        value={typed}
        // biome-ignore lint/a11y/noAutofocus: the first thing asked on the first screen
        autoFocus={autoFocus}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDownCapture={onKeyDownCapture}
        onKeyDown={onKeyDown}
      />
      {text === '' && (
        <nav className="yb-crumbs" aria-label={t('township.above')}>
          <button type="button" className="yb-text-button" onClick={() => setAbove([])}>
            {t('township.country')}
          </button>
          {above.map((division, depth) => (
            <span key={division.code}>
              {' › '}
              <button
                type="button"
                className="yb-text-button"
                onClick={() => setAbove(above.slice(0, depth + 1))}
              >
                {division.name}
              </button>
            </span>
          ))}
        </nav>
      )}
      <div ref={list} id={listId} role="listbox" aria-label={t('township.list')} className="yb-division-list">
        {divisions.map((division) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field keeps the focus and its keys choose
          <div
            key={division.code}
            id={`${listId}-${division.code}`}
            role="option"
            tabIndex={-1}
            aria-selected={division.code === value?.code}
            data-marked={division === marked}
            className="yb-division"
            onClick={() => choose(division)}
          >
            <span>{division.name}</span>
            <span className="yb-caption">{text === '' ? '' : division.path}</span>
            {opensBelow(division.level) && <span aria-hidden>›</span>}
          </div>
        ))}
        {query.error && <p role="alert">{failureText(failureOf(query.error)).title}</p>}
        {!query.error && !query.isFetching && divisions.length === 0 && <p>{t('township.nothing')}</p>}
      </div>
      <p role="status" className="yb-chosen">
        {value
          ? t('township.chosen', { path: value.path, name: value.name, code: value.code })
          : t('township.none')}
      </p>
    </>
  )
}
