import type { HostMessage, PageMessage } from '../../preload/contract/bridge'
import type { DataHost } from './data-host'
import { log } from './log'

/** A page's or the shell's port, as a utility process has it. */
type Port = {
  postMessage: (message: unknown) => void
  on: (event: 'message' | 'close', listener: (event: { data: unknown }) => void) => void
  start: () => void
}
type ParentPort = {
  on: (event: 'message', listener: (event: { data: unknown; ports: Port[] }) => void) => void
  postMessage: (message: unknown) => void
}

/** What Electron's main process tells the host. */
export type ShellMessage =
  | { kind: 'page'; client: string }
  | { kind: 'grant'; token: string; path: string; name: string }
  | { kind: 'close' }

/** Serves pages: each has its own port, handed over by Electron's main process together with the window's identity. */
export function servePages(host: DataHost): void {
  const parent = (process as unknown as { parentPort?: ParentPort }).parentPort
  if (!parent) throw new Error('started outside Electron: name a job with --job')
  const ports = new Set<Port>()
  host.onChanged((topics) => {
    for (const port of ports) port.postMessage({ changed: topics } satisfies HostMessage)
  })
  parent.on('message', ({ data, ports: given }) => {
    const message = data as ShellMessage
    if (message.kind === 'grant') host.files.set(message.token, { path: message.path, name: message.name })
    else if (message.kind === 'page' && given[0]) servePage(host, given[0], message.client, ports)
    else if (message.kind === 'close')
      void host.close().then(
        () => process.exit(0),
        () => process.exit(1),
      )
  })
  void host.ready.then(() => {
    log.info('ready')
    parent.postMessage({ kind: 'ready' })
  })
}

function servePage(host: DataHost, port: Port, client: string, ports: Set<Port>): void {
  const running = new Map<string, AbortController>()
  ports.add(port)
  port.on('close', () => {
    ports.delete(port)
    for (const abort of running.values()) abort.abort()
  })
  port.on('message', ({ data }) => {
    const message = asPageMessage(data)
    if (!message) return
    if ('cancel' in message) running.get(message.cancel)?.abort()
    else if ('touch' in message) host.touch(client)
    else void answer(message)
  })
  port.start()

  async function answer(message: { id: string; call: string; input: unknown }): Promise<void> {
    const abort = new AbortController()
    running.set(message.id, abort)
    const result = await host.ask({
      call: message.call,
      input: message.input,
      client,
      signal: abort.signal,
      onProgress: (progress) => port.postMessage({ id: message.id, progress } satisfies HostMessage),
    })
    running.delete(message.id)
    port.postMessage({ id: message.id, result } satisfies HostMessage)
  }
}

/** The page is not trusted: what has no sound shape is not answered. */
function asPageMessage(data: unknown): PageMessage | undefined {
  if (typeof data !== 'object' || data === null) return undefined
  if ('cancel' in data && typeof data.cancel === 'string') return { cancel: data.cancel }
  if ('touch' in data) return { touch: true }
  if ('id' in data && 'call' in data && typeof data.id === 'string' && typeof data.call === 'string')
    return { id: data.id, call: data.call, input: 'input' in data ? data.input : undefined }
  return undefined
}
