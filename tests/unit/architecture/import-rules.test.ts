import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../helpers/database'

const root = join(import.meta.dirname, '..', '..', '..')
const config = createRequire(import.meta.url)(join(root, '.dependency-cruiser.cjs')) as {
  forbidden: { name: string }[]
}

/** One offence for each rule: the file that offends, and what stands in it. */
const offences: Record<string, [file: string, text: string]> = {
  'contract-is-a-leaf': [
    'preload/contract/people.ts',
    "import { readFileSync } from 'node:fs'\nvoid readFileSync",
  ],
  'preload-knows-only-the-contract': ['preload/index.ts', "import '../database/open'"],
  'renderer-sees-only-the-contract': ['renderer/app/App.tsx', "import '../../main/plans/index'"],
  'renderer-has-no-node': [
    'renderer/shared/files.ts',
    "import { readFileSync } from 'node:fs'\nvoid readFileSync",
  ],
  'electron-only-in-the-shell': ['main/plans/window.ts', "import { app } from 'electron'\nvoid app"],
  'shell-knows-no-module': ['main/app/window.ts', "import '../plans/index'"],
  'orm-stays-in-database': ['main/plans/orm.ts', "import { DataSource } from 'typeorm'\nvoid DataSource"],
  'database-is-lowest': ['database/people/repository.ts', "import '../../main/people/index'"],
  'modules-meet-at-their-index': ['main/handbooks/parts.ts', "import '../plans/secret'"],
  'host-meets-modules-at-their-index': ['main/host/short-cut.ts', "import '../plans/secret'"],
  'modules-use-the-host-at-its-index': ['main/plans/short-cut.ts', "import '../host/inner'"],
  'documents-and-sheets-know-no-module': ['main/documents/knows.ts', "import '../plans/index'"],
  'rules-are-pure': ['main/plans/rules.ts', "import '../../database/open'"],
  'screens-meet-at-their-index': ['renderer/plans/PlansPage.tsx', "import '../supplies/Inner'"],
  'shared-knows-no-screen': ['renderer/shared/TablePage.tsx', "import '../plans/index'"],
  'nobody-imports-tests': ['main/plans/tested.ts', "import '../../tests/helpers/host'"],
  'no-cycles': ['main/plans/a.ts', "import './b'"],
  resolvable: ['main/plans/lost.ts', "import './not-there'"],
}

/** What the offences point at, clean in itself. */
const targets = [
  'database/open.ts',
  'main/plans/index.ts',
  'main/plans/secret.ts',
  'main/people/index.ts',
  'main/host/inner.ts',
  'renderer/plans/index.ts',
  'renderer/supplies/Inner.tsx',
  'tests/helpers/host.ts',
]

const folder = temporaryFolder()
const put = (file: string, text: string) => {
  mkdirSync(dirname(join(folder.path, file)), { recursive: true })
  writeFileSync(join(folder.path, file), `${text}\nexport {}\n`)
}

type Report = { summary: { violations: { rule: { name: string }; from: string }[]; totalCruised: number } }
let report: Report

beforeAll(async () => {
  for (const name of [
    '.dependency-cruiser.cjs',
    'tsconfig.base.json',
    'tsconfig.depcruise.json',
    'package.json',
  ])
    cpSync(join(root, name), join(folder.path, name))
  symlinkSync(join(root, 'node_modules'), join(folder.path, 'node_modules'), 'junction')
  for (const file of targets) put(file, '')
  for (const [file, text] of Object.values(offences)) put(file, text)
  put('main/plans/b.ts', "import './a'")
  const bin = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs')
  const args = [
    bin,
    '--config',
    '.dependency-cruiser.cjs',
    '--output-type',
    'json',
    'main',
    'preload',
    'renderer',
    'database',
    'tests',
  ]
  // It ends with an error because there are violations; the report is what counts.
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    cwd: folder.path,
    maxBuffer: 2 ** 26,
  }).catch((error: { stdout: string }) => error)
  report = JSON.parse(stdout) as Report
}, 60_000)
afterAll(() => folder.clear())

describe('the import rules', () => {
  it('each have their planted offence here', () => {
    expect(Object.keys(offences).sort()).toEqual(config.forbidden.map((rule) => rule.name).sort())
  })

  it('read the planted files at all', () => {
    expect(report.summary.totalCruised).toBeGreaterThanOrEqual(targets.length + Object.keys(offences).length)
  })

  for (const [name, [file]] of Object.entries(offences))
    it(`report ${name}`, () => {
      const found = report.summary.violations.filter((violation) => violation.rule.name === name)
      expect(found.map((violation) => violation.from)).toContain(file)
    })
})
