import { spawn } from 'node:child_process'
import { SetupError } from './log.mjs'
import { which } from './system-libraries.mjs'

/** Whether windows can be shown where we run. Only Linux can be without. */
export function hasScreen({ env = process.env, platform = process.platform } = {}) {
  return platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY)
}

/**
 * Starts a virtual screen of 1920×1080 on a free display number.
 * @returns `{ display, stop }`; it is stopped at the latest when this process ends
 */
export function startScreen() {
  return new Promise((done, fail) => {
    const path = which('Xvfb')
    if (!path) return fail(new SetupError('没有虚拟屏幕。', 'Xvfb is missing.'))
    const options = ['-displayfd', '3', '-screen', '0', '1920x1080x24', '-nolisten', 'tcp', '-noreset']
    // A group of its own: a Ctrl+C reaches the windows first, and their screen goes last.
    const server = spawn(path, options, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'], detached: true })
    server.unref()
    const stop = () => server.kill()
    process.once('exit', stop)
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      process.once(signal, () => {
        stop()
        process.exit(1)
      })
    }
    server.once('error', fail)
    server.once('exit', () => fail(new SetupError('虚拟屏幕启动不了。', 'The virtual screen did not start.')))
    // The number and the end of its line come in two writes; closing after the first would kill the server.
    let told = ''
    server.stdio[3].setEncoding('utf8').on('data', (chunk) => {
      told += chunk
      if (!told.endsWith('\n')) return
      server.stdio[3].destroy()
      done({ display: `:${told.trim()}`, stop })
    })
  })
}
