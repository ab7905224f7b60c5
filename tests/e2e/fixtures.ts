import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test'
import type { Job } from '../../main/host/jobs'
import { launchTarget } from '../../scripts/lib/launch-target.mjs'

const root = join(import.meta.dirname, '..', '..')

/** What every test of a set-up office begins with. */
export const office = {
  division: { code: '990001100000', name: '清源镇', path: '示例省示例市示例县' },
  officeName: '清源镇应急管理服务中心',
  administratorName: '张敏',
}

export type Program = Readonly<{
  app: ElectronApplication
  page: Page
  profile: string
  /** What the next file dialogs answer. */
  dialogs: (answers: { open?: string[]; save?: string }) => Promise<void>
}>

export type Launcher = Readonly<{
  profile: string
  folder: string
  /** Fills the profile by calls of the program itself, before it is started. */
  seed: (steps: Job['steps']) => void
  start: () => Promise<Program>
}>

type Env = Awaited<ReturnType<typeof launchTarget>>['env']

/** Runs calls of the program itself on a profile, without its window. */
function runJob(profile: string, folder: string, env: Env, steps: Job['steps']): void {
  const file = join(folder, 'job.json')
  writeFileSync(file, JSON.stringify({ steps }))
  const args = [join(root, 'out', 'main', 'host.js'), '--job', file, '--profile', profile]
  const ended = spawnSync(process.execPath, args, { encoding: 'utf8', env, maxBuffer: 2 ** 28 })
  if (ended.status !== 0)
    throw new Error(`seeding failed: ${ended.stdout.split('\n').slice(-3).join('\n')}${ended.stderr}`)
}

function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
}

/** A fresh profile, the office set up unless `firstStart` is asked for, and the program on it. Gone afterwards. */
export const test = base.extend<
  { firstStart: boolean; launcher: Launcher; program: Program },
  { newOffice: string }
>({
  firstStart: [false, { option: true }],
  /** The profile of an office that was just set up: made once, copied for each test. */
  newOffice: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs.
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'youbei-e2e-office-'))
      const profile = join(folder, 'profile')
      const { env } = await launchTarget()
      runJob(profile, folder, env, [{ call: 'office.setUp', input: office }])
      await use(profile)
      remove(folder)
    },
    { scope: 'worker' },
  ],
  launcher: async ({ firstStart, newOffice }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'youbei-e2e-'))
    const profile = join(folder, 'profile')
    const target = await launchTarget()
    const started: ElectronApplication[] = []
    if (!firstStart) cpSync(newOffice, profile, { recursive: true })
    await use({
      profile,
      folder,
      seed: (steps) => runJob(profile, folder, target.env, steps),
      async start() {
        const app = await _electron.launch({
          ...target,
          args: [...target.args, '--profile', profile, `--user-data-dir=${profile}`],
        })
        started.push(app)
        const page = await app.firstWindow()
        // A dialog that is still growing slips away between a press and its release when the machine is busy.
        await page.emulateMedia({ reducedMotion: 'reduce' })
        return {
          app,
          page,
          profile,
          dialogs: ({ open = [], save = '' }) =>
            app.evaluate(
              ({ dialog }, answers) => {
                dialog.showOpenDialog = async () => ({
                  canceled: answers.open.length === 0,
                  filePaths: answers.open,
                })
                dialog.showSaveDialog = async () => ({
                  canceled: answers.save === '',
                  filePath: answers.save,
                })
              },
              { open, save },
            ),
        }
      },
    })
    for (const app of started) await app.close().catch(() => undefined)
    remove(folder)
  },
  program: async ({ launcher }, use) => {
    await use(await launcher.start())
  },
})

export { expect } from '@playwright/test'

/** The home is there and has its figures. */
export const homeReady = (page: Page) => page.locator('.yb-home[data-ready="true"]').waitFor()
