import { countLists, type Level, type ListDefinition, type ListUse, type Numbering } from './numbering'

/** Offsets of the lists in the file information block ([MS-DOC] 2.5.6). */
const LISTS = 0x2e2
const USES = 0x2ea
const NO_STYLE = 0x0fff

/** Number formats by Word's figures ([MS-OSHARED] 2.2.1.3 MSONFC), in the names of ECMA-376. */
const FORMATS: Readonly<Record<number, string>> = {
  0: 'decimal',
  1: 'upperRoman',
  2: 'lowerRoman',
  3: 'upperLetter',
  4: 'lowerLetter',
  10: 'ideographDigital',
  11: 'japaneseCounting',
  14: 'decimalFullWidth',
  18: 'decimalEnclosedCircle',
  19: 'decimalFullWidth2',
  22: 'decimalZero',
  23: 'bullet',
  26: 'decimalEnclosedFullstop',
  27: 'decimalEnclosedParen',
  28: 'decimalEnclosedCircleChinese',
  30: 'ideographTraditional',
  31: 'ideographZodiac',
  33: 'taiwaneseCounting',
  34: 'ideographLegalTraditional',
  35: 'taiwaneseCountingThousand',
  36: 'taiwaneseDigital',
  37: 'chineseCounting',
  38: 'chineseLegalSimplified',
  39: 'chineseCountingThousand',
  255: 'none',
}

/** Reads the list definitions of a .doc (PlfLst) and their uses (PlfLfo). Paragraphs name a use, counted from 1. */
export function readLists(main: Buffer, table: Buffer): Numbering {
  const definitions = new Map<string, ListDefinition>()
  if (main.length > USES + 8 && main.readUInt32LE(LISTS + 4) > 2) readDefinitions(main, table, definitions)
  const uses = new Map<string, ListUse>()
  if (definitions.size > 0 && main.readUInt32LE(USES + 4) > 4) readUses(main, table, uses)
  return countLists(definitions, uses)
}

function readDefinitions(main: Buffer, table: Buffer, definitions: Map<string, ListDefinition>): void {
  const start = main.readUInt32LE(LISTS)
  const count = table.readInt16LE(start)
  // The levels of all lists stand behind the lists, in the same order.
  let at = start + 2 + count * 28
  for (let index = 0; index < count; index++) {
    const list = start + 2 + index * 28
    const simple = (table.readUInt8(list + 26) & 1) !== 0
    const levels = new Map<number, Level>()
    for (let level = 0; level < (simple ? 1 : 9); level++) {
      const style = table.readUInt16LE(list + 8 + level * 2)
      const read = readLevel(table, at, style === NO_STYLE ? undefined : String(style))
      levels.set(level, read.level)
      at = read.end
    }
    definitions.set(String(table.readInt32LE(list)), { levels })
  }
}

/** A level ([MS-DOC] 2.9.150 LVLF): in its text, characters below 9 stand for the numbers of the levels. */
function readLevel(table: Buffer, at: number, style: string | undefined): { level: Level; end: number } {
  const format = table.readUInt8(at + 4)
  const flags = table.readUInt8(at + 5)
  const text = at + 28 + table.readUInt8(at + 24) + table.readUInt8(at + 25)
  const length = table.readUInt16LE(text)
  const end = text + 2 + length * 2
  const raw = table.toString('utf16le', text + 2, end)
  const level: Level = {
    start: table.readInt32LE(at),
    format: FORMATS[format] ?? 'decimal',
    text: [...raw].map((sign) => (sign.charCodeAt(0) < 9 ? `%${sign.charCodeAt(0) + 1}` : sign)).join(''),
    style,
    legal: (flags & 0x04) !== 0,
    restart: (flags & 0x08) !== 0 ? table.readUInt8(at + 26) : undefined,
  }
  return { level, end }
}

function readUses(main: Buffer, table: Buffer, uses: Map<string, ListUse>): void {
  const start = main.readUInt32LE(USES)
  const count = table.readUInt32LE(start)
  if (count > 100_000) throw new RangeError('too many lists')
  let at = start + 4 + count * 16
  for (let index = 0; index < count; index++) {
    const use = start + 4 + index * 16
    const starts = new Map<number, number>()
    const levels = new Map<number, Level>()
    const overrides = table.readUInt8(use + 12)
    at += 4
    for (let one = 0; one < overrides; one++) {
      const flags = table.readUInt32LE(at + 4)
      const level = flags & 0x0f
      if ((flags & 0x10) !== 0) starts.set(level, table.readInt32LE(at))
      at += 8
      if ((flags & 0x20) === 0) continue
      const read = readLevel(table, at, undefined)
      levels.set(level, read.level)
      at = read.end
    }
    uses.set(String(index + 1), { definition: String(table.readInt32LE(use)), starts, levels })
  }
}
