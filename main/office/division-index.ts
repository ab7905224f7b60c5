import { isPlaceholderName, isStatisticalUnit, type Level, levelOf, levels, prefixOf, stemOf } from './rules'

/** Pinyin of a name, one syllable a character; empty where a character has none. */
export type Reading = (name: string) => readonly string[]

/** Texts to search in, one a division, and how long the stem (民和 of 民和镇) at the beginning of each is. */
type Texts = Readonly<{ texts: readonly string[]; stems: Uint8Array }>

/** Pinyin of the names: initials (mhz), full (minhezhen), and the syllables apart (`min he zhen`). */
type Spelling = Readonly<{ initials: Texts; letters: Texts; syllables: readonly string[] }>

/** A name or question as it is compared: half width, lower case, and without the marks that some write and some leave out. */
export const plainName = (text: string): string => wordsOf(text).join('')

/** What is typed, cut at spaces and the marks that people put between the names of a path. */
export const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’]/g, '')
    .split(/[\s,，、/\\·>›()-]+/)
    .filter(Boolean)

/** Divisions of one list, laid out for searching: every array has one place a division. */
export type NameIndex = Readonly<{
  codes: readonly string[]
  names: readonly string[]
  /** 0 province … 4 village. */
  ranks: Uint8Array
  statistical: Uint8Array
  /** 1 for the list's stand-ins for "directly below" (市辖区), which nobody looks for. */
  hidden: Uint8Array
  /** Place of the division above, or -1. */
  parents: Int32Array
  /** The place after a division's last descendant. */
  ends: Int32Array
  /** The names as they are compared with what is typed. */
  plain: Texts
  /** Made when pinyin is first typed. */
  spelling: () => Spelling
}>

/** How well a division answers a question: the smaller, the better. A name counts with or without its kind. */
const quality = { name: 0, path: 1, start: 2, pathStart: 3, mixed: 4, part: 5 } as const

/**
 * The order of levels among divisions of one quality, by rank: a province's or prefecture's name means just that
 * (江西), below it mostly a township is looked for (民和).
 */
const levelOrder = [0, 1, 3, 2, 4] as const

const none = -1

/** Lays out divisions that come in the order of their codes. */
export function buildIndex(codes: readonly string[], names: readonly string[], reading: Reading): NameIndex {
  const count = codes.length
  const ranks = new Uint8Array(count)
  const statistical = new Uint8Array(count)
  const hidden = new Uint8Array(count)
  const parents = new Int32Array(count).fill(none)
  const ends = new Int32Array(count).fill(count)
  const stems = new Uint8Array(count)
  const texts: string[] = []
  const plainStems = new Uint8Array(count)
  const open: { at: number; prefix: string }[] = []
  codes.forEach((code, at) => {
    const name = names[at] ?? ''
    const level = levelOf(code)
    let above = open.at(-1)
    while (above && !code.startsWith(above.prefix)) {
      ends[above.at] = at
      open.pop()
      above = open.at(-1)
    }
    parents[at] = above?.at ?? none
    open.push({ at, prefix: prefixOf(code) })
    ranks[at] = levels.indexOf(level)
    statistical[at] = isStatisticalUnit(code) ? 1 : 0
    hidden[at] = isPlaceholderName(name) ? 1 : 0
    const stem = stemOf(name, level)
    stems[at] = stem.length
    // Nearly all names are nothing but Chinese characters, and plain already.
    const isPlain = /^\p{Script=Han}*$/u.test(name)
    texts.push(isPlain ? name : plainName(name))
    plainStems[at] = isPlain ? stem.length : plainName(stem).length
  })
  let spelling: Spelling | undefined
  return {
    codes,
    names,
    ranks,
    statistical,
    hidden,
    parents,
    ends,
    plain: { texts, stems: plainStems },
    spelling: () => {
      spelling ??= spell(names, stems, reading)
      return spelling
    },
  }
}

