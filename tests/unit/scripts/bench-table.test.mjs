import { expect, it } from 'vitest'
import { benchTable } from '../../../scripts/lib/bench-table.mjs'

it('aligns Chinese names, computes ratios and judges targets', () => {
  const table = benchTable([
    { name: '导入 10000 行', value: 300, unit: 'ms', baseline: 120, target: 3 },
    { name: 'search', value: 41.234, unit: 'ms', target: 30 },
    { name: 'only shown', value: 5, unit: 'ms' },
  ])
  expect(table.split('\n').map((line) => line.replace(/ {2,}/g, ' | '))).toEqual([
    'name | value | baseline | ratio | target',
    '导入 10000 行 | 300 ms | 120 ms | 2.5 × | ≤ 3 × | ✓',
    'search | 41.2 ms | ≤ 30 ms | ✗',
    'only shown | 5 ms',
  ])
})

it('has a header even with nothing measured', () => {
  expect(benchTable([])).toContain('name')
})
