import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Environment } from './types'

/** The program's own folder: two above `out/main/`. */
const root = fileURLToPath(new URL('../..', import.meta.url))

/**
 * Where everything lies in a profile: `office/` and `demo/` each hold a database with its attachments and backups,
 * `outputs/` papers waiting to be saved, `logs/` the logs.
 */
export function environmentOf(given: {
  profile: string
  demo: boolean
  resources?: string | undefined
  version?: string | undefined
}): Environment {
  const profile = resolve(given.profile)
  return {
    dataFolder: join(profile, given.demo ? 'demo' : 'office'),
    outputFolder: join(profile, 'outputs'),
    resourceFolder: given.resources ?? join(root, 'resources'),
    logFolder: join(profile, 'logs'),
    version: given.version ?? ownVersion(),
    demo: given.demo,
    nativeBinding: process.env.YOUBEI_SQLITE_BINDING || undefined,
  }
}

function ownVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : '0'
}
