import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
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
