import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { lastAudit } from '../../database/care/audit'
import type { EntityManager } from '../../database/open'
import type { Answer } from '../../preload/contract/api'
import { allModules, type Environment } from '../host/index'

type Home = Answer<'care', 'getHome'>
type Kept = Readonly<{ state: string; home: Home }>

/** Lines the clock board takes. */
const mostLines = 200
const levels = { overdue: 0, soon: 1, info: 2 }

let kept: Kept | undefined

/**
 * What is due and what there is, from every module. Every change of the data leaves an entry in the audit chain, so
 * its last hash, the day and the program's version say whether the home of the last time still holds. It is kept
 * beside the data: after a start with nothing changed, the home of a large office is there at once. Between its parts
 * others get their turn, for it is asked anew after every change, while somebody may be waiting for a list.
 */
export async function homeOf(em: EntityManager, today: string, environment: Environment): Promise<Home> {
  const file = join(environment.dataFolder, 'home.json')
  const state = `${lastAudit(em)} ${today} ${environment.version}`
  kept ??= readKept(file)
  if (kept?.state === state) return kept.home
  const due: Home['due'] = []
  const figures: Home['figures'] = []
  for (const module of await allModules()) {
    due.push(...(module.due?.(em, today) ?? []))
    await setImmediate()
    figures.push(...(module.figures?.(em, today) ?? []))
    await setImmediate()
  }
  due.sort((a, b) => levels[a.level] - levels[b.level] || (a.on ?? '9999').localeCompare(b.on ?? '9999'))
  const home = { due: due.slice(0, mostLines), figures }
  kept = { state, home }
  try {
    writeFileSync(file, JSON.stringify(kept))
  } catch {
    // A full or locked disk costs the next start a moment, nothing else.
  }
  return home
}

/** The home of the last time; undefined where there is none that can be read. */
export function readKept(file: string): Kept | undefined {
  try {
    const read = JSON.parse(readFileSync(file, 'utf8')) as Partial<Kept> | null
    return typeof read?.state === 'string' &&
      Array.isArray(read.home?.due) &&
      Array.isArray(read.home.figures)
      ? { state: read.state, home: read.home }
      : undefined
  } catch {
    return undefined
  }
}
