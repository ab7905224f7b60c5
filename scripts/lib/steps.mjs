import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildIfChanged } from './build.mjs'
import { at } from './paths.mjs'
import { fromCheck, fromReport, readPlaywright, result } from './results.mjs'
import { childEnv, runTool } from './run.mjs'

const minutes = 60_000
const reports = at('node_modules', '.cache', 'youbei', 'reports')
const sources = ['main', 'preload', 'renderer', 'database', 'tests']

/** The folders of tests that vitest runs; each is a step that can be asked for by name. */
export const vitestFolders = ['unit', 'database', 'contract', 'faults']

/** The steps of `npm test` by name, in the order they run. Each gives a list of results. */
export const steps = {
  lint: async () => [await biome(), await importRule()],
  types: async () => [await types()],
  build: async () => [await build()],
  ...Object.fromEntries(vitestFolders.map((name) => [name, (context) => vitest(name, context)])),
  e2e: async (context) => [await playwright(context)],
}

/** Steps of which each uses one processor for the most part: those of a group run side by side. */
export const sideBySide = [
  ['lint', 'types', 'build'],
  ['database', 'contract', 'faults'],
]

async function biome() {
  const args = ['check', '.', '--colors=off', '--max-diagnostics=50']
  return fromCheck(
    '代码规范 biome check',
    await runTool('@biomejs/biome', 'biome', args, { timeoutMs: 5 * minutes }),
  )
}

async function importRule() {
  const args = ['--config', '.dependency-cruiser.cjs', ...sources]
  const ended = await runTool('dependency-cruiser', 'depcruise', args, { timeoutMs: 5 * minutes })
  return fromCheck('导入规则 dependency-cruiser', ended, sawModules)
}

/** With a TypeScript it does not know, dependency-cruiser reads nothing and reports success. */
export function sawModules(output) {
  const [, modules] = /\((\d+) modules/.exec(output) ?? []
  return Number(modules) > 0 ? undefined : `no module was read:\n${output}`
}

/** Checked by TypeScript 7, which is several times faster; dependency-cruiser needs 6 (docs/decisions/0005). */
async function types() {
  const args = ['-b', '--singleThreaded']
  return fromCheck('类型检查 tsc -b', await runTool('typescript-7', 'tsc', args, { timeoutMs: 10 * minutes }))
}

async function build() {
  const name = '构建 electron-vite build'
  try {
    await buildIfChanged()
    return result(name, { passed: 1 })
  } catch (error) {
    return result(name, { failures: [{ title: name, message: error.message }] })
  }
}

async function vitest(folder, { nodeEnv }) {
  const path = at('tests', folder)
  const files = filesEnding(path, ['.test.ts', '.test.mjs'])
  const report = reportFile(folder)
  if (folder === 'faults' && files.length > 0) await buildIfChanged()
  const args = [
    'run',
    `tests/${folder}/`,
    '--reporter=default',
    `--reporter=${at('scripts', 'lib', 'vitest-report.mjs')}`,
  ]
  const env = childEnv({ ...nodeEnv, YOUBEI_VITEST_REPORT: report })
  const ended =
    files.length === 0
      ? {}
      : await runTool('vitest', 'vitest', args, { env, stdio: 'show', timeoutMs: 15 * minutes })
  return [fromReport(`tests/${folder}`, read(report), ended, files)]
}

async function playwright({ electronEnv }) {
  const folder = at('tests', 'e2e')
  const files = filesEnding(folder, ['.spec.ts'])
  const report = reportFile('e2e')
  if (files.length > 0) await buildIfChanged()
  const env = childEnv({ ...electronEnv, PLAYWRIGHT_JSON_OUTPUT_FILE: report })
  const args = ['test', '--reporter=list,json']
  const ended =
    files.length === 0
      ? {}
      : await runTool('@playwright/test', 'playwright', args, { env, stdio: 'show', timeoutMs: 20 * minutes })
  const json = read(report)
  const seen = json && readPlaywright(json, (file) => slashed(join(json.config?.rootDir ?? folder, file)))
  return fromReport('tests/e2e', seen, ended, files)
}

function filesEnding(folder, endings) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true })
    .map((name) => slashed(join(folder, String(name))))
    .filter((name) => endings.some((ending) => name.endsWith(ending)))
}

/** vitest names files with forward slashes on every platform. */
const slashed = (path) => path.replaceAll('\\', '/')

/** Where a step's report will be; an older one is removed, so that it cannot be taken for the new one. */
function reportFile(name) {
  mkdirSync(reports, { recursive: true })
  const path = join(reports, `${name}.json`)
  rmSync(path, { force: true })
  return path
}

function read(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}
