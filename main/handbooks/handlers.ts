import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { uuidv7 } from 'uuidv7'
import { countCards, handbookById, listHandbooks, nextVersion } from '../../database/handbooks/repository'
import type { HandbookRow } from '../../database/handbooks/schema'
import { countPeople, listUnitsAndVillages } from '../../database/people/repository'
import { listHeadings, listPlans, planById } from '../../database/plans/repository'
import { listStock } from '../../database/supplies/repository'
import {
  fitting,
  type Handbook,
  type HandbookPart,
  type makingCalls,
  PaperOrder,
  type PaperSection,
} from '../../preload/contract/handbooks/index'
import { sectionLabel } from '../../preload/contract/outline'
import { DomainError } from '../../preload/contract/result'
import { type AreaHandlers, attachmentPath, type Environment } from '../host/index'
import { codeOf } from './copies/code'
import { handbookKind } from './kinds'
import { editionOf, fileName } from './rules'
import type { PaperJob, PrintedPaper } from './work'

function asHandbook(row: HandbookRow, { dataFolder }: Environment): Handbook {
  const {
    deletedAt: _deleted,
    order: _order,
    sections: _sections,
    pageHashes: _hashes,
    fileSha256,
    ...rest
  } = row
  return {
    ...rest,
    form: row.form as Handbook['form'],
    parts: row.parts as HandbookPart[],
    kept: fileSha256 !== null && existsSync(attachmentPath(dataFolder, fileSha256)),
  }
}

/** What was ordered; of papers made before orders were kept, their title and parts. */
function orderOf(row: HandbookRow): PaperOrder {
  const kept = PaperOrder.safeParse(row.order)
  return kept.success ? kept.data : PaperOrder.parse({ title: row.title, parts: row.parts })
}

function warningsOf(printed: PrintedPaper) {
  const { skippedImages, missing, crowdedCards, emptyParts } = printed
  return [
    ...(skippedImages > 0 ? [{ code: 'pictures' as const, facts: { n: skippedImages } }] : []),
    ...(missing.length > 0
      ? [{ code: 'characters' as const, facts: { text: missing.slice(0, 20).join('') } }]
      : []),
    ...(crowdedCards.length > 0
      ? [{ code: 'cards' as const, facts: { n: crowdedCards.length, first: crowdedCards[0] ?? '' } }]
      : []),
    ...emptyParts.map((title) => ({ code: 'empty-part' as const, facts: { title } })),
  ]
}

const contentHash = (hashes: readonly string[]): string =>
  createHash('sha256').update(hashes.join()).digest('hex')

export const handlers: AreaHandlers<typeof makingCalls> = {
  async listParts({ em }) {
    const { rows } = listPlans(em, { sort: { field: 'title', order: 'asc' } }, { offset: 0, limit: 600 })
    const cards = countCards(em)
    const { units, villages } = listUnitsAndVillages(em)
    return {
      plans: rows.map(({ id, title, category, issuedBy, documentNumber, characters }) => ({
        id,
        title,
        category,
        issuedBy,
        documentNumber,
        characters,
        cards: cards.get(id) ?? 0,
      })),
      units,
      villages,
      lots: listStock(em, {}, { offset: 0, limit: 1 }).total,
      people: countPeople(em).people,
    }
  },

  async listSections({ em }, { planId }) {
    const plan = planById(em, planId)
    if (!plan) throw new DomainError('not-found')
    return {
      sections: listHeadings(em, plan.versionId).map((heading) => ({
        key: heading.key,
        level: heading.level,
        label: sectionLabel(heading),
        characters: heading.characters,
      })),
    }
  },

  async list({ em, environment }, { search, form, sort, offset, limit }) {
    const { rows, total } = listHandbooks(em, { search, form, sort }, { offset, limit })
    return { rows: rows.map((row) => asHandbook(row, environment)), total }
  },

  async get({ em, environment }, { id }) {
    const row = handbookById(em, id)
    if (!row) throw new DomainError('not-found')
    return {
      ...asHandbook(row, environment),
      order: orderOf(row),
      sections: row.sections as PaperSection[],
      pageHashes: row.pageHashes,
    }
  },

  async open({ read, output, environment }, { id }) {
    const row = await read(async (em) => handbookById(em, id))
    if (!row) throw new DomainError('not-found')
    const kept = row.fileSha256 === null ? undefined : attachmentPath(environment.dataFolder, row.fileSha256)
    if (!kept || !existsSync(kept)) throw new DomainError('paper-gone', { title: row.title })
    const made = output(fileName(row.title, row.version, 'pdf'))
    await copyFile(kept, made.path)
    return { ...(await made.finish()), pages: row.pages, version: row.version }
  },

  async getReady({ work, output }) {
    // The paper is not finished, so it goes again when this ends.
    await work('handbooks.warm', { path: output('ready.pdf').path })
    return {}
  },

  async make({ read, work, write, output, today }, asked) {
    const order = fitting(asked)
    const { title } = order
    const version = await read(async (em) => nextVersion(em, title))
    const made = output(fileName(title, version, 'pdf'))
    const id = uuidv7()
    const job: PaperJob = { order, version, today, path: made.path, code: codeOf(id) }
    const printed = await work<PrintedPaper>('handbooks.make', job)
    const edition = editionOf(version, today, contentHash(printed.sections.map(({ hash }) => hash)))
    await write(async ({ em, records, now, final, subject }) => {
      // Somebody else printed the same title meanwhile: the version on the cover must stay the only one.
      if (nextVersion(em, title) !== version) throw new DomainError('changed-since')
      const { pages, sheets, bytes, fileSha256 } = printed
      records.insert(handbookKind, [
        {
          id,
          title,
          form: order.form,
          version,
          edition,
          pages,
          sheets,
          bytes,
          parts: [...order.parts],
          order,
          sections: [...printed.sections],
          pageHashes: [...printed.pageHashes],
          fileSha256,
          madeAt: now,
        },
      ])
      final()
      subject({ handbook: id, version, pages })
    })
    return {
      ...(await made.finish()),
      id,
      pages: printed.pages,
      sheets: printed.sheets,
      ms: printed.ms,
      version,
      edition,
      fonts: [...printed.fonts],
      warnings: warningsOf(printed),
    }
  },

  async makeWord({ work, output, today }, asked) {
    const order = fitting(asked)
    const made = output(fileName(order.title, undefined, 'docx'))
    await work('handbooks.makeWord', { order, version: null, today, path: made.path } satisfies PaperJob)
    return made.finish()
  },
}
