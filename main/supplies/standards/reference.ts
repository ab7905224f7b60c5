import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import type { NeedNormRow, StandardLineRow } from '../../../database/supplies/standards/schema'
import { canonicalUnit } from '../../sheets/index'
import { CategoryIndex } from '../categories'
import { referenceCategories } from '../reference'
import { decimalsFor } from '../rules'

type Line = Omit<
  StandardLineRow,
  'id' | 'owner' | 'rev' | 'createdAt' | 'updatedAt' | 'deletedAt' | 'standardId'
>
type Norm = Omit<NeedNormRow, 'id' | 'owner' | 'rev' | 'createdAt' | 'updatedAt' | 'deletedAt'>

/** Said of every number that nobody verified. */
export const UNVERIFIED = '未核实的参考值，以县里规定为准'

const categoryIndexes = new Map<string, CategoryIndex>()

/** The names of the reference list, by which lines find their category; built once a thread. */
export function categoryIndex(resourceFolder: string): CategoryIndex {
  const known = categoryIndexes.get(resourceFolder)
  if (known) return known
  const made = new CategoryIndex(referenceCategories(resourceFolder))
  categoryIndexes.set(resourceFolder, made)
  return made
}

/** The category a name means for sure; '' where it is only like one. */
export function categoryOf(resourceFolder: string, name: string): string {
  const found = categoryIndex(resourceFolder).suggest(name)
  return found?.exact ? found.category.code : ''
}

/**
 * The built-in list as lines of two standards: the unverified default for a township with its villages, and what two
 * real towns had, as examples. Nothing of it is a rule.
 */
export function referenceStandard(resourceFolder: string): Readonly<{ reference: Line[]; examples: Line[] }> {
  const rows: Record<string, string>[] = parse(
    readFileSync(join(resourceFolder, 'reference', 'township-supply-standard.csv'), 'utf8'),
    { columns: true, bom: true, skip_empty_lines: true },
  )
  const lines = rows.map((row, index) => ({
    scope: row.scope ?? '',
    line: lineOf(row, index + 1, resourceFolder),
  }))
  return {
    reference: lines.filter(({ scope }) => scope !== 'example').map(({ line }) => line),
    examples: lines.filter(({ scope }) => scope === 'example').map(({ line }) => line),
  }
}

function lineOf(row: Record<string, string>, position: number, resourceFolder: string): Line {
  const unit = canonicalUnit(row.unit ?? '')
  const decimals = decimalsFor(unit)
  const name = row.item ?? ''
  const example = row.scope === 'example'
  return {
    position,
    group: example ? (townOf(row.source ?? '') ?? '') : (row.group ?? ''),
    name,
    unit,
    decimals,
    basis: row.scope === 'village' ? 'villages' : 'fixed',
    quantity: Number(row.reference_quantity) * 10 ** decimals,
    per: 1,
    category: categoryOf(resourceFolder, name),
    source: example ? `示例，不是标准：${sourceOf(row.source ?? '')}` : UNVERIFIED,
    remark: '',
  }
}

/** "verified example of one town's real stock, not a standard: 店下镇 2024-07 (…)" → 店下镇 2024-07 (…). */
const sourceOf = (source: string): string => source.slice(source.indexOf(':') + 1).trim()
const townOf = (source: string): string | undefined =>
  /(\p{Script=Han}+(?:镇|乡|街道))/u.exec(sourceOf(source))?.[1]

/**
 * What a person needs, to begin with: the planning values of the domain page for three days, and a few things for
 * infants and women from general knowledge. All of them unverified and editable.
 */
export function defaultNorms(): Norm[] {
  const norm = (
    position: number,
    name: string,
    unit: string,
    category: string,
    rest: Partial<Norm> & Pick<Norm, 'quantity'>,
  ): Norm => ({
    position,
    name,
    unit,
    decimals: decimalsFor(unit),
    category,
    people: 'all',
    per: 1,
    perDay: false,
    source: UNVERIFIED,
    remark: '',
    ...rest,
  })
  return [
    norm(1, '饮用水', 'L', 'YB-101-04', { quantity: 3_000, perDay: true, remark: '每人每天 3 升饮用' }),
    norm(2, '方便食品', '份', 'YB-101-02', { quantity: 3, perDay: true, remark: '每人每天 3 份' }),
    norm(3, '棉被', '床', 'YB-102-01', { quantity: 1, remark: '每人 1 床' }),
    norm(4, '折叠床', '张', 'YB-103-03', { quantity: 1, remark: '每人 1 张，也可用防潮垫代替' }),
    norm(5, '帐篷', '顶', 'YB-103-01', {
      quantity: 1,
      per: 4,
      remark: '12 平方米帐篷约住 4 人；有固定安置点的可不计',
    }),
    norm(6, '婴儿用品', '套', 'YB-104-03', { quantity: 1, people: 'infants', remark: '婴幼儿每人 1 套' }),
    norm(7, '妇女卫生用品', '包', 'YB-104-02', { quantity: 1, people: 'women', remark: '成年妇女每人 1 包' }),
    norm(8, '棉大衣', '件', 'YB-102-04', { quantity: 1, people: 'elderly', remark: '冬季老年人每人 1 件' }),
  ]
}
