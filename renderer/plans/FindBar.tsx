import { DownOutlined, SearchOutlined, UpOutlined } from '@ant-design/icons'
import { Button, Input, type InputRef, Tooltip } from 'antd'
import { type KeyboardEvent, type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlanSearch } from './usePlanSearch'

export type FindBarHandle = { focus: () => void }

/** Words to look for inside a plan, how often they stand there, and the way from one hit to the next. */
export function FindBar({ ref, search }: Readonly<{ ref: Ref<FindBarHandle>; search: PlanSearch }>) {
  const { t } = useTranslation('plans')
  const input = useRef<InputRef>(null)
  const [typed, setTyped] = useState(search.words)
  const { words, setWords } = search
  useImperativeHandle(ref, () => ({ focus: () => input.current?.focus({ cursor: 'all' }) }))

  // Words from elsewhere (another hit was opened) replace what was typed.
  const settled = useRef(words)
  useEffect(() => {
    if (words !== settled.current) setTyped(words)
    settled.current = words
  }, [words])
  useEffect(() => {
    if (typed === settled.current) return
    const timer = setTimeout(() => {
      settled.current = typed
      setWords(typed)
    }, 180)
    return () => clearTimeout(timer)
  }, [typed, setWords])

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') search.step(event.shiftKey ? -1 : 1)
    else if (event.key === 'Escape' && typed !== '') setTyped('')
    else return
    event.preventDefault()
  }
  const none = search.hits.length === 0
  return (
    <search className="plan-find">
      <Input
        ref={input}
        prefix={<SearchOutlined aria-hidden />}
        placeholder={t('find.placeholder')}
        aria-label={t('find.placeholder')}
        allowClear
        maxLength={100}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <span className="plan-find-count" role="status">
        {words.trim() !== '' &&
          (none || search.at < 0
            ? t(search.running ? 'find.running' : 'find.none')
            : t('find.count', { at: search.at + 1, n: search.hits.length }))}
      </span>
      <Tooltip title={t('find.previous')}>
        <Button
          type="text"
          icon={<UpOutlined aria-hidden />}
          aria-label={t('find.previous')}
          disabled={none}
          onClick={() => search.step(-1)}
        />
      </Tooltip>
      <Tooltip title={t('find.next')}>
        <Button
          type="text"
          icon={<DownOutlined aria-hidden />}
          aria-label={t('find.next')}
          disabled={none}
          onClick={() => search.step(1)}
        />
      </Tooltip>
    </search>
  )
}
