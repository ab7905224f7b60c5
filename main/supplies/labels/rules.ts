import type { LabelFormat } from '../../../preload/contract/supplies/index'

export type Spot = Readonly<{ page: number; x: number; y: number }>

/**
 * Where labels go: by rows from the `start`-th place (from 1) of the first sheet on, then on further sheets. A start
 * beyond the sheet begins at its first place. Tenths of a millimetre from the upper left corner.
 */
export function spots(format: LabelFormat, start: number, count: number): Spot[] {
  const perPage = format.columns * format.rows
  const first = start > perPage ? 0 : start - 1
  return Array.from({ length: count }, (_, index) => {
    const at = first + index
    const place = at % perPage
    return {
      page: Math.floor(at / perPage),
      x: format.marginLeft + (place % format.columns) * (format.width + format.gapX),
      y: format.marginTop + Math.floor(place / format.columns) * (format.height + format.gapY),
    }
  })
}
