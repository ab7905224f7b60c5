import {
  ArrowDownOutlined,
  ArrowUpOutlined,
  DeleteOutlined,
  HolderOutlined,
  SettingOutlined,
} from '@ant-design/icons'
import { Button, Checkbox } from 'antd'
import { type DragEvent, type KeyboardEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ChosenPart, movePart, removePart, replacePart } from './parts'
import { usePartName } from './usePartName'

type Props = Readonly<{
  parts: readonly ChosenPart[]
  plans: ReadonlyMap<string, { title: string }>
  /** Opens what can be left out of a part. */
  onTrim: (part: ChosenPart) => void
  onChange: (change: (before: readonly ChosenPart[]) => readonly ChosenPart[]) => void
}>

/** The parts in the order in which they are printed. Drag to move; or Alt+↑ and Alt+↓; Delete takes one out. */
export function PartList({ parts, plans, onTrim, onChange }: Props) {
  const { t } = useTranslation('handbooks')
  const list = useRef<HTMLOListElement>(null)
  const [dragged, setDragged] = useState<number | null>(null)
  const [over, setOver] = useState<number | null>(null)
  const [spoken, setSpoken] = useState('')
  const nameOf = usePartName(plans)

  const focusRow = (at: number) => {
    const row = list.current?.children[Math.min(Math.max(at, 0), parts.length - 1)]
    if (row instanceof HTMLElement) row.focus()
  }
  const move = (from: number, to: number) => {
    const part = parts[from]
    if (!part || to < 0 || to >= parts.length) return
    onChange((before) => movePart(before, from, to))
    setSpoken(t('order.moved', { name: nameOf(part.part), at: to + 1, n: parts.length }))
    requestAnimationFrame(() => focusRow(to))
  }
  const remove = (at: number) => {
    const part = parts[at]
    if (!part) return
    onChange((before) => removePart(before, part.key))
    requestAnimationFrame(() => focusRow(at))
  }
  const onKeyDown = (event: KeyboardEvent, at: number) => {
    if (event.target !== event.currentTarget) return
    if (event.key === 'ArrowUp') event.altKey ? move(at, at - 1) : focusRow(at - 1)
    else if (event.key === 'ArrowDown') event.altKey ? move(at, at + 1) : focusRow(at + 1)
    else if (event.key === 'Delete') remove(at)
    else return
    event.preventDefault()
  }
  const onDrop = (event: DragEvent, to: number) => {
    event.preventDefault()
    if (dragged !== null) move(dragged, to)
    setDragged(null)
    setOver(null)
  }

  return (
    <section className="book-order" aria-label={t('order.title')}>
      <h2>{t('order.title')}</h2>
      <p className="yb-caption">{t(parts.length === 0 ? 'order.empty' : 'order.hint')}</p>
      <span className="yb-heard" role="status">
        {spoken}
      </span>
      <ol ref={list}>
        {parts.map(({ key, part }, at) => (
          <li
            key={key}
            className="book-part"
            // biome-ignore lint/a11y/noNoninteractiveTabindex: rows are moved with Alt and the arrows
            tabIndex={0}
            aria-label={t('order.row', { at: at + 1, name: nameOf(part) })}
            draggable
            data-over={
              over === at && dragged !== at
                ? dragged !== null && dragged < at
                  ? 'below'
                  : 'above'
                : undefined
            }
            data-dragged={dragged === at || undefined}
            onKeyDown={(event) => onKeyDown(event, at)}
            onDragStart={(event) => {
              event.dataTransfer.effectAllowed = 'move'
              event.dataTransfer.setData('text/plain', nameOf(part))
              setDragged(at)
            }}
            onDragOver={(event) => {
              if (dragged === null) return
              event.preventDefault()
              setOver(at)
            }}
            onDrop={(event) => onDrop(event, at)}
            onDragEnd={() => {
              setDragged(null)
              setOver(null)
            }}
          >
            <HolderOutlined aria-hidden className="book-handle" />
            <span className="book-number">{at + 1}</span>
            <span className="book-name" title={nameOf(part)}>
              {nameOf(part)}
            </span>
            {'masked' in part && (
              <Checkbox
                checked={part.masked ?? false}
                onChange={(event) =>
                  onChange((before) => replacePart(before, key, { ...part, masked: event.target.checked }))
                }
              >
                {t('order.masked')}
              </Checkbox>
            )}
            {part.kind !== 'calls' && part.kind !== 'village' && (
              <Button
                type="text"
                icon={<SettingOutlined aria-hidden />}
                aria-label={t('order.trim')}
                title={t('order.trim')}
                onClick={() => onTrim({ key, part })}
              />
            )}
            <Button
              type="text"
              icon={<ArrowUpOutlined aria-hidden />}
              aria-label={t('order.up')}
              disabled={at === 0}
              onClick={() => move(at, at - 1)}
            />
            <Button
              type="text"
              icon={<ArrowDownOutlined aria-hidden />}
              aria-label={t('order.down')}
              disabled={at === parts.length - 1}
              onClick={() => move(at, at + 1)}
            />
            <Button
              type="text"
              icon={<DeleteOutlined aria-hidden />}
              aria-label={t('order.remove')}
              onClick={() => remove(at)}
            />
          </li>
        ))}
      </ol>
    </section>
  )
}
