import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { useEffect, useMemo, useRef, useState } from 'react'
import { type Folded, findIn, fold, type Span, stepHit } from './find'
import { pageStrings } from './load'

export type PdfHit = Readonly<{ page: number; span: Span }>

export type PdfSearch = Readonly<{
  words: string
  setWords: (words: string) => void
  hits: readonly PdfHit[]
  /** The current hit's place in `hits`, -1 for none. */
  current: number
  step: (by: 1 | -1) => void
  /** True until every page has been read. */
  running: boolean
}>

/** Looks for words in a paper, page by page from the first, without stopping the scrolling. */
export function usePdfSearch(pdf: PDFDocumentProxy | undefined): PdfSearch {
  const [words, setWords] = useState('')
  const [hits, setHits] = useState<readonly PdfHit[]>([])
  const [current, setCurrent] = useState(-1)
  const [running, setRunning] = useState(false)
  const texts = useRef<Map<number, Folded>>(new Map())
  const wanted = useMemo(() => fold(words), [words])

  // biome-ignore lint/correctness/useExhaustiveDependencies: another paper has other texts
  useEffect(() => texts.current.clear(), [pdf])

  useEffect(() => {
    setHits([])
    setCurrent(-1)
    if (!pdf || wanted.text === '') {
      setRunning(false)
      return
    }
    let stopped = false
    setRunning(true)
    const search = async () => {
      let batch: PdfHit[] = []
      for (let page = 0; page < pdf.numPages && !stopped; page++) {
        const text =
          texts.current.get(page) ?? fold((await pageStrings(await pdf.getPage(page + 1))).join(''))
        texts.current.set(page, text)
        batch.push(...findIn(text, wanted).map((span) => ({ page, span })))
        if (batch.length > 0 && (page % 25 === 24 || page === 0)) {
          const found = batch
          batch = []
          if (!stopped) setHits((before) => [...before, ...found])
        }
      }
      if (stopped) return
      setHits((before) => [...before, ...batch])
      setRunning(false)
    }
    search().catch(() => {
      if (!stopped) setRunning(false)
    })
    return () => {
      stopped = true
    }
  }, [pdf, wanted])

  const shown = current < 0 && hits.length > 0 ? 0 : current
  return {
    words,
    setWords,
    hits,
    current: shown,
    step: (by) => setCurrent(stepHit(hits.length, shown, by)),
    running,
  }
}
