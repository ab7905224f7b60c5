import { rename, rm, stat } from 'node:fs/promises'
import {
  type HandbookPart,
  type PaperOrder,
  type PaperSection,
  partKey,
} from '../../preload/contract/handbooks/index'
import { DomainError } from '../../preload/contract/result'
import {
  imposePdf,
  type MadePdf,
  type Mark,
  makePdf,
  type PrintedPart,
  qrModules,
  writeWord,
} from '../documents/index'
import { findPrintable, keepAttachmentFile, type PartContext, type WorkContext } from '../host/index'
import { readOffice } from '../office/index'
import { codePrefix, writtenCode } from './copies/code'
import { type PaperContent, paperDefinition } from './documents'

export type PaperJob = Readonly<{
  /** Printed in the foot of every page, with its QR code; left out where the paper is not registered. */
  code?: string
  order: PaperOrder
  version: number | null
  today: string
  path: string
}>

export type PrintedPaper = Readonly<{
  pages: number
  sheets: number
  bytes: number
  ms: number
  fileSha256: string
  sections: readonly PaperSection[]
  pageHashes: readonly string[]
  fonts: readonly { name: string; origin: 'office' | 'bundled' }[]
  missing: readonly string[]
  skippedImages: number
  crowdedCards: readonly string[]
  emptyParts: readonly string[]
}>

/** Collects the parts from one state of the database, prints them, and keeps the file so that it can be opened again. */
export async function make(context: WorkContext, job: PaperJob): Promise<PrintedPaper> {
  const { environment, progress, signal } = context
  const started = performance.now()
  const content = await collect(context, job)
  const told = (done: number) => progress({ done: Math.round(done * 100), total: 100, stage: 'printing' })
  const made = await makePdf(paperDefinition(content), job.path, {
    signal,
    progress: (done) => told(done * 0.95),
  })
  const sheets = await impose(job, made)
  const { size } = await stat(job.path)
  const fileSha256 = await keepAttachmentFile(environment.dataFolder, job.path)
  told(1)
  return {
    pages: made.pages,
    sheets,
    bytes: size,
    ms: Math.round(performance.now() - started),
    fileSha256,
    sections: made.sections,
    pageHashes: made.pageHashes,
    fonts: made.fonts.map(({ name, origin }) => ({ name, origin })),
    missing: made.missing,
    skippedImages: made.skippedImages.length,
    crowdedCards: made.crowdedCards,
    emptyParts: content.parts.flatMap(({ printed }) => (printed.empty ? [printed.title] : [])),
  }
}

/** The same paper as a Word file. */
export async function makeWord(context: WorkContext, job: PaperJob): Promise<void> {
  const definition = paperDefinition(await collect(context, job))
  context.signal.throwIfAborted()
  await writeWord(definition, job.path)
}

/** Puts pages onto sheets in place of the file with single pages; answers the sheets. */
async function impose({ order, path }: PaperJob, made: MadePdf): Promise<number> {
  if (order.imposition === 'none') return made.pages
  const part = `${path}.part`
  try {
    const { sheets } = await imposePdf(path, part, { kind: order.imposition, paper: order.paper })
    await rename(part, path)
    return sheets
  } finally {
    await rm(part, { force: true })
  }
}

/** Collects what is printed on a paper from one state of the database. */
export function collect(
  { snapshot, environment, progress, signal }: WorkContext,
  job: PaperJob,
): Promise<PaperContent> {
  progress({ done: 0, total: 100, stage: 'collecting' })
  const { order, version, today } = job
  return snapshot(async (em) => {
    const office = readOffice(em)
    // A phone book of A6 has a pocket book's columns: more do not fit side by side.
    const form = order.form === 'phones' && order.paper === 'A6' ? 'pocket' : order.form
    const context: PartContext = { em, environment, today, form, signal }
    const parts = []
    for (const part of order.parts) {
      signal.throwIfAborted()
      parts.push({ key: partKey(part), printed: await collectPart(context, part) })
    }
    return {
      order,
      office: office?.officeName ?? '',
      divisionName: office ? `${office.path}${office.name}` : '',
      version: version === null ? '' : `第 ${version} 版`,
      date: today,
      parts,
      ...(job.code ? { mark: markOf(job.code) } : {}),
    }
  })
}

/** What tells a printed copy from others: its paper's code, to be read and to be scanned. */
function markOf(code: string): Mark {
  const { size, dark } = qrModules(codePrefix + code)
  const places = Array.from({ length: size }, (_, at) => at)
  return {
    text: writtenCode(code),
    code: places.map((row) => places.map((column) => (dark(column, row) ? '1' : '0')).join('')),
  }
}

async function collectPart(context: PartContext, part: HandbookPart): Promise<PrintedPart> {
  const printable = await findPrintable(part.kind)
  if (!printable) throw new DomainError('not-found')
  const collectOne = (await printable.load()) as (context: PartContext, part: HandbookPart) => PrintedPart
  return collectOne(context, part)
}
