import type {
  GradeThreshold,
  Part,
  PartContact,
  PartFinding,
  PartPerson,
  SupplyCheck,
} from '../../../preload/contract/plans/parts'
import type {
  ResolvedCard,
  ResolvedContact,
  ResolvedContactList,
  ResolvedLevel,
  ResolvedParts,
  ResolvedPost,
} from '../../../preload/contract/plans/resolved-parts'

const romans = ['', 'Ⅰ', 'Ⅱ', 'Ⅲ', 'Ⅳ']

/** What a level is called where the plan gives no name of its own: Ⅲ级响应. */
export const levelName = (level: number, name = ''): string =>
  name === '' ? `${romans[level] ?? level}级响应` : name

/** A number limit as it is said: 死亡人数 3以上、10以下 (以上 includes the number, 以下 does not). */
export function thresholdText({ grade, metric, atLeast, below }: GradeThreshold): string {
  const limits = [atLeast === null ? '' : `${atLeast}以上`, below === null ? '' : `${below}以下`]
  return `${metric}${limits.filter(Boolean).join('、')}（${grade}）`
}

type People = ReadonlyMap<string, PartPerson>

const fold = (text: string) => text.normalize('NFKC').replace(/\s/g, '')

/** A person as a line to be called; a person nobody knows any more keeps the line, so that the gap is seen. */
function contactOf(personId: string, role: string, people: People): ResolvedContact {
  const person = people.get(personId)
  return {
    role,
    personId,
    name: person?.name ?? '',
    unit: person?.unit ?? '',
    post: person?.post ?? '',
    phones: person?.phones.map((phone) => phone.number) ?? [],
    gone: person?.gone ?? true,
  }
}

const freeLine = (role: string, name: string, phone: string): ResolvedContact => ({
  role,
  personId: null,
  name,
  unit: '',
  post: '',
  phones: phone === '' ? [] : [phone],
  gone: false,
})

function resolveContact(contact: PartContact, people: People): ResolvedContact {
  return contact.personId === null
    ? freeLine(contact.role, contact.name, contact.phone)
    : contactOf(contact.personId, contact.role, people)
}

/**
 * The parts of a version with names and numbers. An action without a number of its own is called through the post
 * of the same name in the command structure: its person, or the deputy while the post is vacant.
 */
export function resolveParts(
  parts: readonly Part[],
  people: People,
  supplies: readonly SupplyCheck[],
): ResolvedParts {
  const command = parts.flatMap((part): ResolvedPost[] =>
    part.kind === 'command'
      ? part.body.posts.map(({ depth, name, duty, personId, deputyId }) => ({
          depth,
          name,
          duty,
          person: personId === null ? null : contactOf(personId, name, people),
          deputy: deputyId === null ? null : contactOf(deputyId, name, people),
        }))
      : [],
  )
  const byPost = new Map(command.map((post) => [fold(post.name), post.person ?? post.deputy]))
  const levels = parts
    .flatMap((part): ResolvedLevel[] => {
      if (part.kind !== 'level') return []
      const { level, name, startedBy, conditions, actions } = part.body
      return [
        {
          partId: part.id,
          level,
          name: levelName(level, name),
          startedBy,
          conditions: conditions.map(({ text, threshold }) =>
            threshold === null ? text : `${text}：${thresholdText(threshold)}`,
          ),
          actions: actions.map(({ text, post, minutes, personId, phone }) => ({
            text,
            post,
            minutes,
            contact:
              personId !== null
                ? contactOf(personId, post, people)
                : phone !== ''
                  ? freeLine(post, '', phone)
                  : (byPost.get(fold(post)) ?? null),
          })),
        },
      ]
    })
    .sort((a, b) => a.level - b.level)
  const cards = parts.flatMap((part): ResolvedCard[] =>
    part.kind === 'card'
      ? [
          {
            partId: part.id,
            ...part.body,
            contacts: part.body.contacts.map((contact) => resolveContact(contact, people)),
          },
        ]
      : [],
  )
  const contacts = parts.flatMap((part): ResolvedContactList[] =>
    part.kind === 'contacts'
      ? [
          {
            partId: part.id,
            title: part.body.title,
            lines: part.body.lines.map((line) => resolveContact(line, people)),
          },
        ]
      : [],
  )
  return { levels, command, cards, contacts, supplies: [...supplies] }
}

