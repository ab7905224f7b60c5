import { CaretDownOutlined, CaretRightOutlined } from '@ant-design/icons'
import {
  type DragEvent,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useTranslation } from 'react-i18next'
import { sectionLabel } from '../../preload/contract/outline'
import { closedAtFirst, followClosed, type OutlineRow, parentOf, reveal, visibleRows } from './outlineRows'

const ROW = 32
const MORE = 8

type Heading = Readonly<{ title: string; number: string; level: number; id?: string }>

/** Where a dragged heading is let go, seen from the line under the pointer. */
export type DropPlace = 'before' | 'after' | 'inside'

export type OutlineTreeHandle = { focus: () => void }

type Props = Readonly<{
  ref?: Ref<OutlineTreeHandle>
  sections: readonly Heading[]
  selected: number
  label: string
  onSelect: (index: number) => void
  /** Enter, or a double click. */
  onOpen?: (index: number) => void
  /** Keys beyond moving about; true when the key was used. */
  onKey?: (event: KeyboardEvent, index: number) => boolean
  /** What stands in a line in place of its heading, while it is being renamed. */
  editor?: { index: number; content: ReactNode } | null
  /** Behind a heading, for instance how many hits lie in it; up to `to` where what lies below it is hidden. */
  suffix?: (index: number, to: number) => ReactNode
  /** Left out: headings cannot be dragged. */
  drag?: {
    may: (from: number, target: number, place: DropPlace) => boolean
    drop: (from: number, target: number, place: DropPlace) => void
  }
}>

/** The headings of a plan as a tree. Draws only the lines in view, so that 5,000 headings scroll like 50. */
export function OutlineTree(props: Props) {
  const { ref, sections, selected, label, onSelect, onOpen, onKey, editor, suffix, drag } = props
  const { t } = useTranslation('plans')
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const [closed, setClosed] = useState<ReadonlySet<number>>(() => closedAtFirst(sections))
  const [view, setView] = useState({ top: 0, height: 0 })
  const [known, setKnown] = useState(sections)
  // Headings that moved stay as open or closed as they were.
  if (known !== sections) {
    setKnown(sections)
    setClosed(followClosed(known, sections, closed))
  }
  const dragging = useDragging(drag)
  const rows = useMemo(() => visibleRows(sections, closed), [sections, closed])
  const place = rows.findIndex((row) => row.index === selected)
  useImperativeHandle(ref, () => ({ focus: () => box.current?.focus() }))

  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const observer = new ResizeObserver(() =>
      setView({ top: element.scrollTop, height: element.clientHeight }),
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  // Wherever the selection goes, its line is to be seen.
  useLayoutEffect(() => setClosed((before) => reveal(sections, before, selected)), [sections, selected])
  useLayoutEffect(() => {
    const element = box.current
    if (!element || place < 0) return
    if (place * ROW < element.scrollTop) element.scrollTop = place * ROW
    else if ((place + 1) * ROW > element.scrollTop + element.clientHeight)
      element.scrollTop = (place + 1) * ROW - element.clientHeight
  }, [place])

  const toggle = (index: number, open: boolean) =>
    setClosed((before) => {
      const next = new Set(before)
      if (open) next.delete(index)
      else next.add(index)
      return next
    })
  const moveTo = (at: number) => {
    const row = rows[Math.min(Math.max(at, 0), rows.length - 1)]
    if (row) onSelect(row.index)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== box.current) return
    const row = rows[place]
    if (row && onKey?.(event, row.index)) return event.preventDefault()
    const page = Math.max(Math.floor(view.height / ROW) - 1, 1)
    const keys: Record<string, () => void> = {
      arrowdown: () => moveTo(place + 1),
      arrowup: () => moveTo(place - 1),
      pagedown: () => moveTo(place + page),
      pageup: () => moveTo(place - page),
      home: () => moveTo(0),
      end: () => moveTo(rows.length - 1),
      arrowright: () => {
        if (!row?.hasChildren) return
        if (row.open) moveTo(place + 1)
        else toggle(row.index, true)
      },
      arrowleft: () => {
        if (!row) return
        if (row.hasChildren && row.open) toggle(row.index, false)
        else onSelect(Math.max(parentOf(sections, row.index), 0))
      },
      enter: () => row && onOpen?.(row.index),
    }
    const act = keys[event.key.toLowerCase()]
    if (!act || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    act()
  }

  const first = Math.max(Math.floor(view.top / ROW) - MORE, 0)
  const shown = rows.slice(first, Math.ceil((view.top + view.height) / ROW) + MORE)
  const alive = shown.some((row) => row.index === selected)
  return (
    <div
      ref={box}
      className="plan-tree"
      role="tree"
      aria-label={label}
      tabIndex={0}
      aria-activedescendant={alive ? `${id}-${selected}` : undefined}
      onKeyDown={onKeyDown}
      onScroll={(event) =>
        setView({ top: event.currentTarget.scrollTop, height: event.currentTarget.clientHeight })
      }
    >
      <div role="none" style={{ height: rows.length * ROW, position: 'relative' }}>
        {shown.map((row, at) => {
          const section = sections[row.index]
          if (!section) return null
          const text = sectionLabel(section) || t('outline.untitled')
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the tree holds the focus and hears the keys
            <div
              key={row.index}
              id={`${id}-${row.index}`}
              className="plan-tree-row"
              role="treeitem"
              tabIndex={-1}
              aria-level={row.level}
              aria-selected={row.index === selected}
              aria-label={text}
              {...(row.hasChildren ? { 'aria-expanded': row.open } : {})}
              style={{ top: (first + at) * ROW, height: ROW, paddingInlineStart: 4 + (row.level - 1) * 16 }}
              onClick={() => {
                onSelect(row.index)
                if (editor?.index !== row.index) box.current?.focus()
              }}
              onDoubleClick={() => onOpen?.(row.index)}
              onContextMenu={() => onSelect(row.index)}
              {...dragging.of(row.index)}
            >
              <button
                type="button"
                className="plan-tree-toggle"
                tabIndex={-1}
                aria-hidden={!row.hasChildren}
                aria-label={t(row.open ? 'outline.close' : 'outline.open')}
                style={row.hasChildren ? undefined : { visibility: 'hidden' }}
                onClick={(event) => {
                  event.stopPropagation()
                  toggle(row.index, !row.open)
                }}
              >
                {row.open ? <CaretDownOutlined aria-hidden /> : <CaretRightOutlined aria-hidden />}
              </button>
              {editor?.index === row.index ? (
                editor.content
              ) : (
                <span className="plan-tree-text" title={text}>
                  {text}
                </span>
              )}
              {suffix?.(row.index, nextShown(rows[first + at + 1], sections.length))}
            </div>
          )
        })}
      </div>
    </div>
  )
}

