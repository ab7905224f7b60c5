import type { EntityManager } from '../../database/open'
import type { Records } from '../../database/records'
import type { DueLine, Figure, Found } from '../../preload/contract/care'
import type { Output } from '../../preload/contract/common'
import type { AnyCalls, Module, OutputOf, ParsedInputOf, Progress, Role } from '../../preload/contract/define'
import type { PaperForm, PartKind, PartOf } from '../../preload/contract/handbooks/index'
import type { PrintedPart } from '../documents/index'

/** What every thread of the data host knows of the machine. Plain data: it is handed to workers. */
export type Environment = Readonly<{
  /** Where the database, its attachments and its backups lie. */
  dataFolder: string
  /** Where papers and files that were made wait to be saved. */
  outputFolder: string
  /** Reference lists, fonts, templates that come with the program. */
  resourceFolder: string
  logFolder: string
  version: string
  demo: boolean
  nativeBinding?: string | undefined
}>

export type SessionUser = Readonly<{ id: string; name: string; role: Role; hasPin: boolean }>

/** A file the user gave: found by its token, so that paths stay on this side of the border. */
export type GrantedFile = Readonly<{ path: string; name: string }>

/** Who asks, and what was handed over with the question. Plain data: it crosses to the writer thread. */
export type Request = Readonly<{
  call: string
  input: unknown
  /** The window (or job) that asks; the sign-in belongs to it. */
  client: string
  user: SessionUser | null
  files: Readonly<Record<string, GrantedFile>>
}>

type Common = Readonly<{
  environment: Environment
  client: string
  user: SessionUser | null
  /** UTC milliseconds. */
  now: number
  /** Today on this computer's calendar, `YYYY-MM-DD`. */
  today: string
  /** The granted file behind a token; refuses with `file-not-found`. */
  file: (ref: { token: string }) => GrantedFile
}>

export type QueryContext = Common & Readonly<{ em: EntityManager }>

export type CommandContext = Common &
  Readonly<{
    em: EntityManager
    records: Records
    /** The call that takes this command back, where the records' former state alone does not. */
    inverse: (call: string, input: unknown) => void
    /** Not to be taken back by undo: signing in, making a paper. */
    final: () => void
    /** What the audit entry names: ids and counts, never personal data. */
    subject: (facts: Readonly<Record<string, string | number | boolean | null>>) => void
    /**
     * Only in calls whose contract says `audit: 'sitting'`, and before anything is written: which record is being
     * written, which part of it this save changes, and what the entry at the end names besides its figures.
     */
    sitting: (recordId: string, part: string, subject: Readonly<Record<string, string>>) => void
  }>

export type TaskContext = Common &
  Readonly<{
    read: <T>(fn: (em: EntityManager) => Promise<T>) => Promise<T>
    /** The writing part: one transaction, one audit entry. Only for tasks that write; once. */
    write: <T>(fn: (ctx: CommandContext) => Promise<T>) => Promise<T>
    /** Runs a module's work function (`plans.read`) in a worker thread. */
    work: <T>(name: string, args: unknown) => Promise<T>
    progress: (progress: Progress) => void
    signal: AbortSignal
    /** A new paper or file to be made: write it to `path`, then answer `finish()`. */
    output: (name: string) => PendingOutput
  }>

export type PendingOutput = Readonly<{ token: string; path: string; finish: () => Promise<Output> }>

export type WorkContext = Readonly<{
  environment: Environment
  /** One state of the database from beginning to end. */
  snapshot: <T>(fn: (em: EntityManager) => Promise<T>) => Promise<T>
  progress: (progress: Progress) => void
  signal: AbortSignal
}>

/** Parses a file or makes a document. Arguments and answer are plain data. */
export type WorkFunction = (context: WorkContext, args: never) => Promise<unknown>

type HandlerOf<C> = (
  context: C extends { kind: 'query' }
    ? QueryContext
    : C extends { kind: 'command' }
      ? CommandContext
      : TaskContext,
  input: ParsedInputOf<C>,
) => Promise<OutputOf<C>>

/** One function for each call of the contract: a missing or misspelt one does not compile. */
export type Handlers<M extends AnyCalls> = { readonly [K in keyof M['calls']]: HandlerOf<M['calls'][K]> }

/** A module as the registry holds it: the contract has checked its handlers where it was written. */
export type AnyModule = Omit<HostModule, 'name' | 'handlers'> & Readonly<{ name: string; handlers: object }>

/** What a part of a paper is collected from. */
export type PartContext = Readonly<{
  em: EntityManager
  environment: Environment
  today: string
  /** Where the part will stand: an official paper sets its attachments on pages of their own, a pocket book saves room. */
  form: PaperForm
  signal: AbortSignal
}>

/**
 * A kind of part that papers are made of (`preload/contract/handbooks/parts.ts`). `load` brings the function that
 * collects it, in the worker thread that prints it: `(context, part) => PrintedPart`.
 */
export type Printable<K extends PartKind = PartKind> = Readonly<{
  kind: K
  load: () => Promise<(context: PartContext, part: PartOf<K>) => PrintedPart>
}>
export type AnyPrintable = { [K in PartKind]: Printable<K> }[PartKind]

/** What a module gives to the host: `main/<module>/index.ts` exports one of these. */
export type HostModule<M extends AnyCalls & { name: string } = Module> = Readonly<{
  name: M['name']
  handlers: Handlers<M>
  /** Kinds of record it keeps (`RecordKind`s). */
  kinds?: readonly Readonly<{ kind: string }>[]
  /** Runs in the transaction of the first start. */
  onSetUp?: (context: CommandContext) => void
  /** Lines for the clock board. */
  due?: (em: EntityManager, today: string) => DueLine[]
  /** Figures of what there is. */
  figures?: (em: EntityManager, today: string) => Figure[]
  /** Turns hits of its kinds into lines of the search. */
  found?: (
    em: EntityManager,
    hit: { kind: string; recordId: string; groupId: string },
    typed: string,
  ) => Found | undefined
  /** Lines of the search for what is in no index: asked at every key that is typed, so a look-up or a short walk. */
  finds?: (em: EntityManager, typed: string, limit: number) => Found[]
  /**
   * What printed codes of its letters open: `YB:L:<short>` asks `codes.L`. Undefined where nothing here has that code.
   * Letters are given out in preload/contract/codes.ts.
   */
  codes?: Readonly<
    Record<string, (em: EntityManager, code: Readonly<{ short: string; part: string }>) => Found | undefined>
  >
  /** Parts of papers that come from this module. */
  printables?: readonly AnyPrintable[]
  /** Work functions, loaded where they run. */
  work?: Readonly<Record<string, () => Promise<WorkFunction>>>
}>
