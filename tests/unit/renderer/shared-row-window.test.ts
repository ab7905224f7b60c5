import fc from 'fast-check'
import { expect, it } from 'vitest'
import { spansOf } from '../../../renderer/shared/useRowWindow'

const place = fc.integer({ min: -1, max: 400 })

it('covers every row once and in order, draws what is in sight and the row with the keyboard', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 300 }),
      place,
      fc.integer({ min: 1, max: 60 }),
      place,
      (count, at, size, active) => {
        const from = Math.max(0, at)
        const spans = spansOf(count, from, from + size, active)
        const rows = spans.flatMap(({ from: begin, to, drawn }) =>
          Array.from({ length: to - begin }, (_, step) => ({ row: begin + step, drawn })),
        )
        expect(rows.map(({ row }) => row)).toEqual(Array.from({ length: count }, (_, row) => row))
        for (const { row, drawn } of rows) {
          if (row === active || (row >= from && row < from + size)) expect(drawn).toBe(true)
        }
        expect(rows.filter(({ drawn }) => drawn).length).toBeLessThanOrEqual(size + 1)
      },
    ),
  )
})
