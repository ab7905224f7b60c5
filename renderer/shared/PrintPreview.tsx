import { type InputRef, Spin } from 'antd'
import { useCallback, useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { Output } from '../../preload/contract/common'
import { youbei } from './api'
import { useHotkeys } from './hotkeys'
import { showDone, showFailure } from './notices'
import { type Zoom, zoomStep } from './pdf/layout'
import { PdfPages, type PdfPagesHandle } from './pdf/PdfPages'
import { PdfThumbnails } from './pdf/PdfThumbnails'
import { PreviewBar } from './pdf/PreviewBar'
import { usePdf } from './pdf/usePdf'
import { usePdfSearch } from './pdf/usePdfSearch'
import { saveOutput } from './saveOutput'
import './pdf/pdf.css'

type Props = Readonly<{ output: Pick<Output, 'token' | 'name'>; onClose: () => void }>

/**
 * A paper that the program made, over the whole window: pages, thumbnails, zoom, search, save, print.
 * Keys: Ctrl+F looks for words, F3 and Shift+F3 go through the hits, Ctrl+P prints, Ctrl+S saves, Ctrl + and − zoom,
 * PgUp and PgDn scroll, Esc closes.
 */
export function PrintPreview({ output, onClose }: Props) {
  const { t } = useTranslation('handbooks')
  const state = usePdf(output.token)
  const pdf = state.status === 'ready' ? state.open.pdf : undefined
  const search = usePdfSearch(pdf)
  const pages = useRef<PdfPagesHandle>(null)
  const searchInput = useRef<InputRef>(null)
  const dialog = useRef<HTMLDivElement>(null)
  const [page, setPage] = useState(0)
  const [zoom, setZoom] = useState<Zoom>('first')
  const [factor, setFactor] = useState(1)
  const [thumbnails, setThumbnails] = useState(true)
  const [busy, setBusy] = useState<'save' | 'print' | null>(null)

  useEffect(() => {
    const before = document.activeElement
    const below = document.getElementById('root')
    // What lies below can neither be reached with Tab nor read aloud while the preview covers it.
    if (below) below.inert = true
    dialog.current?.focus()
    return () => {
      if (below) below.inert = false
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])

  const zoomBy = useCallback((by: 1 | -1) => setZoom(zoomStep(pages.current?.factor() ?? 1, by)), [])
  const pageLabel = useCallback((number: number) => t('preview.pageNumber', { number }), [t])

  const save = async () => {
    setBusy('save')
    const saved = await saveOutput(output)
    setBusy(null)
    if (!saved.ok) return showFailure(saved.error)
    const target = saved.value?.target
    if (saved.value === null || target === undefined) return
    showDone(t('preview.saved', { name: saved.value.name }), {
      actions: [{ label: t('preview.show'), run: () => void youbei.shell.showTarget({ target }) }],
    })
  }
  const print = async () => {
    setBusy('print')
    const printed = await youbei.shell.printOutput({ token: output.token, name: output.name })
    setBusy(null)
    if (!printed.ok) showFailure(printed.error)
  }

  const whenReady = (act: () => Promise<void>) => () => {
    if (pdf && busy === null) void act()
  }
  useHotkeys(
    {
      'ctrl+f': () => searchInput.current?.focus({ cursor: 'all' }),
      'ctrl+p': whenReady(print),
      'ctrl+s': whenReady(save),
      'ctrl+=': () => zoomBy(1),
      'ctrl++': () => zoomBy(1),
      'ctrl+shift++': () => zoomBy(1),
      'ctrl+-': () => zoomBy(-1),
      'ctrl+0': () => setZoom('width'),
      f3: () => search.step(1),
      'shift+f3': () => search.step(-1),
      escape: onClose,
    },
    { exclusive: true },
  )

  return createPortal(
    <div
      ref={dialog}
      className="pdf-preview"
      role="dialog"
      aria-modal="true"
      aria-label={t('preview.title', { name: output.name })}
      tabIndex={-1}
    >
      <PreviewBar
        name={output.name}
        page={page}
        pages={pdf?.numPages ?? 0}
        zoom={zoom}
        factor={factor}
        search={search}
        searchRef={searchInput}
        thumbnails={thumbnails}
        busy={busy}
        ready={pdf !== undefined}
        onPage={(to) => pages.current?.goTo(to)}
        onZoom={setZoom}
        onZoomStep={zoomBy}
        onThumbnails={() => setThumbnails((shown) => !shown)}
        onSave={() => void save()}
        onPrint={() => void print()}
        onClose={onClose}
      />
      <div className="pdf-body">
        {state.status === 'loading' && (
          <div className="pdf-state" role="status" aria-label={t('preview.loading')}>
            <Spin description={t('preview.loading')} size="large" />
          </div>
        )}
        {state.status === 'failed' && (
          <p className="pdf-state" role="alert">
            {t('preview.failed')}
          </p>
        )}
        {state.status === 'ready' && (
          <>
            {thumbnails && (
              <PdfThumbnails
                pdf={state.open.pdf}
                sizes={state.sizes}
                page={page}
                onGoTo={(to) => pages.current?.goTo(to)}
                label={t('preview.thumbnails')}
                pageLabel={pageLabel}
              />
            )}
            <PdfPages
              ref={pages}
              pdf={state.open.pdf}
              sizes={state.sizes}
              zoom={zoom}
              search={search}
              onPage={setPage}
              onFactor={setFactor}
              onZoomStep={zoomBy}
              pageLabel={pageLabel}
              label={t('preview.pages')}
            />
          </>
        )}
      </div>
    </div>,
    document.body,
  )
}
