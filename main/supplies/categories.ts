import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { matchKey } from '../sheets/index'

/** A kind of supplies in the reference list: level 1 class, 2 group, 3 kind. */
export type Category = Readonly<{
  code: string
  level: number
  parent: string
  name: string
  unit: string
  /** A starting value only; the label's date and the county's rule win. */
  shelfLifeMonths: number | null
  checkCycleMonths: number | null
  batchTracked: boolean
  synonyms: readonly string[]
}>

/** A kind suggested for a name. `exact`: the name is the kind's or a synonym; else the name only contains one. */
export type Suggestion = Readonly<{ category: Category; exact: boolean }>

const records = (csv: string): Record<string, string>[] =>
  parse(csv, { columns: true, bom: true, skip_empty_lines: true })

const number = (text: string | undefined): number | null => (text ? Number(text) : null)

/** The reference list from its two files (`supply-categories.csv`, `supply-synonyms.csv`), in the order of the first. */
export function parseCategories(categoriesCsv: string, synonymsCsv: string): Category[] {
  const synonyms = new Map<string, string[]>()
  for (const { code = '', synonym = '' } of records(synonymsCsv)) {
    synonyms.set(code, [...(synonyms.get(code) ?? []), synonym])
  }
  return records(categoriesCsv).map((row) => {
    const years = number(row.shelf_life_years)
    return {
      code: row.code ?? '',
      level: Number(row.level),
      parent: row.parent ?? '',
      name: row.name_zh ?? '',
      unit: row.unit ?? '',
      shelfLifeMonths: years === null ? null : Math.round(years * 12),
      checkCycleMonths: number(row.check_cycle_months),
      batchTracked: row.batch_tracked === '1',
      synonyms: synonyms.get(row.code ?? '') ?? [],
    }
  })
}

/** Reads the reference list from the program's resources. */
export async function readCategories(resourceFolder: string): Promise<Category[]> {
  const file = (name: string) => readFile(join(resourceFolder, 'reference', name), 'utf8')
  const [categories, synonyms] = await Promise.all([
    file('supply-categories.csv'),
    file('supply-synonyms.csv'),
  ])
  return parseCategories(categories, synonyms)
}

const withoutBrackets = (name: string): string => name.replace(/（[^）]*）|\([^)]*\)/g, '')

/** Finds kinds by what people call things. Answers are remembered: lists repeat the same names. */
export class CategoryIndex {
  private readonly words = new Map<string, Category>()
  private readonly longestFirst: string[]
  private readonly known = new Map<string, Suggestion | null>()

  constructor(readonly categories: readonly Category[]) {
    const add = (word: string, category: Category) => {
      const key = matchKey(word)
      if (key !== '' && !this.words.has(key)) this.words.set(key, category)
    }
    const kinds = categories.filter((category) => category.level === 3)
    for (const category of kinds) {
      add(category.name, category)
      add(withoutBrackets(category.name), category)
    }
    for (const category of kinds) for (const word of category.synonyms) add(word, category)
    this.longestFirst = [...this.words.keys()]
      .filter((word) => word.length >= 2)
      .sort((a, b) => b.length - a.length)
  }

  /** The kind a thing belongs to by its name, with its specification where the name alone is general (灭火器, 水基型). */
  suggest(name: string, spec = ''): Suggestion | null {
    const key = `${matchKey(name)}\u0001${matchKey(spec)}`
    const known = this.known.get(key)
    if (known !== undefined) return known
    const found = this.find(matchKey(name), matchKey(spec))
    if (this.known.size < 50_000) this.known.set(key, found)
    return found
  }

  /** A group or kind by the name a list gives it in its column of categories; null where it is another one. */
  byName(name: string): Category | null {
    const key = matchKey(name)
    if (key === '') return null
    return (
      this.categories.find((category) => category.level > 1 && matchKey(category.name) === key) ??
      this.categories.find((category) => category.code.toLowerCase() === key) ??
      this.words.get(key) ??
      null
    )
  }

  private find(name: string, spec: string): Suggestion | null {
    const together = this.words.get(`${spec}${name}`) ?? this.words.get(`${name}${spec}`)
    if (together) return { category: together, exact: true }
    const exact = this.words.get(name) ?? this.words.get(matchKey(withoutBrackets(name)))
    if (exact) return { category: exact, exact: true }
    const word = this.longestFirst.find((candidate) => name.includes(candidate))
    const category = word === undefined ? undefined : this.words.get(word)
    return category ? { category, exact: false } : null
  }
}
