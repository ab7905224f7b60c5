import { type Candidate, rankOf, type Style } from './candidates'

/** A row of siblings: candidates of one style whose numbers follow each other below one parent. */
export type Group = {
  style: Style
  /** Figures in front of the last one: [3, 2] for 3.2.1, 3.2.2, … */
  prefix: readonly number[]
  parent: Group | undefined
  members: Candidate[]
  /** Members whose number does not follow the one before. */
  breaks: number
}

/** Numbers that are missing in a row without its being another row: authors skip and repeat numbers. */
const GAP = 2
/** How many candidates of a style are looked at to see whether a row goes on. */
const LOOK_AHEAD = 30
/** From here down numbers are those of lists more often than of headings. */
const LIST_RANK = rankOf('ar-paren')
/** 附件 without a number counts as 0, 附录A as 1001. */
const FIRST: ReadonlySet<number> = new Set([0, 1, 1001])

/**
 * Parts the candidates into groups, in one pass with a stack of open groups. A number belongs to the open group that
 * it continues; a first number opens a new group below the last candidate, or beside it where its style stands higher.
 */
export function groupCandidates(candidates: readonly Candidate[]): Group[] {
  return new Grouping(candidates).run()
}

class Grouping {
  private readonly groups: Group[] = []
  private stack: Group[] = []
  /** Places of the candidates of each style, in order. */
  private readonly places = new Map<Style, number[]>()

  constructor(private readonly candidates: readonly Candidate[]) {
    candidates.forEach((candidate, at) => {
      const list = this.places.get(candidate.style)
      if (list) list.push(at)
      else this.places.set(candidate.style, [at])
    })
  }

  run(): Group[] {
    this.candidates.forEach((read, at) => {
      const candidate = read.alternative && !this.isExpected(read) ? read.alternative : read
      // 3.2万名群众……: a quantity at the beginning of a sentence may not close the groups it stands in.
      const unlikely = candidate.doubtful || read.doubtful
      if (unlikely && candidate.look.kind !== 'heading') return
      if (candidate.path.length === 0) this.unnumbered(candidate)
      else if (candidate.path.length > 1) this.decimal(candidate)
      else this.plain(candidate, at)
    })
    return this.groups
  }

  /** A decimal number that follows the one before, or is the first below its parent. */
  private isExpected({ path }: Candidate): boolean {
    const prefix = path.slice(0, -1)
    const figure = path.at(-1) ?? 0
    return this.stack.some((group) => {
      if (group.style === 'dec' && same(group.prefix, prefix))
        return figure === (last(group)?.path.at(-1) ?? 0) + 1
      return figure === 1 && isAbove(group, prefix)
    })
  }

  private continue(depth: number, candidate: Candidate): void {
    const group = this.stack[depth]
    if (!group) return
    const before = last(group)
    if (before && figure(candidate) !== figure(before) + 1) group.breaks++
    group.members.push(candidate)
    this.stack.length = depth + 1
  }

  private open(depth: number, candidate: Candidate): void {
    this.stack.length = depth
    const group: Group = {
      style: candidate.style,
      prefix: candidate.path.slice(0, -1),
      parent: this.stack.at(-1),
      members: [candidate],
      breaks: FIRST.has(figure(candidate)) ? 0 : 1,
    }
    this.groups.push(group)
    this.stack.push(group)
  }

  /** Headings that have only a level: they close whatever stands at their level or lower. */
  private unnumbered(candidate: Candidate): void {
    const level = candidate.hint ?? 1
    let depth = this.stack.length
    while (depth > 0) {
      const group = this.stack[depth - 1]
      const hint = group ? hintOf(group) : undefined
      if (group?.style === candidate.style) {
        this.join(depth - 1, candidate)
        return
      }
      if (hint !== undefined && hint < level) break
      depth--
    }
    this.open(depth, candidate)
  }

  private join(depth: number, candidate: Candidate): void {
    this.stack[depth]?.members.push(candidate)
    this.stack.length = depth + 1
  }

  /** 1.1 stands below 1, 一、 or 第一章; 3.2.1 below 3.2. */
  private decimal(candidate: Candidate): void {
    const prefix = candidate.path.slice(0, -1)
    for (let depth = this.stack.length - 1; depth >= 0; depth--) {
      const group = this.stack[depth]
      if (group?.style !== 'dec' || !same(group.prefix, prefix)) continue
      const step = figure(candidate) - figure(last(group))
      if (step >= 0 && step <= 1 + GAP) {
        this.continue(depth, candidate)
        return
      }
    }
    for (let depth = this.stack.length - 1; depth >= 0; depth--) {
      const group = this.stack[depth]
      if (group && isAbove(group, prefix)) {
        this.open(depth + 1, candidate)
        return
      }
    }
    // Its parent is not numbered, or was not seen: below the nearest group that is neither decimal nor a list.
    let depth = this.stack.length
    while (depth > 0) {
      const group = this.stack[depth - 1]
      const outer =
        group &&
        (group.style === 'dec' ? group.prefix.length < prefix.length : rankOf(group.style) < LIST_RANK)
      if (outer) break
      depth--
    }
    this.open(depth, candidate)
  }

