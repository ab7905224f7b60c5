import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Category, parseCategories } from './categories'

let categories: readonly Category[] | undefined

/** The reference list, read once a thread. */
export function referenceCategories(resourceFolder: string): readonly Category[] {
  const file = (name: string) => readFileSync(join(resourceFolder, 'reference', name), 'utf8')
  categories ??= parseCategories(file('supply-categories.csv'), file('supply-synonyms.csv'))
  return categories
}

/** The same in the contract's shape. */
export const listReferenceCategories = (resourceFolder: string) =>
  referenceCategories(resourceFolder).map(({ code, name, parent, level }) => ({ code, name, parent, level }))

/** The name of a kind of supplies by its code; the code itself where the list does not have it. */
export const categoryNames =
  ({ resourceFolder }: { resourceFolder: string }) =>
  (code: string): string =>
    referenceCategories(resourceFolder).find((category) => category.code === code)?.name ?? code
