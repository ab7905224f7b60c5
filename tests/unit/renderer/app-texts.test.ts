import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { listCalls } from '../../../preload/contract/api'
import { places } from '../../../renderer/app/navigation'
import { oneOrMany } from '../../../renderer/app/one-or-many'
import { byNamespace } from '../../../renderer/app/text-files'
import appEn from '../../../renderer/app/texts/en-US.json'
import appZh from '../../../renderer/app/texts/zh-CN.json'
import careEn from '../../../renderer/care/texts/en-US.json'
import careZh from '../../../renderer/care/texts/zh-CN.json'
import officeEn from '../../../renderer/office/texts/en-US.json'
import officeZh from '../../../renderer/office/texts/zh-CN.json'

type Node = string | readonly unknown[] | { readonly [key: string]: unknown }

/** Every text with its key and the names of the values it takes. */
function leaves(node: Node, path = ''): [key: string, values: string][] {
  if (typeof node === 'string')
    return [
      [
        path,
        [...node.matchAll(/\{\{(\w+)\}\}/g)]
          .map((match) => match[1])
          .sort()
          .join(' '),
      ],
    ]
  if (Array.isArray(node)) return [[path, 'array']]
  return Object.entries(node).flatMap(([key, value]) => leaves(value as Node, `${path}.${key}`))
}

describe.each([
  ['app', appZh, appEn],
  ['office', officeZh, officeEn],
  ['care', careZh, careEn],
] as const)('texts of %s', (_name, zh, en) => {
  it('say the same things in both languages, with the same values', () => {
    expect(leaves(en as Node)).toEqual(leaves(zh as Node))
  })

  it('have no empty text by accident', () => {
    const empty = leaves(zh as Node).filter(([key]) => key !== '.home.on.none')
    for (const [key] of empty) {
      const text = key
        .split('.')
        .slice(1)
        .reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], zh)
      expect(text, key).not.toBe('')
    }
  })
})

it('name every call that the audit trail can hold', () => {
  const named = careZh.calls as Record<string, Record<string, string> | undefined>
  const missing = listCalls()
    .filter(({ call }) => call.writes)
    .filter(({ name }) => named[name.split('.')[0] ?? '']?.[name.split('.')[1] ?? ''] === undefined)
    .map(({ name }) => name)
  expect(missing).toEqual([])
})

it('name every place of the left bar, with letters to find it by', () => {
  for (const { key } of places) {
    expect(appZh.places[key]).toMatch(/\p{Script=Han}/u)
    expect(appZh.initials[key]).toMatch(/^[a-z]+$/)
  }
})

it('belong to the folder they lie in', () => {
  const given = {
    '../plans/finder/texts/zh-CN.json': { e: 'f' },
    '../plans/texts/zh-CN.json': { a: 'b' },
    './texts/zh-CN.json': { c: 'd' },
  }
  expect(byNamespace(given)).toEqual({ plans: { a: 'b', finder: { e: 'f' } }, app: { c: 'd' } })
})

describe('English texts', () => {
  const folder = join(import.meta.dirname, '../../../renderer')
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('en-US.json'))
    .flatMap((file) =>
      [...readFileSync(join(folder, file), 'utf8').matchAll(/^.*"(.+)".*$/gm)].map(
        ([line]) => `${file}: ${line}`,
      ),
    )

  it('have words for one and for many, of a value that stands in the text', () => {
    const forms = all.flatMap((line) =>
      [...line.matchAll(/\{\{(\w+), ([^}]*)\}\}/g)].map(([, name, words]) => ({ line, name, words })),
    )
    expect(forms.length).toBeGreaterThan(100)
    for (const { line, name, words } of forms) {
      expect(words, line).toMatch(/^[a-z' ]+\|[a-z' ]+$/)
      expect(line).toContain(`{{${name}}}`)
    }
    expect(all.filter((line) => line.includes('(s)'))).toEqual([])
  })

  it('say one lot and two lots', () => {
    expect([0, 1, 2, '1', '1,234'].map((n) => oneOrMany(n, 'lot has|lots have'))).toEqual([
      'lots have',
      'lot has',
      'lots have',
      'lot has',
      'lots have',
    ])
    expect(oneOrMany(7)).toBe('7')
  })
})
