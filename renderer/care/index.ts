import type { RouteObject } from 'react-router'

const settings: RouteObject[] = [
  { path: 'backup', lazy: async () => ({ Component: (await import('./BackupScreen')).BackupScreen }) },
  { path: 'bin', lazy: async () => ({ Component: (await import('./BinScreen')).BinScreen }) },
  { path: 'audit', lazy: async () => ({ Component: (await import('./AuditScreen')).AuditScreen }) },
]

/** What keeps the data safe: pages of the settings. */
export const carePage = { settings }
