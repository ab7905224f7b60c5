import { access, cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { buildIfChanged } from '../lib/build.mjs'
import { SetupError, say } from '../lib/log.mjs'
import { fromCaller, root } from '../lib/paths.mjs'
import { prepare } from '../lib/prepare.mjs'
import { childEnv } from '../lib/run.mjs'
import { screenshots } from './screenshots.mjs'
import { checkSummary } from './summary.mjs'

/**
 * Does the main job through the real program on a fresh profile, and leaves in `out`: handbook.pdf, supplies.xlsx,
 * package.ybpkg, screens/*.png and summary.json. Without `plans` or `supplies` the data of resources/demo are used.
 * Throws when anything is missing; summary.json is written only when everything is there.
 */
export async function demo({ out, plans, supplies }) {
  const folder = fromCaller(out)
  const given = { plans: plans.map((path) => fromCaller(path)), supplies: supplies && fromCaller(supplies) }
  await mustExist([...given.plans, ...(given.supplies ? [given.supplies] : [])])
  // An older run's results must not be taken for this one's.
  for (const name of ['handbook.pdf', 'supplies.xlsx', 'package.ybpkg', 'screens', 'summary.json', 'logs']) {
    await rm(join(folder, name), { recursive: true, force: true })
  }
  await mkdir(join(folder, 'screens'), { recursive: true })
  const ready = await prepare({ need: { electron: true, screen: 'any' } })
  try {
    await buildIfChanged()
    const profile = await mkdtemp(join(tmpdir(), 'youbei-demo-'))
    try {
      const summary = await perform(ready, { folder, profile, ...given })
      await checkSummary(summary, folder)
      await writeFile(join(folder, 'summary.json'), `${JSON.stringify(summary, null, 2)}\n`)
      return summary
    } finally {
      await rm(profile, { recursive: true, force: true, maxRetries: 5 })
    }
  } finally {
    ready.stop()
  }
}

async function perform(ready, { folder, profile, plans, supplies }) {
  const { _electron } = await import('@playwright/test')
  const { walk } = await import('./walk.mjs')
  say(`演示（Electron ${ready.electronVersion}）…`, 'Doing the demo job …')
  const begun = performance.now()
  const app = await _electron.launch({
    executablePath: ready.electronPath,
    args: [root, ...ready.launchArgs, '--profile', profile],
    env: childEnv(ready.env),
    // Playwright switches the sandbox off unless told not to; where it cannot run, launchArgs says so.
    chromiumSandbox: true,
    timeout: 60_000,
  })
  const page = await app.firstWindow()
  try {
    await page.getByRole('heading').first().waitFor({ timeout: 60_000 })
    const startMs = Math.round(performance.now() - begun)
    // A dialog that is still growing slips away between a press and its release when the machine is busy.
    await page.emulateMedia({ reducedMotion: 'reduce' })
    const electron = await app.evaluate(() => process.versions.electron)
    const done = await walk({
      app,
      page,
      out: folder,
      plans,
      supplies,
      shot: screenshots(page, join(folder, 'screens')),
    })
    return { electron, startMs, ...done }
  } catch (error) {
    // What was on the screen, and what the program wrote down, say more than the message.
    await page.screenshot({ path: join(folder, 'screens', '99-failed.png') }).catch(() => undefined)
    await cp(join(profile, 'logs'), join(folder, 'logs'), { recursive: true }).catch(() => undefined)
    throw error
  } finally {
    await app.close()
  }
}

async function mustExist(paths) {
  for (const path of paths) {
    await access(path).catch(() => {
      throw new SetupError(`找不到文件 ${path}`, 'No such file.')
    })
  }
}
