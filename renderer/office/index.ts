import type { RouteObject } from 'react-router'

/** The office's screens: the settings. Other modules add their own pages below them (`care`: backups, bin, trail). */
export const officePage = {
  settings: (others: readonly RouteObject[]): RouteObject => ({
    path: 'settings',
    lazy: async () => ({ Component: (await import('./SettingsScreen')).SettingsScreen }),
    children: [
      { index: true, lazy: async () => ({ Component: (await import('./LookSettings')).LookSettings }) },
      {
        path: 'office',
        lazy: async () => ({ Component: (await import('./OfficeSettings')).OfficeSettings }),
      },
      { path: 'users', lazy: async () => ({ Component: (await import('./UsersSettings')).UsersSettings }) },
      ...others,
      { path: 'about', lazy: async () => ({ Component: (await import('./AboutSettings')).AboutSettings }) },
    ],
  }),
}
