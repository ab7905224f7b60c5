import { type Handbook, type HandbookPart, handbooks } from '../../preload/contract/handbooks/index'

/** A part with a name of its own, so that lists can move it about. */
export type ChosenPart = Readonly<{ key: string; part: HandbookPart }>

/** The same part twice is one part: a plan by its id, a list by what it covers. */
export function partKey(part: HandbookPart): string {
  switch (part.kind) {
    case 'plan':
      return `plan:${part.planId}`
    case 'supplies':
      return `supplies:${part.depotId ?? ''}`
    case 'people':
      return `people:${part.unit ?? ''}`
  }
}

export function toChosen(parts: readonly HandbookPart[]): ChosenPart[] {
  return parts.reduce<readonly ChosenPart[]>(addPart, []).slice()
}

/** Puts a part at the end; one that is there already stays where it is, as it was chosen last. */
export function addPart(parts: readonly ChosenPart[], part: HandbookPart): readonly ChosenPart[] {
  const key = partKey(part)
  const at = parts.findIndex((one) => one.key === key)
  return at >= 0 ? parts.with(at, { key, part }) : [...parts, { key, part }]
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

/** A handbook's parts in a few words, for the list: 3 份预案、物资清单、通讯录. */
export function countParts(parts: readonly HandbookPart[]): {
  plans: number
  supplies: number
  people: number
} {
  const count = (kind: HandbookPart['kind']) => parts.filter((part) => part.kind === kind).length
  return { plans: count('plan'), supplies: count('supplies'), people: count('people') }
}

/** True when the book would hold phone numbers in full. */
export function showsPhones(parts: readonly ChosenPart[]): boolean {
  return parts.some(({ part }) => part.kind === 'people' && !part.masked)
}

/** What the editor starts with. */
export type Start = Readonly<{
  title: string
  paper: 'A4' | 'A5'
  internal: boolean
  parts: readonly HandbookPart[]
}>

/**
 * A handbook made before comes back as it was; plans that were asked for come alone; otherwise the draft, if it is
 * whole; otherwise an empty book.
 */
export function startOf(
  former: Handbook | undefined,
  asked: string | null,
  draft: unknown,
  title: string,
): Start {
  const empty: Start = { title, paper: 'A4', internal: true, parts: [] }
  if (former) return { ...empty, title: former.title, parts: former.parts }
  const parts = partsFromAddress(asked)
  if (parts.length > 0) return { ...empty, parts }
  const kept = handbooks.calls.make.input.safeParse(draft)
  return kept.success ? kept.data : empty
}
