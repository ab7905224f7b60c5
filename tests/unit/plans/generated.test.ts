import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findOutline } from '../../../main/plans/outline/index'
import { readTxt } from '../../../main/plans/readers/txt'
import { asText, type MadePlan, madePlan } from './made-plans'

function found(text: string) {
  const outline = findOutline(readTxt(Buffer.from(text, 'utf8'), {}))
  return {
    title: outline.title,
    sections: outline.sections.map(({ level, number, title }) => ({ level, number, title })),
    tables: outline.blocks.filter((b) => b.kind === 'table').length,
  }
}
function wanted(plan: MadePlan) {
  return {
    title: plan.title,
    sections: plan.expected,
    tables: plan.lines.filter((line) => line.kind === 'table').length,
  }
}

describe('a made-up plan', () => {
  test('as a text file has the outline it was made with', () => {
    fc.assert(
      fc.property(madePlan, (plan) => {
        expect(found(asText(plan))).toEqual(wanted(plan))
      }),
      { numRuns: 500 },
    )
  })
})
