import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { Division as ContractDivision } from '../../preload/contract/office'
import { DomainError } from '../../preload/contract/result'
import { buildIndex, type NameIndex, type Reading, searchIndex, wordsOf } from './division-index'
import {
  contains,
  initialsOf,
  joinPath,
  type Level,
  levelOf,
  normalizeCode,
  parentOf,
  prefixOf,
} from './rules'

/** A place of the bundled list, in the contract's shape. `path` names what lies above it, province first. */
export type ListedDivision = Omit<ContractDivision, 'custom'>

/** Where the list comes from, for "about" and beside a picker (数据截至 …). */
export type DivisionSource = Readonly<{ title: string; origin: string; cutOff: string; licence: string }>

export type FindOptions = Readonly<{
  /** At most this many, 20 when left out. */
  limit?: number
  /** Only in this division (any form of its code). Villages are searched only inside a county or township. */
  within?: string
  /** Only these levels; without it everything above the village, and villages inside a township. */
  levels?: readonly Level[]
}>

/** The national list of place codes, read on first use. Codes are given in any form and answered with 12 digits. */
export type Divisions = Readonly<{
  source: () => DivisionSource
  /** Places by any part of the name, written path, pinyin, initials or beginning of the code, best first. */
  find: (text: string, options?: FindOptions) => ListedDivision[]
  get: (code: string) => ListedDivision | null
  /** Places directly below; the provinces without a code; a township's villages. Empty for an unknown code. */
  children: (code?: string) => ListedDivision[]
  /** The place and what lies above it, province first. Empty for an unknown code. */
  path: (code: string) => ListedDivision[]
  villages: (township: string) => ListedDivision[]
  /** Pinyin initials as the search reads them (民和镇 → mhz). */
  initials: (text: string) => string
}>

type UpperFile = {
  format: number
  rows: string[]
  syllables: Record<string, string>
  readings: Record<string, string>
}
type List = Readonly<{ index: NameIndex; placeOf: ReadonlyMap<string, number>; reading: Reading }>

/** A county's townships and villages searched together; the last one asked for is kept. */
type CountyList = Readonly<{ code: string; index: NameIndex }>

const defaultLimit = 20
/** More words than a path has levels say nothing more. */
const mostWords = 6
const levelWithVillages: readonly Level[] = ['county', 'township', 'village']

/**
 * Opens the list that `scripts/build-divisions.mjs` made in a folder. Nothing is read until it is needed: the
 * upper four levels in one go, villages a province at a time (the last one stays in memory).
 *
 * Errors: `file-not-found` where the folder has no list, `file-broken` where a file of it cannot be read.
 */
export function openDivisions(folder: string): Divisions {
  let list: List | undefined
  let province: { code: string; townships: ReadonlyMap<string, string> } | undefined
  let county: CountyList | undefined

  const upper = (): List => {
    list ??= loadUpper(folder)
    return list
  }

  const villageRows = (township: string): { code: string; name: string }[] => {
    const code = township.slice(0, 2)
    if (!upper().placeOf.has(code.padEnd(12, '0'))) return []
    if (province?.code !== code) province = { code, townships: loadVillages(folder, code) }
    const prefix = township.slice(0, 9)
    const line = province.townships.get(prefix)
    if (!line) return []
    return line
      .split('\t')
      .slice(1)
      .map((row) => ({ code: prefix + row.slice(0, 3), name: row.slice(3) }))
  }

  const pathNames = (code: string): string[] => {
    const { index, placeOf } = upper()
    const names: string[] = []
    for (let above = parentOf(code); above; above = parentOf(above)) {
      const at = placeOf.get(above)
      if (at !== undefined) names.unshift(index.names[at] ?? '')
    }
    return names
  }

  const listed = (code: string, name: string): ListedDivision => ({
    code,
    name,
    level: levelOf(code),
    path: joinPath(pathNames(code)),
  })

  const get = (text: string): ListedDivision | null => {
    const code = normalizeCode(text)
    if (!code) return null
    if (levelOf(code) === 'village') {
      const row = villageRows(code).find((village) => village.code === code)
      return row ? listed(code, row.name) : null
    }
    const { index, placeOf } = upper()
    const at = placeOf.get(code)
    return at === undefined ? null : listed(code, index.names[at] ?? '')
  }

  const villages = (township: string): ListedDivision[] => {
    const code = normalizeCode(township)
    if (!code || levelOf(code) !== 'township') return []
    return villageRows(code).map((row) => listed(row.code, row.name))
  }

  const children = (text?: string): ListedDivision[] => {
    const code = text === undefined ? undefined : normalizeCode(text)
    if (code === null) return []
    if (code !== undefined && levelOf(code) === 'township') return villages(code)
    const { index, placeOf } = upper()
    const at = code === undefined ? -1 : placeOf.get(code)
    if (at === undefined) return []
    const found: ListedDivision[] = []
    const end = at < 0 ? index.codes.length : (index.ends[at] ?? at)
    for (let below = at + 1; below < end; below = index.ends[below] ?? end) {
      found.push(listed(index.codes[below] ?? '', index.names[below] ?? ''))
    }
    return found
  }

  /** The nearest listed division above: 东莞's towns have no county between. */
  const above = (code: string): ListedDivision | null => {
    for (let up = parentOf(code); up; up = parentOf(up)) {
      const found = get(up)
      if (found) return found
    }
    return null
  }

  const path = (text: string): ListedDivision[] => {
    const found: ListedDivision[] = []
    for (let one = get(text); one; ) {
      found.unshift(one)
      one = above(one.code)
    }
    return found
  }

  /** An index of everything in a county, its villages and what lies above it included. */
  const countyIndex = (within: string): NameIndex => {
    const code = within.slice(0, 6).padEnd(12, '0')
    if (county?.code === code) return county.index
    const { index, reading } = upper()
    const rows: { code: string; name: string }[] = []
    index.codes.forEach((one, at) => {
      if (!contains(one, code) && !contains(code, one)) return
      rows.push({ code: one, name: index.names[at] ?? '' })
      if (levelOf(one) === 'township') rows.push(...villageRows(one))
    })
    county = {
      code,
      index: buildIndex(
        rows.map((row) => row.code),
        rows.map((row) => row.name),
        reading,
      ),
    }
    return county.index
  }

  const find = (text: string, options: FindOptions = {}): ListedDivision[] => {
    const words = wordsOf(text).slice(0, mostWords)
    const within = options.within === undefined ? undefined : normalizeCode(options.within)
    if (words.length === 0 || within === null) return []
    const limit = options.limit ?? defaultLimit
    const withVillages = searchesVillages(within, options.levels)
    const index = withVillages && within ? countyIndex(within) : upper().index
    const wanted = (level: Level) => options.levels?.includes(level) ?? true
    const [from, to] = within ? rangeOf(index.codes, prefixOf(within)) : [0, index.codes.length]
    const digits = words.join('')
    const places = /^\d+$/.test(digits)
      ? byCode(index, digits, from, to).filter((at) => wanted(levelOf(index.codes[at] ?? '')))
      : searchIndex(index, words, { limit, from, to, wanted })
    return places.slice(0, limit).map((at) => listed(index.codes[at] ?? '', index.names[at] ?? ''))
  }

  return {
    source: () => {
      const { title, origin, cutOff, licence } = readJson<DivisionSource>(folder, 'meta.json')
      return { title, origin, cutOff, licence }
    },
    find,
    get,
    children,
    path,
    villages,
    initials: (text) => {
      const { reading } = upper()
      return initialsOf(text, (character) => reading(character)[0])
    },
  }
}

