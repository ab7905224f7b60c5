import type { RouteObject } from 'react-router'

/** Stock, depots and catalogue; the screens are loaded when they are first opened. */
export const suppliesPage: Readonly<{ routes: RouteObject[]; nav: { path: string } }> = {
  routes: [
    { path: 'supplies', lazy: async () => ({ Component: (await import('./StockScreen')).StockScreen }) },
    {
      path: 'supplies/depots',
      lazy: async () => ({ Component: (await import('./DepotsScreen')).DepotsScreen }),
    },
    {
      path: 'supplies/items',
      lazy: async () => ({ Component: (await import('./ItemsScreen')).ItemsScreen }),
    },
  ],
  nav: { path: '/supplies' },
}
