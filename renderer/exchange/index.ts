import { lazy } from 'react'
import type { RouteObject } from 'react-router'

const ExchangePage = lazy(() => import('./ExchangePage').then((m) => ({ default: m.ExchangePage })))

/** 数据交换: packages for the county, and a look into packages that came. */
export const exchangePage: { routes: RouteObject[] } = {
  routes: [{ path: 'exchange', Component: ExchangePage }],
}