function spell(names: readonly string[], stems: Uint8Array, reading: Reading): Spelling {
  const initials: string[] = []
  const letters: string[] = []
  const syllables: string[] = []
  const initialStems = new Uint8Array(names.length)
  const letterStems = new Uint8Array(names.length)
  names.forEach((name, at) => {
    const said = reading(name)
    const stemLength = stems[at] ?? 0
    let first = ''
    let whole = ''
    let place = 0
    let character = 0
    // The name's own length is counted in UTF-16 units, its reading in characters: rare ones take two units.
    for (const one of name) {
      const syllable = said[character] ?? ''
      character += 1
      place += one.length
      first += syllable.charAt(0)
      whole += syllable
      if (place === stemLength) {
        initialStems[at] = first.length
        letterStems[at] = whole.length
      }
    }
    initials.push(first)
    letters.push(whole)
    syllables.push(said.join(' '))
  })
  return {
    initials: { texts: initials, stems: initialStems },
    letters: { texts: letters, stems: letterStems },
    syllables,
  }
}

function byWord(text: string, word: string, stem: number): number {
  const found = text.indexOf(word)
  if (found < 0) return none
  if (found > 0) return quality.part
  return word.length === text.length || word.length === stem ? quality.name : quality.start
}

/** Whether letters spell the first syllables, each whole or begun: `minhz`, `mhezhen`. */
function spells(letters: string, from: number, syllables: readonly string[], at: number): boolean {
  if (from === letters.length) return true
  const syllable = syllables[at]
  if (syllable === undefined) return false
  if (syllable === '') return spells(letters, from, syllables, at + 1)
  let common = 0
  while (common < syllable.length && letters[from + common] === syllable[common]) common += 1
  for (let taken = common; taken > 0; taken -= 1) {
    if (spells(letters, from + taken, syllables, at + 1)) return true
  }
  return false
}

/** Whether a part of full pinyin begins where a syllable does: `hezhen` in `minhezhen`, but not `inhe`. */
function beginsSyllable(letters: string, whole: string, syllables: readonly string[]): boolean {
  let position = 0
  for (const syllable of syllables) {
    if (whole.startsWith(letters, position)) return true
    position += syllable.length
  }
  return false
}

type Judge = (at: number, parts: boolean) => number

/**
 * Judges how well one division's own name answers a word, or -1. `parts` says whether a mere part of the name is
 * still of interest, which for pinyin costs more to find out.
 */
function judgeOf(index: NameIndex, word: string): Judge {
  const { texts, stems } = index.plain
  if (!isLatin(word)) return (at) => byWord(texts[at] ?? '', word, stems[at] ?? 0)
  const { initials, letters, syllables } = index.spelling()
  const second = word.charCodeAt(1)
  return (at, parts) => {
    const first = initials.texts[at] ?? ''
    const byInitials = byWord(first, word, initials.stems[at] ?? 0)
    if (byInitials !== none && byInitials < quality.part) return byInitials
    const whole = letters.texts[at] ?? ''
    const byLetters = byWord(whole, word, letters.stems[at] ?? 0)
    if (byLetters !== none && byLetters < quality.part) return byLetters
    const begins =
      word.length > 2 &&
      first.charCodeAt(0) === word.charCodeAt(0) &&
      (first.charCodeAt(1) === second || whole.charCodeAt(1) === second)
    if (begins && spells(word, 0, (syllables[at] ?? '').split(' '), 0)) return quality.mixed
    if (!parts || word.length < 2) return none
    if (byInitials !== none) return quality.part
    if (byLetters === none || word.length < 3) return none
    return beginsSyllable(word, whole, (syllables[at] ?? '').split(' ')) ? quality.part : none
  }
}

const isLatin = (word: string): boolean => /^[a-z]+$/.test(word)

/** Keeps the best of many hits without sorting them all. */
class Best {
  private readonly hits: { at: number; order: number }[] = []
  private readonly seen = new Set<number>()
  private worst = Number.POSITIVE_INFINITY

  constructor(
    private readonly index: NameIndex,
    private readonly limit: number,
  ) {}

  private orderOf(at: number, how: number): number {
    const kind = (levelOrder[this.index.ranks[at] ?? 0] ?? 0) * 2 + (this.index.statistical[at] ?? 0)
    return (how * 16 + kind) * 0x40000 + at
  }