  private plain(candidate: Candidate, at: number): void {
    const depth = this.bestContinuation(candidate)
    if (depth !== undefined) this.continue(depth, candidate)
    else this.open(this.depthForNew(candidate, at), candidate)
  }

  /** The open group whose next number this is; of several, one whose members look alike, and then the innermost. */
  private bestContinuation(candidate: Candidate): number | undefined {
    let best: number | undefined
    let bestScore = 0
    for (let depth = this.stack.length - 1; depth >= 0; depth--) {
      const group = this.stack[depth]
      if (group?.style !== candidate.style) continue
      const step = figure(candidate) - figure(last(group))
      const alike = looksAlike(group, candidate)
      let score = 0
      if (step === 1) score = alike ? 3 : 2
      // A number that was skipped or used twice: only where the rest agrees.
      else if (step >= 0 && step <= 1 + GAP && alike && (figure(candidate) > 1 || candidate.sure)) score = 1
      if (score > bestScore) {
        best = depth
        bestScore = score
      }
    }
    return best
  }

  private depthForNew(candidate: Candidate, at: number): number {
    // An annex ends whatever came before.
    if (candidate.style === 'annex') return 0
    const rank = rankOf(candidate.style)
    let depth = this.stack.length
    while (depth > 0) {
      const group = this.stack[depth - 1]
      if (!group) break
      if (group.style === candidate.style) {
        // The same numbers again with the same look are the next row; with another look, a list inside this one.
        if (!looksAlike(group, candidate)) break
      } else if (rankOf(group.style) < 0) {
        // Below a heading that has only a level, unless its own style says otherwise.
        if (candidate.hint === undefined || (hintOf(group) ?? 0) < candidate.hint) break
      } else if (rankOf(group.style) <= rank || this.goesOnLater(group, depth - 1, at)) break
      depth--
    }
    return depth
  }

  /** Does this group, though its style usually stands lower, go on behind the new row? Then the row stands inside it. */
  private goesOnLater(group: Group, depth: number, at: number): boolean {
    const next = this.nextMember(group, at)
    if (next === undefined) return false
    const parent = this.stack[depth - 1]
    const parentNext = parent && this.nextMember(parent, at)
    return parentNext === undefined || parentNext > next
  }

  /** The place behind `at` of a candidate that would continue the group: the next number, with the same look. */
  private nextMember(group: Group, at: number): number | undefined {
    const list = this.places.get(group.style) ?? []
    let low = 0
    let high = list.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((list[middle] ?? 0) > at) high = middle
      else low = middle + 1
    }
    for (let index = low; index < Math.min(list.length, low + LOOK_AHEAD); index++) {
      const place = list[index]
      const candidate = place === undefined ? undefined : this.candidates[place]
      if (!candidate || figure(candidate) !== figure(last(group)) + 1) continue
      if (looksAlike(group, candidate)) return place
    }
    return undefined
  }
}

function last(group: Group | undefined): Candidate | undefined {
  return group?.members.at(-1)
}

function figure(candidate: Candidate | undefined): number {
  return candidate?.path.at(-1) ?? 0
}

function hintOf(group: Group): number | undefined {
  return last(group)?.hint
}

function same(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((part, at) => part === other[at])
}

const PARENTS_OF_DECIMALS: ReadonlySet<Style> = new Set([
  'ar',
  'ar-bare',
  'cn',
  'chapter',
  'section',
  'part',
  'annex',
])

function isAbove(group: Group, prefix: readonly number[]): boolean {
  const path = last(group)?.path ?? []
  if (group.style === 'dec') return same(path, prefix)
  return (
    prefix.length === 1 && path.length === 1 && path[0] === prefix[0] && PARENTS_OF_DECIMALS.has(group.style)
  )
}

/** Both headings, or both run in, or both longer: what a list and a row of headings with the same numbers differ in. */
function looksAlike(group: Group, candidate: Candidate): boolean {
  const before = last(group)
  return before !== undefined && coarse(before) === coarse(candidate)
}

function coarse(candidate: Candidate): string {
  if (candidate.sure) return 'short'
  const { kind } = candidate.look
  return kind === 'heading' ? 'short' : kind
}
