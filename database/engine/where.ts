/** Builds a WHERE clause and its values side by side, so that nothing typed ever becomes SQL. */
export class Where {
  readonly #parts: string[] = []
  readonly values: (string | number)[] = []

  /** Adds a condition with `?` for each value. */
  and(condition: string, ...values: (string | number)[]): this {
    this.#parts.push(`(${condition})`)
    this.values.push(...values)
    return this
  }

  /** Adds the condition only when there is a value. */
  when<T extends string | number>(value: T | undefined | null | '', condition: string): this {
    return value === undefined || value === null || value === '' ? this : this.and(condition, value)
  }

  /** Each word must stand in one of the columns (lower-case expressions); case does not matter. */
  words(typed: string | undefined, columns: readonly string[]): this {
    for (const word of wordsOf(typed))
      this.and(columns.map((column) => `instr(${column}, ?) > 0`).join(' OR '), ...columns.map(() => word))
    return this
  }

  toString(): string {
    return this.#parts.length > 0 ? this.#parts.join(' AND ') : '1 = 1'
  }
}

/** What was typed into a search box as words: lower-case, in one form of writing, eight at most. */
export const wordsOf = (typed: string | undefined): string[] =>
  (typed ?? '').normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean).slice(0, 8)

/** ORDER BY for a column the caller may name; anything else falls back to the default order. */
export function orderBy(
  sort: { field: string; order: 'asc' | 'desc' } | undefined,
  columns: Readonly<Record<string, string>>,
  otherwise: string,
): string {
  const column = sort && Object.hasOwn(columns, sort.field) ? columns[sort.field] : undefined
  return column && sort ? `${column} ${sort.order === 'desc' ? 'DESC' : 'ASC'}, ${otherwise}` : otherwise
}
