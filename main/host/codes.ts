import type { EntityManager } from '../../database/open'
import type { Found } from '../../preload/contract/care'
import { parseCode } from '../../preload/contract/codes'
import { allModules } from './registry'

/** What a printed code stands for; undefined where the text is no code or nothing here has it. */
export async function resolveCode(em: EntityManager, typed: string): Promise<Found | undefined> {
  const code = parseCode(typed)
  if (!code) return undefined
  for (const module of await allModules()) {
    const found = module.codes?.[code.letter]?.(em, code)
    if (found) return found
  }
  return undefined
}
