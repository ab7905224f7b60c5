import type { RouteObject } from 'react-router'

/** Stock, depots and catalogue; the screens are loaded when they are first opened. */
export const suppliesPage: Readonly<{ routes: RouteObject[]; nav: { path: string } }> = {
  routes: [
    { path: 'supplies', lazy: async () => ({ Component: (await import('./StockScreen')).StockScreen }) },
    {
      path: 'supplies/requests',
      lazy: async () => ({ Component: (await import('./requests/RequestsScreen')).RequestsScreen }),
    },
    {
      path: 'supplies/counts',
      lazy: async () => ({ Component: (await import('./counts/CountsScreen')).CountsScreen }),
    },
    {
      path: 'supplies/counts/:countId',
      lazy: async () => ({ Component: (await import('./counts/CountPage')).CountPage }),
    },
    {
      path: 'supplies/documents',
      lazy: async () => ({ Component: (await import('./ledger/DocumentsScreen')).DocumentsScreen }),
    },
    {
      path: 'supplies/depots',
      lazy: async () => ({ Component: (await import('./DepotsScreen')).DepotsScreen }),
    },
    {
      path: 'supplies/items',
      lazy: async () => ({ Component: (await import('./ItemsScreen')).ItemsScreen }),
    },
    {
      path: 'supplies/equipment',
      lazy: async () => ({ Component: (await import('./equipment/EquipmentScreen')).EquipmentScreen }),
    },
    {
      path: 'supplies/contracts',
      lazy: async () => ({ Component: (await import('./contracts/ContractsScreen')).ContractsScreen }),
    },
    {
      path: 'supplies/watch',
      lazy: async () => ({ Component: (await import('./watch/WatchScreen')).WatchScreen }),
    },
    {
      path: 'supplies/standards',
      lazy: async () => ({ Component: (await import('./standards/StandardsScreen')).StandardsScreen }),
    },
    {
      path: 'supplies/reports',
      lazy: async () => ({ Component: (await import('./reports/ReportsScreen')).ReportsScreen }),
    },
  ],
  nav: { path: '/supplies' },
}
