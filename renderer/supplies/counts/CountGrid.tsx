import { type KeyboardEvent, type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CountDetail, CountLine } from '../../../preload/contract/supplies/index'
import { formatDay, formatQuantity } from '../../shared/format'
import { LevelTag } from '../../shared/LevelTag'
import { parseCounted } from '../packs'

export type CountGridHandle = Readonly<{
  /** Puts the keyboard on a line; false when it is not on this page. */
  focus: (lineId: string) => boolean
  /** The same, once the line is there. */
  focusLater: (lineId: string) => void
}>

type GridProps = Readonly<{
  count: CountDetail
  rows: readonly CountLine[]
  readOnly: boolean
  /** Whose figures are entered. */
  who: string
  /** Saves a figure; true when it was taken. */
  onSave: (line: CountLine, quantity: number) => Promise<boolean>
  onOpen: (line: CountLine) => void
  /** A label was scanned while the keyboard was on a figure. */
  onScan: (code: string) => void
  ref?: Ref<CountGridHandle>
}>

/**
 * Lines with a figure to type beside each. Enter and ↓ save and go on, ↑ goes back, Esc gives up what was typed.
 * A figure that is left empty changes nothing.
 */
export function CountGrid({ count, rows, readOnly, who, onSave, onOpen, onScan, ref }: GridProps) {
  const { t } = useTranslation('supplies')
  const body = useRef<HTMLTableSectionElement>(null)
  const [wanted, setWanted] = useState<string | null>(null)
  const fieldOf = (lineId: string) =>
    body.current?.querySelector<HTMLInputElement>(`input[data-line-id="${CSS.escape(lineId)}"]`) ?? null
  const focus = (lineId: string) => {
    const field = fieldOf(lineId)
    if (!field) return false
    field.focus()
    field.select()
    field.scrollIntoView({ block: 'nearest' })
    return true
  }
  useImperativeHandle(ref, () => ({ focus, focusLater: setWanted }))
  useEffect(() => {
    if (wanted === null || !rows.some((row) => row.id === wanted)) return
    body.current?.querySelector<HTMLInputElement>(`input[data-line-id="${CSS.escape(wanted)}"]`)?.select()
    setWanted(null)
  }, [wanted, rows])
  const step = (from: HTMLInputElement, by: 1 | -1) => {
    const fields = [...(body.current?.querySelectorAll<HTMLInputElement>('input[data-line-id]') ?? [])]
    const next = fields[fields.indexOf(from) + by]
    if (!next) {
      from.blur()
      return
    }
    next.focus()
    next.select()
    next.scrollIntoView({ block: 'nearest' })
  }
  const withBook = !count.hidden && !count.blind
  return (
    <table className="yb-table yb-count-grid">
      <thead>
        <tr>
          <th scope="col" className="yb-right yb-count-n">
            {t('counts.position')}
          </th>
          <th scope="col" className="yb-count-bin">
            {t('counts.bin')}
          </th>
          <th scope="col">{t('counts.item')}</th>
          <th scope="col" className="yb-count-lot">
            {t('columns.lotNumber')}
          </th>
          <th scope="col" className="yb-count-day">
            {t('columns.expiresOn')}
          </th>
          {withBook && (
            <th scope="col" className="yb-right yb-count-number">
              {t('counts.expected')}
            </th>
          )}
          <th scope="col" className="yb-count-figure">
            {t('counts.figure')}
          </th>
          <th scope="col" className="yb-count-unit">
            {t('columns.unit')}
          </th>
          <th scope="col" className="yb-count-state">
            {t('counts.result')}
          </th>
        </tr>
      </thead>
      <tbody ref={body}>
        {rows.map((line) => (
          <tr key={line.id} className="yb-row">
            <td className="yb-right yb-second">{line.position}</td>
            <td>{line.bin || '—'}</td>
            <td>
              <button type="button" className="yb-text-button yb-count-open" onClick={() => onOpen(line)}>
                {[line.itemName, line.spec].filter(Boolean).join(' ')}
              </button>
              {line.status === 'damaged' && <span className="yb-second"> {t('counts.damaged')}</span>}
              {line.found && <span className="yb-second"> {t('counts.found')}</span>}
            </td>
            <td>{line.lotNumber}</td>
            <td>{formatDay(line.expiresOn)}</td>
            {withBook && (
              <td className="yb-right">
                {line.expected === null ? '' : formatQuantity(line.expected, line.decimals)}
              </td>
            )}
            <td>
              {readOnly ? (
                formatFigure(line)
              ) : (
                <Figure
                  // Another person's figure, or a newer one of one's own from elsewhere, is another field.
                  key={`${who} ${line.mine ?? ''}`}
                  line={line}
                  onSave={onSave}
                  onStep={step}
                  onScan={onScan}
                />
              )}
            </td>
            <td>{line.unit}</td>
            <td>
              <Result line={line} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A label's text (YB:L:…), not a figure. */
const looksScanned = (typed: string) => /^\s*yb[:：]/i.test(typed.normalize('NFKC'))

const formatFigure = (line: CountLine) =>
  line.figure === null ? '' : formatQuantity(line.figure, line.decimals)

function Figure({
  line,
  onSave,
  onStep,
  onScan,
}: Readonly<{
  line: CountLine
  onSave: (line: CountLine, quantity: number) => Promise<boolean>
  onStep: (from: HTMLInputElement, by: 1 | -1) => void
  onScan: (code: string) => void
}>) {
  const { t } = useTranslation(['supplies', 'shared'])
  const kept = line.mine === null ? '' : formatQuantity(line.mine, line.decimals, { grouped: false })
  const [typed, setTyped] = useState(kept)
  const [fault, setFault] = useState<string | null>(null)
  const busy = useRef(false)
  /** Saves what was typed; false when it is no figure, and the keyboard stays. */
  const settle = (): boolean => {
    if (typed.trim() === '' || typed === kept) {
      setTyped(kept)
      setFault(null)
      return true
    }
    const parsed = parseCounted(typed, line)
    if (!parsed.ok || parsed.value < 0) {
      setFault(t(`form.reasons.${parsed.ok ? 'too-small' : parsed.fault}`, { ns: 'shared' }))
      return false
    }
    setFault(null)
    if (busy.current) return true
    busy.current = true
    void onSave(line, parsed.value).then((taken) => {
      busy.current = false
      if (!taken) setTyped(kept)
    })
    return true
  }
  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'Enter' || event.key === 'ArrowDown' ? 1 : null
    if (event.key === 'Enter' && looksScanned(typed)) {
      // The scanner typed into whatever had the keyboard: that figure is left as it was.
      event.preventDefault()
      setTyped(kept)
      onScan(typed.trim())
    } else if (by !== null) {
      event.preventDefault()
      if (settle()) onStep(event.currentTarget, event.key === 'Enter' && event.shiftKey ? -1 : by)
    } else if (event.key === 'Escape') {
      event.stopPropagation()
      setTyped(kept)
      setFault(null)
    }
  }
  return (
    <input
      className="yb-count-input"
      data-line-id={line.id}
      inputMode="decimal"
      autoComplete="off"
      maxLength={60}
      placeholder={line.mine === null ? formatFigure(line) : ''}
      aria-label={t('counts.figureOf', {
        n: line.position,
        item: line.itemName,
        lot: line.lotNumber,
        bin: line.bin,
      })}
      aria-invalid={fault !== null}
      title={fault ?? ''}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onKeyDown={onKey}
      onFocus={(event) => event.target.select()}
      onBlur={settle}
    />
  )
}

/** What came of a line: several figures, a difference, agreement. */
function Result({ line }: Readonly<{ line: CountLine }>) {
  const { t } = useTranslation('supplies')
  if (line.conflict && !line.decided) return <LevelTag level="red">{t('counts.tag.conflict')}</LevelTag>
  if (line.figure === null) return null
  const many = line.figures > 1 ? t('counts.tag.people', { n: line.figures }) : ''
  if (line.difference === null)
    return (
      <span className="yb-second">
        {t('counts.tag.counted')} {many}
      </span>
    )
  if (line.difference === 0)
    return (
      <span className="yb-second">
        {t('counts.tag.same')} {many}
      </span>
    )
  return (
    <>
      <LevelTag level="orange">
        {t(line.difference > 0 ? 'counts.tag.more' : 'counts.tag.less', {
          quantity: formatQuantity(Math.abs(line.difference), line.decimals),
        })}
      </LevelTag>{' '}
      <span className="yb-second">{many}</span>
    </>
  )
}