/** What makes a line one that can be dragged and dropped on; nothing where headings cannot be dragged. */
function useDragging(drag: Props['drag']) {
  const [from, setFrom] = useState<number | null>(null)
  const [over, setOver] = useState<{ index: number; place: DropPlace } | null>(null)
  const end = () => {
    setFrom(null)
    setOver(null)
  }
  const placeAt = (event: DragEvent): DropPlace => {
    const box = event.currentTarget.getBoundingClientRect()
    const share = (event.clientY - box.top) / box.height
    return share < 0.3 ? 'before' : share > 0.7 ? 'after' : 'inside'
  }
  const of = (index: number) => {
    if (!drag) return {}
    return {
      draggable: true,
      'data-drop': over?.index === index ? over.place : undefined,
      'data-dragged': from === index ? true : undefined,
      onDragStart: (event: DragEvent) => {
        event.dataTransfer.effectAllowed = 'move'
        event.dataTransfer.setData('text/plain', '')
        setFrom(index)
      },
      onDragOver: (event: DragEvent) => {
        if (from === null) return
        const place = placeAt(event)
        if (!drag.may(from, index, place)) return setOver(null)
        event.preventDefault()
        setOver((now) => (now?.index === index && now.place === place ? now : { index, place }))
      },
      onDrop: (event: DragEvent) => {
        event.preventDefault()
        if (from !== null && over) drag.drop(from, over.index, over.place)
        end()
      },
      onDragEnd: end,
    }
  }
  return { of }
}

/** The heading that shows next: all before it belong to the line above. */
function nextShown(next: OutlineRow | undefined, count: number): number {
  return next?.index ?? count
}