function searchesVillages(within: string | undefined, wanted: readonly Level[] | undefined): boolean {
  if (!within || !levelWithVillages.includes(levelOf(within))) return false
  return wanted ? wanted.includes('village') : levelOf(within) === 'township'
}

/** Places whose codes begin with some digits; codes are sorted, so they lie side by side. */
function rangeOf(codes: readonly string[], prefix: string): [number, number] {
  const first = (test: (code: string) => boolean): number => {
    let low = 0
    let high = codes.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (test(codes[middle] ?? '')) high = middle
      else low = middle + 1
    }
    return low
  }
  return [first((code) => code >= prefix), first((code) => code.slice(0, prefix.length) > prefix)]
}

/** A whole code finds its division first and what is in it after; other digits find the codes that begin with them. */
function byCode(index: NameIndex, digits: string, from: number, to: number): number[] {
  const [low, high] = rangeOf(index.codes, /^\d{12}$/.test(digits) ? prefixOf(digits) : digits)
  const places: number[] = []
  for (let at = Math.max(low, from); at < Math.min(high, to); at += 1) if (!index.hidden[at]) places.push(at)
  return places
}

function readFile(folder: string, name: string): Buffer {
  const file = join(folder, name)
  if (!existsSync(file)) throw new DomainError('file-not-found', { file: name })
  return readFileSync(file)
}

function readJson<T>(folder: string, name: string): T {
  try {
    return JSON.parse(readFile(folder, name).toString('utf8')) as T
  } catch (error) {
    if (error instanceof SyntaxError) throw new DomainError('file-broken', { file: name })
    throw error
  }
}

function loadUpper(folder: string): List {
  const file = readJson<UpperFile>(folder, 'divisions.json')
  if (file.format !== 1 || !Array.isArray(file.rows))
    throw new DomainError('file-broken', { file: 'divisions.json' })
  const syllableOf = new Map<string, string>()
  for (const [syllable, characters] of Object.entries(file.syllables)) {
    for (const character of characters) syllableOf.set(character, syllable)
  }
  const special = new Map(Object.entries(file.readings).map(([name, said]) => [name, said.split(' ')]))
  const syllable = (character: string) =>
    syllableOf.get(character) ?? (/^[a-z0-9]$/i.test(character) ? character.toLowerCase() : '')
  const reading: Reading = (name) => special.get(name) ?? Array.from(name, syllable)
  const codes: string[] = []
  const names: string[] = []
  let province = ''
  let prefecture = ''
  let county = ''
  for (const row of file.rows) {
    const width = row.startsWith('T') ? 4 : 3
    const digits = row.slice(1, width)
    if (width === 4) {
      codes.push(`${county}${digits}000`)
    } else if (row.startsWith('P')) {
      province = digits
      codes.push(`${digits}0000000000`)
    } else if (row.startsWith('C')) {
      prefecture = province + digits
      // Townships that follow without a county of their own (东莞) have an empty county part.
      county = `${prefecture}00`
      codes.push(`${prefecture}00000000`)
    } else {
      county = prefecture + digits
      codes.push(`${county}000000`)
    }
    names.push(row.slice(width))
  }
  const placeOf = new Map(codes.map((code, at) => [code, at]))
  return { index: buildIndex(codes, names, reading), placeOf, reading }
}

/** The lines of one province's villages, by township. */
function loadVillages(folder: string, province: string): ReadonlyMap<string, string> {
  const name = `villages-${province}.txt.gz`
  const townships = new Map<string, string>()
  let text: string
  try {
    text = gunzipSync(readFile(folder, name)).toString('utf8')
  } catch (error) {
    if (error instanceof DomainError) throw error
    throw new DomainError('file-broken', { file: name })
  }
  for (const line of text.split('\n')) townships.set(line.slice(0, 9), line)
  return townships
}
