import type { Division } from '../../preload/contract/office'

/**
 * Place codes: the statistical division codes of China (统计用区划代码), 12 digits.
 *
 * `PP CC XX TTT VVV`: province, prefecture, county (the first six digits follow GB/T 2260), township, village.
 * A division above the village carries zeros in the parts below its own. There is no check digit.
 */

/** A level of the hierarchy, from the contract. */
export type Level = Division['level']

/** Levels from the widest to the narrowest; the order is the order of the code's parts. */
export const levels = [
  'province',
  'prefecture',
  'county',
  'township',
  'village',
] as const satisfies readonly Level[]

/** Where each level's part of the code ends; the short form of a code is cut at one of these places. */
const partEnds: Record<Level, number> = { province: 2, prefecture: 4, county: 6, township: 9, village: 12 }

const emptyPart = /^0+$/

function startOf(level: Level): number {
  const above = levels[levels.indexOf(level) - 1]
  return above ? partEnds[above] : 0
}

function part(code: string, level: Level): string {
  return code.slice(startOf(level), partEnds[level])
}

/**
 * The stored, 12-digit form of a code as people write it, or null where it cannot be one.
 *
 * Takes 2, 4, 6, 9 or 12 digits, full-width digits and spaces between groups (`36 01 24`).
 */
export function normalizeCode(text: string): string | null {
  const digits = text.normalize('NFKC').replace(/[\s\u200b\ufeff-]/g, '')
  if (!/^\d{2}(?:\d{2}(?:\d{2}(?:\d{3}(?:\d{3})?)?)?)?$/.test(digits)) return null
  const code = digits.padEnd(12, '0')
  return isValidCode(code) ? code : null
}

/**
 * Whether a text is a division code in its stored form.
 *
 * The prefecture's and the county's part may be empty above a filled one: 东莞 has towns but no counties
 * (441900003000). A village always belongs to a township, and every code to a province.
 */
export function isValidCode(code: string): boolean {
  if (!/^\d{12}$/.test(code)) return false
  if (part(code, 'province').startsWith('0')) return false
  return emptyPart.test(part(code, 'village')) || !emptyPart.test(part(code, 'township'))
}

/** The level of a 12-digit code: that of its last part which is not all zeros. */
export function levelOf(code: string): Level {
  if (!code.endsWith('000')) return 'village'
  if (!code.endsWith('000000')) return 'township'
  if (!code.endsWith('00000000')) return 'county'
  return code.endsWith('0000000000') ? 'province' : 'prefecture'
}

/** The code one step up (a village's township, a township's county, …), or null for a province. */
export function parentOf(code: string): string | null {
  const parent = code.slice(0, startOf(levelOf(code))).padEnd(12, '0')
  return emptyPart.test(parent) ? null : parent
}

/** The codes from the province down to the division itself. */
export function ancestry(code: string): readonly string[] {
  const parent = parentOf(code)
  return parent ? [...ancestry(parent), code] : [code]
}

/** The digits which every code inside a division begins with. Cut by part: 110000000000 gives `11`, not `11` less its zeros. */
export function prefixOf(code: string): string {
  return code.slice(0, partEnds[levelOf(code)])
}

/** Whether `outer` is `inner` or lies above it. */
export function contains(outer: string, inner: string): boolean {
  return inner.startsWith(prefixOf(outer))
}

/**
 * Whether a township's code marks a unit which only statistics treat as a township: a development zone, a farm,
 * a forest (first digit of its part 4 or 5; 0 is a street 街道, 1 a town 镇, 2 and 3 a township 乡).
 */
export function isStatisticalUnit(code: string): boolean {
  return levelOf(code) === 'township' && /^[4-9]/.test(part(code, 'township'))
}

/** Names in the national list which stand for "directly below" and belong in no written path. */
const placeholders = new Set(['市辖区', '县', '省直辖县级行政区划', '自治区直辖县级行政区划'])

export function isPlaceholderName(name: string): boolean {
  return placeholders.has(name)
}

/** A written path, province first (江西省南昌市进贤县民和镇), without the list's placeholder names. */
export function joinPath(names: readonly string[]): string {
  return names.filter((name) => !isPlaceholderName(name)).join('')
}

/**
 * A village's name as it is said: 岚湖社区居委会 → 岚湖社区, 涂家村民委员会 → 涂家村, 李家村村委会 → 李家村.
 * A name that is nothing but such words is left alone.
 */
export function shortVillageName(name: string): string {
  const village = /^(.+?)(?:村民委员会|村委会)$/.exec(name)?.[1]
  if (village) return village.endsWith('村') || village.endsWith('社区') ? village : `${village}村`
  return /^(.+?)(?:居民委员会|居委会)$/.exec(name)?.[1] ?? name
}

const kinds: Record<Level, RegExp> = {
  province: /(?:省|市|自治区|特别行政区)$/,
  prefecture: /(?:市|地区|盟|自治州)$/,
  county: /(?:市|县|区|旗|林区|特区|自治[县旗])$/,
  township: /(?:街道办事处|街道|镇|苏木|民族乡|乡|地区办事处|地区|办事处|管理委员会)$/,
  village: /(?:(?:社区|村)?(?:村民委员会|村委会|居民委员会|居委会)|社区|村)$/,
}

/** The names of peoples that stand before the kind of an autonomous place, 积石山[保安族东乡族撒拉族]自治县. */
const peoples = new RegExp(
  '(?:(?:蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇|' +
    '柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|京|' +
    '塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺|各)族)+$|(?:蒙古|维吾尔|哈萨克|柯尔克孜|塔吉克|锡伯)$',
)
const namesPeoples = /(?:自治[区州县旗]|族乡)$/

const isLongEnough = (stem: string): boolean => stem.length > 2 || [...stem].length === 2

/**
 * A division's name without the word for its kind, as people type it: 民和镇 → 民和, 民和回族土族自治县 → 民和,
 * 岚湖社区居委会 → 岚湖. Always a beginning of the name, of at least two characters where the name has them.
 */
export function stemOf(name: string, level: Level): string {
  const kind = kinds[level].exec(name)
  if (!kind) return name
  const plain = name.slice(0, kind.index)
  if (!isLongEnough(plain)) return name
  if (!namesPeoples.test(name)) return plain
  const bare = plain.replace(peoples, '')
  return isLongEnough(bare) ? bare : plain
}

/**
 * Pinyin initials of a text (民和镇 → mhz), given each character's syllable.
 *
 * Latin letters and digits stand for themselves; other characters without a known syllable are left out.
 */
export function initialsOf(text: string, syllableOf: (character: string) => string | undefined): string {
  return [...text.normalize('NFKC')]
    .map(
      (character) =>
        syllableOf(character)?.charAt(0) ?? /[a-z0-9]/i.exec(character)?.[0]?.toLowerCase() ?? '',
    )
    .join('')
}