/** Ids of everybody a part names. */
export function peopleOf(part: Pick<Part, 'kind' | 'body'>): string[] {
  const named = part as Part
  const ids = ((): (string | null)[] => {
    switch (named.kind) {
      case 'level':
        return named.body.actions.map((action) => action.personId)
      case 'command':
        return named.body.posts.flatMap((post) => [post.personId, post.deputyId])
      case 'card':
        return named.body.contacts.map((contact) => contact.personId)
      case 'contacts':
        return named.body.lines.map((line) => line.personId)
      case 'supplies':
        return []
    }
  })()
  return ids.filter((id) => id !== null)
}

/** A quantity with its decimals, for sentences: 15 of one decimal is 1.5. */
export const amountText = (quantity: number, decimals: number): string =>
  decimals === 0 ? String(quantity) : String(quantity / 10 ** decimals)

/**
 * What is missing or stale in the parts of one version. A plan without any level is no fault of its own kind
 * (a village's card needs none) unless it has other parts; from then on all four are asked for.
 */
export function findingsOf(
  parts: readonly Part[],
  people: People,
  supplies: readonly SupplyCheck[],
): PartFinding[] {
  if (parts.length === 0) return []
  return [
    ...missingLevels(parts),
    ...parts.flatMap((part) => [...faultsOf(part), ...unreachable(part, people)]),
    ...supplies.flatMap(supplyFault),
  ]
}

function missingLevels(parts: readonly Part[]): PartFinding[] {
  const levels = parts.flatMap((part) => (part.kind === 'level' ? [part.body.level] : []))
  const finding = (code: PartFinding['code'], facts: PartFinding['facts'] = {}): PartFinding => ({
    code,
    kind: 'level',
    partId: null,
    facts,
  })
  if (levels.length === 0) return [finding('no-levels')]
  return [1, 2, 3, 4]
    .filter((level) => !levels.includes(level))
    .map((level) => finding('level-missing', { level: levelName(level) }))
}

function faultsOf(part: Part): PartFinding[] {
  const finding = (code: PartFinding['code'], facts: PartFinding['facts']): PartFinding => ({
    code,
    kind: part.kind,
    partId: part.id,
    facts,
  })
  switch (part.kind) {
    case 'level': {
      const level = levelName(part.body.level, part.body.name)
      return [
        ...(part.body.conditions.length === 0 ? [finding('level-without-conditions', { level })] : []),
        ...(part.body.actions.length === 0 ? [finding('level-without-actions', { level })] : []),
      ]
    }
    case 'command':
      return part.body.posts
        .filter((post, index) => post.personId === null && !isGroupHead(part.body.posts, index))
        .map((post) => finding('post-vacant', { post: post.name }))
    case 'card':
      return [
        ...(part.body.trigger === '' ? [finding('card-without-trigger', { post: part.body.post })] : []),
        ...(part.body.steps.length === 0 ? [finding('card-without-steps', { post: part.body.post })] : []),
        ...withoutPhone(part.body.contacts).map((name) =>
          finding('contact-without-phone', { name, where: part.body.post }),
        ),
      ]
    case 'contacts':
      return withoutPhone(part.body.lines).map((name) =>
        finding('contact-without-phone', { name, where: part.body.title }),
      )
    case 'supplies':
      return []
  }
}

/** A line that only heads others (抢险救援组, with its 组长 below) need not be filled by anybody. */
function isGroupHead(posts: readonly { depth: number; duty: string }[], index: number): boolean {
  const depth = posts[index]?.depth ?? 0
  return (posts[index + 1]?.depth ?? 0) > depth && depth > 0
}

const withoutPhone = (contacts: readonly PartContact[]) =>
  contacts
    .filter((contact) => contact.personId === null && contact.phone === '')
    .map((contact) => contact.name || contact.role)

function unreachable(part: Part, people: People): PartFinding[] {
  return [...new Set(peopleOf(part))].flatMap((id): PartFinding[] => {
    const person = people.get(id)
    const base = { kind: part.kind, partId: part.id, facts: { name: person?.name ?? '' } }
    if (!person || person.gone) return [{ ...base, code: 'person-gone' }]
    return person.phones.length === 0 ? [{ ...base, code: 'person-without-phone' }] : []
  })
}

function supplyFault(check: SupplyCheck): PartFinding[] {
  const base = { kind: 'supplies' as const, partId: check.partId }
  if (check.gone) return [{ ...base, code: 'supplies-gone', facts: { line: check.line + 1 } }]
  if (check.short === 0) return []
  const amount = (quantity: number) => amountText(quantity, check.decimals)
  return [
    {
      ...base,
      code: 'supplies-short',
      facts: {
        name: check.name,
        unit: check.unit,
        needed: amount(check.needed),
        usable: amount(check.usable),
        short: amount(check.short),
      },
    },
  ]
}
