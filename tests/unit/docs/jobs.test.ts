import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Job } from '../../../main/host/jobs'
import { openTestHost, type TestHost } from '../../helpers/host'
import { copyDemoFiles, root, runJobOn } from './run-job'

const page = readFileSync(join(root, 'docs', 'jobs.md'), 'utf8')
const examples = [...page.matchAll(/^### (.+)$[^`]*?```json\n([\s\S]*?)```/gm)].map(
  ([, title = '', text = '']) => ({ title, job: JSON.parse(text) as Job }),
)

let host: TestHost
let folder: string
beforeAll(async () => {
  host = await openTestHost({ setUp: false })
  folder = copyDemoFiles(host)
})
afterAll(() => host.close())

test('docs/jobs.md has examples', () => {
  expect(examples.length).toBeGreaterThanOrEqual(5)
})

test.each(examples)('docs/jobs.md, $title: runs and ends with 0', { timeout: 60_000 }, async ({ job }) => {
  const { code, lines } = await runJobOn(host, job, folder)
  const wrong = lines.filter((line) => !line.ok && !line.expected)
  expect({ code, wrong }).toEqual({ code: 0, wrong: [] })
})

test('the examples leave the files they name', () => {
  const text = JSON.stringify(examples)
  const targets = [...text.matchAll(/"\$target":"([^"]+)"/g)].map(([, name = '']) => name)
  expect(targets.length).toBeGreaterThan(0)
  expect(targets.filter((name) => !existsSync(join(folder, name)))).toEqual([])
})
