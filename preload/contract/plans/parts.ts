import { z } from 'zod'
import { ExpectedRev, Id, listOutput, Quantity, recordShape, requiredText, text } from '../common'
import { command, query } from '../define'
import { Phone } from '../people'

/**
 * Structured parts of a plan's version: what the finder, the cards and other modules read instead of the text.
 * A part names people, items and depots by id; names and numbers are looked up when it is shown, so that they are
 * always the present ones.
 */

/** A time limit, minutes from the start of the response; null where the plan names none. */
const Minutes = z.number().int().min(0).max(100_000).nullable().default(null)

/** Numbers as they are typed by hand for somebody who is not in the directory: 119, 0791-85670000 转 3. */
const TypedPhone = text(60)

/** A number limit of an event's grade, from the reference list; kept with the part, because a version is frozen. */
export const GradeThreshold = z.object({
  domain: requiredText(40),
  grade: requiredText(20),
  metric: requiredText(60),
  /** At least (以上 includes the number). */
  atLeast: z.number().min(0).nullable(),
  /** Less than (以下 does not include it). */
  below: z.number().min(0).nullable(),
})
export type GradeThreshold = z.infer<typeof GradeThreshold>

/** Somebody to be called: a person of the directory, or a free line for a body outside (119, 县防办). */
export const PartContact = z.object({
  role: text(60).default(''),
  personId: Id.nullable().default(null),
  /** Name and number of a free line; not used while `personId` is there. */
  name: text(60).default(''),
  phone: TypedPhone.default(''),
})
export type PartContact = z.infer<typeof PartContact>

export const LevelBody = z.object({
  /** 1 is the highest (Ⅰ级). */
  level: z.number().int().min(1).max(4),
  /** As the plan calls it; empty: Ⅰ级响应. */
  name: text(60).default(''),
  /** Who starts it (启动权限). */
  startedBy: text(200).default(''),
  conditions: z
    .array(z.object({ text: requiredText(500), threshold: GradeThreshold.nullable().default(null) }))
    .max(60)
    .default([]),
  actions: z
    .array(
      z.object({
        text: requiredText(500),
        /** The post that does it; one of the command structure brings its person's number. */
        post: text(60).default(''),
        minutes: Minutes,
        personId: Id.nullable().default(null),
        phone: TypedPhone.default(''),
      }),
    )
    .max(200)
    .default([]),
})
export type LevelBody = z.infer<typeof LevelBody>

export const CommandBody = z.object({
  /** The tree as it is printed, top down: a post belongs to the last one before it with a smaller depth. */
  posts: z
    .array(
      z.object({
        depth: z.number().int().min(0).max(4),
        name: requiredText(60),
        duty: text(500).default(''),
        personId: Id.nullable().default(null),
        deputyId: Id.nullable().default(null),
      }),
    )
    .max(200)
    .default([]),
})
export type CommandBody = z.infer<typeof CommandBody>

export const CardBody = z.object({
  /** The post the card is for. */
  post: requiredText(60),
  title: text(100).default(''),
  /** When it is taken out. */
  trigger: text(500).default(''),
  steps: z
    .array(z.object({ text: requiredText(500), minutes: Minutes }))
    .max(60)
    .default([]),
  contacts: z.array(PartContact).max(30).default([]),
  /** What must not be done. */
  bans: z.array(requiredText(300)).max(30).default([]),
})
export type CardBody = z.infer<typeof CardBody>

export const ContactsBody = z.object({
  title: requiredText(60),
  lines: z.array(PartContact).max(300).default([]),
})
export type ContactsBody = z.infer<typeof ContactsBody>

export const SuppliesBody = z.object({
  lines: z
    .array(
      z
        .object({
          /** One item of the catalogue, or any item of a category. */
          itemId: Id.nullable().default(null),
          category: text(20).default(''),
          /** For an item its smallest unit (`decimals`); for a category whole pieces of `unit`. */
          quantity: Quantity.refine((quantity) => quantity > 0, { error: 'positive' }),
          /** Of a category: what is counted. Empty counts whatever its items are counted in. */
          unit: text(10).default(''),
          /** Null: wherever it lies. */
          depotId: Id.nullable().default(null),
          note: text(100).default(''),
        })
        .refine((line) => line.itemId !== null || line.category !== '', {
          error: 'required',
          path: ['itemId'],
        }),
    )
    .max(200)
    .default([]),
})
export type SuppliesBody = z.infer<typeof SuppliesBody>

/**
 * What a part of each kind holds. A kind of another module (teams, shelters) gets its line here and its
 * `PartKind` from that module's folder in the host; tables, calls, copying and packages know no single kind.
 */
export const partBodies = {
  level: LevelBody,
  command: CommandBody,
  card: CardBody,
  contacts: ContactsBody,
  supplies: SuppliesBody,
} as const
export type PartKindName = keyof typeof partBodies
export const partKindNames = Object.keys(partBodies) as [PartKindName, ...PartKindName[]]

export type PartBodies = { [K in PartKindName]: z.infer<(typeof partBodies)[K]> }

