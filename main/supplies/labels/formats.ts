import type { LabelFormatRow } from '../../../database/supplies/labels/schema'
import type { LabelFormat } from '../../../preload/contract/supplies/index'

/** Sizes that shops sell, in tenths of a millimetre. An office with other sheets adds its own. */
const sheet = (
  id: string,
  name: string,
  columns: number,
  rows: number,
  width: number,
  height: number,
  gapX = 0,
  gapY = 0,
): LabelFormat => ({
  id,
  rev: '',
  own: false,
  name,
  pageWidth: 2100,
  pageHeight: 2970,
  columns,
  rows,
  width,
  height,
  marginLeft: Math.round((2100 - columns * width - (columns - 1) * gapX) / 2),
  marginTop: Math.round((2970 - rows * height - (rows - 1) * gapY) / 2),
  gapX,
  gapY,
})

const single = (id: string, name: string, width: number, height: number): LabelFormat => ({
  id,
  rev: '',
  own: false,
  name,
  pageWidth: width,
  pageHeight: height,
  columns: 1,
  rows: 1,
  width,
  height,
  marginLeft: 0,
  marginTop: 0,
  gapX: 0,
  gapY: 0,
})

export const builtInFormats: readonly LabelFormat[] = [
  sheet('a4-3x8', 'A4 3×8（70×37 mm）', 3, 8, 700, 370),
  sheet('a4-2x7', 'A4 2×7（99.1×38.1 mm）', 2, 7, 991, 381, 25),
  sheet('a4-3x7', 'A4 3×7（63.5×38.1 mm）', 3, 7, 635, 381, 25),
  sheet('a4-2x4', 'A4 2×4（99.1×67.7 mm）', 2, 4, 991, 677, 25),
  sheet('a4-5x13', 'A4 5×13（38×21 mm）', 5, 13, 380, 212, 25),
  single('single-60x40', '标签机 60×40 mm', 600, 400),
  single('single-40x30', '标签机 40×30 mm', 400, 300),
  single('single-70x50', '标签机 70×50 mm', 700, 500),
]

/** An own size as the contract has it. */
export function asFormat({
  deletedAt: _deleted,
  owner: _owner,
  createdAt: _created,
  updatedAt: _updated,
  ...row
}: LabelFormatRow): LabelFormat {
  return { ...row, own: true }
}
