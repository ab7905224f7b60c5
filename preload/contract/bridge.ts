import { z } from 'zod'
import type { Api } from './api'
import { FileRef } from './common'
import type { Progress } from './define'
import type { Result } from './result'

/** What the shell (Electron's main process) does for the page: things that need a window or the operating system. */

/** `any`: files that are kept as they are (attachments). */
export const fileKinds = ['plan', 'sheet', 'package', 'template', 'picture', 'paper', 'any'] as const
export type FileKind = (typeof fileKinds)[number]

export const ChosenFile = FileRef.extend({ name: z.string(), bytes: z.number() })
export type ChosenFile = z.infer<typeof ChosenFile>

export const shellCalls = {
  /** Lets the user choose files. Nothing chosen: an empty list. */
  chooseFiles: z.object({ kind: z.enum(fileKinds), many: z.boolean().default(false) }),
  /** Lets the user choose where to save; null when they thought better of it. */
  chooseTarget: z.object({ suggestedName: z.string().min(1).max(200) }),
  chooseFolder: z.object({}),
  /** Opens the system's print dialog for a PDF that the program made. */
  printOutput: z.object({ token: z.string().max(100), name: z.string().max(200) }),
  /** Shows a saved file in the file manager. */
  showTarget: z.object({ target: z.string().max(100) }),
  /** Opens the demo office in place of the real one. */
  enterDemo: z.object({}),
  /** Goes back to the real office; with `discard` the demo office is deleted. */
  leaveDemo: z.object({ discard: z.boolean().default(true) }),
  /** Whole program's scale in per cent, 100–150. */
  setScale: z.object({ percent: z.number().int().min(100).max(150) }),
  setTitle: z.object({ title: z.string().max(120) }),
  notify: z.object({ title: z.string().max(80), body: z.string().max(300) }),
  about: z.object({}),
} as const

export type ShellCallName = keyof typeof shellCalls

export type ShellAnswers = {
  chooseFiles: { files: ChosenFile[] }
  chooseTarget: { target: string; name: string } | null
  chooseFolder: { path: string } | null
  printOutput: { printed: boolean }
  showTarget: Record<string, never>
  enterDemo: Record<string, never>
  leaveDemo: Record<string, never>
  setScale: Record<string, never>
  setTitle: Record<string, never>
  notify: Record<string, never>
  about: { version: string; electron: string; chrome: string; node: string; profile: string }
}

export type Shell = {
  readonly [C in ShellCallName]: (input: z.input<(typeof shellCalls)[C]>) => Promise<Result<ShellAnswers[C]>>
}

/** What reaches the page unasked. */
export type PageEvents = {
  /** Topics whose lists must be read again; `*` is all of them. */
  changed: readonly string[]
  /** The data host went down or is there (again). */
  host: 'up' | 'down'
}

/** `window.youbei`: all that the page has of the outside world. */
export type Bridge = Api & {
  readonly shell: Shell
  /** Cancels a running task by the id its caller chose. */
  cancel(id: string): void
  /** Tells that somebody is at the keyboard, which keeps the sign-in alive. */
  touch(): void
  /** A dropped file as a token; only real files of this computer have one. */
  adoptFile(file: object): Promise<Result<ChosenFile>>
  on<E extends keyof PageEvents>(event: E, listener: (value: PageEvents[E]) => void): () => void
}

/** Messages on the port between page and data host. */
export type PageMessage = { id: string; call: string; input: unknown } | { cancel: string } | { touch: true }
export type HostMessage =
  | { id: string; result: Result<unknown> }
  | { id: string; progress: Progress }
  | { changed: readonly string[] }
