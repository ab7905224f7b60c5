import { useEffect, useState } from 'react'
import type { PageSize } from './layout'
import { type OpenPdf, openPdf, readSizes } from './load'

export type PdfState =
  | { status: 'loading' }
  | { status: 'failed' }
  | { status: 'ready'; open: OpenPdf; sizes: readonly PageSize[] }

/** Opens a paper and learns its pages' sizes; closes it when the component goes. */
export function usePdf(token: string): PdfState {
  const [state, setState] = useState<PdfState>({ status: 'loading' })
  useEffect(() => {
    const stop = new AbortController()
    setState({ status: 'loading' })
    const load = async () => {
      const open = await openPdf(token, stop.signal)
      const sizes = Array.from({ length: open.pdf.numPages }, () => open.first)
      setState({ status: 'ready', open, sizes })
      await readSizes(
        open.pdf,
        (from, batch) => {
          const same = batch.every(
            (size) => size.width === open.first.width && size.height === open.first.height,
          )
          if (same) return
          setState((before) =>
            before.status === 'ready'
              ? { ...before, sizes: before.sizes.toSpliced(from, batch.length, ...batch) }
              : before,
          )
        },
        stop.signal,
      )
    }
    load().catch(() => {
      if (!stop.signal.aborted) setState({ status: 'failed' })
    })
    return () => stop.abort()
  }, [token])
  return state
}
