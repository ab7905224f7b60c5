import {
  type KeyboardEvent,
  lazy,
  type RefObject,
  Suspense,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { Output } from '../../../preload/contract/common'
import type { FinderAnswer, FinderChoice } from '../../../preload/contract/plans/finder'
import type { Failure } from '../../../preload/contract/result'
import { failureOf, youbei } from '../../shared/api'
import { useFailureText } from '../../shared/failureText'
import { useHotkeys } from '../../shared/hotkeys'
import { useQueryCall } from '../../shared/useQueryCall'
import { levelSigns } from '../parts/words'
import { FinderResult } from './FinderResult'
import {
  type Choices,
  choiceOf,
  countUse,
  narrow,
  orderEvents,
  parseUses,
  type Step,
  stepBack,
  stepOf,
} from './rules'
import { type Tile, Tiles } from './Tiles'
import { useLatest } from './useLatest'
import './finder.css'

const PrintPreview = lazy(() =>
  import('../../shared/PrintPreview').then((m) => ({ default: m.PrintPreview })),
)

const usesKey = 'youbei.finder.uses'
const levelTones = ['', 'red', 'orange', 'yellow', 'blue']

/**
 * 应急速查, over the whole window: event, level, place, then everything on one screen. Digits choose, Backspace goes
 * back, Esc leaves, Ctrl+P prints, letters narrow by pinyin initials. It listens to the keyboard itself, because on
 * the lock screen the hotkeys of the page are off. A `rehearsal` is not seen, touches neither keyboard nor page, and
 * leaves as soon as it has been laid out: the first real opening is then as quick as every other.
 */
export function Finder({
  onClose,
  locked = false,
  rehearsal = false,
}: Readonly<{ onClose: () => void; locked?: boolean; rehearsal?: boolean }>) {
  const { t } = useTranslation('plans')
  const failureText = useFailureText()
  const index = useQueryCall('plans', 'getFinder', {})
  const [choices, setChoices] = useState<Choices>({})
  const [planId, setPlanId] = useState<string | null>(null)
  const [typed, setTyped] = useState('')
  const [uses] = useState(() => parseUses(localStorage.getItem(usesKey)))
  const box = useRef<HTMLDivElement>(null)
  const press = useRef<(key: string) => boolean>(() => false)
  const printing = usePrinting(locked)
  useCover(box, { takes: !rehearsal, covers: !locked && !rehearsal, front: printing.paper === null })
  useLeaveWhenDrawn(rehearsal && index.data !== undefined, onClose)

  const chosen = choiceOf(choices, planId)
  const answer = useAnswer(chosen)
  const levels = useMemo(
    () => (answer ? [...new Set(answer.levels.map((one) => one.level))] : null),
    [answer],
  )
  const places = index.data?.places ?? []
  // A question to which there is but one answer is not asked.
  const asked: Step[] = [
    'event',
    ...(levels === null || levels.length > 1 || choices.level ? (['level'] as const) : []),
    ...(places.length > 0 ? (['place'] as const) : []),
  ]
  const answered: Choices = {
    ...choices,
    ...(choices.event && !asked.includes('level') ? { level: choices.level ?? null } : {}),
    ...(choices.event && !asked.includes('place') ? { place: null } : {}),
  }
  const step = stepOf(answered)
  // The tile that was clicked is gone with its question: the keyboard must not go with it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each step, and each other plan, is a new screen
  useEffect(() => {
    const inside = box.current?.contains(document.activeElement) ?? false
    if (!inside && !rehearsal) box.current?.focus({ preventScroll: true })
  }, [step, planId])
  const choose = (next: Choices) => {
    setTyped('')
    setPlanId(null)
    setChoices(next)
  }
  const back = () => {
    if (typed !== '') setTyped(typed.slice(0, -1))
    else choose(stepBack(answered, asked))
  }
  const print = () => chosen && step === 'result' && void printing.print(chosen)

  /** What a key does; false when it is nothing of the finder's. */
  const pressed = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean => {
    if (ctrlKey || metaKey) {
      if (key.toLowerCase() === 'p') print()
      return ['p', 'k'].includes(key.toLowerCase())
    }
    if (altKey) return false
    if (['Escape', 'F2', 'F9'].includes(key)) onClose()
    else if (key === 'Backspace') back()
    else if (step !== 'result' && /^[a-z]$/i.test(key)) setTyped(typed + key.toLowerCase())
    else return press.current(key)
    return true
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    // Keys of the page underneath, and of the lock screen around it, are not meant here.
    event.stopPropagation()
    if (pressed(event)) event.preventDefault()
  }
  const onKeys = (listen: (key: string) => boolean) => {
    press.current = listen
  }

  const openSkip = (label: string, run: () => void): Tile => ({ key: 'skip', label, choose: run })
  const failure = index.error ? failureOf(index.error) : printing.failure
  const shown = (
    <>
      <div
        ref={box}
        className="finder"
        data-rehearsal={rehearsal || undefined}
        inert={rehearsal}
        role="dialog"
        aria-modal="true"
        aria-label={t('finder.title')}
        tabIndex={-1}
        hidden={printing.paper !== null}
        onKeyDown={onKeyDown}
      >
        <header className="finder-head">
          <h1>{t('finder.title')}</h1>
          <Trail
            choices={answered}
            onChoose={(kept) => choose(kept)}
            words={{
              level: (level) =>
                level === null ? t('finder.everyLevel') : t('finder.level', { sign: levelSigns[level] }),
              place: (place) => place?.name ?? t('finder.wholeTownship'),
              again: t('finder.again'),
            }}
          />
          <span className="finder-spring" />
          {step === 'result' && (
            <button type="button" className="finder-button" onClick={print} disabled={printing.running}>
              {t(printing.running ? 'finder.printing' : 'finder.print')} <kbd>Ctrl+P</kbd>
            </button>
          )}
          {choices.event && (
            <button type="button" className="finder-button" onClick={back}>
              {t('finder.back')} <kbd>Backspace</kbd>
            </button>
          )}
          <button type="button" className="finder-button" onClick={onClose}>
            {t('finder.close')} <kbd>Esc</kbd>
          </button>
        </header>
        {failure && (
          <p role="alert" className="finder-alert">
            {failureText(failure).title} {failureText(failure).advice}
          </p>
        )}
        {step === 'event' && index.data && (
          <Tiles
            title={t('finder.askEvent')}
            typed={typed}
            onKeys={onKeys}
            tiles={narrow(orderEvents(index.data.events, uses), typed).map((event) => ({
              key: event.id,
              label: t('finder.eventName', { zh: event.name, en: event.nameEn }),
              detail: event.plans > 0 ? t('finder.plans', { n: event.plans }) : t('finder.noPlan'),
              choose: () => {
                localStorage.setItem(usesKey, JSON.stringify(countUse(uses, event.id)))
                choose({ event })
              },
            }))}
          />
        )}
        {step === 'level' && choices.event && levels && (
          <Tiles
            title={t('finder.askLevel')}
            typed=""
            onKeys={onKeys}
            tiles={levels.map((level) => ({
              key: String(level),
              tone: levelTones[level] ?? '',
              label: t('finder.level', { sign: levelSigns[level] }),
              detail: answer?.levels
                .find((one) => one.level === level)
                ?.conditions.slice(0, 3)
                .join('；'),
              choose: () => choose({ ...choices, level }),
            }))}
            skip={openSkip(t('finder.skipLevel'), () => choose({ ...choices, level: null }))}
          />
        )}
        {step === 'place' && choices.event && (
          <Tiles
            title={t('finder.askPlace')}
            typed={typed}
            onKeys={onKeys}
            tiles={narrow(places, typed).map((place) => ({
              key: place.code,
              label: place.name,
              choose: () => choose({ ...answered, place }),
            }))}
            skip={openSkip(t('finder.skipPlace'), () => choose({ ...answered, place: null }))}
          />
        )}
        {step === 'result' && answer && choices.event && (
          <FinderResult
            answer={answer}
            eventName={t('finder.eventName', { zh: choices.event.name, en: choices.event.nameEn })}
            onPlan={setPlanId}
            onKeys={onKeys}
            onOpenPlan={locked ? undefined : onClose}
          />
        )}
      </div>
      {printing.paper && (
        <Suspense fallback={null}>
          <PrintPreview output={printing.paper} onClose={printing.done} />
        </Suspense>
      )}
    </>
  )
  return locked ? shown : createPortal(shown, document.body)
}

/**
 * Takes the keyboard, and gives it back when the finder is closed. With `covers`, the page underneath can neither be
 * reached nor be read aloud; a preview that closes gives the keyboard back to the finder (`front`).
 */
function useCover(
  box: RefObject<HTMLDivElement | null>,
  { takes, covers, front }: Readonly<{ takes: boolean; covers: boolean; front: boolean }>,
): void {
  useHotkeys({}, { exclusive: true, enabled: covers })
  useEffect(() => {
    if (!takes) return
    const before = document.activeElement
    return () => {
      if (before instanceof HTMLElement && before.isConnected) setTimeout(() => before.focus(), 0)
    }
  }, [takes])
  useEffect(() => {
    if (front && takes) box.current?.focus({ preventScroll: true })
    const below = document.getElementById('root')
    if (!covers || !below) return
    below.inert = true
    return () => {
      below.inert = false
    }
  }, [box, takes, covers, front])
}

/** Calls `leave` one frame after what is rendered now was laid out. */
function useLeaveWhenDrawn(drawn: boolean, leave: () => void): void {
  useEffect(() => {
    if (!drawn) return
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(leave)
    })
    return () => cancelAnimationFrame(frame)
  }, [drawn, leave])
}

