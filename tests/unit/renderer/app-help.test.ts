import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseHelp, parseInline } from '../../../renderer/app/help/markdown'
import { namesFor } from '../../../renderer/app/help/pages'

const languages = ['zh-CN', 'en-US'] as const
const folder = join(import.meta.dirname, '../../../resources/help')

describe('a line of help', () => {
  it('knows strong words, keys and code, and leaves open marks alone', () => {
    expect(parseInline('按 [[Ctrl+K]] 后输入**首字母** `mhz`。')).toEqual([
      { kind: 'text', text: '按 ' },
      { kind: 'key', text: 'Ctrl+K' },
      { kind: 'text', text: ' 后输入' },
      { kind: 'strong', text: '首字母' },
      { kind: 'text', text: ' ' },
      { kind: 'code', text: 'mhz' },
      { kind: 'text', text: '。' },
    ])
    expect(parseInline('a ** b')).toEqual([{ kind: 'text', text: 'a ** b' }])
  })

  it('loses no character but the marks', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z ]*$/), (text) => {
        expect(
          parseInline(text)
            .map((part) => part.text)
            .join(''),
        ).toBe(text)
      }),
    )
  })
})

describe('a page of help', () => {
  it('has a title, headings, text, lists, steps and tables', () => {
    const page = parseHelp(
      '# 标题\n说明\n\n## 怎么做\n1. 一\n2. 二\n\n- 甲\n- 乙\n\n| 键 | 作用 |\n| --- | --- |\n| [[F1]] | 帮助 |\n',
    )
    expect(page.map((block) => block.kind)).toEqual(['title', 'text', 'heading', 'steps', 'list', 'table'])
    const table = page.at(-1)
    expect(table?.kind === 'table' && table.rows[0]?.[0]).toEqual([{ kind: 'key', text: 'F1' }])
  })

  it('reads Windows line ends and nothing at all', () => {
    expect(parseHelp('# 标题\r\n\r\n正文\r\n').map((block) => block.kind)).toEqual(['title', 'text'])
    expect(parseHelp('')).toEqual([])
  })
})

describe('the page of an address', () => {
  it('is the most particular one; ids do not count', () => {
    expect(namesFor('/')).toEqual(['home', 'index'])
    expect(namesFor('/settings/backup')).toEqual(['settings-backup', 'settings', 'index'])
    expect(namesFor('/plans/01909e1c-7a1b-7c3d-9e2f-0123456789ab')).toEqual(['plans', 'index'])
    expect(namesFor('/../../etc')).toEqual(['etc', 'index'])
  })
})

describe.each(languages)('the pages that are shipped in %s', (language) => {
  const files = readdirSync(join(folder, language))
  it.each(files)('%s begins with its title and has no unread marks', (file) => {
    const blocks = parseHelp(readFileSync(join(folder, language, file), 'utf8'))
    expect(blocks[0]?.kind).toBe('title')
    const texts = [...JSON.stringify(blocks).matchAll(/"text":("(?:[^"\\]|\\.)*")/g)].map(
      (match) => JSON.parse(match[1] ?? '""') as string,
    )
    expect(texts.length).toBeGreaterThan(4)
    expect(texts.filter((text) => /\*\*|\[\[|\]\]|^#|^\||^- /.test(text))).toEqual([])
  })

  it('are there for every place of the left bar that exists, and for those without one', () => {
    for (const name of [
      'index',
      'home',
      'plans',
      'supplies',
      'people',
      'exchange',
      'handbooks',
      'settings',
    ]) {
      expect(files).toContain(`${name}.md`)
    }
  })
})

it('explains the same in both languages: the same pages, with the same keys, headings and tables', () => {
  const shapes = languages.map((language) =>
    readdirSync(join(folder, language)).map((file) => {
      const source = readFileSync(join(folder, language, file), 'utf8')
      const keys = [...source.matchAll(/\[\[([^\]]+)\]\]/g)].map(([, key]) => key)
      return { file, kinds: parseHelp(source).map((block) => block.kind), keys: [...new Set(keys)].sort() }
    }),
  )
  expect(shapes[1]).toEqual(shapes[0])
})
