import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { buildIfChanged } from './lib/build.mjs'
import { main, SetupError, say } from './lib/log.mjs'
import { packedProgram, tryPacked } from './lib/packed.mjs'
import { at } from './lib/paths.mjs'
import { prepare } from './lib/prepare.mjs'
import { childEnv, runTool } from './lib/run.mjs'

const platformFlag = { linux: '--linux', darwin: '--mac', win32: '--win' }

/**
 * `npm run package [-- electron-builder arguments]`: packs the program for this platform into dist/.
 * Without arguments: an unpacked folder on Linux, the platform's installers elsewhere. What runs on this machine is tried:
 * it sets up an office, brings files in and makes papers.
 */
await main(async () => {
  const ready = await prepare({ need: { electron: true, screen: 'any' } })
  await buildIfChanged()
  const work = await mkdtemp(join(tmpdir(), 'youbei-package-'))
  try {
    const asked = process.argv.slice(2)
    const begun = Date.now()
    const target = asked.length > 0 ? asked : defaultTarget()
    const config = await electronConfig(ready, work)
    say(`打包（Electron ${ready.electronVersion}）…`, 'Packing …')
    const args = [...target, '--publish', 'never', ...config]
    const ended = await runTool('electron-builder', 'electron-builder', args, {
      env: childEnv(),
      stdio: 'show',
    })
    if (ended.code !== 0) return ended.code
    say(`已打包到 ${at('dist')}`, 'Packed into dist/')
    await tryWhatRuns(begun, ready)
    return 0
  } finally {
    ready.stop()
    await rm(work, { recursive: true, force: true })
  }
})

async function tryWhatRuns(begun, ready) {
  const program = packedProgram(begun)
  if (!program) {
    say('没有本机能运行的，没有试。', 'Nothing of it runs on this machine: not tried.')
    return
  }
  const fault = await tryPacked(program, ready)
  if (fault !== null)
    throw new SetupError(`打好的程序不能正常工作。\n${fault}`, 'The packed program does not work.')
  say(
    '试过了：建单位、导入、编印、做数据包都正常。',
    'Tried: it sets up an office, imports, prints and packs.',
  )
}

function defaultTarget() {
  return [platformFlag[process.platform] ?? '--linux', ...(process.platform === 'linux' ? ['dir'] : [])]
}

/**
 * An official Electron of the pinned version is fetched by electron-builder itself, for every platform asked for.
 * Any other is handed over: without the loader it has instead of a default app, and with the SQLite binding it needs
 * put where better-sqlite3 looks before it takes the binary it was shipped with.
 */
async function electronConfig({ electronPath, electronVersion, electronSource, env }, work) {
  const config = join(work, 'electron-builder.json')
  await writeFile(config, JSON.stringify({ extends: at('electron-builder.yml'), ...(await otherElectron()) }))
  return ['--config', config]

  async function otherElectron() {
    if (electronSource !== 'registry' && electronSource !== 'override') return {}
    say(
      '注意：不是所定版本的 Electron，只作检验用。',
      'Not the pinned Electron: for trying out, not for handing out.',
    )
    const electronDist = join(work, 'electron')
    const folder = dirname(electronPath)
    const unwanted = [join(folder, 'resources', 'app'), join(folder, '.youbei.json')]
    await cp(folder, electronDist, { recursive: true, filter: (path) => !unwanted.includes(path) })
    const binding = env.YOUBEI_SQLITE_BINDING
    const place = 'node_modules/better-sqlite3/build/Release'
    const files = binding ? [{ from: dirname(binding), to: place, filter: [basename(binding)] }] : []
    return { electronDist, electronVersion, files }
  }
}
