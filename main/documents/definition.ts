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
  /** Nothing but black and greys. */
  blackWhite?: boolean
  /** What stands as its number on each page, in the foot and in the contents, where it is not 1, 2, 3 … (change pages). */
  pageLabels?: readonly string[]
  /** What tells one printed copy from another, in the foot of every page that is not plain. */
  mark?: Mark
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
  /** `number`: nothing but the page number under the text, as official papers have it. */
  foot?: 'full' | 'number'
  /** Margins of a card: the sheet is filled but for a few millimetres. */
  narrow?: boolean
  /** Small margins, with the foot: a sheet that is to stay one page. A4 and A3 upright. */
  slim?: boolean
  /** Lines that stand at the foot of the last page of the section, over its whole width (版记). */
  closing?: readonly ImprintLine[]
  elements: readonly Element[]
}>

/** A line of the foot of an official paper: text at the left and at the right. */
export type ImprintLine = Readonly<{ left: string; right?: string }>

/**
 * A copy's code, and a two-dimensional code of it: rows of `1` (dark) and `0`, without the quiet zone. It stands in the
 * middle of the foot, some 10 mm large.
 */
export type Mark = Readonly<{ text: string; code?: readonly string[] }>

export type Element =
  | Cover
  | RedHead
  | Attachment
  | AttachmentNames
  | Signed
  | Card
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

/**
 * The head of an official paper (GB/T 9704-2012 7.2): the issuing body's mark in red, document number, signer, and
 * the red line. Black where the document is black and white.
 */
export type RedHead = Readonly<{ kind: 'red-head'; body: string; documentNumber: string; signer?: string }>

/** The word 附件 with its number, flush left in 黑, over an attachment that starts on a new page. */
export type Attachment = Readonly<{ kind: 'attachment'; text: string }>

/** 附件说明 under the text of an official paper: the names of its attachments (GB/T 9704-2012 7.3.4). */
export type AttachmentNames = Readonly<{ kind: 'attachment-names'; names: readonly string[] }>

/**
 * The issuing body and the day over one another at the right, with room for a seal (GB/T 9704-2012 7.3.5.1). They never
 * stand alone on a page: lines of the text before them go along.
 */
export type Signed = Readonly<{ kind: 'signed'; body: string; day: string }>

/**
 * A card: one post on one page, as large as its text allows. What does not fit even in the smallest type goes on
 * the next page, and is reported.
 */
export type Card = Readonly<{
  kind: 'card'
  title: string
  over?: string
  /** Headed lines: 启动条件, 处置步骤, 严禁. */
  blocks: readonly Readonly<{ label: string; lines: readonly string[]; numbered?: boolean }>[]
  /** At the foot, in the largest type. */
  phones: readonly Readonly<{ role: string; name: string; number: string }>[]
  /** Names the card in changes; in the bookmarks it stands by its title. */
  key?: string
}>

/** Table of contents with page numbers: titles, and headings down to `depth` (0 = titles only). */
export type Contents = Readonly<{ kind: 'contents'; title: string; depth: number }>

/** Title of a part: centred, first in the bookmarks and in the contents. */
export type Title = Readonly<{
  kind: 'title'
  text: string
  subtitle?: string
  /** Names the part in every version of the document; see `MadePdf.sections`. */
  key?: string
  /** In the bookmarks and the contents only: what follows says it itself. */
  silent?: boolean
}>

/**
 * A section's heading, level 1 and deeper. It never stands alone at the foot of a page. With `runIn` the text goes
 * on beside it (`1.加强领导。各村要……`): the mark between them and the rest of that paragraph.
 */
export type Heading = Readonly<{
  kind: 'heading'
  level: number
  text: string
  /** Set like a part's title: the name of an attachment. */
  asTitle?: boolean
  /** Names the section within its part in every version of the document. */
  key?: string
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

/** A line of text; `inset` characters in from the side it stands at. */
export type Note = Readonly<{
  kind: 'note'
  text: string
  align?: 'left' | 'center' | 'right'
  inset?: number
}>

/** Names with a line to sign on. */
export type Signatures = Readonly<{ kind: 'signatures'; labels: readonly string[] }>
