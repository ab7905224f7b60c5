import { stat } from 'node:fs/promises'
import type { EntityManager } from '../../database/open'
import { listPeople } from '../../database/people/repository'
import { planById, sectionsOfVersion } from '../../database/plans/repository'
import { listStock } from '../../database/supplies/repository'
import type { Block } from '../../preload/contract/blocks'
import type { HandbookPart } from '../../preload/contract/handbooks/index'
import type { Phone } from '../../preload/contract/people'
import { DomainError } from '../../preload/contract/result'
import { makePdf } from '../documents/index'
import { attachmentPath, type WorkContext } from '../host/index'
import { readOffice } from '../office/index'
import { phoneKindText } from '../people/index'
import { parseBody } from '../plans/index'
import { asStockRow, formatQuantity, stateText } from '../supplies/index'
import {
  handbookDefinition,
  type PeoplePart,
  type PlanPart,
  type HandbookPart as PrintedPart,
  type SuppliesPart,
} from './documents'

export type HandbookOrder = Readonly<{
  title: string
  paper: 'A4' | 'A5'
  internal: boolean
  parts: readonly HandbookPart[]
  version: number
  today: string
  path: string
}>

/** Rows read at a time: a list of any length takes the same memory while it is read. */
const pageOfRows = 2_000

/** Collects the parts from one state of the database and prints them. Answers pages and milliseconds. */
export async function make({ snapshot, environment, progress, signal }: WorkContext, order: HandbookOrder) {
  progress({ done: 0, total: 100, stage: 'collecting' })
  const { office, parts } = await snapshot(async (em) => {
    const parts: PrintedPart[] = []
    for (const part of order.parts) {
      signal.throwIfAborted()
      parts.push(collect(em, part, order.today))
    }
    return { office: readOffice(em), parts }
  })
  const definition = handbookDefinition({
    title: order.title,
    office: office?.officeName ?? '',
    divisionName: office ? `${office.path}${office.name}` : '',
    version: `第 ${order.version} 版`,
    date: order.today,
    secrecy: order.internal,
    paper: order.paper,
    images: picturesOf(parts, environment.dataFolder),
    parts,
  })
  const made = await makePdf(definition, order.path, {
    signal,
    progress: (done) => progress({ done: Math.round(done * 100), total: 100, stage: 'printing' }),
  })
  const { size } = await stat(order.path)
  return { pages: made.pages, bytes: size, ms: Math.round(made.ms), missing: made.missing }
}

function collect(em: EntityManager, part: HandbookPart, today: string): PrintedPart {
  if (part.kind === 'plan') return planPart(em, part.planId)
  if (part.kind === 'supplies') return suppliesPart(em, part.depotId, today)
  return peoplePart(em, part.unit, part.masked)
}

function planPart(em: EntityManager, id: string): PlanPart {
  const plan = planById(em, id)
  if (!plan) throw new DomainError('not-found')
  return {
    kind: 'plan',
    title: plan.title,
    facts: [
      ['发文字号', plan.documentNumber],
      ['发布单位', plan.issuedBy],
      ['发布日期', plan.issuedOn ?? ''],
      ['下次评估', plan.reviewOn ?? ''],
      ['版本', `第 ${plan.versionNumber} 版`],
    ],
    sections: sectionsOfVersion(em, plan.versionId).map((section) => ({
      level: section.level,
      ...(section.number ? { number: section.number } : {}),
      ...(section.runIn ? { runIn: section.runIn } : {}),
      title: section.title,
      blocks: parseBody(section.body),
    })),
  }
}

function suppliesPart(em: EntityManager, depotId: string | undefined, today: string): SuppliesPart {
  const rows = []
  for (let offset = 0; ; offset += pageOfRows) {
    const page = listStock(
      em,
      { depotId, sort: { field: 'depotName', order: 'asc' } },
      { offset, limit: pageOfRows },
    ).rows
    rows.push(...page)
    if (page.length < pageOfRows) break
  }
  const byDepot = grouped(rows, (row) => row.depotName)
  return {
    kind: 'supplies',
    title: '应急物资清单',
    groups: [...byDepot].map(([depot, lines]) => ({
      depot,
      rows: lines.map((line) => {
        const row = asStockRow(line, today)
        return {
          item: row.itemName,
          spec: row.spec,
          quantity: formatQuantity(row.quantity, row.decimals),
          unit: row.unit,
          depot,
          bin: row.bin,
          lot: row.lotNumber,
          producedOn: row.producedOn ?? '',
          expiresOn: row.expiresOn ?? '',
          state: stateText(row),
        }
      }),
    })),
  }
}

function peoplePart(em: EntityManager, unit: string | undefined, masked: boolean): PeoplePart {
  const rows = []
  for (let offset = 0; ; offset += pageOfRows) {
    const page = listPeople(em, { unit }, { offset, limit: pageOfRows }).rows
    rows.push(...page)
    if (page.length < pageOfRows) break
  }
  return {
    kind: 'people',
    title: '应急通讯录',
    groups: [...grouped(rows, (row) => row.unit)].map(([name, people]) => ({
      unit: name,
      rows: people.map((person) => ({
        name: person.name,
        unit: person.unit,
        post: person.post,
        village: person.villageName,
        phones: (person.phones as Phone[]).map((phone) => ({
          kind: phoneKindText[phone.kind],
          number: phone.number,
        })),
        masked,
      })),
    })),
  }
}

/** Rows by a key, in the order the keys come up. */
function grouped<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const known = groups.get(key(row))
    if (known) known.push(row)
    else groups.set(key(row), [row])
  }
  return groups
}

function picturesOf(parts: readonly PrintedPart[], dataFolder: string): Record<string, string> {
  const blocks = parts.flatMap((part): readonly Block[] =>
    part.kind === 'plan' ? part.sections.flatMap((s) => s.blocks) : [],
  )
  return Object.fromEntries(
    blocks.flatMap((block) =>
      block.kind === 'image' ? [[block.attachment, attachmentPath(dataFolder, block.attachment)]] : [],
    ),
  )
}
