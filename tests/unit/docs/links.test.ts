import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findCall, listCalls } from '../../../preload/contract/api'
import { root } from './run-job'

/** What a checkout holds besides the project itself. */
const notOurs = new Set([
  'node_modules',
  'out',
  'dist',
  '.git',
  '.cache',
  'test-results',
  'playwright-report',
])

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (notOurs.has(entry.name)) return []
    const path = join(folder, entry.name)
    return entry.isDirectory() ? filesIn(path) : [path]
  })
}

const pages = filesIn(root)
  .filter((path) => path.endsWith('.md'))
  .map((path) => ({
    name: relative(root, path).split(sep).join('/'),
    path,
    text: readFileSync(path, 'utf8'),
  }))
const pageOf = (name: string) => {
  const page = pages.find((one) => one.name === name)
  if (!page) throw new Error(`${name} is missing`)
  return page
}

/** Text without what stands in code: an example's brackets are no links. */
const withoutCode = (text: string) => text.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '')

/** Targets of links and pictures, without those of the web. */
function targetsOf(text: string): string[] {
  return [...withoutCode(text).matchAll(/\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z][a-z+.-]*:/i.test(target))
}

/** The anchors of a page's headings, as GitHub makes them. */
function anchorsOf(text: string): Set<string> {
  const headings = [...text.replace(/^```[\s\S]*?^```/gm, '').matchAll(/^#{1,6} (.+)$/gm)]
  return new Set(
    headings.map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .trim()
        .replace(/\s/g, '-'),
    ),
  )
}

describe('links', () => {
  test('there are pages to look at', () => {
    expect(pages.length).toBeGreaterThan(30)
    expect(pages.reduce((sum, page) => sum + targetsOf(page.text).length, 0)).toBeGreaterThan(80)
  })

  test.each(pages)('every link and picture of $name leads somewhere', ({ path, text }) => {
    const broken = targetsOf(text).filter((target) => {
      const [file = '', anchor] = decodeURIComponent(target).split('#')
      const to = file === '' ? path : join(dirname(path), file)
      if (!existsSync(to)) return true
      return anchor !== undefined && !anchorsOf(readFileSync(to, 'utf8')).has(anchor)
    })
    expect(broken).toEqual([])
  })

  test('every page of docs/ is reached from the README', () => {
    const reached = new Set<string>()
    const follow = (path: string): void => {
      if (reached.has(path) || !path.endsWith('.md') || !existsSync(path)) return
      reached.add(path)
      for (const target of targetsOf(readFileSync(path, 'utf8')))
        follow(join(dirname(path), decodeURIComponent(target.split('#')[0] ?? '')))
    }
    follow(join(root, 'README.md'))
    const lost = pages.filter(({ name, path }) => name.startsWith('docs/') && !reached.has(path))
    expect(lost.map(({ name }) => name)).toEqual(['docs/images/README.md'])
  })

  test('docs/images/README.md lists the pictures that pages show, and no others', () => {
    // The first column of its tables; pictures of papers lie in a folder of their own.
    const listed = [...pageOf('docs/images/README.md').text.matchAll(/^\| (`[^|]+) \|/gm)].flatMap(
      ([, cell = '']) => [...cell.matchAll(/`([\w-]+\.png)`/g)].map(([, name]) => name),
    )
    const shown = pages.flatMap(({ text }) =>
      targetsOf(text).flatMap((target) => /images\/(?:print\/)?([\w-]+\.png)$/.exec(target)?.[1] ?? []),
    )
    expect(new Set(listed)).toEqual(new Set(shown))
  })
})

describe('names', () => {
  test('every call that a page names is in the contract', () => {
    const modules = [...new Set(listCalls().map(({ module }) => module))].join('|')
    const fileEndings = /^(?:xlsx|pdf|json|csv|db|ts|tsx|mjs|md|txt|docx|png)$/
    const named = pages.flatMap(({ name, text }) =>
      [...text.matchAll(new RegExp(`(?<![\\w/.$-])(${modules})\\.([a-zA-Z]\\w*)`, 'g'))]
        .filter(([, , call = '']) => !fileEndings.test(call))
        .map(([call]) => ({ name, call })),
    )
    expect(named.length).toBeGreaterThan(20)
    expect(named.filter(({ call }) => !findCall(call))).toEqual([])
  })

  test('every path of the project that a page names in code is there', () => {
    const folders = '\\.ci|database|docs|main|preload|renderer|resources|scripts|tests'
    const made = ['resources/divisions/']
    const named = pages.flatMap(({ name, text }) =>
      [...text.matchAll(new RegExp(`\`((?:${folders})/[\\w./-]*)\``, 'g'))].map(([, path = '']) => ({
        name,
        path,
      })),
    )
    expect(named.length).toBeGreaterThan(60)
    const missing = named.filter(
      ({ path }) => !made.includes(path) && !/NNNN/.test(path) && !existsSync(join(root, path)),
    )
    // To come with the first map; decision 0006 says so.
    expect(missing).toEqual([{ name: 'docs/decisions/0006-no-react-leaflet.md', path: 'renderer/map/' }])
  })

  test('every npm command that a page names is in package.json', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>
    }
    const named = pages.flatMap(({ text }) =>
      [...text.matchAll(/\bnpm (?:run ([\w:-]+)|(start|test)\b)/g)].map(
        ([, script, short]) => script ?? short ?? '',
      ),
    )
    expect(named.length).toBeGreaterThan(10)
    expect(named.filter((name) => !(name in scripts))).toEqual([])
  })
})