/** What was chosen so far; each is a way back to its question. */
function Trail({
  choices,
  onChoose,
  words,
}: Readonly<{
  choices: Choices
  onChoose: (kept: Choices) => void
  words: {
    level: (level: number | null) => string
    place: (place: Choices['place']) => string
    again: string
  }
}>) {
  const { t } = useTranslation('plans')
  const { event, level, place } = choices
  if (!event) return null
  const chip = (word: string, kept: Choices) => (
    <button type="button" className="finder-chip" title={words.again} onClick={() => onChoose(kept)}>
      {word}
    </button>
  )
  return (
    <nav className="finder-trail" aria-label={t('finder.chosen')}>
      {chip(t('finder.eventName', { zh: event.name, en: event.nameEn }), {})}
      {level !== undefined && chip(words.level(level), { event })}
      {level !== undefined && place !== undefined && chip(words.place(place), { event, level })}
    </nav>
  )
}

/** The answer to the choices. Another choice's answer is never shown, not for a moment. */
function useAnswer(choice: FinderChoice | null): FinderAnswer | null {
  const query = useQueryCall('plans', 'find', choice ?? { event: 'OTH' }, {
    enabled: choice !== null,
    keepPrevious: false,
    staleTime: 0,
  })
  return choice === null ? null : (query.data ?? null)
}

/** Prints the answer: with a preview at the desk, straight to the printer from the lock screen. */
function usePrinting(locked: boolean) {
  const [running, setRunning] = useState(false)
  const [paper, setPaper] = useState<Output | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const busy = useLatest(running)
  const print = async (choice: FinderChoice) => {
    if (busy.current) return
    setRunning(true)
    setFailure(null)
    const made = await youbei.plans.printFound(choice)
    setRunning(false)
    if (!made.ok) return setFailure(made.error)
    if (!locked) return setPaper(made.value)
    const printed = await youbei.shell.printOutput({ token: made.value.token, name: made.value.name })
    if (!printed.ok) setFailure(printed.error)
  }
  return { running, paper, failure, print, done: () => setPaper(null) }
}
