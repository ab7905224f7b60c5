import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readArguments } from '../../../scripts/lib/args.mjs'
import { matchesLock } from '../../../scripts/lib/dependencies.mjs'
import { at, cacheRoot } from '../../../scripts/lib/paths.mjs'
import { launchArguments } from '../../../scripts/lib/prepare.mjs'
import { childEnv, run } from '../../../scripts/lib/run.mjs'
import { namespacesAllowed } from '../../../scripts/lib/sandbox.mjs'
import { hasScreen } from '../../../scripts/lib/screen.mjs'
import { electronNeedsBinding, experimental, nodeNeedsBinding } from '../../../scripts/lib/sqlite-binding.mjs'
import { missingLibraries } from '../../../scripts/lib/system-libraries.mjs'

describe('installed packages', () => {
  const entry = (version, more) => ({ version, integrity: `sha512-${version}`, ...more })
  const lock = {
    packages: {
      '': {},
      'node_modules/a': entry('1.0.0'),
      'node_modules/b-win': entry('2.0.0', { optional: true }),
    },
  }
  const installed = (packages) => matchesLock(lock, { packages })

  it('match the lock file, other platforms’ parts aside', () => {
    expect(installed({ 'node_modules/a': entry('1.0.0') })).toBe(true)
    expect(installed({ 'node_modules/a': entry('1.0.0'), 'node_modules/b-win': entry('2.0.0') })).toBe(true)
  })

  it('do not when one is missing, has another version, or other bytes', () => {
    expect(matchesLock(lock, undefined)).toBe(false)
    expect(installed({})).toBe(false)
    expect(installed({ 'node_modules/a': entry('1.0.1') })).toBe(false)
    expect(installed({ 'node_modules/a': { version: '1.0.0', integrity: 'sha512-x' } })).toBe(false)
    expect(installed({ 'node_modules/a': entry('1.0.0'), 'node_modules/b-win': entry('3.0.0') })).toBe(false)
  })
})

describe('the cache', () => {
  const home = join('/', 'home', 'zhang')
  it.each([
    [{ YOUBEI_CACHE: '/big/cache', XDG_CACHE_HOME: '/x' }, 'linux', join('/', 'big', 'cache')],
    [{ XDG_CACHE_HOME: '/x' }, 'linux', join('/', 'x', 'youbei')],
    [{}, 'linux', join(home, '.cache', 'youbei')],
    [{}, 'darwin', join(home, 'Library', 'Caches', 'youbei')],
    [{ LOCALAPPDATA: '/local' }, 'win32', join('/', 'local', 'youbei', 'cache')],
    [{}, 'win32', join(home, 'AppData', 'Local', 'youbei', 'cache')],
  ])('lies outside the checkout: %o on %s', (env, platform, expected) => {
    expect(cacheRoot({ env, platform, home })).toBe(expected)
  })
})

describe('switches for Electron', () => {
  it('take the sandbox away from root only', () => {
    expect(launchArguments({ platform: 'linux', user: 0, virtualScreen: true })).toEqual([
      '--no-sandbox',
      '--disable-gpu',
    ])
    expect(launchArguments({ platform: 'linux', user: 1000, virtualScreen: true })).toEqual(['--disable-gpu'])
    expect(launchArguments({ platform: 'linux', user: 1000, virtualScreen: false })).toEqual([])
    expect(launchArguments({ platform: 'darwin', user: 0, virtualScreen: false })).toEqual([])
    expect(launchArguments({ platform: 'win32', user: undefined, virtualScreen: false })).toEqual([])
  })
})

describe("Chromium's sandbox", () => {
  const allowed = (settings) => namespacesAllowed((name) => settings[name])
  it('needs namespaces that some systems keep back', () => {
    expect(allowed({})).toBe(true)
    expect(allowed({ 'kernel/unprivileged_userns_clone': '1', 'user/max_user_namespaces': '60000' })).toBe(
      true,
    )
    expect(allowed({ 'kernel/apparmor_restrict_unprivileged_userns': '1' })).toBe(false)
    expect(allowed({ 'kernel/unprivileged_userns_clone': '0' })).toBe(false)
    expect(allowed({ 'user/max_user_namespaces': '0' })).toBe(false)
  })
})

describe('a screen', () => {
  it('is missing only on Linux without a display', () => {
    expect(hasScreen({ env: {}, platform: 'linux' })).toBe(false)
    expect(hasScreen({ env: { DISPLAY: '' }, platform: 'linux' })).toBe(false)
    expect(hasScreen({ env: { WAYLAND_DISPLAY: 'wayland-0' }, platform: 'linux' })).toBe(true)
    expect(hasScreen({ env: {}, platform: 'win32' })).toBe(true)
  })
})

describe('the SQLite binding', () => {
  it('is compiled only for runtimes with an older Node-API', () => {
    expect([nodeNeedsBinding('9'), nodeNeedsBinding('10')]).toEqual([true, false])
    expect(['33.2.1', '35.7.5', '36.0.0', '45.4.1'].map(electronNeedsBinding)).toEqual([
      true,
      true,
      false,
      false,
    ])
  })

  it('has the build recipe the change is written for', () => {
    const recipe = readFileSync(at('node_modules', 'better-sqlite3', 'binding.gyp'), 'utf8')
    expect(experimental(recipe)).toContain("'NAPI_EXPERIMENTAL', 'NODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT'")
    expect(() => experimental("'NAPI_VERSION=11'")).toThrow('not as expected')
  })
})

describe('system libraries', () => {
  it('are read from what ldd says', () => {
    const output = [
      '\tlinux-vdso.so.1 (0x00007ffd)',
      '\tlibnss3.so => not found',
      '\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f)',
      '\tlibgtk-3.so.0 => not found',
    ].join('\n')
    expect(missingLibraries(output)).toEqual(['libnss3.so', 'libgtk-3.so.0'])
    expect(missingLibraries('\tnot a dynamic executable')).toEqual([])
  })
})

describe('arguments', () => {
  const known = { single: ['out', 'supplies'], lists: ['plans'], flags: ['list'] }
  it('may be lists, with Chinese file names and spaces', () => {
    const argv = [
      '--out',
      'D',
      '--plans',
      '防汛预案.docx',
      'a b.pdf',
      '--supplies=物资.xlsx',
      '--list',
      'word',
    ]
    expect(readArguments(argv, known)).toEqual({
      words: ['word'],
      options: { out: 'D', plans: ['防汛预案.docx', 'a b.pdf'], supplies: '物资.xlsx', list: true },
    })
  })

  it('are refused when unknown or without their value', () => {
    expect(() => readArguments(['--outt', 'D'], known)).toThrow('--outt')
    expect(() => readArguments(['--out'], known)).toThrow('--out')
  })
})

describe('a command', () => {
  const node = (program, options) => run(process.execPath, ['-e', program], options)

  it('that cannot be started, ends badly or hangs never looks like success', async () => {
    expect((await run('/nowhere/at-all', [])).code).toBe(127)
    expect((await node('process.exit(3)')).code).toBe(3)
    expect(await node("process.kill(process.pid, 'SIGKILL')")).toMatchObject({ code: 1, signal: 'SIGKILL' })
    expect(await node('setInterval(() => {}, 1000)', { timeoutMs: 200 })).toMatchObject({
      timedOut: true,
      code: 1,
    })
  })

  it('does not inherit what would keep Electron from opening a window', () => {
    const env = childEnv({ A: '1', B: undefined }, { ELECTRON_RUN_AS_NODE: '1', B: '2', C: '3' })
    expect(env).toEqual({ A: '1', C: '3' })
  })
})
