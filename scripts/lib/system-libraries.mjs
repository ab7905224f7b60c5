import { existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { SetupError, say } from './log.mjs'
import { childEnv, run } from './run.mjs'

/** What each need is met with on Debian and Ubuntu. Where a name changed with the 64-bit time type, both are given. */
const debianPackages = {
  libraries: [
    ['libgtk-3-0t64', 'libgtk-3-0'],
    ['libnss3'],
    ['libatk1.0-0t64', 'libatk1.0-0'],
    ['libatk-bridge2.0-0t64', 'libatk-bridge2.0-0'],
    ['libgbm1'],
    ['libasound2t64', 'libasound2'],
  ],
  screen: [['xvfb']],
  fonts: [['fonts-noto-cjk']],
  compiler: [['g++'], ['make'], ['python3']],
}

/** Shared libraries that `ldd` says are missing. */
export function missingLibraries(lddOutput) {
  return [...lddOutput.matchAll(/^\s*(\S+) => not found/gm)].map(([, name]) => name)
}

/** The first full path of a program on the PATH, or undefined. */
export function which(program, path = process.env.PATH ?? '') {
  return path
    .split(delimiter)
    .map((folder) => join(folder, program))
    .find((full) => existsSync(full))
}

/**
 * Makes sure Electron finds its libraries and Chinese letters, and (with `screen`) that a virtual screen can be
 * started. Looks at what is there, not at which packages are installed. Only Linux needs this.
 */
export async function ensureSystem({ electronPath, screen }) {
  if (process.platform !== 'linux') return
  const lacking = await lookAround({ electronPath, screen })
  if (lacking.length === 0) return
  await provide(lacking)
  const still = (await lookAround({ electronPath, screen })).filter((need) => need !== 'fonts')
  if (still.length > 0) throw await notInstalled(still)
}

/** Makes sure a C++ compiler, make and Python are there. */
export async function ensureCompiler() {
  if (process.platform === 'win32') return
  const lacks = () => !((which('g++') || which('c++')) && which('make') && which('python3'))
  if (!lacks()) return
  await provide(['compiler'])
  if (lacks()) throw await notInstalled(['compiler'])
}

async function lookAround({ electronPath, screen }) {
  const [ldd, fonts] = await Promise.all([
    electronPath ? run('ldd', [electronPath], { timeoutMs: 10_000 }) : { output: '' },
    hasChineseFont(),
  ])
  return [
    ...(missingLibraries(ldd.output).length > 0 ? ['libraries'] : []),
    ...(screen && !which('Xvfb') ? ['screen'] : []),
    ...(fonts ? [] : ['fonts']),
  ]
}

async function hasChineseFont() {
  if (which('fc-list')) return (await run('fc-list', [':lang=zh', 'family'])).output.trim() !== ''
  const folder = '/usr/share/fonts'
  return (
    existsSync(folder) &&
    readdirSync(folder, { recursive: true }).some((name) => /cjk|wqy|hei|song/i.test(String(name)))
  )
}

/** Installs what is lacking where that is allowed; otherwise says what to type, and stops unless only fonts lack. */
async function provide(needs) {
  if (!which('apt-get') || process.getuid?.() !== 0) {
    if (needs.some((need) => need !== 'fonts')) throw await notInstalled(needs)
    say(
      '没有中文字体，界面文字会显示成方块。',
      `No Chinese font found. 请执行 Please run: ${await commandFor(needs)}`,
    )
    return
  }
  say(`安装系统组件：${needs.map((need) => names[need]).join('、')}…`, 'Installing system packages …')
  const wanted = needs.flatMap((need) => debianPackages[need])
  if ((await install(wanted)).code === 0) return
  await apt(['update'])
  const second = await install(wanted)
  if (second.code !== 0 && needs.some((need) => need !== 'fonts'))
    throw await notInstalled(needs, second.output)
}

async function install(wanted) {
  const known = await Promise.all(wanted.map(firstKnown))
  if (known.includes(undefined)) return { code: 100, output: 'package lists are empty' }
  return apt(['install', '-y', '--no-install-recommends', ...known])
}

/** Of several names of one package, the one this release has. */
async function firstKnown(alternatives) {
  for (const name of alternatives) {
    const policy = await run('apt-cache', ['policy', name], { env: childEnv({ LC_ALL: 'C' }) })
    if (/Candidate: (?!\(none\))/.test(policy.output)) return name
  }
  return undefined
}

function apt(args) {
  return run('apt-get', ['-q', ...args], {
    env: childEnv({ DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' }),
    timeoutMs: 15 * 60_000,
  })
}

const names = { libraries: '图形库', screen: '虚拟屏幕', fonts: '中文字体', compiler: '编译器' }

/** What a person types to get these needs met, with the names this release of Debian or Ubuntu has. */
export async function commandFor(needs) {
  const wanted = needs.flatMap((need) => debianPackages[need])
  const known = await Promise.all(wanted.map(async (names) => (await firstKnown(names)) ?? names.at(-1)))
  return `sudo apt-get update && sudo apt-get install -y ${known.join(' ')}`
}

async function notInstalled(needs, output = '') {
  return new SetupError(
    `缺少系统组件：${needs.map((need) => names[need]).join('、')}。${output.trim().slice(-500)}`,
    'System packages are missing (names as on Debian and Ubuntu).',
    await commandFor(needs),
  )
}