/** A kind with its body, as it is sent to be saved. */
export const PartContent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('level'), body: LevelBody }),
  z.object({ kind: z.literal('command'), body: CommandBody }),
  z.object({ kind: z.literal('card'), body: CardBody }),
  z.object({ kind: z.literal('contacts'), body: ContactsBody }),
  z.object({ kind: z.literal('supplies'), body: SuppliesBody }),
])
export type PartContent = z.infer<typeof PartContent>

const place = {
  ...recordShape,
  versionId: Id,
  position: z.number().int(),
  /** The section it belongs to, by that section's key; null: to the plan as a whole. */
  sectionKey: z.string().nullable(),
}

export const Part = z.discriminatedUnion('kind', [
  z.object({ ...place, kind: z.literal('level'), body: LevelBody }),
  z.object({ ...place, kind: z.literal('command'), body: CommandBody }),
  z.object({ ...place, kind: z.literal('card'), body: CardBody }),
  z.object({ ...place, kind: z.literal('contacts'), body: ContactsBody }),
  z.object({ ...place, kind: z.literal('supplies'), body: SuppliesBody }),
])
export type Part = z.infer<typeof Part>
export type PartOf<K extends PartKindName> = Extract<Part, { kind: K }>

/** A person that a part names, as the directory has them now. `gone`: no longer in the directory. */
export const PartPerson = z.object({
  id: Id,
  name: z.string(),
  unit: z.string(),
  post: z.string(),
  phones: z.array(Phone),
  gone: z.boolean(),
})
export type PartPerson = z.infer<typeof PartPerson>

/** A line of supplies against what is there. Quantities in the line's own unit (`decimals`). */
export const SupplyCheck = z.object({
  partId: Id,
  line: z.number().int(),
  /** Name and specification of the item, or the category's name; empty when it is no longer in the catalogue. */
  name: z.string(),
  unit: z.string(),
  decimals: z.number().int(),
  depotId: Id.nullable(),
  depot: z.string(),
  needed: z.number().int(),
  /** In the depots and not expired. */
  usable: z.number().int(),
  short: z.number().int(),
  note: z.string(),
  /** The item or depot was deleted since. */
  gone: z.boolean(),
})
export type SupplyCheck = z.infer<typeof SupplyCheck>

/** What is missing or stale in a plan's parts; `facts` are what its sentence names. */
export const PartFinding = z.object({
  code: z.enum([
    'no-levels',
    'level-missing',
    'level-without-conditions',
    'level-without-actions',
    'person-gone',
    'person-without-phone',
    'post-vacant',
    'card-without-trigger',
    'card-without-steps',
    'contact-without-phone',
    'supplies-short',
    'supplies-gone',
  ]),
  kind: z.enum(partKindNames),
  partId: Id.nullable(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type PartFinding = z.infer<typeof PartFinding>

/** A level found in the text of the version, to be looked at before it is taken over. */
export const LevelSuggestion = z.object({
  /** The headings it was read from. */
  from: z.array(z.object({ sectionId: Id, heading: z.string() })),
  body: LevelBody,
  /** The version has this level already. */
  taken: z.boolean(),
})
export type LevelSuggestion = z.infer<typeof LevelSuggestion>

export const partsCalls = {
  listParts: query(
    "The structured parts of a plan's version, with the people, numbers and stock they name as they are now.",
    z.object({ planId: Id, versionId: Id.optional() }),
    z.object({
      versionId: Id,
      versionNumber: z.number().int(),
      /** Parts are changed in a draft only. */
      editable: z.boolean(),
      parts: z.array(Part),
      people: z.array(PartPerson),
      supplies: z.array(SupplyCheck),
      findings: z.array(PartFinding),
    }),
  ),
  savePart: command(
    'Adds a structured part to a draft, or changes one. Refused outside a draft.',
    z.object({
      versionId: Id,
      id: Id.optional(),
      rev: ExpectedRev,
      sectionKey: z.string().max(60).nullable().optional(),
      content: PartContent,
    }),
    Part,
  ),
  addParts: command(
    'Adds several parts to a draft at once: what was found in the text and confirmed.',
    z.object({ versionId: Id, contents: z.array(PartContent).min(1).max(100) }),
    z.object({ added: z.number().int() }),
  ),
  orderParts: command(
    "Puts a draft's parts of one kind into another order; every part of the kind must be named once.",
    z.object({ versionId: Id, kind: z.enum(partKindNames), ids: z.array(Id).min(1).max(500) }),
    z.object({ ordered: z.number().int() }),
  ),
  removeParts: command(
    'Takes parts out of a draft.',
    z.object({ versionId: Id, ids: z.array(Id).min(1).max(500) }),
    z.object({ removed: z.number().int() }),
  ),
  suggestLevels: query(
    'Response levels that the text of a version speaks of, with their conditions and actions, for confirmation.',
    z.object({ versionId: Id }),
    z.object({ levels: z.array(LevelSuggestion) }),
  ),
  listThresholds: query(
    'Number limits of grades from the reference list.',
    z.object({}),
    listOutput(GradeThreshold),
  ),
}
