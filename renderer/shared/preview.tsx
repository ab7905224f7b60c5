import { lazy, Suspense, useCallback, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Output } from '../../preload/contract/common'
import { showDone } from './notices'
import { sharedValue } from './sharedValue'

const PrintPreview = lazy(() => import('./PrintPreview').then((m) => ({ default: m.PrintPreview })))

type Paper = Pick<Output, 'token' | 'name'>

const shown = sharedValue<Paper | null>(null)

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
      if (here.current) shown.set(paper)
      else
        showDone(t('output.ready', { name: paper.name }), {
          actions: [{ label: t('output.open'), run: () => shown.set(paper) }],
        })
    },
    [t],
  )
}

/** Where papers are shown: once on the page. What is shown goes with it: whoever signs in next does not find it. */
export function PreviewHost() {
  const paper = shown.use()
  useEffect(() => () => shown.set(null), [])
  return (
    paper && (
      <Suspense fallback={null}>
        <PrintPreview key={paper.token} output={paper} onClose={() => shown.set(null)} />
      </Suspense>
    )
  )
}
