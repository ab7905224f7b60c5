import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  ancestry,
  contains,
  initialsOf,
  isStatisticalUnit,
  isValidCode,
  joinPath,
  levelOf,
  levels,
  normalizeCode,
  parentOf,
  prefixOf,
  shortVillageName,
  stemOf,
} from '../../../main/office/rules'

const digits = (length: number, min = 0) =>
  fc.integer({ min, max: 10 ** length - 1 }).map((number) => String(number).padStart(length, '0'))

/** Any valid code: every part may be empty, but a village has a township. */
const anyCode = fc
  .tuple(digits(2, 10), digits(2), digits(2), digits(3), digits(3))
  .map(([province, prefecture, county, township, village]) =>
    [province, prefecture, county, township, township === '000' ? '000' : village].join(''),
  )

describe('levelOf and parentOf', () => {
  it.each([
    ['360000000000', 'province', null],
    ['360100000000', 'prefecture', '360000000000'],
    ['360124000000', 'county', '360100000000'],
    ['360124100000', 'township', '360124000000'],
    ['360124100001', 'village', '360124100000'],
    // 东莞 has no counties; the demo county 990001 has no prefecture.
    ['441900003000', 'township', '441900000000'],
    ['990001000000', 'county', '990000000000'],
    ['110000000000', 'province', null],
  ] as const)('%s is a %s below %s', (code, level, parent) => {
    expect(levelOf(code)).toBe(level)
    expect(parentOf(code)).toBe(parent)
  })

  it('always ends at the province, one level wider at a time', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        const line = ancestry(code)
        expect(line.at(-1)).toBe(code)
        expect(line[0]).toBe(`${code.slice(0, 2)}0000000000`)
        const ranks = line.map((one) => levels.indexOf(levelOf(one)))
        expect(ranks).toEqual([...new Set(ranks)].sort((a, b) => a - b))
        for (const above of line) expect(contains(above, code)).toBe(true)
      }),
    )
  })
})

describe('contains', () => {
  it('compares parts, not digits without zeros', () => {
    // 3601 and 36010… would both begin with "3601" if zeros were stripped from 360100.
    expect(contains('360100000000', '360124000000')).toBe(true)
    expect(contains('360000000000', '360124100001')).toBe(true)
    expect(contains('310000000000', '360124000000')).toBe(false)
    expect(contains('360110000000', '360111000000')).toBe(false)
    expect(contains('360124100000', '360124101000')).toBe(false)
    expect(prefixOf('360110000000')).toBe('360110')
  })

  it('is a partial order', () => {
    fc.assert(
      fc.property(anyCode, anyCode, (a, b) => {
        expect(contains(a, a)).toBe(true)
        if (contains(a, b) && contains(b, a)) expect(a).toBe(b)
        const parent = parentOf(a)
        if (parent && contains(a, b)) expect(contains(parent, b)).toBe(true)
      }),
    )
  })
})

describe('normalizeCode', () => {
  it.each([
    ['36', '360000000000'],
    ['3601', '360100000000'],
    ['360124', '360124000000'],
    ['360124100', '360124100000'],
    ['360124100001', '360124100001'],
    [' 36 01 24 ', '360124000000'],
    ['３６０１２４１００', '360124100000'],
    ['360124-100', '360124100000'],
  ])('%s becomes %s', (text, code) => {
    expect(normalizeCode(text)).toBe(code)
  })

  it.each([
    '',
    '3',
    '360',
    '36012',
    '3601241',
    '36012410000',
    '3601241000011',
    '36O124',
    '060124',
    '０',
    '36.01',
    '三六',
  ])('refuses %j', (text) => {
    if (text === '-36') expect(normalizeCode(text)).toBe('360000000000')
    else expect(normalizeCode(text)).toBeNull()
  })

  it('refuses a village without a township', () => {
    expect(isValidCode('360124000001')).toBe(false)
    expect(normalizeCode('360124000001')).toBeNull()
  })

  it('gives the code back from every short form of it, and only valid codes', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        expect(isValidCode(code)).toBe(true)
        expect(normalizeCode(code)).toBe(code)
        expect(normalizeCode(prefixOf(code))).toBe(code)
      }),
    )
    fc.assert(
      fc.property(fc.string(), (text) => {
        const code = normalizeCode(text)
        expect(code === null || isValidCode(code)).toBe(true)
      }),
    )
  })
})