  /** Whether a hit of this quality could still be among the best, before costly checks of it. */
  takes(at: number, how: number): boolean {
    return this.orderOf(at, how) < this.worst
  }

  add(at: number, how: number): void {
    const order = this.orderOf(at, how)
    if (order >= this.worst) return
    this.hits.push({ at, order })
    if (this.hits.length >= this.limit * 8 + 64) this.cut()
  }

  private cut(): void {
    this.hits.sort((a, b) => a.order - b.order)
    this.seen.clear()
    let kept = 0
    for (const hit of this.hits) {
      if (this.seen.has(hit.at)) continue
      this.seen.add(hit.at)
      this.hits[kept] = hit
      kept += 1
      if (kept === this.limit) break
    }
    this.hits.length = kept
    if (kept === this.limit) this.worst = this.hits[kept - 1]?.order ?? this.worst
  }

  take(): number[] {
    this.cut()
    return this.hits.map((hit) => hit.at)
  }
}

export type Search = Readonly<{
  limit: number
  /** Places in the index which may answer: from (inclusive) to (exclusive). */
  from: number
  to: number
  wanted: (level: Level) => boolean
}>

/**
 * The places in the index that answer some words, best first.
 *
 * One word is looked for in names, initials and pinyin, and as a written path (进贤民和, 江西省南昌市进贤县民和镇).
 * Of several words the last names the division and each of the others something above it.
 */
export function searchIndex(index: NameIndex, words: readonly string[], search: Search): number[] {
  const best = new Best(index, search.limit)
  const allowed = (at: number) =>
    !index.hidden[at] && search.wanted(levels[index.ranks[at] ?? 0] ?? 'province')
  const word = words.at(-1) ?? ''
  const judge = judgeOf(index, word)
  const judgesAbove = words.slice(0, -1).map((text) => judgeOf(index, text))
  const liesBelow = (at: number) =>
    judgesAbove.every((above) => {
      for (let up = index.parents[at] ?? none; up !== none; up = index.parents[up] ?? none) {
        if (above(up, true) !== none) return true
      }
      return false
    })
  for (let at = search.from; at < search.to; at += 1) {
    const how = judge(at, best.takes(at, quality.part))
    if (how !== none && allowed(at) && liesBelow(at)) best.add(at, how)
  }
  const latin = words.every(isLatin)
  const joined = words.join('')
  // "min he" is also 民和 itself, spelled with a space; some names are written with a mark (化学新材料产业园-沿江街道).
  if (words.length > 1) {
    const judgeJoined = judgeOf(index, joined)
    for (let at = search.from; at < search.to; at += 1) {
      const how = judgeJoined(at, false)
      if (how !== none && allowed(at)) best.add(at, how)
    }
  }
  const hit = (at: number, how: number) => allowed(at) && best.add(at, how)
  if (!latin) {
    alongPaths(index, index.plain, joined, search, hit)
  } else if (words.length === 1) {
    const { initials, letters } = index.spelling()
    alongPaths(index, initials, joined, search, hit)
    alongPaths(index, letters, joined, search, hit)
  }
  return best.take()
}

/** Reads a word as a written path: a name (or its stem) of something above, then the rest among what lies in it. */
function alongPaths(
  index: NameIndex,
  { texts, stems }: Texts,
  word: string,
  search: Search,
  hit: (at: number, how: number) => void,
): void {
  const below = (rest: string, from: number, to: number, inside: boolean): void => {
    for (let at = from; at < to; at += 1) {
      const text = texts[at] ?? ''
      const stem = stems[at] ?? 0
      if (inside && text.startsWith(rest) && at >= search.from && at < search.to) {
        hit(at, rest.length === text.length || rest.length === stem ? quality.path : quality.pathStart)
      }
      if (index.ends[at] === at + 1 || index.hidden[at] || stem < 2) continue
      const taken = rest.startsWith(text) ? text.length : rest.startsWith(text.slice(0, stem)) ? stem : 0
      if (taken > 0 && rest.length - taken > 1) below(rest.slice(taken), at + 1, index.ends[at] ?? to, true)
    }
  }
  below(word, 0, index.codes.length, false)
}
