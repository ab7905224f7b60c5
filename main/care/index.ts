import { getSetting } from '../../database/office/repository'
import type { Contract } from '../../preload/contract/api'
import type { HostModule, WorkFunction } from '../host/index'
import { readOffice } from '../office/index'
import { handlers } from './handlers'

/** Days without a backup after which Home says so. */
const backupDays = 7

export const care: HostModule<Contract['care']> = {
  name: 'care',
  handlers,
  due: (em, today) => {
    if (!readOffice(em)) return []
    const last = getSetting(em, 'lastBackupAt')
    const days =
      typeof last === 'number' ? Math.floor((Date.parse(`${today}T23:59:59`) - last) / 86_400_000) : null
    if (days !== null && days < backupDays) return []
    return [
      {
        module: 'care',
        code: days === null ? 'never-backed-up' : 'backup-old',
        level: 'info',
        facts: { days: days ?? 0 },
        on: null,
        to: '/settings/backup',
      },
    ]
  },
  work: {
    verifyAudit: async () => (await import('./work')).verifyAudit as WorkFunction,
    backUp: async () => (await import('./work')).backUp as WorkFunction,
  },
}
