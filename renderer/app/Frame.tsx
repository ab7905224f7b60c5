import { lazy, Suspense, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Outlet, useNavigation } from 'react-router'
import { loadFinder } from '../plans'
import { PreviewHost } from '../shared/preview'
import { useScans } from '../shared/scan/useScans'
import { useQueryCall } from '../shared/useQueryCall'
import { DemoRibbon } from './DemoRibbon'
import { useGlobalKeys } from './global-keys'
import { NavBar } from './NavBar'
import { useOverlay } from './overlay'
import { TopBar } from './TopBar'
import { useRehearsal } from './useRehearsal'
import { useSettled } from './useSettled'

const TaskBar = lazy(() => import('../shared/TaskBar').then((m) => ({ default: m.TaskBar })))
const SearchPalette = lazy(() => import('./search/SearchPalette').then((m) => ({ default: m.SearchPalette })))
const Finder = lazy(loadFinder)
const HelpPanel = lazy(() => import('./help/HelpPanel').then((m) => ({ default: m.HelpPanel })))

/** The frame around every screen: left bar, top bar, the screen, the running work at the foot. */
export function Frame() {
  const { t } = useTranslation('app')
  const overlay = useOverlay()
  const settled = useSettled()
  const rehearsal = useRehearsal(settled)
  const loading = useNavigation().state === 'loading'
  const main = useRef<HTMLElement>(null)
  useGlobalKeys(overlay)
  useScans()
  // What F9 offers is kept at hand and up to date for as long as the page stands.
  useQueryCall('plans', 'getFinder', {}, { enabled: settled })
  return (
    <div className="yb-frame">
      <button type="button" className="yb-skip" onClick={() => main.current?.focus()}>
        {t('frame.skip')}
      </button>
      <NavBar />
      <div className="yb-frame-right">
        <DemoRibbon />
        <TopBar
          onSearch={() => overlay.open('search')}
          onFinder={() => overlay.open('finder')}
          onHelp={() => overlay.toggle('help')}
        />
        <div className="yb-frame-body">
          <main ref={main} id="yb-main" className="yb-main" tabIndex={-1} aria-busy={loading}>
            <Suspense fallback={<div className="yb-loading">{t('frame.loading')}</div>}>
              <Outlet />
            </Suspense>
          </main>
          {overlay.shown === 'help' && (
            <Suspense fallback={null}>
              <HelpPanel onClose={overlay.close} />
            </Suspense>
          )}
        </div>
        {settled && (
          <Suspense fallback={null}>
            <TaskBar />
          </Suspense>
        )}
      </div>
      <PreviewHost />
      {rehearsal.on && overlay.shown === null && (
        <Suspense fallback={null}>
          <Finder rehearsal onClose={rehearsal.done} />
        </Suspense>
      )}
      {overlay.shown === 'finder' && (
        <Suspense fallback={null}>
          <Finder onClose={overlay.close} />
        </Suspense>
      )}
      {overlay.shown === 'search' && (
        <Suspense fallback={null}>
          <SearchPalette onClose={overlay.close} />
        </Suspense>
      )}
    </div>
  )
}
