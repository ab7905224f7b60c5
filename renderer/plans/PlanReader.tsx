import {
  type KeyboardEvent,
  type Ref,
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
} from 'react'
import { useTranslation } from 'react-i18next'
import type { SectionHeading } from '../../preload/contract/plans/index'
import type { PlanHit } from './findInPlan'
import { segmentElement } from './markHits'
import { type Slice, sliceOf, sliceSection } from './reading'
import { SliceBox, type SliceWatch } from './SliceBox'
import type { PlanText } from './usePlanText'

export type PlanReaderHandle = { goTo: (position: number) => void; focus: () => void }

type Props = Readonly<{
  ref: Ref<PlanReaderHandle>
  outline: readonly SectionHeading[]
  text: PlanText
  hits: readonly PlanHit[]
  current: PlanHit | undefined
  onReading: (position: number) => void
}>

const NO_HITS: readonly PlanHit[] = []

/** The text of a plan from end to end. Only what is near the window exists; the rest keeps its place by its height. */
export function PlanReader({ ref, outline, text, hits, current, onReading }: Props) {
  const { t } = useTranslation('plans')
  const scroller = useRef<HTMLElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const slices = useSlices(outline, text)
  const hitsOf = useMemo(() => hitsBySlice(slices, hits), [slices, hits])
  const watch = useSliceWatch(scroller)
  const latest = useRef({ slices, onReading })
  latest.current = { slices, onReading }

  // What was jumped to stays in place while the text around it comes in, until somebody scrolls on.
  const held = useRef<{ position: number; hit?: PlanHit } | null>(null)
  const settle = useCallback(() => {
    const target = held.current
    const box = scroller.current
    const place = target && sliceOf(latest.current.slices, target.hit ?? headingOf(target.position))
    const element = place !== null && place >= 0 ? content.current?.children[place] : undefined
    if (!target || !box || !(element instanceof HTMLElement)) return
    const segment = target.hit && segmentElement(element, target.hit)
    if (!segment) {
      box.scrollTop = element.offsetTop
      return
    }
    const top = segment.getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop
    box.scrollTop = top - box.clientHeight * 0.35
    const wide = segment.closest('.plan-table-box')
    if (wide && segment.offsetLeft + segment.offsetWidth > wide.scrollLeft + wide.clientWidth)
      wide.scrollLeft = segment.offsetLeft
  }, [])
  const letGo = () => {
    held.current = null
  }

  useImperativeHandle(ref, () => ({
    goTo: (position) => {
      held.current = { position }
      settle()
      latest.current.onReading(position)
    },
    focus: () => scroller.current?.focus({ preventScroll: true }),
  }))

  useLayoutEffect(() => {
    if (!current) return
    held.current = { position: current.position, hit: current }
    settle()
  }, [current, settle])

  useEffect(() => {
    const observer = new ResizeObserver(settle)
    if (content.current) observer.observe(content.current)
    return () => observer.disconnect()
  }, [settle])

  const onScroll = () => {
    const box = scroller.current
    if (!box || !content.current) return
    if (held.current) return latest.current.onReading(held.current.position)
    const at = childAt(content.current.children, box.scrollTop + 72)
    const slice = latest.current.slices[at]
    if (slice) latest.current.onReading(slice.position)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End', ' '].includes(event.key)) letGo()
  }

  return (
    <section
      ref={scroller}
      className="plan-text"
      aria-label={t('read.text')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable to be scrolled with the keyboard
      tabIndex={0}
      onScroll={onScroll}
      onWheel={letGo}
      onPointerDown={letGo}
      onKeyDown={onKeyDown}
    >
      <div ref={content} className="plan-measure">
        {slices.map((slice) => {
          const heading = outline[slice.position]
          return heading ? (
            <SliceBox
              key={slice.key}
              slice={slice}
              heading={heading}
              section={text.sections.get(slice.position)}
              hits={hitsOf.get(slice.key) ?? NO_HITS}
              current={current && hitsOf.get(slice.key)?.includes(current) ? current : undefined}
              watch={watch}
              want={text.want}
              onShown={settle}
            />
          ) : null
        })}
      </div>
    </section>
  )
}

const headingOf = (position: number) => ({ position, block: -1, segment: 0 })

/** Slices of every section; those of a section stay the same objects until its text comes in. */
function useSlices(outline: readonly SectionHeading[], text: PlanText): readonly Slice[] {
  const known = useRef(new Map<SectionHeading, { section: unknown; slices: Slice[] }>())
  return useMemo(
    () =>
      outline.flatMap((heading) => {
        const section = text.sections.get(heading.position)
        const before = known.current.get(heading)
        if (before && before.section === section) return before.slices
        const slices = sliceSection(heading, section)
        known.current.set(heading, { section, slices })
        return slices
      }),
    [outline, text.sections],
  )
}

function hitsBySlice(slices: readonly Slice[], hits: readonly PlanHit[]): Map<string, PlanHit[]> {
  const byPosition = new Map<number, Slice[]>()
  if (hits.length > 0)
    for (const slice of slices) {
      const group = byPosition.get(slice.position)
      if (group) group.push(slice)
      else byPosition.set(slice.position, [slice])
    }
  const found = new Map<string, PlanHit[]>()
  for (const hit of hits) {
    const group = byPosition.get(hit.position) ?? []
    const key = group[sliceOf(group, hit)]?.key
    if (key === undefined) continue
    const list = found.get(key)
    if (list) list.push(hit)
    else found.set(key, [hit])
  }
  return found
}

/** The last child that begins at or above a height. */
function childAt(children: HTMLCollection, y: number): number {
  let low = 0
  let high = children.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    const child = children[middle]
    if (child instanceof HTMLElement && child.offsetTop <= y) low = middle
    else high = middle - 1
  }
  return Math.max(low, 0)
}

/** Tells slices when they come near the window and when they leave it; one observer for all of them. */
function useSliceWatch(scroller: { readonly current: HTMLElement | null }): SliceWatch {
  const listeners = useRef(new Map<Element, (near: boolean) => void>())
  const observer = useRef<IntersectionObserver | null>(null)
  const watch = useCallback<SliceWatch>(
    (element, listener) => {
      observer.current ??= new IntersectionObserver(
        (entries) => {
          for (const entry of entries) listeners.current.get(entry.target)?.(entry.isIntersecting)
        },
        { root: scroller.current, rootMargin: '1500px 0px' },
      )
      listeners.current.set(element, listener)
      observer.current.observe(element)
      return () => {
        listeners.current.delete(element)
        observer.current?.unobserve(element)
      }
    },
    [scroller],
  )
  return watch
}
