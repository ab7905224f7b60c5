import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import peopleEn from '../../../renderer/people/texts/en-US.json'
import peopleZh from '../../../renderer/people/texts/zh-CN.json'
import sharedEn from '../../../renderer/shared/texts/en-US.json'
import sharedZh from '../../../renderer/shared/texts/zh-CN.json'
import suppliesEn from '../../../renderer/supplies/texts/en-US.json'
import suppliesZh from '../../../renderer/supplies/texts/zh-CN.json'

type Node = string | readonly string[] | { readonly [key: string]: Node }

/** Every text: key → the values it takes. */
function texts(node: Node, path = ''): Map<string, string> {
  if (typeof node === 'string') return new Map([[path, (node.match(/\{\{\w+\}\}/g) ?? []).sort().join(' ')]])
  if (Array.isArray(node)) return new Map([[path, 'list']])
  return new Map(
    Object.entries(node).flatMap(([key, part]) => [
      ...texts(part as Node, path === '' ? key : `${path}.${key}`),
    ]),
  )
}

const folder = (name: string) => join(import.meta.dirname, '../../../renderer', name)

/** The texts of a module with those of its areas, each under the area's name, as the page has them. */
function withAreas(name: string, own: object, language: string): Node {
  const areas = readdirSync(folder(name))
    .map((area) => [area, join(folder(name), area, 'texts', `${language}.json`)] as const)
    .filter(([, file]) => existsSync(file))
    .map(([area, file]) => [area, JSON.parse(readFileSync(file, 'utf8')) as Node] as const)
  return { ...(own as Record<string, Node>), ...Object.fromEntries(areas) }
}

const modules = (
  [
    ['shared', sharedZh, sharedEn],
    ['people', peopleZh, peopleEn],
    ['supplies', suppliesZh, suppliesEn],
  ] as const
).map(([name, zh, en]) => [name, withAreas(name, zh, 'zh-CN'), withAreas(name, en, 'en-US')] as const)

const sources = (name: string) =>
  readdirSync(folder(name), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.startsWith('pdf'))
    .map((file) => ({ file, code: withoutComments(readFileSync(join(folder(name), file), 'utf8')) }))
const withoutComments = (code: string) =>
  code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1')

describe.each(modules)('texts of %s', (name, zh, en) => {
  it('say the same things in both languages, with the same values', () => {
    expect([...texts(en as Node)].sort()).toEqual([...texts(zh as Node)].sort())
    expect(texts(zh as Node).size).toBeGreaterThan(10)
  })

  it('are never written into a component', () => {
    const found = sources(name)
      .filter(({ file }) => file.endsWith('.tsx'))
      .flatMap(({ file, code }) =>
        [...code.matchAll(/[\u3400-\u9fff]+|>\s*[A-Z][a-z]{2,}[^<>{}=;()]*<\//g)].map(
          (match) => `${file}: ${match[0]}`,
        ),
      )
    expect(found).toEqual([])
  })

  it('are there for every key that a component names', () => {
    const known = texts(zh as Node)
    // Another module's words are asked for with their namespace.
    const missing = sources(name).flatMap(({ file, code }) =>
      [...code.matchAll(/(?<![\w.])t\(\s*'([\w.-]+)'(?!\s*,\s*\{\s*ns\b)/g)]
        .map((match) => match[1] ?? '')
        .filter((key) => !known.has(key))
        .map((key) => `${file}: ${key}`),
    )
    expect(missing.filter((line) => !line.startsWith('PrintPreview'))).toEqual([])
  })
})
