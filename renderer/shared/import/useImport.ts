import { useCallback, useEffect, useRef, useState } from 'react'
import type { ImportPreview, ImportResult } from '../../../preload/contract/imports'
import type { Failure } from '../../../preload/contract/result'
import type { RowVerdict, SheetChoice } from '../../../preload/contract/sheets'
import { youbei } from '../api'
import { useTask } from '../useTask'
import { isBlocked, requestOf, withField } from './request'
import type { ImportSource, ImportWizardProps } from './types'

export type ImportStep = 'source' | 'columns' | 'check' | 'result'

export const previewPage = 100

/** The steps of an import: read, correct, check, bring in. Each correction reads the file anew; the last one counts. */
export function useImport({ calls, title, pasted, onDone }: ImportWizardProps) {
  const task = useTask()
  const [step, setStep] = useState<ImportStep>('source')
  const [source, setSource] = useState<ImportSource | null>(pasted ? { kind: 'pasted', text: pasted } : null)
  const [choice, setChoice] = useState<SheetChoice>({})
  const [defaults, setDefaults] = useState<Readonly<Record<string, string>>>({})
  const [verdicts, setVerdicts] = useState<RowVerdict[]>([])
  const [offset, setOffset] = useState(0)
  const [preview, setPreview] = useState<ImportPreview | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [reading, setReading] = useState(false)
  const [importing, setImporting] = useState(false)
  const [result, setResult] = useState<ImportResult | null>(null)
  const running = useRef<string | null>(null)
  const fresh = useRef(true)

  const cancel = useCallback(() => {
    if (running.current !== null) youbei.cancel(running.current)
    running.current = null
  }, [])

  useEffect(() => {
    if (source === null) return
    cancel()
    const id = crypto.randomUUID()
    running.current = id
    setReading(true)
    const request = { ...requestOf(source, choice, defaults), offset, limit: previewPage }
    void calls
      .preview(verdicts.length > 0 ? { ...request, verdicts } : request, { id })
      .catch(() => ({ ok: false as const, error: { code: 'internal' as const } }))
      .then((answer) => {
        // Another correction was made meanwhile, or the wizard was closed: this answer is of no use.
        if (running.current !== id) return
        running.current = null
        setReading(false)
        if (!answer.ok) {
          setFailure(answer.error)
          if (fresh.current) setSource(null)
          return
        }
        setFailure(null)
        setPreview(answer.value)
        if (fresh.current) setStep(isBlocked(answer.value) ? 'columns' : 'check')
        fresh.current = false
      })
  }, [source, choice, defaults, verdicts, offset, calls, cancel])
  useEffect(() => cancel, [cancel])

  const begin = useCallback((next: ImportSource) => {
    fresh.current = true
    setPreview(null)
    setFailure(null)
    setChoice({})
    setVerdicts([])
    setOffset(0)
    setSource(next)
  }, [])

  const change = (next: SheetChoice) => {
    setOffset(0)
    setChoice(next)
  }

  const bringIn = async () => {
    if (source === null || importing) return
    setImporting(true)
    setFailure(null)
    const answer = await task.run(title, (options) =>
      calls.import(requestOf(source, choice, defaults), options),
    )
    setImporting(false)
    if (!answer.ok) {
      if (answer.error.code !== 'cancelled') setFailure(answer.error)
      return
    }
    setResult(answer.value)
    setStep('result')
    onDone?.(answer.value)
  }

  return {
    step,
    setStep,
    source,
    begin,
    back: () => {
      cancel()
      setReading(false)
      setSource(null)
      setPreview(null)
      setFailure(null)
      setStep('source')
    },
    choice,
    /** Another sheet: header and columns are found anew. */
    chooseSheet: (sheet: string) => change({ sheet }),
    chooseHeader: (headerRow: number) =>
      change({ ...(choice.sheet ? { sheet: choice.sheet } : {}), headerRow }),
    /**
     * Which field a column fills (null: none); every field has one column at most. It goes on from what was chosen
     * last: the answer to that may still be out.
     */
    chooseField: (column: number, field: string | null) =>
      change({ ...choice, mapping: withField(choice.mapping ?? preview?.mapping ?? {}, column, field) }),
    defaults,
    setDefault: (field: string, value: string) => {
      setOffset(0)
      setDefaults((held) => ({ ...held, [field]: value }))
    },
    verdicts,
    setVerdicts: (next: RowVerdict[]) => {
      setOffset(0)
      setVerdicts(next)
    },
    offset,
    setOffset,
    preview,
    failure,
    reading,
    importing,
    result,
    bringIn,
    request: source === null ? null : requestOf(source, choice, defaults),
  }
}

export type ImportState = ReturnType<typeof useImport>
