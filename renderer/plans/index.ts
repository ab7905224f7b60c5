import { lazy } from 'react'
import type { RouteObject } from 'react-router'

const PlansPage = lazy(() => import('./PlansPage').then((m) => ({ default: m.PlansPage })))
const PlanPage = lazy(() => import('./PlanPage').then((m) => ({ default: m.PlanPage })))

/** 预案库: the library, and a plan to be read. `/plans/<id>?section=<section id>&find=<words>` opens at a hit. */
export const plansPage: { routes: RouteObject[] } = {
  routes: [
    { path: 'plans', Component: PlansPage },
    { path: 'plans/:planId', Component: PlanPage },
  ],
}
