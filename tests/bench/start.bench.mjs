import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { _electron } from '@playwright/test'
import { bigProfile } from './data.mjs'
import { inTemporaryFolder, median, timed, withProgram } from './measure.mjs'

const runs = 7

/** Cold start to a home that answers, on a large office, beside an empty Electron window in the same run. */
export default async (ctx) =>
  inTemporaryFolder(async (folder) => {
    const profile = await bigProfile(ctx, join(folder, 'profile'))
    const empty = emptyApp(join(folder, 'empty'))
    const own = []
    const bare = []
    for (let i = 0; i < runs + 1; i++) {
      const window = await emptyWindow(ctx, empty, join(folder, `empty-profile-${i}`))
      const home = await timed(() => withProgram(ctx, profile, homeShown))
      // The first of each warms the disk's cache and does not count.
      if (i > 0) {
        bare.push(window)
        own.push(home.value)
      }
    }
    return [
      {
        name: 'cold start to interactive home (10,000 lots, 500 plans)',
        value: median(own),
        unit: 'ms',
        baseline: median(bare),
        target: 1.5,
      },
    ]
  })

/** Milliseconds from the process's start until the figures of the home are on the screen. */
async function homeShown({ app, page }) {
  const started = await app.evaluate(() => process.getCreationTime?.() ?? 0)
  await page.locator('.yb-home[data-ready="true"]').waitFor({ timeout: 30_000 })
  // The page marks the moment itself; asking for it from outside comes later.
  const shown = await page.evaluate(
    () => performance.timeOrigin + (performance.getEntriesByName('youbei:home')[0]?.startTime ?? Number.NaN),
  )
  return shown - started
}

function emptyApp(folder) {
  mkdirSync(folder, { recursive: true })
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'empty', version: '0.0.0', main: 'main.mjs' }),
  )
  writeFileSync(
    join(folder, 'main.mjs'),
    `import { app, BrowserWindow } from 'electron'
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1366, height: 768, show: false })
  window.once('ready-to-show', () => window.show())
  window.loadURL('data:text/html,<title>empty</title><p>empty</p>')
})
app.on('window-all-closed', () => app.quit())
`,
  )
  return folder
}

async function emptyWindow(ctx, folder, profile) {
  const { executablePath, args, env } = ctx.electron
  const app = await _electron.launch({
    executablePath,
    args: [folder, ...args, `--user-data-dir=${profile}`],
    env,
  })
  try {
    const page = await app.firstWindow()
    const started = await app.evaluate(() => process.getCreationTime?.() ?? 0)
    await page.waitForLoadState('load')
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    )
    return (await page.evaluate(() => performance.timeOrigin + performance.now())) - started
  } finally {
    await app.close()
  }
}