describe('maps of folders', () => {
  const inTree = readdirSync(root)
    .filter((name) => !notOurs.has(name) && statSync(join(root, name)).isDirectory())
    .map((name) => `${name}/`)
    .sort()

  test.each(['README.md', 'README.zh-CN.md'])('%s names every top folder and no other', (name) => {
    const map = /^```\n(\.ci\/[\s\S]*?)^```/m.exec(pageOf(name).text)?.[1] ?? ''
    const named = map
      .trim()
      .split('\n')
      .map((line) => line.split(/\s/)[0] ?? '')
    expect(named.sort()).toEqual(inTree)
    const inner = [...map.matchAll(/^(\S+)\s.*$/gm)].flatMap(([line = '', top = '']) =>
      [...line.matchAll(/[（(]([\w.]+\/?)[)）]/g)].map(([, part = '']) => join(top, part)),
    )
    expect(inner.length).toBeGreaterThan(5)
    expect(inner.filter((path) => !existsSync(join(root, path)))).toEqual([])
  })

  test('docs/architecture.md names every folder of main/, preload/, renderer/ and database/ that is no module', () => {
    const { text } = pageOf('docs/architecture.md')
    const map = /^```\n(main\/\n[\s\S]*?)^```/m.exec(text)?.[1] ?? ''
    const modules = new Set<string>(listCalls().map(({ module }) => module))
    for (const top of ['main', 'preload', 'renderer', 'database']) {
      const [, block = ''] = new RegExp(`^${top}/[^\\n]*\\n((?: {2}.*\\n)*)`, 'm').exec(map) ?? []
      const named = [...block.matchAll(/^ {2}(\w+)\/ /gm)].map(([, name]) => name)
      const there = readdirSync(join(root, top), { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && !modules.has(entry.name) && !notOurs.has(entry.name))
        .map((entry) => entry.name)
      expect({
        top,
        missing: there.filter((name) => !named.includes(name) && name !== 'migrations'),
      }).toEqual({
        top,
        missing: [],
      })
      expect({ top, gone: named.filter((name) => !there.includes(name ?? '')) }).toEqual({ top, gone: [] })
    }
  })
})

describe('decisions', () => {
  const files = readdirSync(join(root, 'docs', 'decisions'))
    .filter((name) => name !== 'README.md')
    .sort()

  test('are numbered from 0001 without a gap', () => {
    expect(files.map((name) => name.slice(0, 5))).toEqual(
      files.map((_, at) => `${String(at + 1).padStart(4, '0')}-`),
    )
  })

  test.each(files)(
    '%s says context, choice and consequence in half a page, and is listed by its title',
    (name) => {
      const { text } = pageOf(`docs/decisions/${name}`)
      const title = /^# \d{4} (.+)$/m.exec(text)?.[1] ?? ''
      expect(text.startsWith(`# ${name.slice(0, 4)} `)).toBe(true)
      for (const part of ['Context', 'Choice', 'Consequence']) expect(text).toContain(`**${part}.**`)
      expect(text.length).toBeLessThan(2_400)
      expect(pageOf('docs/decisions/README.md').text).toContain(
        `| ${name.slice(0, 4)} | [${title}](${name}) |`,
      )
    },
  )
})
