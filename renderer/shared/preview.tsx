import { lazy, Suspense, useCallback, useEffect, useRef, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { Output } from '../../preload/contract/common'
import { showDone } from './notices'

const PrintPreview = lazy(() => import('./PrintPreview').then((m) => ({ default: m.PrintPreview })))

type Paper = Pick<Output, 'token' | 'name'>

let shown: Paper | null = null
const listeners = new Set<() => void>()

function show(paper: Paper | null): void {
  shown = paper
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Shows a paper over the window. Where its screen was left meanwhile, it says that the paper is ready and offers it. */
export function usePreview(): (paper: Paper) => void {
  const { t } = useTranslation('shared')
  const here = useRef(true)
  useEffect(() => {
    here.current = true
    return () => {
      here.current = false
    }
  }, [])
  return useCallback(
    (paper) => {
      if (here.current) show(paper)
      else
        showDone(t('output.ready', { name: paper.name }), {
          actions: [{ label: t('output.open'), run: () => show(paper) }],
        })
    },
    [t],
  )
}

/** Where papers are shown: once on the page. What is shown goes with it, so that a locked program shows nothing. */
export function PreviewHost() {
  const paper = useSyncExternalStore(subscribe, () => shown)
  useEffect(() => () => show(null), [])
  return (
    paper && (
      <Suspense fallback={null}>
        <PrintPreview key={paper.token} output={paper} onClose={() => show(null)} />
      </Suspense>
    )
  )
}
