import type { Block } from '../../preload/contract/blocks'

/**
 * What is to be printed, as plain data: a module describes its document, posts it to the worker that makes
 * documents, and knows nothing about type-setting. Nothing in here holds a function, so it can be cloned,
 * stored and compared.
 */
export type Paper = 'A3' | 'A4' | 'A5' | 'A6'

/** `official`: GB/T 9704-2012 (size 3, 22 lines of 28 characters). `compact`: working papers, smaller type. */
export type Layout = 'official' | 'compact'

export type DocumentDefinition = Readonly<{
  /** Title in the file's properties and in the foot. */
  title: string
  /** The office that issues it: author in the file's properties, first in the foot. */
  office: string
  version?: string
  /** Day of printing, `YYYY-MM-DD`. */
  printedOn?: string
  paper: Paper
  layout: Layout
  /** Text across every page that is not plain, for example 内部资料. */
  watermark?: string
  /** Files of the pictures that image blocks name: attachment (SHA-256) → path. */
  images?: Readonly<Record<string, string>>
  sections: readonly Section[]
}>

/** A run of pages of the same shape. It starts on a new page. */
export type Section = Readonly<{
  orientation?: 'portrait' | 'landscape'
  /** Printed above the text of each of its pages. */
  runningHead?: string
  /** Without running head, foot and watermark (a cover). */
  plain?: boolean
  elements: readonly Element[]
}>

export type Element =
  | Cover
  | Contents
  | Title
  | Heading
  | Readonly<{ kind: 'blocks'; blocks: readonly Block[] }>
  | Facts
  | Table
  | Note
  | Signatures

/** The first page. `marks` stand in its upper left corner (内部资料 注意保管), `lines` under the title. */
export type Cover = Readonly<{
  kind: 'cover'
  marks: readonly string[]
  over?: string
  title: string
  lines: readonly string[]
  office: string
  date: string
}>

/** Table of contents with page numbers: titles, and headings down to `depth` (0 = titles only). */
export type Contents = Readonly<{ kind: 'contents'; title: string; depth: number }>

/** Title of a part: centred, first in the bookmarks and in the contents. */
export type Title = Readonly<{ kind: 'title'; text: string; subtitle?: string }>

/**
 * A section's heading, level 1 and deeper. It never stands alone at the foot of a page. With `runIn` the text goes
 * on beside it (`1.加强领导。各村要……`): the mark between them and the rest of that paragraph.
 */
export type Heading = Readonly<{
  kind: 'heading'
  level: number
  text: string
  runIn?: Readonly<{ mark: string; runs: Extract<Block, { kind: 'paragraph' }>['runs'] }>
}>

/** Names and values in a ruled block, two pairs a row where they fit. */
export type Facts = Readonly<{ kind: 'facts'; facts: readonly (readonly [label: string, value: string])[] }>

export type TableColumn = Readonly<{
  title: string
  /** Share of the width. */
  weight: number
  /** `right` for numbers. */
  align?: 'left' | 'center' | 'right'
}>

/** A row of cells in the order of the columns (lines in a cell are separated by \n), or a line that heads a group. */
export type TableRow = readonly string[] | Readonly<{ group: string }>

/** A list. Its head is repeated on each page, a row is never split while it fits on a page. */
export type Table = Readonly<{
  kind: 'table'
  columns: readonly TableColumn[]
  rows: readonly TableRow[]
  /** Printed where there are no rows. */
  empty?: string
}>

export type Note = Readonly<{ kind: 'note'; text: string; align?: 'left' | 'center' | 'right' }>

/** Names with a line to sign on. */
export type Signatures = Readonly<{ kind: 'signatures'; labels: readonly string[] }>
