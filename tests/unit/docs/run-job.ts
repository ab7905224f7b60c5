import { cpSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type Job, type JobHost, runJob } from '../../../main/host/jobs'
import type { GrantedFile } from '../../../main/host/types'
import type { Failure } from '../../../preload/contract/result'
import type { TestHost } from '../../helpers/host'

export const root = join(import.meta.dirname, '..', '..', '..')

const Line = z.object({
  step: z.number(),
  call: z.string(),
  ok: z.boolean(),
  result: z.unknown().optional(),
  error: z.custom<Failure>().optional(),
  /** Refused, and was to be. */
  expected: z.literal(true).optional(),
})
export type JobLine = z.output<typeof Line>

/** The demo office's files in a folder of the test, with a folder `out` beside them, as the examples of docs/jobs.md expect. */
export function copyDemoFiles(host: TestHost): string {
  const folder = join(host.folder, 'job')
  cpSync(join(root, 'resources', 'demo'), folder, { recursive: true })
  mkdirSync(join(folder, 'out'))
  return folder
}

/** Carries out a job through the test's host, as `npm run job` does; answers the exit code and the lines printed. */
export async function runJobOn(
  host: TestHost,
  job: Job,
  folder: string,
): Promise<{ code: number; lines: JobLine[] }> {
  // The job hands out tokens of its own; the test's host has others for the same files.
  const tokens = new Map<string, string>()
  const files = new Map<string, GrantedFile>()
  files.set = (token, file) => {
    tokens.set(token, host.grant(file.path, file.name))
    return files
  }
  const known = (input: unknown): unknown =>
    JSON.parse(
      [...tokens].reduce((text, [own, theirs]) => text.replaceAll(own, theirs), JSON.stringify(input)),
    )
  const jobHost: JobHost = {
    files,
    ask: ({ call, input, client, actor }) =>
      host.raw(call, known(input), { client, ...(actor ? { actor } : {}) }),
    read: (fn) => host.reader.read(fn),
  }
  const lines: JobLine[] = []
  const steps = job.steps.map((step) => ({ input: {}, ...step }))
  const code = await runJob(jobHost, { ...job, steps }, folder, (line) =>
    lines.push(Line.parse(JSON.parse(line))),
  )
  return { code, lines }
}
