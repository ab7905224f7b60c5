import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { findFonts } from '../../../main/documents/index'
import { lendOutlines, readThin, subsetFrom } from '../../../main/documents/outlines'
import type { EmbeddedFont, OpenFont } from '../../../main/documents/pdfmake'

/** fontkit as pdfkit has it: the measure of what a subset must hold. */
const fontkit = createRequire(import.meta.url)('fontkit') as {
  openSync(file: string): OpenFont & { createSubset(): EmbeddedFont['subset'] }
  create(bytes: Uint8Array): OpenFont & { createSubset(): EmbeddedFont['subset'] }
}

it('embeds the very shapes that the whole font has, those made of others too', () => {
  const bundled = Object.values(findFonts({ folders: [] }).roles)
  // Of the fonts that may be here, DejaVu Sans makes its letters with accents of two shapes.
  for (const file of new Set([...bundled, ...findFonts().reserve].map((font) => font.file))) {
    const whole = fontkit.openSync(file)
    const thin = readThin(file)
    if (!thin) throw new Error('not read')
    expect(thin.bytes.length).toBeLessThan(statSync(file).size / 3)
    const lent = fontkit.create(thin.bytes)
    lendOutlines(lent)
    const subset = lent.createSubset()
    subsetFrom({ subset, font: lent } as unknown as EmbeddedFont, file, thin.outlines)
    const expected = whole.createSubset()
    // A space has no shape.
    for (const character of '应急预案，0123456789—áéñüÅ ") 鱼〔2025〕号') {
      const id = whole.glyphForCodePoint(character.codePointAt(0) ?? 0).id
      expect(lent.glyphForCodePoint(character.codePointAt(0) ?? 0)).toMatchObject({ id })
      expect(subset.includeGlyph(id)).toBe(expected.includeGlyph(id))
    }
    expect(Buffer.from(subset.encode()).equals(Buffer.from(expected.encode()))).toBe(true)
  }
}, 60_000)

it('leaves fonts without such outlines to be read as a whole, and throws for what is none', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fonts-'))
  try {
    const other = join(folder, 'other.ttf')
    writeFileSync(
      other,
      Buffer.concat([Buffer.from('OTTO\0\x01\0\0\0\0\0\0CFF \0\0\0\0\0\0\0\x1c\0\0\0\0', 'latin1')]),
    )
    expect(readThin(other)).toBeUndefined()
    const none = join(folder, 'none.ttf')
    writeFileSync(none, 'text')
    expect(() => readThin(none)).toThrow()
    expect(() => readThin(join(folder, 'missing.ttf'))).toThrow()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
