import { useQueryCall } from '../shared/useQueryCall'
import type { Category } from './categories'

/** The reference list of categories; it does not change while the program runs, the counts of lots do. */
export function useCategories(): readonly Category[] {
  return useQueryCall('supplies', 'listCategories', {}).data?.categories ?? none
}

const none: readonly Category[] = []
