import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { at } from '../../../scripts/lib/paths.mjs'
import { fromReport } from '../../../scripts/lib/results.mjs'
import { childEnv, runTool } from '../../../scripts/lib/run.mjs'

/** The real vitest on planted files: what it cannot count, `npm test` must still count. */
const planted = {
  'good.test.js':
    "it('passes', () => {})\nit('is skipped', (context) => context.skip('no moon'))\nit.todo('later')",
  'bad.test.js': "describe('group', () => { it('fails', () => expect(1).toBe(2)) })",
  'crash.test.js': "it('crashes', () => process.kill(process.pid, 'SIGKILL'))",
  'unloadable.test.js': "import './nowhere.js'\nit('is never seen', () => {})",
  'hook.test.js':
    "describe('group', () => { beforeAll(() => { throw new Error('hook') }); it('waits', () => {}) })",
}
let folder
let counted

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'youbei-report-'))
  for (const [name, text] of Object.entries(planted)) writeFileSync(join(folder, name), text)
  const report = join(folder, 'report.json')
  const ours = Object.keys(process.env).filter((name) => name.startsWith('VITEST'))
  const env = childEnv({
    ...Object.fromEntries(ours.map((name) => [name, undefined])),
    YOUBEI_VITEST_REPORT: report,
  })
  const reporter = at('scripts', 'lib', 'vitest-report.mjs')
  const args = [
    'run',
    '--root',
    folder,
    '--globals',
    '--pool=forks',
    '--maxWorkers=1',
    `--reporter=${reporter}`,
  ]
  const ended = await runTool('vitest', 'vitest', args, { env, cwd: folder, timeoutMs: 60_000 })
  const files = Object.keys(planted).map((name) => join(folder, name))
  counted = fromReport('planted', JSON.parse(readFileSync(report, 'utf8')), ended, files)
}, 90_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('counts what passed and what was skipped, with reasons', () => {
  expect(counted.passed).toBe(1)
  expect(counted.skips.map(({ reason }) => reason).slice(0, 2)).toEqual(['no moon', '待写 to do'])
})

it.each([
  ['a failed test', /bad\.test\.js › group > fails/],
  ['a file whose process was killed', /crash\.test\.js/],
  ['a file that does not load', /unloadable\.test\.js/],
  ['a hook that throws', /hook\.test\.js/],
])('counts %s as failed', (_, title) => {
  expect(counted.failures.filter((failure) => title.test(failure.title))).toHaveLength(1)
})
