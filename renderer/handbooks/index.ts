import { lazy } from 'react'
import type { RouteObject } from 'react-router'

const HandbooksPage = lazy(() => import('./HandbooksPage').then((m) => ({ default: m.HandbooksPage })))
const HandbookEditor = lazy(() => import('./HandbookEditor').then((m) => ({ default: m.HandbookEditor })))

/** 打印中心: handbooks that were made, and making one. `/handbooks/new?plans=<id>,<id>` begins with these plans. */
export const handbooksPage: { routes: RouteObject[] } = {
  routes: [
    { path: 'handbooks', Component: HandbooksPage },
    { path: 'handbooks/new', Component: HandbookEditor },
  ],
}
