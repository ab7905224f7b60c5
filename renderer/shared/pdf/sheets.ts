import type { PageSize } from './layout'

/** Fine enough for 5 号 text on an office laser printer, small enough for 450 pages. */
export const PRINT_DPI = 200

/** A sheet of paper: its size in whole tenths of a millimetre, which is how papers are told apart, and its CSS class. */
export type Sheet = Readonly<{
  className: string
  widthMm: number
  heightMm: number
  widthMicrons: number
  heightMicrons: number
}>

export function sheetOf(size: PageSize): Sheet {
  const width = toTenths(size.width)
  const height = toTenths(size.height)
  return {
    className: `sheet-${width}-${height}`,
    widthMm: width / 10,
    heightMm: height / 10,
    widthMicrons: width * 100,
    heightMicrons: height * 100,
  }
}

function toTenths(points: number): number {
  return Math.round((points / 72) * 254)
}

/** CSS that gives each kind of sheet its own paper: upright and sideways pages may follow each other. */
export function pageStyles(sizes: readonly PageSize[]): string {
  const sheets = new Map(sizes.map((size) => [sheetOf(size).className, sheetOf(size)]))
  return [...sheets.values()]
    .map(({ className, widthMm, heightMm }) =>
      [
        `@page ${className} { size: ${widthMm}mm ${heightMm}mm; margin: 0 }`,
        // A hair shorter than the sheet: rounding must never push an empty page out behind it.
        `.${className} { page: ${className}; width: ${widthMm}mm; height: ${(heightMm - 0.2).toFixed(1)}mm }`,
      ].join('\n'),
    )
    .join('\n')
}
