import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { at, root } from './paths.mjs'

/** How much of a quiet command's output is kept for the error message. */
const keptCharacters = 20_000
/** Tools colour what they write, some of them even where nobody sees it. */
const colours = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g')

/**
 * The environment for a child process: ours, with `additions`. A key set to undefined is taken away.
 * `ELECTRON_RUN_AS_NODE` is never handed on: editors' terminals set it, and Electron would open no window.
 */
export function childEnv(additions = {}, base = process.env) {
  const env = { ...base, ELECTRON_RUN_AS_NODE: undefined, ...additions }
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined))
}

/**
 * Runs a command to its end.
 * `stdio`: 'show' (its output goes to our stderr), 'pass' (it has our stdin, stdout and stderr), 'quiet' (collected).
 * Resolves to `{ code, signal, output, timedOut }` and never rejects: a command that cannot be started has code 127.
 */
export function run(
  command,
  args,
  { cwd = root, env = childEnv(), stdio = 'quiet', timeoutMs, shell = false } = {},
) {
  const channels = { show: ['ignore', 2, 2], pass: 'inherit', quiet: ['ignore', 'pipe', 'pipe'] }[stdio]
  return new Promise((done) => {
    let output = ''
    let timedOut = false
    const child = spawn(command, args, { cwd, env, stdio: channels, shell, windowsHide: true })
    const timer = timeoutMs
      ? setTimeout(() => {
          timedOut = true
          child.kill('SIGKILL')
        }, timeoutMs)
      : undefined
    const keep = (chunk) => {
      output = (output + chunk).slice(-keptCharacters)
    }
    child.stdout?.setEncoding('utf8').on('data', keep)
    child.stderr?.setEncoding('utf8').on('data', keep)
    const finish = (code, signal) => {
      clearTimeout(timer)
      done({ code: code ?? 1, signal: signal ?? undefined, output: output.replace(colours, ''), timedOut })
    }
    child.on('error', (error) => {
      keep(String(error))
      finish(127)
    })
    child.on('close', finish)
  })
}

/** Runs a command-line tool of an installed package with this Node, the same way on every platform. */
export function runTool(packageName, toolName, args, options) {
  return run(process.execPath, [toolPath(packageName, toolName), ...args], options)
}

/** The file behind a package's command-line tool. */
export function toolPath(packageName, toolName) {
  const folder = at('node_modules', packageName)
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return join(folder, typeof bin === 'string' ? bin : bin[toolName])
}

/** Runs npm: the one that called us, else the one beside this Node, else the one on the path. */
export function runNpm(args, options = {}) {
  const cli = npmCli()
  const env = withoutNpmScriptFacts(options.env ?? childEnv())
  if (cli) return run(process.execPath, [cli, ...args], { ...options, env })
  return run('npm', args, { ...options, env, shell: process.platform === 'win32' })
}

function npmCli() {
  const nodeFolder = dirname(process.execPath)
  const candidates = [
    process.env.npm_execpath,
    join(nodeFolder, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    resolve(nodeFolder, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ]
  return candidates.find((path) => path?.endsWith('npm-cli.js') && existsSync(path))
}

/** What npm tells a script about the package it belongs to would mislead an npm that works in another folder. */
function withoutNpmScriptFacts(env) {
  const facts = /^(npm_package_|npm_lifecycle_|npm_config_local_prefix$|npm_config_prefix$|INIT_CWD$)/
  return Object.fromEntries(Object.entries(env).filter(([name]) => !facts.test(name)))
}
