import type { Answer } from '../../preload/contract/api'

export type Category = Answer<'supplies', 'listCategories'>['categories'][number]

export type CategoryOption = Readonly<{ value: string; label: string; depth: number; words: string }>

/**
 * Groups (level 2) and kinds (level 3) in the order of the list, to choose from. With `stocked`, only those in which
 * lots lie, directly or below.
 */
export function categoryOptions(categories: readonly Category[], stocked = false): CategoryOption[] {
  const lotsBelow = (code: string) =>
    categories.reduce(
      (sum, category) => sum + (category.code === code || category.parent === code ? category.lots : 0),
      0,
    )
  return categories
    .filter((category) => category.level === 2)
    .flatMap((group) => [group, ...categories.filter((category) => category.parent === group.code)])
    .filter((category) => !stocked || lotsBelow(category.code) > 0)
    .map((category) => ({
      value: category.code,
      label: category.name,
      depth: category.level - 2,
      words: `${category.name} ${category.code}`.toLowerCase(),
    }))
}

/** A category's name; its code where the list does not know it, nothing where there is none. */
export function categoryName(categories: readonly Category[], code: string): string {
  return categories.find((category) => category.code === code)?.name ?? code
}
