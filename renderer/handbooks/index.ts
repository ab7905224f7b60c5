import { lazy } from 'react'
import type { RouteObject } from 'react-router'

const HandbooksPage = lazy(() => import('./HandbooksPage').then((m) => ({ default: m.HandbooksPage })))
const RunsScreen = lazy(() => import('./copies/RunsScreen').then((m) => ({ default: m.RunsScreen })))
const HoldingsScreen = lazy(() =>
  import('./copies/HoldingsScreen').then((m) => ({ default: m.HoldingsScreen })),
)
const CheckScreen = lazy(() => import('./copies/CheckScreen').then((m) => ({ default: m.CheckScreen })))
const HandbookEditor = lazy(() => import('./HandbookEditor').then((m) => ({ default: m.HandbookEditor })))

/**
 * 打印中心: handbooks that were made, and making one; print runs, who holds copies, and the check of a copy.
 * `/handbooks/new?plans=<id>,<id>` begins with these plans, `/handbooks/check?code=<code>` checks at once.
 */
export const handbooksPage: { routes: RouteObject[] } = {
  routes: [
    { path: 'handbooks', Component: HandbooksPage },
    { path: 'handbooks/new', Component: HandbookEditor },
    { path: 'handbooks/copies', Component: RunsScreen },
    { path: 'handbooks/holdings', Component: HoldingsScreen },
    { path: 'handbooks/check', Component: CheckScreen },
  ],
}
