import {
  fitting,
  type HandbookPart,
  handbooks,
  type PaperForm,
  type PaperOrder,
  type PartKind,
  partKey,
  shapes,
} from '../../preload/contract/handbooks/index'

export { partKey }

/** A part with a name of its own, so that lists can move it about. */
export type ChosenPart = Readonly<{ key: string; part: HandbookPart }>

/** What is ordered, without its parts. */
export type Choices = Omit<PaperOrder, 'parts'>

export function toChosen(parts: readonly HandbookPart[]): ChosenPart[] {
  return parts.reduce<readonly ChosenPart[]>(addPart, []).slice()
}

/** Puts a part at the end; one that is there already stays where it is, as it was chosen last. */
export function addPart(parts: readonly ChosenPart[], part: HandbookPart): readonly ChosenPart[] {
  const key = partKey(part)
  const at = parts.findIndex((one) => one.key === key)
  return at >= 0 ? parts.with(at, { key, part }) : [...parts, { key, part }]
}

/** Puts a changed part in the place of the one it was made from, also when it is now called differently. */
export function replacePart(
  parts: readonly ChosenPart[],
  key: string,
  part: HandbookPart,
): readonly ChosenPart[] {
  const at = parts.findIndex((one) => one.key === key)
  if (at < 0) return parts
  const changed = partKey(part)
  const others = parts.filter((one, index) => index === at || one.key !== changed)
  return others.map((one) => (one.key === key ? { key: changed, part } : one))
}

export function removePart(parts: readonly ChosenPart[], key: string): readonly ChosenPart[] {
  return parts.filter((one) => one.key !== key)
}

/** Moves a part to another place; places beyond the ends mean the ends. */
export function movePart(parts: readonly ChosenPart[], from: number, to: number): readonly ChosenPart[] {
  const moved = parts[from]
  const place = Math.min(Math.max(to, 0), parts.length - 1)
  if (!moved || place === from) return parts
  const rest = parts.filter((_, index) => index !== from)
  return [...rest.slice(0, place), moved, ...rest.slice(place)]
}

/** Ids in an address (`plans=a,b`), as parts; what is no id is left out. */
export function partsFromAddress(ids: string | null): HandbookPart[] {
  return (ids ?? '')
    .split(',')
    .filter((id) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id))
    .map((planId) => ({ kind: 'plan', planId }))
}

/** A paper's parts by kind, for the list: 3 份预案、物资清单、通讯录. */
export function countParts(parts: readonly HandbookPart[]): Record<PartKind, number> {
  const counts = { plan: 0, supplies: 0, people: 0, cards: 0, calls: 0, village: 0, text: 0 }
  for (const { kind } of parts) counts[kind] += 1
  return counts
}

/** True when the paper would hold phone numbers in full. */
export function showsPhones(parts: readonly ChosenPart[]): boolean {
  return parts.some(({ part }) => 'masked' in part && !part.masked)
}

/** What an order of a form starts with. */
export function emptyOrder(form: PaperForm, title: string): Choices {
  const shape = shapes[form]
  return {
    title,
    form,
    paper: shape.papers[0] ?? 'A4',
    imposition: 'none',
    internal: form !== 'official' && form !== 'cards' && form !== 'supplies',
    blackWhite: false,
    cover: shape.cover,
    contents: shape.contents,
    redHead: null,
    imprint: null,
  }
}

/** The order in another form: what the form cannot be is put right, its own habits come with it. */
export function inForm(order: Choices, form: PaperForm): Choices {
  const { paper, internal, cover, contents } = emptyOrder(form, order.title)
  return fitting({ ...order, form, paper, imposition: 'none' as const, internal, cover, contents })
}

/**
 * The name of a paper in another form: one that nobody typed (a form's own, or a plan's) follows the form, an official
 * paper of one plan is called as the plan is. What somebody typed stays.
 */
export function titleIn(
  form: PaperForm,
  title: string,
  parts: readonly ChosenPart[],
  plans: ReadonlyMap<string, Readonly<{ title: string }>>,
  titles: Readonly<Record<PaperForm, string>>,
): string {
  const ofPlans = parts.flatMap(({ part }) =>
    part.kind === 'plan' ? (plans.get(part.planId)?.title.slice(0, 60) ?? []) : [],
  )
  const own = title.trim()
  if (own !== '' && !Object.values(titles).includes(own) && !ofPlans.includes(own)) return title
  return form === 'official' && ofPlans.length === 1 ? (ofPlans[0] ?? titles[form]) : titles[form]
}

/** Kinds of parts that a form is made for; a handbook and a pocket book take all. */
const kindsOf: Partial<Record<PaperForm, readonly PartKind[]>> = {
  official: ['plan'],
  village: ['village', 'text'],
  cards: ['cards'],
  phones: ['people', 'calls', 'text'],
  supplies: ['supplies', 'text'],
}

/** What is odd about the parts of a form: whole plans among cards, more than one plan in an official paper, other things. */
export function oddity(
  form: PaperForm,
  parts: readonly ChosenPart[],
): 'cards' | 'official' | 'other' | undefined {
  if (form === 'cards' && parts.some(({ part }) => part.kind === 'plan')) return 'cards'
  if (form === 'official')
    return parts.length > 1 || parts.some(({ part }) => part.kind !== 'plan') ? 'official' : undefined
  const kinds = kindsOf[form]
  return kinds && parts.some(({ part }) => !kinds.includes(part.kind)) ? 'other' : undefined
}

/** Whole plans replaced by their cards, where they have some; other parts stay. */
export function asCards(
  parts: readonly ChosenPart[],
  plans: ReadonlyMap<string, Readonly<{ cards: number }>>,
) {
  return toChosen(
    parts.flatMap(({ part }): HandbookPart[] =>
      part.kind !== 'plan'
        ? [part]
        : (plans.get(part.planId)?.cards ?? 0) > 0
          ? [{ kind: 'cards', planId: part.planId }]
          : [],
    ),
  )
}

/** What the editor starts with. */
export type Start = Readonly<{ order: Choices; parts: readonly HandbookPart[] }>

type Former = Omit<PaperOrder, 'parts'> & Readonly<{ parts: readonly HandbookPart[] }>

/**
 * A paper made before, or a template, comes back as it was; plans that were asked for come alone; otherwise the draft,
 * if it is whole; otherwise an empty handbook.
 */
export function startOf(
  former: Former | undefined,
  asked: string | null,
  draft: unknown,
  title: string,
): Start {
  if (former) return split(former)
  const order = emptyOrder('handbook', title)
  const parts = partsFromAddress(asked)
  if (parts.length > 0) return { order, parts }
  const kept = handbooks.calls.make.input.safeParse(draft)
  return kept.success ? split(kept.data) : { order, parts: [] }
}

function split({ parts, ...order }: Former): Start {
  return { order: fitting(order), parts }
}
