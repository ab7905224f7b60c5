import { describe, expect, test } from 'vitest'
import { readPeople } from '../../../main/people/import'
import { CategoryIndex, readCategories } from '../../../main/supplies/categories'
import { readOpeningStock } from '../../../main/supplies/import'
import { expiryOf } from '../../../main/supplies/rules'

const today = '2026-11-22'

describe('the demo office', () => {
  test('its supplies come in whole, with stock that is good, due soon and expired', async () => {
    const categories = new CategoryIndex(await readCategories('resources'))
    const table = await readOpeningStock('resources/demo/supplies.xlsx', 'supplies.xlsx', {
      today,
      categories,
    })
    expect(table.problems).toEqual([])
    expect(table.counts.refuse).toBe(0)
    const taken = table.rows.flatMap((row) => row.values ?? [])
    expect(taken.length).toBeGreaterThanOrEqual(115)
    expect(new Set(taken.map((row) => row.depotName)).size).toBe(7)
    expect(taken.filter((row) => row.category === '')).toEqual([])
    const states = new Set(taken.map((row) => expiryOf(row.expiresOn, today, row.category).state))
    expect(states).toEqual(new Set(['good', 'soon', 'expired', 'none']))
    const reasons = new Set(table.rows.flatMap((row) => row.reasons.map((reason) => reason.code)))
    expect(reasons).toEqual(new Set(['already-expired', 'note-row']))
  })

  test('its people come in whole, and none of their numbers can be dialled', async () => {
    const table = await readPeople('resources/demo/people.xlsx', 'people.xlsx')
    expect(table.problems).toEqual([])
    expect(table.counts).toEqual({ rows: 60, import: 60, warn: 0, refuse: 0, skip: 0 })
    const numbers = table.rows.flatMap((row) => row.values?.phones ?? [])
    expect(numbers.filter(({ kind, number }) => kind !== 'short' && !number.startsWith('000-'))).toEqual([])
    expect(new Set(table.rows.map((row) => row.values?.name)).size).toBe(60)
  })
})
