import { mkdir, open, readFile, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { say } from './log.mjs'

/**
 * Does `body` while holding a lock file, so that two commands started together do not install, build or fetch
 * the same thing into each other. A lock whose process is gone is taken over.
 */
export async function withLock(path, body) {
  await mkdir(dirname(path), { recursive: true })
  let told = false
  while (!(await take(path))) {
    if (await abandoned(path)) {
      await rm(path, { force: true })
      continue
    }
    if (!told) say('另一个命令正在准备，等待…', 'Another command is at it, waiting …')
    told = true
    await sleep(250)
  }
  try {
    return await body()
  } finally {
    await rm(path, { force: true })
  }
}

async function take(path) {
  try {
    const file = await open(path, 'wx')
    await file.writeFile(String(process.pid))
    await file.close()
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

async function abandoned(path) {
  const pid = Number(await readFile(path, 'utf8').catch(() => ''))
  if (!pid) {
    // Just made and not yet written, or left by a crash in that instant: a second look tells them apart.
    await sleep(1000)
    return !Number(await readFile(path, 'utf8').catch(() => '0'))
  }
  try {
    process.kill(pid, 0)
    return false
  } catch (error) {
    return error.code === 'ESRCH'
  }
}