describe('names', () => {
  it.each([
    ['岚湖社区居委会', '岚湖社区'],
    ['岚湖社区居民委员会', '岚湖社区'],
    ['涂家村委会', '涂家村'],
    ['涂家村村委会', '涂家村'],
    ['涂家村民委员会', '涂家村'],
    ['时村', '时村'],
    ['城北居委会', '城北'],
    ['八连生活区', '八连生活区'],
    ['村委会', '村委会'],
    ['居委会', '居委会'],
    ['社区居委会', '社区'],
    ['', ''],
  ])('shortens the village %s to %s', (name, short) => {
    expect(shortVillageName(name)).toBe(short)
  })

  it.each([
    ['民和镇', 'township', '民和'],
    ['三里乡', 'township', '三里'],
    ['研城街道', 'township', '研城'],
    ['河镇彝族苗族乡', 'township', '河镇'],
    ['民和回族土族自治县', 'county', '民和'],
    ['察布查尔锡伯自治县', 'county', '察布查尔'],
    ['积石山保安族东乡族撒拉族自治县', 'county', '积石山'],
    ['东乡族自治县', 'county', '东乡族'],
    ['进贤县', 'county', '进贤'],
    ['魏县', 'county', '魏县'],
    ['延边朝鲜族自治州', 'prefecture', '延边'],
    ['内蒙古自治区', 'province', '内蒙古'],
    ['新疆维吾尔自治区', 'province', '新疆'],
    ['岚湖社区居委会', 'village', '岚湖'],
    ['涂家村委会', 'village', '涂家'],
    ['李家村村委会', 'village', '李家'],
    ['𠀀镇', 'township', '𠀀镇'],
    ['', 'township', ''],
  ] as const)('finds the stem of %s', (name, level, stem) => {
    expect(stemOf(name, level)).toBe(stem)
  })

  it('gives a stem that begins the name, whatever the name', () => {
    const word = fc.constantFrom(
      '民',
      '和',
      '回族',
      '镇',
      '乡',
      '村',
      '委会',
      '自治县',
      '街道',
      '𠀀',
      '社区',
      '居委会',
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), fc.constantFrom(...levels), (words, level) => {
        const name = words.join('')
        const stem = stemOf(name, level)
        expect(name.startsWith(stem)).toBe(true)
        expect([...stem].length).toBeGreaterThanOrEqual(Math.min(2, [...name].length))
      }),
    )
  })

  it('leaves the stand-ins for "directly below" out of a written path', () => {
    expect(joinPath(['北京市', '市辖区', '东城区'])).toBe('北京市东城区')
    expect(joinPath(['海南省', '省直辖县级行政区划', '五指山市'])).toBe('海南省五指山市')
  })

  it('tells statistical units from townships', () => {
    expect(isStatisticalUnit('360124401000')).toBe(true)
    expect(isStatisticalUnit('360124500000')).toBe(true)
    expect(isStatisticalUnit('360124100000')).toBe(false)
    expect(isStatisticalUnit('360124401001')).toBe(false)
  })

  it('takes initials, keeps digits and letters, drops the rest', () => {
    const syllables = new Map([
      ['民', 'min'],
      ['和', 'he'],
      ['镇', 'zhen'],
    ])
    expect(initialsOf('民和镇 A１（氵）', (character) => syllables.get(character))).toBe('mhza1')
    expect(initialsOf('', () => undefined)).toBe('')
  })
})
