import { DeleteOutlined, HolderOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Tooltip } from 'antd'
import { type ClipboardEvent, type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { moveLine, pastedRows } from './rules'

export type LinesProps<T> = Readonly<{
  label: string
  lines: readonly T[]
  onChange: (lines: T[]) => void
  /** A new, empty line. */
  blank: T
  /** A line from the cells of a pasted row. */
  fromCells?: (cells: readonly string[]) => T
  /** The fields of a line. */
  children: (line: T, set: (line: T) => void, at: number) => ReactNode
  addLabel: string
  numbered?: boolean
  /** The label is heard only: the box around the lines shows it already. */
  quiet?: boolean
}>

/**
 * Lines that are typed one below the other: Enter in a field adds the next, Alt+↑↓ or the handle moves a line, several
 * rows that are pasted from Excel become as many lines.
 */
export function Lines<T>({
  label,
  lines,
  onChange,
  blank,
  fromCells,
  children,
  addLabel,
  ...look
}: LinesProps<T>) {
  const { t } = useTranslation('plans')
  const [dragged, setDragged] = useState<number | null>(null)
  const box = useRef<HTMLUListElement>(null)
  const hint = useId()
  const focusLine = (at: number) =>
    box.current?.children[at]?.querySelector<HTMLElement>('input, textarea')?.focus()
  const set = (at: number, line: T) => onChange(lines.map((one, index) => (index === at ? line : one)))
  const add = (at: number) => {
    // At once: what is typed next belongs to the new line.
    flushSync(() => onChange([...lines.slice(0, at), blank, ...lines.slice(at)]))
    focusLine(at)
  }
  const move = (from: number, to: number) => {
    if (to < 0 || to >= lines.length) return
    flushSync(() => onChange(moveLine(lines, from, to)))
    focusLine(to)
  }
  const onKeyDown = (event: KeyboardEvent, at: number) => {
    if (event.nativeEvent.isComposing) return
    const inText =
      event.target instanceof HTMLInputElement && event.target.getAttribute('role') !== 'combobox'
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault()
      move(at, at + (event.key === 'ArrowUp' ? -1 : 1))
    } else if (event.key === 'Enter' && inText) {
      event.preventDefault()
      add(at + 1)
    }
  }
  const onPaste = (event: ClipboardEvent, at: number) => {
    const rows = fromCells ? pastedRows(event.clipboardData.getData('text/plain')) : null
    if (!rows || !fromCells) return
    event.preventDefault()
    const line = lines[at]
    const replaces = line !== undefined && JSON.stringify(line) === JSON.stringify(blank)
    onChange([...lines.slice(0, at), ...rows.map(fromCells), ...lines.slice(replaces ? at + 1 : at)])
  }
  return (
    <fieldset className="parts-lines" aria-describedby={hint}>
      <legend className={look.quiet ? 'yb-heard' : ''}>{label}</legend>
      <ul ref={box}>
        {lines.map((line, at) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place
            key={at}
            data-dragged={dragged === at}
            onKeyDown={(event) => onKeyDown(event, at)}
            onPaste={(event) => onPaste(event, at)}
            onDragOver={(event) => {
              if (dragged !== null) event.preventDefault()
            }}
            onDrop={(event) => {
              event.preventDefault()
              if (dragged !== null) move(dragged, at)
              setDragged(null)
            }}
          >
            {/* biome-ignore lint/a11y/noStaticElementInteractions: a help for the mouse; Alt+↑↓ does the same */}
            <span
              className="parts-handle"
              draggable
              title={t('parts.lines.drag')}
              onDragStart={() => setDragged(at)}
              onDragEnd={() => setDragged(null)}
            >
              <HolderOutlined aria-hidden />
              {look.numbered && <span>{at + 1}</span>}
            </span>
            <span className="parts-fields">{children(line, (next) => set(at, next), at)}</span>
            <Tooltip title={t('parts.lines.remove')}>
              <Button
                type="text"
                icon={<DeleteOutlined aria-hidden />}
                aria-label={t('parts.lines.removeOf', { label, n: at + 1 })}
                onClick={() => onChange(lines.filter((_, index) => index !== at))}
              />
            </Tooltip>
          </li>
        ))}
      </ul>
      <p className="parts-lines-foot">
        <Button type="dashed" icon={<PlusOutlined aria-hidden />} onClick={() => add(lines.length)}>
          {addLabel}
        </Button>
        <span id={hint} className="yb-caption">
          {t(fromCells ? 'parts.lines.hintPaste' : 'parts.lines.hint')}
        </span>
      </p>
    </fieldset>
  )
}
