import { z } from 'zod'
import { Id, requiredText, text } from '../common'

/**
 * The parts that papers are made of, in the order they are printed. What a kind prints is up to the module it comes
 * from: its folder in the host has a `Printable` of that name. Everything left out means: all of it.
 */
export const supplyColumns = [
  'item',
  'spec',
  'quantity',
  'unit',
  'bin',
  'lot',
  'producedOn',
  'expiresOn',
  'state',
] as const

export const peopleColumns = ['name', 'post', 'village', 'phones', 'remark'] as const

export const PlanPart = z.object({
  kind: z.literal('plan'),
  planId: Id,
  /** Keys of sections that are left out, with everything below them. */
  omit: z.array(z.string().min(1).max(60)).max(5_000).optional(),
  /** False leaves the block with document number, issuing body and dates out. */
  facts: z.boolean().optional(),
})

export const SuppliesPart = z.object({
  kind: z.literal('supplies'),
  depotIds: z.array(Id).min(1).max(500).optional(),
  columns: z.array(z.enum(supplyColumns)).min(1).max(supplyColumns.length).optional(),
  /** Only what has expired or will soon. */
  expiring: z.boolean().optional(),
})

export const PeoplePart = z.object({
  kind: z.literal('people'),
  units: z.array(requiredText(60)).min(1).max(500).optional(),
  columns: z.array(z.enum(peopleColumns)).min(1).max(peopleColumns.length).optional(),
  /** Numbers with stars in the middle. */
  masked: z.boolean().default(false),
})

/** 应急处置卡 of a plan: one post, one card. */
export const CardsPart = z.object({
  kind: z.literal('cards'),
  planId: Id,
  posts: z.array(requiredText(60)).min(1).max(200).optional(),
})

/** Command structure, response levels and contact lists of a plan, with the numbers as they are now. */
export const CallsPart = z.object({
  kind: z.literal('calls'),
  planId: Id,
  masked: z.boolean().default(false),
})

/** One village: whom to call, what threatens, how to leave. */
export const VillagePart = z.object({
  kind: z.literal('village'),
  village: requiredText(60),
  masked: z.boolean().default(false),
})

/** Free text: a foreword, rules, a note. A paragraph a line. */
export const TextPart = z.object({
  kind: z.literal('text'),
  title: requiredText(60),
  text: text(20_000),
})

export const HandbookPart = z.discriminatedUnion('kind', [
  PlanPart,
  SuppliesPart,
  PeoplePart,
  CardsPart,
  CallsPart,
  VillagePart,
  TextPart,
])
export type HandbookPart = z.infer<typeof HandbookPart>
export type PartKind = HandbookPart['kind']
export type PartOf<K extends PartKind> = Extract<HandbookPart, { kind: K }>

/** The same part twice is one part: a plan by its id, a list by what it covers. Stable: it names the part in changes. */
export function partKey(part: HandbookPart): string {
  switch (part.kind) {
    case 'plan':
    case 'cards':
    case 'calls':
      return `${part.kind}:${part.planId}`
    case 'supplies':
      return `supplies:${[...(part.depotIds ?? [])].sort().join(',')}`
    case 'people':
      return `people:${[...(part.units ?? [])].sort().join(',')}`
    case 'village':
      return `village:${part.village}`
    case 'text':
      return `text:${part.title}`
  }
}
