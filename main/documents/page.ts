import type { Layout, Paper } from './definition'

/** PDF points in a millimetre. */
const MM = 72 / 25.4

/** Width and height of the sheets of ISO 216, mm. */
const sheets: Record<Paper, readonly [number, number]> = {
  A3: [297, 420],
  A4: [210, 297],
  A5: [148, 210],
  A6: [105, 148],
}

/** Size and line pitch of a kind of text, pt. `tracking` is added after every character. */
export type TypeSize = Readonly<{ size: number; pitch: number; tracking: number }>

/** A page's shape in points: sheet, margins, text block and the sizes of type that belong to it. */
export type Frame = Readonly<{
  layout: Layout
  landscape: boolean
  narrow: boolean
  pageWidth: number
  pageHeight: number
  left: number
  top: number
  right: number
  bottom: number
  /** Width and height of the text block. */
  width: number
  height: number
  type: Readonly<{ body: TypeSize; title: TypeSize; table: TypeSize; contents: TypeSize; small: TypeSize }>
}>

const type = (size: number, pitch: number, tracking = 0): TypeSize => ({ size, pitch, tracking })

/** Margins top, right, bottom, left in mm. */
const margins = {
  /** GB/T 9704-2012 5.2: 37 at the head, 28 at the binding, a block of 156 × 225 on A4. */
  official: [37, 26, 35, 28],
  large: [25, 22, 22, 27],
  small: [18, 13, 17, 17],
  wide: [24, 20, 20, 20],
  wideSmall: [17, 14, 16, 14],
  /** At the foot room for a copy's code. */
  narrow: [7, 7, 14, 7],
  slim: [9, 13, 11, 13],
} as const

/**
 * The page frame for a sheet, a layout and an orientation.
 * The official layout is GB/T 9704-2012: size 3 (16 pt), 22 lines of 28 characters in 156 × 225 mm. Lines stand
 * 28.95 pt apart; the characters are set 0.2 pt tighter, because 28 of 16 pt are 2 mm wider than the block. It
 * is defined for A4 upright; other sheets and wide pages are set compactly.
 */
export function frameOf(
  paper: Paper,
  layout: Layout,
  orientation: 'portrait' | 'landscape' = 'portrait',
  narrow = false,
  slim = false,
): Frame {
  const [short, long] = sheets[paper]
  const landscape = orientation === 'landscape'
  const [sheetWidth, sheetHeight] = landscape ? [long, short] : [short, long]
  const large = paper === 'A4' || paper === 'A3'
  const official = layout === 'official' && paper === 'A4' && !landscape && !narrow && !slim
  const [top, right, bottom, left] =
    margins[
      narrow
        ? 'narrow'
        : official
          ? 'official'
          : landscape
            ? large
              ? 'wide'
              : 'wideSmall'
            : large
              ? slim
                ? 'slim'
                : 'large'
              : 'small'
    ]
  const width = (sheetWidth - left - right) * MM
  const bodySize = official ? 16 : large ? 12 : 10.5
  return {
    layout: official ? 'official' : 'compact',
    landscape,
    narrow,
    pageWidth: sheetWidth * MM,
    pageHeight: sheetHeight * MM,
    left: left * MM,
    top: top * MM,
    right: right * MM,
    bottom: bottom * MM,
    width,
    height: (sheetHeight - top - bottom) * MM,
    type: {
      body: official ? type(16, 28.95, (width - 28 * 16) / 27) : type(bodySize, large ? 20 : 17),
      title: official ? type(22, 35) : type(large ? 20 : 16, large ? 30 : 24),
      table: type(large ? 10.5 : 8.5, large ? 14 : 11.5),
      contents: official ? type(14, 25) : type(large ? 12 : 10.5, large ? 20 : 16.5),
      small: type(large ? 9 : 7.5, large ? 12 : 10),
    },
  }
}
