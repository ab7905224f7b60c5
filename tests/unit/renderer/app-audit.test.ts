import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { subjectText } from '../../../renderer/care/subject'

const from = (table: Record<string, string>) => (name: string) =>
  Object.hasOwn(table, name) ? (table[name] ?? null) : null
const words = {
  key: from({ count: '数量', ids: '编号', keys: '项目', call: '操作', person: '人员' }),
  setting: from({ theme: '颜色' }),
  call: from({ 'supplies.receive': '入库' }),
  comma: '，',
  yes: '是',
  no: '否',
}
const id = '01909e1c-7a1b-7c3d-9e2f-0123456789ab'

describe('the subject of an entry', () => {
  it('is said in words, with short ids', () => {
    expect(subjectText(`{"count":2,"ids":"${id} ${id}"}`, words)).toBe('数量 2，编号 …6789ab …6789ab')
    expect(subjectText(`{"person":"${id}"}`, words, true)).toBe(`人员 ${id}`)
    expect(subjectText('{"keys":"theme idleMinutes"}', words)).toBe('项目 颜色 idleMinutes')
    expect(subjectText('{"personalData":false,"count":1}', words)).toBe('personalData 否，数量 1')
    expect(subjectText('{"undone":7,"call":"supplies.receive"}', words)).toBe('undone 7，操作 入库')
  })

  it('is shown as it stands when it cannot be read', () => {
    expect(subjectText('', words)).toBe('')
    expect(subjectText('{', words)).toBe('{')
    expect(subjectText('3', words)).toBe('3')
    expect(subjectText('{}', words)).toBe('')
  })

  it('shows what no entry should hold as it stands', () => {
    expect(subjectText('{"a":{"toString":1},"b":[2]}', words)).toBe('a {"toString":1}，b [2]')
  })

  it('never fails', () => {
    fc.assert(fc.property(fc.json(), (json) => typeof subjectText(json, words) === 'string'))
  })
})

it('has a word in every language for every fact that an entry names', () => {
  const root = join(import.meta.dirname, '..', '..', '..')
  const named = new Set<string>()
  for (const file of readdirSync(join(root, 'main'), { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts')) continue
    const source = readFileSync(join(root, 'main', file), 'utf8')
    // The keys of what is handed to `subject`: those at the first level of its object.
    for (const [, facts = ''] of source.matchAll(/\bsubject\(\{([^{}]*)\}\)/g))
      for (const [, key = ''] of facts
        .replace(/\([^()]*\)/g, '')
        .matchAll(/(?:^|,)\s*([a-z][A-Za-z]*)\s*(?=[:,]|$)/g))
        named.add(key)
  }
  expect(named.size).toBeGreaterThan(40)
  for (const language of ['zh-CN', 'en-US']) {
    const texts = JSON.parse(
      readFileSync(join(root, 'renderer', 'care', 'texts', `${language}.json`), 'utf8'),
    )
    expect([...named].filter((key) => !(key in texts.subject))).toEqual([])
  }
})
