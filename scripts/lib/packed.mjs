import { existsSync, statSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { at } from './paths.mjs'
import { childEnv, run } from './run.mjs'

/** Where electron-builder leaves the unpacked program of this platform, the newest kinds of processor first. */
const places = {
  linux: ['linux-unpacked/youbei', 'linux-arm64-unpacked/youbei'],
  win32: ['win-unpacked/youbei.exe', 'win-arm64-unpacked/youbei.exe'],
  darwin: ['mac-arm64/Youbei.app/Contents/MacOS/Youbei', 'mac/Youbei.app/Contents/MacOS/Youbei'],
}

/** The packed program of this platform that was made since `begun` (milliseconds); undefined where there is none. */
export function packedProgram(begun, { platform = process.platform, dist = at('dist') } = {}) {
  return (places[platform] ?? [])
    .map((place) => join(dist, place))
    .find((path) => existsSync(path) && statSync(path).mtimeMs >= begun)
}

/** Something of every part that packing can break: the database, reading files in a worker, fonts, writing papers. */
const job = (demo) => ({
  steps: [
    {
      call: 'office.setUp',
      input: {
        division: { code: '990001100000', name: '甲河镇', path: '示例省示例市示例县' },
        officeName: '甲河镇应急管理服务中心',
        administratorName: '韩例林',
      },
    },
    { call: 'supplies.importOpening', input: { file: { $file: join(demo, 'supplies.xlsx') } } },
    {
      call: 'plans.importPlan',
      input: { file: { $file: join(demo, 'plans', '甲河镇防汛抗旱专项应急预案.docx') } },
      name: 'plan',
    },
    {
      call: 'handbooks.make',
      input: { title: '手册', parts: [{ kind: 'plan', planId: '$plan.id' }, { kind: 'supplies' }] },
    },
    { call: 'exchange.makePackage', input: { contents: ['plans', 'supplies'] } },
  ],
})

/**
 * Has the packed program do a job on a profile that is thrown away: set up an office, bring files in, make papers.
 * Answers what went wrong, in the program's own words; null where nothing did.
 */
export async function tryPacked(program, { launchArgs, env }) {
  const folder = await mkdtemp(join(tmpdir(), 'youbei-packed-'))
  try {
    const file = join(folder, 'job.json')
    await writeFile(file, JSON.stringify(job(at('resources', 'demo'))))
    const args = [...launchArgs, '--job', file, '--profile', join(folder, 'profile')]
    const ended = await run(program, args, {
      cwd: folder,
      // The packed program has to find its own SQLite and its own fonts.
      env: childEnv({ ...env, YOUBEI_SQLITE_BINDING: undefined }),
      timeoutMs: 120_000,
    })
    const done = ended.output.split('\n').filter((line) => line.includes('"ok":true')).length
    if (ended.code === 0 && done === job('').steps.length) return null
    return ended.output
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}
