import { memo, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { sectionLabel } from '../../preload/contract/outline'
import type { Section, SectionHeading } from '../../preload/contract/plans/index'
import { BlockView } from './BlockView'
import type { PlanHit } from './findInPlan'
import { markHits } from './markHits'
import type { Slice } from './reading'

/** Calls back whenever an element comes near the window or leaves it; answers how to stop. */
export type SliceWatch = (element: HTMLElement, listener: (near: boolean) => void) => () => void

type Props = Readonly<{
  slice: Slice
  heading: SectionHeading
  section: Section | undefined
  hits: readonly PlanHit[]
  current: PlanHit | undefined
  watch: SliceWatch
  want: (position: number) => void
  onShown: () => void
}>

/** One slice of a plan's text: its blocks while it is near the window, otherwise an empty box as high as they were. */
export const SliceBox = memo(function SliceBox(props: Props) {
  const { slice, heading, section, hits, current, watch, want, onShown } = props
  const box = useRef<HTMLElement>(null)
  const [state, setState] = useState({ near: false, height: slice.estimate })
  const loaded = section !== undefined && slice.pieces !== undefined

  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    return watch(element, (near) =>
      setState((before) => {
        if (before.near === near) return before
        return { near, height: near ? before.height : element.offsetHeight }
      }),
    )
  }, [watch])

  useEffect(() => {
    if (state.near && !loaded) want(slice.position)
  }, [state.near, loaded, want, slice.position])

  useLayoutEffect(() => {
    if (state.near && loaded) onShown()
  }, [state.near, loaded, onShown])

  useLayoutEffect(() => {
    if (!state.near || !box.current || hits.length === 0) return
    return markHits(box.current, hits, current)
  }, [state.near, hits, current])

  const label = slice.heading ? sectionLabel(heading) : ''
  const Heading = `h${Math.min(heading.level + 1, 6)}` as 'h2' | 'h3' | 'h4' | 'h5' | 'h6'
  // Headings are always there, also of text that is not: whoever listens to the page goes from heading to heading.
  const title = label !== '' && (
    <Heading className="plan-heading" data-level={heading.level} data-seg="heading">
      {label}
    </Heading>
  )
  if (!state.near || !loaded)
    return (
      <section ref={box} className="plan-far" style={{ height: state.height }}>
        {title}
      </section>
    )
  return (
    <section ref={box}>
      {title}
      {slice.pieces?.map((piece) => {
        const block = section.blocks[piece.block]
        return block ? (
          <BlockView key={`${piece.block}.${piece.rows?.from ?? 0}`} block={block} piece={piece} />
        ) : null
      })}
    </section>
  )
})
