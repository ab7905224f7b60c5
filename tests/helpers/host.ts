import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { listUsers } from '../../database/office/repository'
import { openReader, type ReadDatabase } from '../../database/open'
import { openWriter, type WriteDatabase } from '../../database/open-writer'
import { Dispatcher } from '../../main/host/dispatcher'
import { Executor } from '../../main/host/execute'
import type { CallOptions } from '../../main/host/link'
import '../../main/host/modules'
import { findWork } from '../../main/host/registry'
import { Sessions } from '../../main/host/sessions'
import type { Environment, GrantedFile, SessionUser } from '../../main/host/types'
import { workInPlace } from '../../main/host/work'
import type { Answer, Contract, Input, ModuleName } from '../../preload/contract/api'
import { findCall } from '../../preload/contract/api'
import type { Failure, Result } from '../../preload/contract/result'

const root = join(import.meta.dirname, '..', '..')

export type TestHost = Readonly<{
  folder: string
  environment: Environment
  reader: ReadDatabase
  writer: WriteDatabase
  /** Any call by its full name, with whatever input: for malformed ones. */
  raw: (call: string, input: unknown, options?: AskOptions) => Promise<Result<unknown>>
  /** A typed call that must succeed. */
  ask: <M extends ModuleName, C extends keyof Contract[M]['calls'] & string>(
    module: M,
    call: C,
    input: Input<M, C>,
    options?: AskOptions,
  ) => Promise<Answer<M, C>>
  /** A typed call that must be refused. */
  refused: <M extends ModuleName, C extends keyof Contract[M]['calls'] & string>(
    module: M,
    call: C,
    input: Input<M, C>,
    options?: AskOptions,
  ) => Promise<Failure>
  /** A file as a page would hold it: its token. */
  grant: (path: string, name?: string) => string
  user: (name: string) => Promise<SessionUser>
  topics: string[]
  close: () => Promise<void>
}>

type AskOptions = { client?: string; actor?: SessionUser } & CallOptions

/** What `openTestHost` sets the office up with. */
export const testOffice = {
  division: { code: '990001100000', name: '清源镇', path: '示例省示例市示例县' },
  officeName: '清源镇应急管理服务中心',
  administratorName: '张敏',
}

/**
 * The real dispatcher, executor and database of a fresh office in a temporary folder, in this one thread. Answers
 * are checked against the contract's output schemas. `setUp: false` leaves the first start undone; `pin` asks for one.
 */
export async function openTestHost(
  options: { setUp?: boolean; pin?: string; folder?: string } = {},
): Promise<TestHost> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'youbei-test-'))
  const environment: Environment = {
    dataFolder: join(folder, 'office'),
    outputFolder: join(folder, 'outputs'),
    resourceFolder: join(root, 'resources'),
    logFolder: join(folder, 'logs'),
    version: '0.0.0-test',
    demo: false,
    nativeBinding: process.env.YOUBEI_SQLITE_BINDING || undefined,
  }
  const open = { file: join(environment.dataFolder, 'youbei.db'), nativeBinding: environment.nativeBinding }
  const writer = await openWriter(open)
  const reader = await openReader(open)
  const workshop = workInPlace(findWork, { environment, snapshot: reader.snapshot })
  const executor = new Executor(writer, environment, workshop)
  const sessions = new Sessions(reader)
  const files = new Map<string, GrantedFile>()
  const topics: string[] = []
  const dispatcher = new Dispatcher({
    environment,
    database: reader,
    sessions,
    files,
    write: (request, { onProgress, signal }) =>
      executor.run(request, {
        progress: onProgress ?? (() => undefined),
        signal: signal ?? new AbortController().signal,
      }),
    announce: (changed) => topics.push(...changed),
  })

  const raw: TestHost['raw'] = (call, input, { client = 'test-window', actor, onProgress, signal } = {}) =>
    dispatcher.ask({
      call,
      input,
      client,
      ...(actor ? { actor } : {}),
      ...(onProgress ? { onProgress } : {}),
      ...(signal ? { signal } : {}),
    })

  const host: TestHost = {
    folder,
    environment,
    reader,
    writer,
    raw,
    async ask(module, call, input, asked) {
      const result = await raw(`${module}.${call}`, input, asked)
      if (!result.ok) throw new Error(`${module}.${call} was refused: ${JSON.stringify(result.error)}`)
      return findCall(`${module}.${call}`)?.output.parse(result.value) as Answer<typeof module, typeof call>
    },
    async refused(module, call, input, asked) {
      const result = await raw(`${module}.${call}`, input, asked)
      if (result.ok) throw new Error(`${module}.${call} was not refused`)
      return result.error
    },
    grant(path, name = basename(path)) {
      const token = `file-${files.size + 1}-token`
      files.set(token, { path, name })
      return token
    },
    async user(name) {
      const row = (await reader.read(async (em) => listUsers(em))).find((user) => user.name === name)
      if (!row) throw new Error(`no user ${name}`)
      return { id: row.id, name: row.name, role: row.role, hasPin: row.pinHash !== null }
    },
    topics,
    async close() {
      await writer.close()
      await reader.close()
      if (!options.folder) rmSync(folder, { recursive: true, force: true })
    },
  }
  if (options.setUp !== false)
    await host.ask('office', 'setUp', { ...testOffice, ...(options.pin ? { pin: options.pin } : {}) })
  return host
}
