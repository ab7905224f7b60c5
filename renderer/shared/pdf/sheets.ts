import type { PageSize } from './layout'

/** Fine enough for 5 号 text on an office laser printer, small enough for 450 pages. */
export const PRINT_DPI = 200

/** The paper that is printed on, in micrometres: that of most pages, upright. */
export type Sheet = Readonly<{ widthMicrons: number; heightMicrons: number }>

/** Sizes that differ by rounding only are one paper: whole tenths of a millimetre. */
function toMicrons(points: number): number {
  return Math.round((points / 72) * 254) * 100
}

export function commonSheet(sizes: readonly PageSize[]): Sheet {
  const counts = new Map<string, { sheet: Sheet; pages: number }>()
  for (const size of sizes) {
    const [width, height] = [toMicrons(size.width), toMicrons(size.height)]
    const sheet = { widthMicrons: Math.min(width, height), heightMicrons: Math.max(width, height) }
    const key = `${sheet.widthMicrons}x${sheet.heightMicrons}`
    const known = counts.get(key)
    counts.set(key, { sheet, pages: (known?.pages ?? 0) + 1 })
  }
  const [most] = [...counts.values()].sort((a, b) => b.pages - a.pages)
  return most?.sheet ?? { widthMicrons: 210_000, heightMicrons: 297_000 }
}

/** Quarter turns that lay a page on the upright sheet: a sideways page is turned, as it would be on paper. */
export function turnFor(size: PageSize): 0 | 90 {
  return size.width > size.height ? 90 : 0
}

/**
 * CSS for the sheets. Each is as large as whatever paper the printer holds, its picture as large as fits on that.
 * A hair is left at the foot: rounding must never push an empty page out behind a full one.
 */
export function sheetStyles({ widthMicrons, heightMicrons }: Sheet): string {
  return [
    `@page { size: ${widthMicrons / 1_000}mm ${heightMicrons / 1_000}mm; margin: 0 }`,
    'section { width: 100vw; height: calc(100vh - 0.2mm) }',
  ].join('\n')
}
