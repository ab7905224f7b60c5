import type { PdfDocument } from './engine'
import type { Face } from './faces'
import { type FontRole, type FontSource, type Fonts, fontRoles } from './fonts'
import type { Glyph, Measure } from './lines'

/** The fonts of one document: which are open, which character comes from which, what was missing. */
export type FontBook = Measure &
  Readonly<{
    /** The name under which pdfmake knows a face. */
    nameOf(face: number): string
    /** Fonts that text was set in, in the order of first use. */
    used(): FontSource[]
    /** Characters that no font has, once each. */
    missingCharacters(): string[]
  }>

/** Names of the font files for `openDocument`: every role, its bundled stand-in, and the reserve. */
export function fontFiles(fonts: Fonts): Record<string, string> {
  const files: Record<string, string> = {}
  for (const [name, source] of candidates(fonts)) files[name] = source.file
  return files
}

function candidates(fonts: Fonts): [name: string, source: FontSource][] {
  const all: [string, FontSource][] = fontRoles.map((role) => [role, fonts.roles[role]])
  fonts.reserve.forEach((source, index) => {
    all.push([`reserve${index}`, source])
  })
  return all
}

/**
 * Opens fonts as text asks for them. A character that its role's font lacks is taken from 宋, then 黑, then the
 * reserve (rare characters of village and personal names are often in none but those), so that none vanishes.
 */
export function openBook(document: PdfDocument, fonts: Fonts): FontBook {
  const faces: { face: Face; source: FontSource }[] = []
  const numbers = new Map<string, number>()
  const unusable = new Set<string>()
  const sources = new Map(candidates(fonts))
  const missing = new Set<number>()
  const taken = new Set<number>()

  /** Number of a face, or -1 if its file is no usable font after all. */
  const open = (name: string): number => {
    const source = sources.get(name)
    if (!source || unusable.has(name)) return -1
    const known = numbers.get(source.file)
    if (known !== undefined) return known
    try {
      const number = faces.push({ face: document.face(name), source }) - 1
      numbers.set(source.file, number)
      return number
    } catch (error) {
      if (source.origin === 'bundled') throw error
      unusable.add(name)
      return -1
    }
  }
  const order = (role: FontRole): string[] => {
    const names: string[] = [role, 'song', 'hei', 'strong']
    fonts.reserve.forEach((_, index) => {
      names.push(`reserve${index}`)
    })
    return names
  }
  const lookUp = (role: FontRole, codePoint: number): Glyph | null => {
    for (const name of order(role)) {
      const face = open(name)
      const width = faces[face]?.face.advance(codePoint) ?? -1
      if (width >= 0) {
        taken.add(face)
        return { face, width }
      }
    }
    return null
  }
  /** By role and character; null where no font has it. Runs of text ask for one role thousands of times. */
  const tables = new Map<FontRole, Table>()
  let lastRole: FontRole = 'song'
  let table: Table = emptyTable()
  tables.set(lastRole, table)

  return {
    glyphOf(role, codePoint) {
      if (role !== lastRole) {
        table = tables.get(role) ?? emptyTable()
        tables.set(role, table)
        lastRole = role
      }
      const known = codePoint < PLANE ? table.low[codePoint] : table.high.get(codePoint)
      if (known !== undefined) return known ?? undefined
      const glyph = lookUp(role, codePoint)
      if (codePoint < PLANE) table.low[codePoint] = glyph
      else table.high.set(codePoint, glyph)
      return glyph ?? undefined
    },
    missing: (codePoint) => {
      if (missing.size < 1000) missing.add(codePoint)
    },
    nameOf: (face) => faces[face]?.face.name ?? 'song',
    used: () => [...taken].flatMap((number) => faces[number]?.source ?? []),
    missingCharacters: () => [...missing].map((codePoint) => String.fromCodePoint(codePoint)),
  }
}

const PLANE = 0x10000
type Table = { low: (Glyph | null | undefined)[]; high: Map<number, Glyph | null> }

function emptyTable(): Table {
  return { low: new Array(PLANE), high: new Map() }
}
