import type { ReactNode } from 'react'
import type { z } from 'zod'
import type { Output } from '../../../preload/contract/common'
import type { TaskOptions } from '../../../preload/contract/define'
import type { ImportInput, ImportPreview, ImportResult } from '../../../preload/contract/imports'
import type { Result } from '../../../preload/contract/result'

export type ImportRequest = z.input<typeof ImportInput>

/** A module's import calls, as the bridge has them. */
export type ImportCalls = Readonly<{
  preview: (input: ImportRequest, options?: TaskOptions) => Promise<Result<ImportPreview>>
  import: (input: ImportRequest, options?: TaskOptions) => Promise<Result<ImportResult>>
  undo?: (input: { batchId: string }) => Promise<Result<unknown>>
  template?: (input: Record<string, never>, options?: TaskOptions) => Promise<Result<Output>>
  /** The refused rows with their reasons as a file. */
  refused?: (input: ImportRequest, options?: TaskOptions) => Promise<Result<Output>>
}>

/** A value for rows that have none: a depot, a unit. Sent under `field`. */
export type ImportDefault = Readonly<{
  field: string
  label: string
  help?: string
  control: (props: Readonly<{ id: string; value: string; onChange: (value: string) => void }>) => ReactNode
}>

export type ImportWizardProps = Readonly<{
  open: boolean
  onClose: () => void
  title: string
  calls: ImportCalls
  /** Namespace whose `fields.<key>` name the fields, unless `fieldTexts` does. */
  ns: string
  fieldTexts?: (key: string) => string
  defaults?: readonly ImportDefault[]
  /** Rows pasted from Excel: the wizard starts with them. */
  pasted?: string | undefined
  /** How a judged value reads; texts and numbers are shown as they are when left out. */
  showValue?: (key: string, value: unknown, values: Readonly<Record<string, unknown>>) => string
  onDone?: (result: ImportResult) => void
}>

/** Where the rows come from. */
export type ImportSource =
  | Readonly<{ kind: 'file'; token: string; name: string }>
  | Readonly<{ kind: 'pasted'; text: string }>
