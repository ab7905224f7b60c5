import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { DataHost } from './data-host'
import { environmentOf } from './environment'
import { openLog } from './log'
import { servePages } from './pages'

/**
 * The data host's entry. Inside Electron it is a utility process that serves pages; started by Node, or with
 * `--job`, it carries out a list of calls and ends.
 */
const { values } = parseArgs({
  options: {
    profile: { type: 'string' },
    resources: { type: 'string' },
    job: { type: 'string' },
    list: { type: 'boolean' },
    demo: { type: 'boolean' },
    version: { type: 'string' },
  },
  strict: false,
})

const text = (value: unknown) => (typeof value === 'string' ? value : undefined)

async function main(): Promise<number | undefined> {
  if (values.list) {
    const { listCallsAsJson } = await import('./jobs')
    process.stdout.write(`${await listCallsAsJson()}\n`)
    return 0
  }
  const profile = text(values.profile)
  if (!profile) {
    process.stderr.write('youbei: --profile DIR is missing\n')
    return 2
  }
  const environment = environmentOf({
    profile,
    demo: values.demo === true,
    ...(text(values.resources) ? { resources: text(values.resources) } : {}),
    ...(text(values.version) ? { version: text(values.version) } : {}),
  })
  openLog(environment.logFolder, 'host')
  const job = text(values.job)
  if (job !== undefined) {
    if (!existsSync(job)) {
      process.stderr.write(`youbei: ${job} is not there\n`)
      return 2
    }
    const { runJobFile } = await import('./jobs')
    const host = new DataHost(environment)
    try {
      return await runJobFile(host, job, (line) => process.stdout.write(`${line}\n`))
    } finally {
      await host.close()
    }
  }
  servePages(new DataHost(environment))
  return undefined
}

main().then(
  (code) => {
    // A pipe takes what is written to it in its own time: the process ends when it has all of it.
    if (code !== undefined) process.stdout.write('', () => process.exit(code))
  },
  (error: unknown) => {
    process.stderr.write(`youbei: ${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  },
)
