import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { app, MessageChannelMain, type UtilityProcess, utilityProcess, type WebContents } from 'electron'
import log from 'electron-log/main'
import { isDemo, profileFolder, programFolder, resourceFolder } from './paths'

/** A data host that dies again and again is not started anew for ever: this many times within a minute. */
const mostRestarts = 5

/**
 * The data host seen from the shell: started, restarted when it dies, and every page given its own port to it.
 * A page keeps its `client` name over restarts, so that whoever is signed in stays signed in.
 */
export class HostProcess {
  #process: UtilityProcess | undefined
  #stopping = false
  #ready = false
  readonly #pages = new Map<WebContents, string>()
  readonly #granted: { token: string; path: string; name: string }[] = []
  #restarts: number[] = []

  start(): void {
    this.#stopping = false
    const child = utilityProcess.fork(
      join(programFolder(), 'out', 'main', 'host.js'),
      [
        ...['--profile', profileFolder()],
        ...['--resources', resourceFolder()],
        ...['--version', app.getVersion()],
        ...(isDemo() ? ['--demo'] : []),
      ],
      {
        serviceName: 'youbei data host',
        stdio: 'ignore',
        // Node 22 and later keep what they compiled, which makes the next start quicker; earlier ones ignore it.
        env: { ...process.env, NODE_COMPILE_CACHE: join(profileFolder(), 'cache', 'code') },
      },
    )
    this.#process = child
    child.on('exit', (code) => this.#onExit(child, code))
    for (const grant of this.#granted) child.postMessage({ kind: 'grant', ...grant })
    // The page is given its port when the host can answer; until then what it asks waits in the preload.
    this.#ready = false
    child.on('message', (message: { kind?: string }) => {
      if (message.kind !== 'ready' || child !== this.#process) return
      this.#ready = true
      for (const [contents, client] of this.#pages) this.#connect(contents, client)
    })
  }

  /** Gives a page its port, now and after each restart. */
  serve(contents: WebContents): void {
    const known = this.#pages.has(contents)
    // A reloaded page is a new one: whoever was signed in has to sign in again only when the program restarts.
    const client = this.#pages.get(contents) ?? randomUUID()
    this.#pages.set(contents, client)
    if (!known) contents.once('destroyed', () => this.#pages.delete(contents))
    this.#connect(contents, client)
  }

  /** Makes a file known to the data host; the page gets the token only. */
  grant(path: string, name: string): string {
    const grant = { token: randomUUID(), path, name }
    this.#granted.push(grant)
    if (this.#granted.length > 2_000) this.#granted.shift()
    this.#process?.postMessage({ kind: 'grant', ...grant })
    return grant.token
  }

  /** The path behind a token, for showing a saved file. */
  pathOf(token: string): string | undefined {
    return this.#granted.find((grant) => grant.token === token)?.path
  }

  /** Ends the data host in good order; resolves when it is gone. */
  async stop(): Promise<void> {
    const child = this.#process
    this.#stopping = true
    this.#process = undefined
    if (!child?.pid) return
    await new Promise<void>((resolve) => {
      const kill = setTimeout(() => child.kill(), 5_000)
      child.once('exit', () => {
        clearTimeout(kill)
        resolve()
      })
      child.postMessage({ kind: 'close' })
    })
  }

  async restart(): Promise<void> {
    for (const contents of this.#pages.keys()) contents.send('host', 'down')
    await this.stop()
    this.start()
  }

  #connect(contents: WebContents, client: string): void {
    if (!this.#process || !this.#ready || contents.isDestroyed()) return
    const { port1, port2 } = new MessageChannelMain()
    this.#process.postMessage({ kind: 'page', client }, [port1])
    contents.postMessage('port', null, [port2])
  }

  #onExit(child: UtilityProcess, code: number): void {
    if (this.#stopping || child !== this.#process) return
    log.warn(`data host ended with ${code}`)
    for (const contents of this.#pages.keys()) if (!contents.isDestroyed()) contents.send('host', 'down')
    const minuteAgo = Date.now() - 60_000
    this.#restarts = [...this.#restarts.filter((at) => at > minuteAgo), Date.now()]
    // The first restart is at once; one that keeps dying gets longer and longer pauses.
    const wait = this.#restarts.length > mostRestarts ? 10_000 : (this.#restarts.length - 1) * 500
    setTimeout(() => this.start(), wait)
  }
}
