import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { Bridge, HostMessage, PageEvents, PageMessage } from './contract/bridge'
import type { Progress, TaskOptions } from './contract/define'
import type { Result } from './contract/result'

/** Put in by the build from the contract (electron.vite.config.ts). */
declare const __CALLS__: Readonly<Record<string, readonly string[]>>
declare const __SHELL_CALLS__: readonly string[]

type Waiting = {
  resolve: (result: Result<unknown>) => void
  onProgress?: ((progress: Progress) => void) | undefined
}

const restarted: Result<never> = { ok: false, error: { code: 'host-restarted' } }
const waiting = new Map<string, Waiting>()
const listeners: { [E in keyof PageEvents]: Set<(value: PageEvents[E]) => void> } = {
  changed: new Set(),
  host: new Set(),
}
/** Asked while the data host was away: sent when it is there again. */
const unsent: PageMessage[] = []
let port: MessagePort | undefined
let next = 1

function emit<E extends keyof PageEvents>(event: E, value: PageEvents[E]): void {
  for (const listener of listeners[event]) listener(value)
}

function send(message: PageMessage): void {
  if (port) port.postMessage(message)
  else if (!('touch' in message)) unsent.push(message)
}

ipcRenderer.on('port', (event) => {
  port?.close()
  port = event.ports[0]
  if (!port) return
  port.onmessage = ({ data }: MessageEvent<HostMessage>) => receive(data)
  for (const message of unsent.splice(0)) port.postMessage(message)
  emit('host', 'up')
})

ipcRenderer.on('host', () => {
  port?.close()
  port = undefined
  // What was under way may or may not have been done: its caller is told so, and asks again.
  const kept = new Set(unsent.flatMap((message) => ('id' in message ? [message.id] : [])))
  for (const [id, { resolve }] of waiting) {
    if (kept.has(id)) continue
    waiting.delete(id)
    resolve(restarted)
  }
  emit('host', 'down')
})

function receive(message: HostMessage): void {
  if ('changed' in message) emit('changed', message.changed)
  else if ('progress' in message) waiting.get(message.id)?.onProgress?.(message.progress)
  else {
    waiting.get(message.id)?.resolve(message.result)
    waiting.delete(message.id)
  }
}

function ask(call: string, input: unknown, options: TaskOptions = {}): Promise<Result<unknown>> {
  const id = options.id ?? `call-${next++}`
  return new Promise((resolve) => {
    waiting.set(id, { resolve, onProgress: options.onProgress })
    send({ id, call, input })
  })
}

/** One function for each call of the contract; the page cannot name any other. */
const modules = Object.fromEntries(
  Object.entries(__CALLS__).map(([module, calls]) => [
    module,
    Object.fromEntries(
      calls.map((call) => [
        call,
        (input: unknown, options?: TaskOptions) => ask(`${module}.${call}`, input, options),
      ]),
    ),
  ]),
)

const shell = Object.fromEntries(
  __SHELL_CALLS__.map((name) => [name, (input: unknown) => ipcRenderer.invoke('app', name, input)]),
)

contextBridge.exposeInMainWorld('youbei', {
  ...modules,
  shell,
  cancel: (id: string) => send({ cancel: id }),
  touch: () => send({ touch: true }),
  adoptFile: (file: object) => ipcRenderer.invoke('adopt', webUtils.getPathForFile(file as File)),
  on: <E extends keyof PageEvents>(event: E, listener: (value: PageEvents[E]) => void) => {
    listeners[event].add(listener)
    return () => listeners[event].delete(listener)
  },
} as unknown as Bridge)

ipcRenderer.send('ready-for-port')
