import type { Answer } from '../../../preload/contract/api'
import type { ChosenFile } from '../../../preload/contract/bridge'
import type { Plan } from '../../../preload/contract/plans/index'
import type { Failure } from '../../../preload/contract/result'
import type { FactValues } from '../factFields'

export type PlanPreview = Answer<'plans', 'previewImport'>

/** A file on its way into the library. */
export type Entry = Readonly<{ file: ChosenFile }> &
  (
    | Readonly<{ state: 'waiting' | 'reading' | 'skipped' | 'known' }>
    | Readonly<{ state: 'ready' | 'saving'; preview: PlanPreview; failure?: Failure }>
    | Readonly<{ state: 'done'; plan: Plan }>
    | Readonly<{ state: 'refused'; failure: Failure }>
  )

export type Queue = Readonly<{ entries: readonly Entry[]; at: number }>

export type QueueEvent =
  | Readonly<{ event: 'reading' }>
  | Readonly<{ event: 'read'; preview: PlanPreview }>
  | Readonly<{ event: 'saving' }>
  | Readonly<{ event: 'saved'; plan: Plan }>
  /** Saving was refused: the preview and everything corrected in it stay. */
  | Readonly<{ event: 'not-saved'; failure: Failure }>
  /** The file cannot be read. */
  | Readonly<{ event: 'refused'; failure: Failure }>
  | Readonly<{ event: 'skip' }>
  /** The very file is here already; it is passed over. */
  | Readonly<{ event: 'known' }>
  | Readonly<{ event: 'next' }>

export function startQueue(files: readonly ChosenFile[]): Queue {
  return { entries: files.map((file) => ({ file, state: 'waiting' })), at: 0 }
}

/** What happens to the file that is being dealt with; an event that does not fit its state changes nothing. */
export function advance(queue: Queue, event: QueueEvent): Queue {
  const entry = queue.entries[queue.at]
  if (!entry) return queue
  const { file } = entry
  const put = (next: Entry, by = 0): Queue => ({
    entries: queue.entries.with(queue.at, next),
    at: queue.at + by,
  })
  switch (event.event) {
    case 'reading':
      return entry.state === 'waiting' ? put({ file, state: 'reading' }) : queue
    case 'read':
      return put({ file, state: 'ready', preview: event.preview })
    case 'saving':
      return entry.state === 'ready' ? put({ file, state: 'saving', preview: entry.preview }) : queue
    case 'saved':
      return put({ file, state: 'done', plan: event.plan }, 1)
    case 'not-saved':
      return entry.state === 'saving'
        ? put({ file, state: 'ready', preview: entry.preview, failure: event.failure })
        : queue
    case 'refused':
      return put({ file, state: 'refused', failure: event.failure })
    case 'skip':
      return entry.state === 'done' ? queue : put({ file, state: 'skipped' }, 1)
    case 'known':
      return entry.state === 'done' ? queue : put({ file, state: 'known' }, 1)
    case 'next':
      return { ...queue, at: queue.at + 1 }
  }
}

/** True when every file has been dealt with. */
export function isOver(queue: Queue): boolean {
  return queue.at >= queue.entries.length
}

/** What a person may say about a document that is brought in: the facts, and those that only its text tells. */
export type ImportFacts = FactValues & Pick<Plan, 'effectiveOn' | 'eventTypes'>

/** What the form starts with: what was found in the document, and for a next version what was known before. */
export function initialFacts(preview: PlanPreview, fileName: string, existing?: Plan): ImportFacts {
  const { documentNumber, issuedOn, category, issuedBy, effectiveOn, eventTypes } = preview.suggested
  const found = preview.title.trim() || fileName.replace(/\.[^.]*$/, '')
  return {
    title: (existing?.title ?? found).slice(0, 200),
    category: existing?.category ?? category,
    documentNumber: (documentNumber || existing?.documentNumber || '').slice(0, 60),
    issuedBy: (issuedBy || existing?.issuedBy || '').slice(0, 100),
    issuedOn: issuedOn ?? existing?.issuedOn ?? null,
    reviewOn: existing?.reviewOn ?? null,
    remark: existing?.remark ?? '',
    effectiveOn: effectiveOn ?? existing?.effectiveOn ?? null,
    eventTypes: existing && existing.eventTypes.length > 0 ? existing.eventTypes : eventTypes,
  }
}

/** The words a fact was read from; empty where it was not read from the document. */
export function quoteOf(preview: PlanPreview, fact: string): string {
  return preview.suggested.sources.find((source) => source.fact === fact)?.quote ?? ''
}
