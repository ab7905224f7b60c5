import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { SetupError } from './log.mjs'

/**
 * Chromium's sandbox needs either user namespaces, which some systems (Ubuntu from 23.10 on) keep from ordinary
 * programs, or a helper that belongs to root. Where neither is there, this says how to make the helper so: the
 * sandbox is never switched off for an ordinary user. Root is not asked: there it cannot run at all.
 */
export function ensureSandbox(electronPath) {
  if (process.platform !== 'linux' || process.getuid?.() === 0) return
  const helper = join(dirname(electronPath), 'chrome-sandbox')
  if (namespacesAllowed(readSetting) || isRootsHelper(helper)) return
  throw new SetupError(
    '本系统不让普通程序建立沙箱，需要一次授权。',
    'This system keeps Chromium from making its sandbox; its helper must belong to root.',
    `sudo chown root:root '${helper}' && sudo chmod 4755 '${helper}'`,
  )
}

/** Whether an ordinary program may make user namespaces; `read(name)` gives a kernel setting or undefined. */
export function namespacesAllowed(read) {
  return (
    read('kernel/apparmor_restrict_unprivileged_userns') !== '1' &&
    read('kernel/unprivileged_userns_clone') !== '0' &&
    read('user/max_user_namespaces') !== '0'
  )
}

function readSetting(name) {
  const path = join('/proc/sys', name)
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : undefined
}

function isRootsHelper(path) {
  if (!existsSync(path)) return false
  const { uid, mode } = statSync(path)
  return uid === 0 && (mode & 0o4000) !== 0
}
