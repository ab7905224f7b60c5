import { lazy } from 'react'
import type { RouteObject } from 'react-router'

/** Code of the quick finder: fetched as soon as the first screen stands, so that F9 finds it there. */
export const loadFinder = () => import('./finder/Finder').then((m) => ({ default: m.Finder }))

const FinderRoute = lazy(() => import('./finder/FinderRoute').then((m) => ({ default: m.FinderRoute })))
const PartsPage = lazy(() => import('./parts/PartsPage').then((m) => ({ default: m.PartsPage })))
const ComparePage = lazy(() => import('./compare/ComparePage').then((m) => ({ default: m.ComparePage })))
const TriggersPage = lazy(() => import('./triggers/TriggersPage').then((m) => ({ default: m.TriggersPage })))
const PlansPage = lazy(() => import('./PlansPage').then((m) => ({ default: m.PlansPage })))
const WritingPage = lazy(() => import('./writing/WritingPage').then((m) => ({ default: m.WritingPage })))
const PlanPage = lazy(() => import('./PlanPage').then((m) => ({ default: m.PlanPage })))

/** 预案库: the library, and a plan to be read. `/plans/<id>?section=<section id>&find=<words>` opens at a hit. */
export const plansPage: { routes: RouteObject[] } = {
  routes: [
    { path: 'plans', Component: PlansPage },
    { path: 'plans/triggers', Component: TriggersPage },
    { path: 'plans/:planId', Component: PlanPage },
    { path: 'plans/:planId/compare', Component: ComparePage },
    { path: 'plans/:planId/parts', Component: PartsPage },
    { path: 'finder', Component: FinderRoute },
    { path: 'plans/:planId/write', Component: WritingPage },
  ],
}
