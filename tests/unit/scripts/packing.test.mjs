import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { packedProgram, tryPacked } from '../../../scripts/lib/packed.mjs'
import { at } from '../../../scripts/lib/paths.mjs'

const recipe = readFileSync(at('electron-builder.yml'), 'utf8')

it('packs every weight of the fonts that documents embed', () => {
  const fonts = readFileSync(at('main', 'documents', 'fonts.ts'), 'utf8')
  const embedded = [...fonts.matchAll(/'(noto-\w+-sc)', '(\d{3}\w+)\//g)].map(([, family, weight]) => ({
    family,
    weight,
  }))
  expect(embedded.length).toBeGreaterThan(0)
  for (const { family, weight } of embedded) {
    const line = recipe
      .split('\n')
      .find((one) => one.includes(`"**/node_modules/@expo-google-fonts/${family}/`))
    expect(line, `${family} ${weight}`).toContain(weight)
  }
})

it('packs a program that cannot be turned into a plain Node', () => {
  const fuses = Object.fromEntries(
    [...recipe.matchAll(/^ {2}(\w+): (true|false)$/gm)].map(([, name, on]) => [name, on]),
  )
  expect(fuses).toMatchObject({
    runAsNode: 'false',
    enableCookieEncryption: 'true',
    enableNodeOptionsEnvironmentVariable: 'false',
    enableNodeCliInspectArguments: 'false',
    onlyLoadAppFromAsar: 'true',
  })
})

const dist = mkdtempSync(join(tmpdir(), 'youbei-dist-'))
afterAll(() => rmSync(dist, { recursive: true, force: true }))

/** A program in `dist` that prints so many good steps and ends with a code. */
function fake(place, { steps, code }) {
  const path = join(dist, place)
  mkdirSync(join(path, '..'), { recursive: true })
  const line = `console.log('{"step":0,"ok":true}')\n`
  writeFileSync(path, `#!${process.execPath}\n${line.repeat(steps)}process.exit(${code})\n`)
  chmodSync(path, 0o755)
  return path
}

it('finds what was packed now for this platform, not what lies there from before', () => {
  const path = fake('linux-unpacked/youbei', { steps: 0, code: 0 })
  expect(packedProgram(0, { platform: 'linux', dist })).toBe(path)
  expect(packedProgram(0, { platform: 'win32', dist })).toBeUndefined()
  utimesSync(path, 1, 1)
  expect(packedProgram(Date.now() - 1_000, { platform: 'linux', dist })).toBeUndefined()
})

it.skipIf(process.platform === 'win32')(
  'takes a packed program for sound only when every step was done',
  async () => {
    const outcome = (what) => tryPacked(fake('tried/youbei', what), { launchArgs: [], env: {} })
    expect(await outcome({ steps: 5, code: 0 })).toBeNull()
    expect(await outcome({ steps: 4, code: 0 })).toContain('"ok":true')
    expect(await outcome({ steps: 5, code: 1 })).not.toBeNull()
    expect(await tryPacked(join(dist, 'not-there'), { launchArgs: [], env: {} })).toContain('ENOENT')
  },
)
