import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeKeyPair } from '../../../main/exchange/keys'
import { type PackageContent, writePackage } from '../../../main/exchange/package'
import { fields, recordFields } from '../../../main/exchange/rules'
import type { Table } from '../../../main/exchange/table'
import { DomainError } from '../../../preload/contract/result'

export const keys = makeKeyPair()
export const otherKeys = makeKeyPair()

export function temporaryFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'youbei-exchange-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

export const header = {
  kind: 'full',
  id: '01932f3c-7a00-7000-8000-000000000001',
  title: '示例乡 数据包 第 1 号',
  description: '全部储备物资，供县里核对',
  from: { code: '990001100000', name: '示例乡应急管理服务中心' },
  sequence: 1,
  created: '2026-03-01T08:00:00.000Z',
  producer: { name: 'Youbei', version: '0.1.0' },
  personalData: false,
} as const satisfies PackageContent['header']

const uuid = (number: number): string => `01932f3c-7a00-7000-8000-${String(number).padStart(12, '0')}`

/** Awkward on purpose: quotes, commas, line ends, full-width digits, rare characters, empty and missing texts. */
export const awkwardTexts = [
  '棉被 1.5kg',
  '说 "急用"，,;\t',
  '两行\r\n第二行\n第三行\r第四行',
  '=HYPERLINK("http://example.invalid")',
  ' 前后有空格 ',
  '１２３',
  '𠀀㳇氵甸',
  '',
  '\ufeff开头',
  '"',
  '""',
] as const

const lotFields = [
  ...recordFields,
  fields.text('depot_id', '储备库', { required: true }),
  fields.text('name', '名称', { required: true }),
  fields.text('note', '备注'),
  fields.integer('quantity', '数量', { required: true, minimum: 0 }),
  fields.number('weight', '重量'),
  fields.yesNo('usable', '可用'),
  fields.day('made_on', '生产日期'),
  fields.object('size', '尺寸'),
  fields.list('tags', '标签'),
]

export function* lotRows(count: number): Generator<Record<string, unknown>> {
  for (let number = 0; number < count; number += 1) {
    yield {
      id: uuid(number),
      owner: '990001100000',
      rev: `0192f3c7a0000-${String(number).padStart(4, '0')}-990001100000`,
      created_at: 1_772_352_000_000,
      updated_at: 1_772_352_000_000 + number,
      deleted_at: number % 7 === 6 ? 1_772_352_999_999 : null,
      depot_id: uuid(900_000 + (number % 3)),
      name: awkwardTexts[number % awkwardTexts.length],
      note: number % 2 === 0 ? null : awkwardTexts[(number * 3) % awkwardTexts.length],
      quantity: number * 12,
      weight: number % 5 === 0 ? null : number / 8,
      usable: number % 2,
      made_on: number % 4 === 0 ? '2024-02-29' : null,
      size: { 长: number, 宽: [1, 2] },
      tags: ['民政', '"引号"'],
      secret: 'not a field of the table',
    }
  }
}

export const depots = (): Table => ({
  name: 'depots',
  title: '储备库',
  fields: [fields.text('id', '标识', { required: true }), fields.text('name', '名称', { required: true })],
  primaryKey: ['id'],
  rows: [0, 1, 2].map((number) => ({ id: uuid(900_000 + number), name: `示例库${number}` })),
})

export const lots = (count: number, rows: Table['rows'] = lotRows(count)): Table => ({
  name: 'lots',
  title: '批次',
  description: '每批一行',
  fields: lotFields,
  primaryKey: ['id'],
  foreignKeys: [{ fields: ['depot_id'], reference: { resource: 'depots', fields: ['id'] } }],
  rows,
})

/** A file whose name says nothing and whose SHA-256 is known. */
export function makeAttachment(folder: string, content: Buffer): { sha256: string; path: string } {
  const sha256 = createHash('sha256').update(content).digest('hex')
  const path = join(folder, `photo-${sha256.slice(0, 8)}`)
  writeFileSync(path, content)
  return { sha256, path }
}

/** A small whole package with two tables and an attachment, and its bytes. */
export async function samplePackage(
  folder: string,
  changes: Partial<PackageContent> = {},
): Promise<{ path: string; bytes: Buffer }> {
  const path = join(folder, `sample-${Math.random().toString(36).slice(2)}.ybpkg`)
  await writePackage(path, {
    header,
    resources: [depots(), lots(20)],
    attachments: [makeAttachment(folder, Buffer.from('照片的内容'))],
    privateKey: keys.privateKey,
    ...changes,
  })
  return { path, bytes: readFileSync(path) }
}

/** The refusal of something that must be refused, as plain data; a bug is thrown on. */
export async function refusalOf(work: Promise<unknown>): Promise<{ code: string; facts?: unknown }> {
  try {
    await work
  } catch (error) {
    if (error instanceof DomainError) return error.toFailure()
    throw error
  }
  throw new Error('It was not refused')
}
