import type { Candidate, Style } from './candidates'
import type { Group } from './groups'
import type { Item } from './items'

/** A candidate that is a heading, and how deep. */
export type Accepted = { candidate: Candidate; level: number }

const DIVISIONS: ReadonlySet<Style> = new Set(['part', 'chapter', 'section'])
const SMALL: ReadonlySet<Style> = new Set(['ar-paren', 'ar-half', 'circled', 'alpha'])

/**
 * Decides row by row which groups are headings and which are lists or sentences that begin with a number. A row of
 * short lines is headings if there is text below them; a row of lines with a short first sentence is run-in headings
 * if nearly all of the row looks so. （1） and smaller stay text unless they stand alone on their lines.
 */
export function acceptGroups(groups: readonly Group[], items: readonly Item[]): Accepted[] {
  const owners = new Map<number, Group>()
  for (const group of groups) for (const member of group.members) owners.set(member.at, group)
  const content = (member: Candidate) => hasContent(member, owners, items)
  const accepted = new Map<Group, Candidate[]>()
  const lonely: Group[] = []
  for (const group of groups) {
    const members = chooseMembers(group, content, accepted)
    if (members.length > 0) accepted.set(group, members)
    else if (group.members.length === 1) lonely.push(group)
  }
  // A row of one is a heading where the same numbering makes headings elsewhere in this document.
  const styles = new Set([...accepted.keys()].map((group) => group.style))
  for (const group of lonely) {
    const [only] = group.members
    if (only && group.breaks === 0 && styles.has(group.style) && isShortHeading(only) && content(only))
      accepted.set(group, [only])
  }
  return [...accepted]
    .flatMap(([group, members]) => {
      const level = Math.min(levelOf(group, accepted), 9)
      return members.map((candidate) => ({ candidate, level }))
    })
    .sort((one, other) => one.candidate.at - other.candidate.at)
}

function levelOf(group: Group, accepted: ReadonlyMap<Group, unknown>): number {
  let level = 1
  for (let above = group.parent; above; above = above.parent) if (accepted.has(above)) level++
  return level
}

/** Is there anything between this heading and the next of its row or above? */
function hasContent(member: Candidate, owners: ReadonlyMap<number, Group>, items: readonly Item[]): boolean {
  if (member.look.kind === 'run-in' && !member.sure) return true
  const next = member.at + 1
  if (next >= items.length) return false
  const owner = owners.get(next)
  if (!owner) return true
  const own = owners.get(member.at)
  for (let above = owner.parent; above; above = above.parent) if (above === own) return true
  return false
}

function chooseMembers(
  group: Group,
  content: (member: Candidate) => boolean,
  accepted: ReadonlyMap<Group, unknown>,
): Candidate[] {
  const { style, members } = group
  if (style.startsWith('h')) return members
  if (DIVISIONS.has(style)) return members.filter((one) => one.sure || (!one.doubtful && isShort(one)))
  if (style === 'annex' || style === 'annex-table') return chooseAnnexes(group, content)
  const above = group.parent !== undefined && accepted.has(group.parent)
  if (style === 'article') return members.length >= 2 || above ? members.filter((one) => !one.doubtful) : []
  if (members.filter((one) => one.sure).length * 2 >= members.length)
    return members.filter((one) => one.sure || isShort(one))
  if (group.breaks * 2 > members.length) return []
  if (style === 'dec') return chooseDecimals(group, content, above)
  return SMALL.has(style) ? chooseSmall(group, content) : chooseOrdinary(group, content)
}

function isShort(one: Candidate): boolean {
  return one.length === 0 || ['heading', 'closed', 'run-in'].includes(one.look.kind)
}

function isShortHeading(one: Candidate): boolean {
  return one.look.kind === 'heading' && !one.doubtful && one.length <= 30
}

function share(members: readonly Candidate[], test: (one: Candidate) => boolean): number {
  return members.filter(test).length / members.length
}

function average(numbers: readonly number[]): number {
  return numbers.length === 0 ? 0 : numbers.reduce((sum, one) => sum + one, 0) / numbers.length
}

/** Annexes; a list of their names without anything below them is a list. */
function chooseAnnexes(group: Group, content: (member: Candidate) => boolean): Candidate[] {
  const kept = group.members.filter((one) => one.sure || one.look.kind === 'heading' || one.length === 0)
  return kept.some((one) => one.sure || content(one)) ? kept : []
}

function chooseDecimals(group: Group, content: (member: Candidate) => boolean, above: boolean): Candidate[] {
  const { members } = group
  if (members.length < 2 && !above) return []
  // A numbered clause (2.1.1 总指挥由总经理担任。) is text; a heading with a full stop has text below it.
  const firm = members.filter(
    (one) =>
      one.look.kind === 'heading' ||
      (!one.doubtful && isShort(one) && (one.look.kind !== 'closed' || content(one))),
  )
  if (firm.length * 2 < members.length) return []
  const runIns = share(firm, (one) => one.look.kind === 'run-in')
  // One run-in among plain headings is a sentence with a number.
  return runIns > 0.2 || firm.length < 3 ? firm : firm.filter((one) => one.look.kind !== 'run-in')
}

function chooseSmall(group: Group, content: (member: Candidate) => boolean): Candidate[] {
  const { members } = group
  const plain = share(members, (one) => one.look.kind === 'heading')
  const fits = members.length >= 2 && plain >= 0.8 && share(members, content) >= 0.7
  if (!fits || average(members.map((one) => one.length)) > 20) return []
  return members.filter((one) => one.look.kind === 'heading')
}

function chooseOrdinary(group: Group, content: (member: Candidate) => boolean): Candidate[] {
  const { members, style } = group
  const firm = members.filter((one) => !one.doubtful || one.look.kind === 'heading')
  if (firm.length * 2 < members.length) return []
  const plain = share(members, (one) => one.look.kind === 'heading')
  const full = share(members, content)
  if (plain >= 0.6) {
    const wide = average(members.map((one) => (one.look.kind === 'heading' ? one.length : 0))) > 35
    const alone =
      members.length === 1 && style !== 'cn' && style !== 'cn-paren' && (members[0]?.length ?? 0) > 20
    return full >= 0.5 && !wide && !alone ? firm.filter(isShort) : []
  }
  if (members.length < 2 || share(members, isShort) < 0.7) return []
  const runIns = members.flatMap((one) => (one.look.kind === 'run-in' ? [one.look] : []))
  if (runIns.length === 0) return full >= 0.5 ? firm.filter(isShort) : []
  if (average(runIns.map((one) => one.rest)) < 15) return []
  const colons = runIns.filter((one) => one.mark === '：')
  // 组长：镇长 is an entry of a list; a name, a colon and a paragraph is a heading.
  if (colons.length * 2 >= runIns.length) {
    const named = average(colons.map((one) => one.title)) >= 4 && average(colons.map((one) => one.rest)) >= 25
    if (!named) return []
  }
  return firm.filter(isShort)
}
