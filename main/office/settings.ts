import { getSetting } from '../../database/office/repository'
import type { EntityManager } from '../../database/open'
import type { Settings } from '../../preload/contract/office'

/** The office as it was named at the first start. */
export type Office = Readonly<{ code: string; name: string; path: string; officeName: string }>

export const defaults: Settings = {
  officeName: '',
  idleMinutes: 10,
  textSize: 100,
  theme: 'light',
  language: 'zh-CN',
  backupFolder: '',
  backupsKept: 20,
  finderWhenLocked: false,
}

/** The office; undefined before the first start is done. */
export function readOffice(em: EntityManager): Office | undefined {
  return getSetting(em, 'office') as Office | undefined
}

export function readSettings(em: EntityManager): Settings {
  const saved = (getSetting(em, 'settings') ?? {}) as Partial<Settings>
  return { ...defaults, ...saved, officeName: readOffice(em)?.officeName ?? '' }
}
